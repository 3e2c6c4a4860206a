// The Lab presented: one figure a screen at 1024 × 768, gone through by keys and buttons, two controls pinned, every word
// large enough to be read from the last row.
import { test, expect, changed, openLab, settled } from '../support/lab.mjs';
import { fits, isAccessible, widen } from '../support/looks.mjs';

const MONTH = '#lab?v=1&e=2&preset=phone-accessories-v1&run.run_days=28&run.warm_up_days=14&run.replications=40';
const FIGURES = ['what_happened', 'waiting', 'why', 'tradeoff', 'formula', 'scorecards', 'definitions', 'follow'];
/** These stand whole on a screen; what is read rather than shown may be longer. */
const WHOLE = ['what_happened', 'waiting', 'why', 'tradeoff'];

test.use({ viewport: { width: 1024, height: 768 } });

const place = (page) => page.getByTestId('figure-place');

async function present(page, site, lang) {
  await openLab(page, `${site}?lang=${lang}&theme=projector${MONTH}`);
  await settled(page);
  await expect(place(page)).toHaveText('1 / 9');
}

/** The smallest text in sight, with its size [px]. */
const smallest = (page) => page.evaluate(() => {
  const all = [...document.body.querySelectorAll('*')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest('.vh, .skip, math, option, [aria-hidden=true]')
    && [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  const sized = all.map((one) => [parseFloat(getComputedStyle(one).fontSize), one.outerHTML.slice(0, 120)]);
  return sized.filter(([size]) => size < 19.9);
});

for (const lang of ['vi', 'en']) {
  test(`one figure a screen, by keys, readable from the last row (${lang})`, async ({ page, site }) => {
    test.setTimeout(240_000);
    await present(page, site, lang);
    await expect(page.getByTestId('kpi')).toBeVisible();
    await isAccessible(page, 'the headline');
    for (const [at, figure] of FIGURES.entries()) {
      await page.keyboard.press(at % 2 ? 'PageDown' : 'ArrowRight');
      await expect(place(page)).toHaveText(`${at + 2} / 9`);
      await expect(page.locator('main figure:visible')).toHaveCount(1);
      await expect(page.getByTestId(`figure-${figure}`)).toBeVisible();
      if (figure === 'follow') await expect(page.getByTestId('follow-order')).toBeVisible({ timeout: 30_000 });
      if (figure === 'tradeoff') await expect(page.getByTestId('tradeoff-steps')).toBeVisible({ timeout: 60_000 });
      await fits(page, figure);
      expect(await smallest(page), figure).toEqual([]);
      await isAccessible(page, figure);
      if (WHOLE.includes(figure)) {
        const chart = await page.getByTestId(`figure-${figure}`).locator('svg.chart').first().boundingBox();
        const [above, below] = await Promise.all(['.stage', '.dock'].map((part) => page.locator(part).boundingBox()));
        expect(chart.y, figure).toBeGreaterThanOrEqual(above.y + above.height);
        expect(chart.y + chart.height, figure).toBeLessThanOrEqual(below.y + 1);
      }
      await expect(page.getByTestId('pinned')).toBeInViewport();
    }
    // After the last there is no next, and the way back leads to where one was.
    await page.keyboard.press('ArrowRight');
    await expect(place(page)).toHaveText('9 / 9');
    await expect(page.getByTestId('figure-next')).toBeDisabled();
    await page.getByTestId('figure-before').click();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
    await expect(place(page)).toHaveText('6 / 9');
  });
}

test('two controls stay in sight and change the run; keys in a box stay in the box', async ({ page, site }) => {
  await present(page, site, 'en');
  await page.getByTestId('figure-next').click();
  await expect(page.getByTestId('pinned').locator('input[type=range]')).toHaveCount(2);
  const range = page.getByTestId('range-service_target');
  await changed(page, async () => {
    await range.focus();
    await range.press('ArrowLeft');
  });
  await expect(place(page)).toHaveText('2 / 9');
  await changed(page, () => page.getByTestId('reroll').click());
  // Every other control is in the sheet, which takes the place of the pinned ones.
  await page.getByTestId('adjust').click();
  await expect(page.getByTestId('number-capacity')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(place(page)).toHaveText('2 / 9');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('adjust')).toBeFocused();
  await page.getByTestId('present-exit').click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'projector');
  await expect(page.locator('main figure:visible')).toHaveCount(FIGURES.length);
});

test('from the bar, with a pinned state on a screen of its own, on a wide screen', async ({ page, site }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openLab(page, `${site}?lang=vi&theme=light${MONTH}`);
  await settled(page);
  await page.getByTestId('pin').click();
  await page.getByTestId('present').click();
  await expect(place(page)).toHaveText('1 / 10');
  await page.keyboard.press('PageDown');
  await expect(page.getByTestId('figure-compare')).toBeVisible();
  await page.keyboard.press('PageDown');
  await widen(page, 1920, 1080);
  const { height } = await page.getByTestId('figure-what_happened').locator('svg.chart').boundingBox();
  expect(height).toBeGreaterThan(550);
  await fits(page);
});

test('on paper every figure is there', async ({ page, site }) => {
  await present(page, site, 'en');
  await page.emulateMedia({ media: 'print' });
  for (const figure of WHOLE) await expect(page.getByTestId(`figure-${figure}`)).toBeVisible();
  await expect(page.locator('.stage')).toBeHidden();
});
