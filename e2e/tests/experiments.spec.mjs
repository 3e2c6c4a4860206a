// The four experiments in the page: their numbers are those of `lab`, they can be cancelled, bad input is named, and
// what was found can be used in the Lab.
import { readFile } from 'node:fs/promises';
import { test, expect, openLab, settled, changed, exported } from '../support/lab.mjs';
import { labCommand } from '../support/engine.mjs';

// A month of orders: every study is done in seconds.
const MONTH = '#lab?v=1&e=2&preset=phone-accessories-v1&run.run_days=28&run.warm_up_days=14&run.replications=100&lang=en';
const FEW = { sweep: { replications: '20', count: '3' }, frontier: { replications: '12' }, find: { replications: '16', step: '5' }, sensitivity: { replications: '10' } };

/** Opens the Lab with a month of orders, takes its scenario, and goes to an experiment by the page's own links. */
async function open(page, site, kind) {
  await openLab(page, `${site}${MONTH}`);
  await settled(page);
  const scenario = await exported(page);
  await page.getByRole('link', { name: 'Experiments', exact: true }).click();
  await page.getByTestId(`tab-${kind}`).click();
  await expect(place(page)).toHaveAttribute('data-kind', kind);
  return scenario;
}

const place = (page) => page.getByTestId('experiments');

async function fill(page, fields) {
  for (const [id, value] of Object.entries(fields)) await page.getByTestId(id).fill(value);
}

async function run(page) {
  await page.getByTestId('experiment-run').click();
  await expect(place(page)).toHaveAttribute('data-state', 'done', { timeout: 110_000 });
}

/** The object in the file that the page offers. */
async function result(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('experiment-json').click()]);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

const command = (page) => page.getByTestId('experiment-command').innerText();

for (const kind of ['sweep', 'frontier', 'find', 'sensitivity']) {
  test(`${kind} gives the very numbers of lab`, async ({ page, site }) => {
    test.setTimeout(240_000);
    const scenario = await open(page, site, kind);
    await fill(page, FEW[kind]);
    await run(page);
    const found = await result(page);
    expect(found).toEqual(labCommand(await command(page), scenario));
    expect(found.experiment).toBe(kind);
    const sentence = page.getByTestId(`sentence-${kind}`);
    await expect(sentence).toHaveText(/BTS|policy/);
    await expect(page.getByTestId(`figure-${kind}`).locator('svg.chart [role=img]')).toHaveAttribute('aria-label', /./);
    await page.getByTestId(`show-table-${kind}`).click();
    const rows = await page.getByTestId(`table-${kind}`).locator('tbody tr').count();
    const wanted = {
      sweep: () => found.points.length,
      frontier: () => found.curves[0].points.length + found.curves[1].points.length,
      find: () => found.outcome.tried.length,
      sensitivity: () => found.bts.length + found.bto.length,
    };
    expect(rows).toBe(wanted[kind]());
  });
}

test('two numbers are searched over at once, as lab does it, and both go into the Lab', async ({ page, site }) => {
  test.setTimeout(240_000);
  const scenario = await open(page, site, 'find');
  await expect(page.getByTestId('second-from')).toHaveCount(0);
  await page.getByTestId('second-path').selectOption('replenishment.cover_days');
  await fill(page, { ...FEW.find, step: '10', target: '70', 'second-from': '10', 'second-to': '30', 'second-step': '10' });
  await run(page);
  const found = await result(page);
  expect(found).toEqual(labCommand(await command(page), scenario));
  const { values } = found.outcome.found;
  await page.getByTestId('show-table-find').click();
  await expect(page.getByTestId('table-find').locator('tbody tr')).toHaveCount(found.outcome.tried.length);
  await expect(page.getByTestId('figure-find').locator('svg.chart')).toContainText('the choice');
  await page.getByTestId('use-this').click();
  await settled(page);
  const { replenishment } = JSON.parse(await exported(page));
  expect(replenishment.cycle_service_level).toBe(values['replenishment.cycle_service_level']);
  expect(replenishment.cover_days).toBe(values['replenishment.cover_days']);
});

