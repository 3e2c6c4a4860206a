// The Lab as its users use it: controls, seeds, presets, files, languages; and its numbers, which must
// be those of the native engine, bit for bit.
import { writeFile } from 'node:fs/promises';
import { test, expect, openLab, settled, changed, exported } from '../support/lab.mjs';
import { labRun } from '../support/engine.mjs';

/** The text of an element without what assistive technology alone hears. */
const text = async (page, id) => (await page.getByTestId(id).innerText()).replace(/\s+/g, ' ');

/** A rate as the page writes it in English. */
const percent = (share) => (100 * share).toFixed(1) + '%';

for (const mount of ['/', '/a/b/']) {
  test(`answers at once, and the numbers are lab's, at ${mount}`, async ({ page, site, subSite }) => {
    await openLab(page, `${mount === '/' ? site : subSite}?lang=en`);
    const digest = await settled(page);
    const native = labRun(await exported(page));
    expect(digest).toBe(native.result_digest);
    for (const strategy of ['bts', 'bto']) {
      for (const measure of ['perfect_order_rate', 'on_time_delivery_rate', 'complete_rate']) {
        const shown = await text(page, `kpi-${strategy}-${measure}`);
        expect(shown).toContain(percent(native[strategy][measure].value));
      }
    }
  });
}

test('a control moved by the keyboard changes the headline, as lab does', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  const before = await text(page, 'finding');
  const range = page.getByTestId('range-service_target');
  const digest = await changed(page, async () => {
    await range.focus();
    await range.press('Home');
  });
  expect(await text(page, 'finding')).not.toBe(before);
  const scenario = await exported(page);
  expect(JSON.parse(scenario).replenishment.cycle_service_level).toBe(0.5);
  expect(digest).toBe(labRun(scenario).result_digest);
});

test('number boxes take a comma and a point', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  const box = page.getByTestId('number-gap_cv');
  const typed = (value) => async () => {
    await box.fill(value);
    await box.press('Enter');
  };
  const comma = await changed(page, typed('0,29'));
  expect(JSON.parse(await exported(page)).demand.gap_cv).toBe(0.29);
  await changed(page, typed('1'));
  expect(await changed(page, typed('0.29'))).toBe(comma);
});

test('a refused number says field, value and limit, and changes nothing', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const before = await settled(page);
  const box = page.getByTestId('number-gap_cv');
  await box.fill('7');
  await box.press('Enter');
  await expect(page.getByTestId('notice')).toContainText('7');
  await expect(page.getByTestId('notice')).toContainText('3');
  expect(await settled(page)).toBe(before);
});

test('another seed gives other numbers, the same seed the same', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await settled(page);
  const rolled = await changed(page, () => page.getByTestId('reroll').click());
  expect(rolled).not.toBe(first);
  const seed = page.getByTestId('seed');
  const again = await changed(page, async () => {
    await seed.fill('2718');
    await seed.press('Enter');
  });
  expect(again).toBe(first);
});

test('languages change in place', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const before = await settled(page);
  const english = await text(page, 'finding');
  await page.getByTestId('language-vi').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(page.getByTestId('finding')).toContainText('đơn');
  expect(await text(page, 'kpi-bts-perfect_order_rate')).toMatch(/\d,\d ?%/);
  await page.getByTestId('language-en').click();
  expect(await text(page, 'finding')).toBe(english);
  expect(await settled(page)).toBe(before);
});

test('the real exporter runs, and its numbers are lab\'s', async ({ page, site }) => {
  test.setTimeout(120_000);
  await openLab(page, `${site}?lang=en`);
  const digest = await changed(page, () => page.getByTestId('preset').selectOption('real-exporter-v1'));
  const scenario = await exported(page);
  expect(JSON.parse(scenario).demand.items.list).toHaveLength(2781);
  const native = labRun(scenario);
  expect(digest).toBe(native.result_digest);
  expect(await text(page, 'kpi-bts-perfect_order_rate'))
    .toContain(percent(native.bts.perfect_order_rate.value));
});

