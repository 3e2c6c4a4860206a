// The trade-off's lower panels and sentences, and faults that share their order's luck: as the page shows
// them, against the native engine.
import { test, expect, openLab, settled, exported } from '../support/lab.mjs';
import { labRun } from '../support/engine.mjs';

async function curve(page) {
  await settled(page);
  const sentence = page.getByTestId('sentence-tradeoff');
  await expect(sentence).toContainText(/from|từ/, { timeout: 60_000 });
  return (await sentence.innerText()).replaceAll('\u00a0', ' ');
}

async function type(page, id, value) {
  const before = await settled(page);
  const box = page.getByTestId(`number-${id}`);
  await box.fill(value);
  await box.press('Enter');
  await expect(page.locator('[data-digest]').first()).not.toHaveAttribute('data-digest', before);
  await settled(page);
}

/** The rows of the trade-off's data, not of the steps above them: a list of numbers each. */
async function table(page) {
  const figure = page.getByTestId('figure-tradeoff');
  const button = figure.getByTestId('show-table-tradeoff');
  if (await button.getAttribute('aria-expanded') === 'false') await button.click();
  const cells = (row) => row.locator('th, td').allInnerTexts();
  const rows = await figure.locator('.data tbody tr').all();
  const texts = await Promise.all(rows.map(cells));
  return texts.map((row) => row.map((cell) => Number(cell.replaceAll(',', '').replace('−', '-'))));
}

test('stockouts and units owed stand below the curve, in table and sentence, and are lab\'s', async ({ page, site }) => {
  test.setTimeout(180_000);
  await openLab(page, `${site}?lang=en`);
  const sentence = await curve(page);
  const rows = await table(page);
  expect(rows).toHaveLength(12);
  const [first, last] = [rows[0], rows[11]];
  // Columns: target, stock, service, its interval, stockouts, units owed, and the formula's.
  const [stockouts, owed] = [5, 6];
  for (const column of [stockouts, owed]) expect(first[column]).toBeGreaterThan(last[column]);
  const said = sentence.match(/runs out ([\d.]+) times a year at first and ([\d.]+) at last, and units owed to customers go from ([\d.]+) to ([\d.]+)\./);
  const ends = [first[stockouts], last[stockouts], first[owed], last[owed]];
  // Both round the same numbers, the sentence to one decimal.
  said.slice(1).forEach((number, place) => expect(Math.abs(Number(number) - ends[place])).toBeLessThan(0.06));
  const chart = page.getByTestId('figure-tradeoff').locator('svg.chart');
  await expect(chart).toContainText('times a year an item runs out');
  await expect(chart).toContainText('units owed to customers, on average');
  // A point of the curve is the same shop at another target, with a hundred replications.
  const scenario = JSON.parse(await exported(page));
  scenario.replenishment.cycle_service_level = 0.5;
  scenario.run.replications = 100;
  const { bts } = labRun(JSON.stringify(scenario));
  expect(first[stockouts]).toBeCloseTo(bts.stockouts_per_item_year.value, 1);
  expect(first[owed]).toBeCloseTo(bts.units_owed_mean.value, 1);
});

test('what the next millions buy, in both languages and for each measure of service', async ({ page, site }) => {
  test.setTimeout(180_000);
  await openLab(page, `${site}?lang=en`);
  const buys = /^The next [\d.]+ million ₫ of stock, from ([\d.]+) to ([\d.]+), (buys|is too close to call:) −?[\d.]+ ±[\d.]+ points of perfect orders\./;
  const [, from, to] = (await curve(page)).match(buys);
  expect(Number(to)).toBeGreaterThan(Number(from));
  // What is at hand now is where the step begins.
  const stock = await page.getByTestId('kpi-bts-inventory_value_mean').innerText();
  expect(Math.abs(Number(from) - Number.parseFloat(stock))).toBeLessThan(0.2);
  // Every round step along the curve, each beginning where the one before ends.
  const steps = page.getByTestId('tradeoff-steps');
  await expect(steps.locator('caption')).toContainText('in points of perfect orders');
  const rows = await steps.locator('tbody th').allInnerTexts();
  expect(rows.length).toBeGreaterThan(2);
  const ends = rows.map((row) => row.split('–').map(Number));
  for (let n = 1; n < ends.length; n += 1) expect(ends[n][0]).toBe(ends[n - 1][1]);
  expect(await steps.locator('tbody td:nth-child(2)').first().innerText()).toMatch(/^\+[\d.]+ ±[\d.]+$/);
  await page.getByTestId('tradeoff-service').selectOption('cycle_service_level');
  await expect(page.getByTestId('sentence-tradeoff')).toContainText('points of cycle service level');
  await page.getByTestId('language-vi').click();
  await expect(page.getByTestId('sentence-tradeoff')).toContainText(/^Thêm [\d,]+ triệu\s₫ tồn kho, từ/);
  await expect(page.getByTestId('sentence-tradeoff')).toContainText('điểm mức dịch vụ theo chu kỳ bổ sung');
});

test('beyond the last point nothing is promised', async ({ page, site }) => {
  test.setTimeout(180_000);
  await openLab(page, `${site}#lab?v=1&e=1&preset=phone-accessories-v1&replenishment.cycle_service_level=0.9999&lang=en`);
  await settled(page);
  await expect(page.getByTestId('sentence-tradeoff')).toContainText('No point was simulated with more stock than now', { timeout: 60_000 });
});

test('faults that share their order\'s luck leave more orders perfect than the product tells', async ({ page, site }) => {
  test.setTimeout(180_000);
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  const gap = async () => {
    const { bto } = labRun(await exported(page));
    const shown = await page.getByTestId('figure-why').textContent();
    for (const rate of [bto.perfect_order_rate, bto.perfect_order_product]) {
      expect(shown).toContain((100 * rate.value).toFixed(1));
    }
    return bto.perfect_order_rate.value - bto.perfect_order_product.value;
  };
  const before = await gap();
  await expect(page.getByTestId('sentence-why')).not.toContainText('share the luck');
  await type(page, 'fault_correlation', '0.8');
  expect(JSON.parse(await exported(page)).quality.correlation).toBe(0.8);
  await expect(page.getByTestId('sentence-why')).toContainText('correlation 0.8');
  expect(await gap()).toBeGreaterThan(before + 0.005);
});