test('what was found goes into the Lab as one change, and can be undone', async ({ page, site }) => {
  test.setTimeout(240_000);
  const before = JSON.parse(await open(page, site, 'find'));
  await fill(page, { ...FEW.find, target: '80' });
  await run(page);
  const { outcome } = await result(page);
  const value = outcome.found.values['replenishment.cycle_service_level'];
  expect(value).not.toBe(before.replenishment.cycle_service_level ?? 0.95);
  const shown = String(Math.round(1000 * value) / 10);
  await expect(page.getByTestId('sentence-find')).toContainText(`Service target = ${shown}%`);
  await page.getByTestId('use-this').click();
  await settled(page);
  expect(JSON.parse(await exported(page)).replenishment.cycle_service_level).toBe(value);
  await changed(page, () => page.getByTestId('undo').click());
  expect(JSON.parse(await exported(page))).toEqual(before);
});

test('a study is cancelled at once, and what was found before stays', async ({ page, site }) => {
  test.setTimeout(240_000);
  await open(page, site, 'sweep');
  await fill(page, FEW.sweep);
  await run(page);
  const sentence = await page.getByTestId('sentence-sweep').innerText();
  await fill(page, { replications: '50000', count: '40' });
  await page.getByTestId('experiment-run').click();
  const running = page.getByTestId('experiment-running');
  await expect(running).toContainText(/of 2,000,000 runs/);
  await expect.poll(async () => Number(await running.locator('progress').getAttribute('value')), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(page.getByTestId('sentence-sweep')).toHaveText(sentence);
  await page.getByTestId('experiment-cancel').click();
  await expect(running).toHaveCount(0, { timeout: 1000 });
  await expect(page.getByTestId('experiment-cancelled')).toBeVisible();
  await expect(page.getByTestId('sentence-sweep')).toHaveText(sentence);
  // Leaving the place ends its study and its workers.
  await page.getByTestId('experiment-run').click();
  await expect(running).toBeVisible();
  await page.getByRole('link', { name: 'Glossary', exact: true }).click();
  await expect(page.getByTestId('glossary')).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(0);
});

test('bad input is named with field, value and limit, in both languages, and nothing is lost', async ({ page, site }) => {
  test.setTimeout(240_000);
  await open(page, site, 'sweep');
  await fill(page, FEW.sweep);
  await run(page);
  const told = page.getByTestId('experiment-refused');
  await fill(page, { from: 'abc', count: '1,5' });
  await page.getByTestId('experiment-run').click();
  await expect(told.locator('tbody tr')).toHaveText([/From\s*abc\s*a number/, /Values\s*1,5\s*a whole number, 2 to 500/]);
  await expect(page.getByTestId('from')).toHaveAttribute('aria-invalid', 'true');
  await fill(page, { from: '50', to: '120', count: '3' });
  await expect(told).toHaveCount(0);
  await page.getByTestId('experiment-run').click();
  await expect(told.locator('tbody tr')).toHaveText(/Service target.*120%\s*1% to 99.99%/s);
  await page.getByTestId('language-vi').click();
  await expect(told.locator('tbody tr')).toHaveText(/Mức dịch vụ.*120%\s*từ 1% đến 99,99%/s);
  await expect(page.getByTestId('outcome-sweep')).toBeVisible();
});

test('by keyboard alone: a tab, a box, Enter, and the way to the result', async ({ page, site }) => {
  test.setTimeout(240_000);
  await open(page, site, 'sweep');
  await page.getByTestId('tab-sensitivity').focus();
  await page.keyboard.press('Enter');
  await expect(place(page)).toHaveAttribute('data-kind', 'sensitivity');
  // The focus stays on the tab: the form is the next stop.
  await expect(page.getByTestId('tab-sensitivity')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('measure')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('share')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(place(page)).toHaveAttribute('data-state', 'done', { timeout: 110_000 });
  await expect(page.getByTestId('replications')).toBeFocused();
  await expect(page.getByTestId('live')).toHaveText(/BTS, now/);
});

test('the trade-off of the Lab leads to the frontier', async ({ page, site }) => {
  await openLab(page, `${site}${MONTH}`);
  await settled(page);
  await page.getByTestId('to-experiments').click();
  await expect(place(page)).toHaveAttribute('data-kind', 'frontier');
  expect(page.url()).toContain('#/experiments/frontier');
});