test.describe('files', () => {
  const open = async (page, info, name, content) => {
    const path = info.outputPath(name);
    await writeFile(path, content);
    await page.getByTestId('open').setInputFiles(path);
  };

  test('a malformed scenario gives a message and leaves the page as it was', async ({ page, site }, info) => {
    await openLab(page, `${site}?lang=en`);
    const before = await settled(page);
    const headline = await text(page, 'finding');
    for (const [content, ...said] of [
      ['{"demand": {"gap_cv": 9, "gap": 1}}', 'demand.gap_cv', '9', '3', 'demand.gap'],
      ['{"demand":', 'line'],
      ['[]', '[]'],
      ['{"schema": 99}', '99'],
      ['\u0000\u0001', 'line'],
    ]) {
      await open(page, info, 'bad.json', content);
      for (const part of said) await expect(page.getByTestId('notice')).toContainText(part);
      expect(await settled(page)).toBe(before);
      expect(await text(page, 'finding')).toBe(headline);
    }
  });

  test('a saved scenario opens again', async ({ page, site }, info) => {
    await openLab(page, `${site}?lang=en`);
    const first = await settled(page);
    const saved = await exported(page);
    await changed(page, () => page.getByTestId('reroll').click());
    expect(await changed(page, () => open(page, info, 'mine.json', saved))).toBe(first);
  });
});

test('undo takes a change back', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await settled(page);
  await changed(page, () => page.getByTestId('reroll').click());
  expect(await changed(page, () => page.getByTestId('undo').click())).toBe(first);
});

test('one worker and several give the same bits', async ({ browser, site }) => {
  const digests = [];
  for (const cores of [1, 2, 5]) {
    const page = await browser.newPage();
    await page.addInitScript((count) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count });
    }, cores);
    await page.goto(`${site}?lang=en`);
    digests.push(await settled(page));
    await page.close();
  }
  expect(new Set(digests).size).toBe(1);
});

test('without workers the page still answers, with the same bits', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await settled(page);
  await page.addInitScript(() => {
    window.Worker = class { constructor() { throw new Error('no workers here'); } };
  });
  await page.reload();
  expect(await settled(page)).toBe(first);
});

test('the promise can be moved by keys on its handle', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  const handle = page.getByTestId('figure-waiting').getByRole('slider').first();
  const before = Number(await handle.getAttribute('aria-valuenow'));
  await changed(page, async () => {
    await handle.focus();
    await handle.press('ArrowRight');
  });
  expect(Number(await handle.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  expect(JSON.parse(await exported(page)).promise.bts_days).toBeGreaterThan(before);
});

test('every figure has a table and exports', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  for (const [id, charts] of [['what_happened', 1], ['waiting', 1], ['why', 1], ['tradeoff', 1], ['scorecards', 0]]) {
    const figure = page.getByTestId(`figure-${id}`);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('svg.chart')).toHaveCount(charts);
    await figure.getByRole('button', { name: 'Table' }).click();
    await expect(figure.getByRole('table').first()).toBeVisible();
  }
});

test('why orders were not perfect, and what they cost: the numbers are lab\'s', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  const native = labRun(await exported(page));
  const why = await page.getByTestId('figure-why').textContent();
  for (const strategy of ['bts', 'bto']) {
    expect(why).toContain((100 * native[strategy].perfect_order_rate.value).toFixed(1));
    expect(why).toContain((100 * native[strategy].perfect_order_product.value).toFixed(1));
    const cost = (native[strategy].cost_per_order.value / 1000).toFixed(1);
    expect(await text(page, `kpi-${strategy}-cost_per_order`)).toContain(cost);
  }
  const card = await text(page, 'figure-scorecards');
  expect(card).toContain(percent(native.bts.line_fill_rate.value));
  expect(card).toContain(percent(native.bto.late_order_rate.value));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const lang of ['vi', 'en']) {
    test(`the sheet opens and closes (${lang})`, async ({ page, site }) => {
      await openLab(page, `${site}?lang=${lang}`);
      await settled(page);
      const adjust = page.getByTestId('adjust');
      await adjust.click();
      await expect(page.getByTestId('number-orders_per_day')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('number-orders_per_day')).toBeHidden();
      await expect(adjust).toBeFocused();
    });
  }
});
