// Every parameter, as a user reaches it: groups that open, values typed, set back, undone; by a finger, by keys.
import { test, expect, openLab, settled, changed, exported } from '../support/lab.mjs';
import { labRun } from '../support/engine.mjs';

const GROUPS = ['demand', 'orders', 'cycle', 'quality', 'stock', 'supply', 'service', 'production', 'promise', 'materials',
  'after_delivery', 'disruptions', 'money', 'measures', 'run'];

async function open(page, group) {
  const head = page.getByTestId(`group-${group}`).first();
  await head.waitFor();
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
}

async function openAll(page) {
  for (const group of GROUPS) await open(page, group);
}

const type = (page, path, text) => async () => {
  const box = page.getByTestId(`set-${path}`);
  await box.fill(text);
  await box.press('Enter');
};

// Few replications: what is tested is that the page and the command line run the same scenario.
const QUICK = '#lab?v=1&e=2&preset=phone-accessories-v1&run.replications=100&lang=en';

/** One change in each group, and what the saved scenario must then hold. */
const CHANGES = [
  ['demand', (page) => type(page, 'demand.gap_cv', '0,29')(), (it) => it.demand.gap_cv, 0.29],
  ['orders', (page) => page.getByTestId('set-demand.lines').selectOption('fixed'), (it) => it.demand.lines.kind, 'fixed'],
  ['cycle', (page) => type(page, 'order_cycle.transport.mean', '1.4')(), (it) => it.order_cycle.transport.mean, 1.4],
  ['quality', (page) => type(page, 'quality.damage', '7,5')(), (it) => it.quality.damage, 0.075],
  ['stock', (page) => page.getByTestId('set-replenishment.policy').selectOption('base_stock'), (it) => it.replenishment.policy, 'base_stock'],
  ['supply', (page) => page.getByTestId('set-replenishment.own_line').check(), (it) => it.replenishment.own_line.servers, 1],
  ['service', (page) => page.getByTestId('set-service.shortage').selectOption('lose_order'), (it) => it.service.shortage, 'lose_order'],
  ['production', (page) => type(page, 'production.cv', '1')(), (it) => it.production.cv, 1],
  ['promise', (page) => page.getByTestId('set-promise.bto_kind').selectOption('quoted'), (it) => it.promise.bto_kind, 'quoted'],
  ['materials', (page) => type(page, 'production.materials.shortage', '12')(), (it) => it.production.materials.shortage, 0.12],
  ['after_delivery', (page) => page.getByTestId('set-after_delivery').check(), (it) => it.after_delivery.replacement_share, 0.8],
  ['disruptions', (page) => page.getByTestId('add-disruptions').click(), (it) => it.disruptions[0].kind, 'supplier_outage'],
  ['money', (page) => type(page, 'money.shipment', '30000')(), (it) => it.money.shipment, 30000],
  ['measures', (page) => type(page, 'measures.window_days', '0,5')(), (it) => it.measures.window_days, 0.5],
  ['run', (page) => type(page, 'run.run_days', '84')(), (it) => it.run.run_days, 84],
];

test('one value in each group: saved, run as lab runs it, and set back', async ({ page, site }) => {
  test.setTimeout(300_000);
  await openLab(page, `${site}${QUICK}`);
  const first = await settled(page);
  for (const [group, act, read, value] of CHANGES) {
    await open(page, group);
    const digest = await changed(page, () => act(page));
    const scenario = await exported(page);
    expect(read(JSON.parse(scenario)), group).toBe(value);
    expect(digest, group).toBe(labRun(scenario).result_digest);
    await expect(page.getByTestId('notice')).toHaveCount(0);
    const restored = await changed(page, () => page.getByTestId(`restore-${group}`).click());
    // The run's own numbers are part of the preset, with its thousand replications.
    if (group !== 'run') expect(restored, group).toBe(first);
    await page.getByTestId(`group-${group}`).click();
  }
});

test('a refused value says field, value and limit at its box, and changes nothing', async ({ page, site }) => {
  await openLab(page, `${site}${QUICK}`);
  const before = await settled(page);
  await open(page, 'cycle');
  const box = page.getByTestId('set-order_cycle.transport.mean');
  const shown = await box.inputValue();
  for (const wrong of ['1000', 'wild']) {
    await type(page, 'order_cycle.transport.mean', wrong)();
    await expect(page.getByTestId('notice')).toContainText('Mean transport time');
    await expect(page.getByTestId('row-order_cycle.transport.mean').locator('.said')).toContainText(wrong === 'wild' ? 'wild' : '365');
    await expect(box).toHaveValue(shown);
  }
  expect(await settled(page)).toBe(before);
});

test('a parameter explains itself, says that it differs, and goes back alone', async ({ page, site }) => {
  await openLab(page, `${site}${QUICK}`);
  const before = await settled(page);
  await open(page, 'money');
  const what = page.getByTestId('what-money.holding_rate');
  await what.click();
  await expect(page.getByTestId('row-money.holding_rate')).toContainText('Usual value: 22%');
  await changed(page, type(page, 'money.holding_rate', '30'));
  await expect(page.getByTestId('group-money')).toContainText('holding 30% a year');
  await expect(page.getByTestId('group-money')).toContainText('changed');
  expect(await changed(page, () => page.getByTestId('back-money.holding_rate').click())).toBe(before);
  await expect(page.getByTestId('back-money.holding_rate')).toHaveCount(0);
});

test('a hundred changes are undone and done again', async ({ page, site }) => {
  test.setTimeout(300_000);
  await openLab(page, `${site}${QUICK.replace('replications=100', 'replications=20')}`);
  const first = await settled(page);
  await open(page, 'money');
  const box = page.getByTestId('set-money.shipment');
  for (let price = 1; price <= 100; price += 1) {
    await box.fill(String(price));
    await box.press('Enter');
  }
  const last = await settled(page);
  expect(last).not.toBe(first);
  for (let step = 0; step < 100; step += 1) await page.getByTestId('undo').click();
  await expect(page.getByTestId('back-money.shipment')).toHaveCount(0);
  await expect(page.locator('[data-digest]').first()).toHaveAttribute('data-digest', first);
  expect(await settled(page)).toBe(first);
  for (let step = 0; step < 100; step += 1) await page.getByTestId('redo').click();
  await expect(box).toHaveValue('100');
  await expect(page.locator('[data-digest]').first()).toHaveAttribute('data-digest', last);
});

test('by the keyboard alone', async ({ page, site }) => {
  await openLab(page, `${site}${QUICK}`);
  await settled(page);
  const head = page.getByTestId('group-quality');
  await head.focus();
  await page.keyboard.press('Enter');
  // Rows come one a frame, which is sooner than a hand finds the next key.
  await expect(page.getByTestId('what-quality.wrong_order')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('what-quality.wrong_order')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('set-quality.wrong_order')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('move-quality.wrong_order')).toBeFocused();
  await changed(page, () => page.keyboard.press('ArrowRight'));
  expect(JSON.parse(await exported(page)).quality.wrong_order).toBe(0.025);
});

test('without the description of parameters the first controls work, and it can be asked for again', async ({ page, site }) => {
  let isBlocked = true;
  await page.route(/parameters\/en\.json/, (route) =>
    isBlocked ? route.fulfill({ status: 200, body: '{}' }) : route.continue());
  await openLab(page, `${site}${QUICK}`);
  await expect(page.getByText('The other parameters could not be loaded.')).toBeVisible();
  isBlocked = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('group-demand')).toBeVisible();
});

test.describe('by a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('targets are large enough, every group open', async ({ page, site }) => {
    await openLab(page, `${site}${QUICK}`);
    await settled(page);
    await page.getByTestId('adjust').click();
    await openAll(page);
    const small = await page.evaluate(() => [...document.querySelectorAll('.all-par button, .all-par select, .all-par input[type=text]')]
      .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120)));
    expect(small).toEqual([]);
  });
});
