// Every screen of the site in every theme, both languages, on a phone and on a desk: axe finds nothing; nothing sticks out,
// is cut off or lies on something else at any width, doubled words included. Each is opened once and then changed in place.
// What screens do is tested in files of their own.
import { test, expect, openWithoutWasm, settled } from '../support/lab.mjs';
import { fits, isAccessible, lookAround, widen } from '../support/looks.mjs';
import { SCREENS } from '../support/screens.mjs';

// A month of orders: every screen is there in a second or two.
const MONTH = '#lab?v=1&e=2&preset=phone-accessories-v1&run.run_days=28&run.warm_up_days=14&run.replications=40';

// Looking takes seconds on a quiet machine, and minutes on a busy one.
test.describe.configure({ timeout: 300_000 });

// Parts of the Lab that the whole of it holds.
const PARTS = ['lab', 'what-happened', 'why', 'trade-off', 'formula', 'scorecards', 'follow'];

for (const [number, { id, title, arrive, opens = 1280, ...ways }] of SCREENS.filter(({ id }) => !PARTS.includes(id)).entries()) {
  test(`looks right: ${id}: ${title}`, async ({ page, site }) => {
    await widen(page, opens);
    const go = (hash) => page.goto(`${site}?lang=pseudo&theme=light${hash}`);
    await arrive({ page, go, scenario: MONTH });
    await lookAround(page, number, ways);
  });
}

test.describe('before and without the simulator', () => {
  const looks = [['vi', 'light', 1440], ['en', 'dark', 390], ['vi', 'projector', 1024], ['en', 'light', 320]];

  test('looks right: the page while it loads', async ({ page, site }) => {
    for (const [lang, theme, width] of looks) {
      await widen(page, width);
      await openWithoutWasm(page, `${site}?lang=${lang}&theme=${theme}`);
      await fits(page, `${lang}, ${theme}, ${width} px`);
      await isAccessible(page, `${lang}, ${theme}, ${width} px`);
    }
  });

  test('looks right: the page without WebAssembly', async ({ page, site }) => {
    await page.addInitScript(() => { delete globalThis.WebAssembly; });
    for (const [lang, theme, width] of looks) {
      await widen(page, width);
      await page.goto(`${site}?lang=${lang}&theme=${theme}`);
      await expect(page.locator('#notice-browser')).toBeVisible();
      await fits(page, `${lang}, ${theme}, ${width} px`);
      await isAccessible(page, `${lang}, ${theme}, ${width} px`);
    }
  });

  test.describe('after a fault', () => {
    test.use({ expected: /planted|panicked|unreachable|closure invoked/ });

    test('looks right: the page that has stopped', async ({ page, site }) => {
      for (const [lang, theme, width] of looks) {
        await widen(page, width);
        // Another query, so that the page starts anew.
        await page.goto(`${site}?lang=${lang}&theme=${theme}&look=${width}${MONTH}`);
        await settled(page);
        await page.evaluate(() => {
          window.unplanted = Document.prototype.createElementNS;
          Document.prototype.createElementNS = () => { throw new Error('planted'); };
        });
        // Something that is drawn anew: a menu, or the next figure where one is presented.
        await page.locator('[data-testid=export-why], [data-testid=figure-next]').first().evaluate((button) => button.click());
        await expect(page.getByTestId('fault')).toBeVisible();
        // What looks at the page makes elements, too.
        await page.evaluate(() => { Document.prototype.createElementNS = window.unplanted; });
        await fits(page, `${lang}, ${theme}, ${width} px`);
        await isAccessible(page, `${lang}, ${theme}, ${width} px`);
      }
    });
  });
});

test('looks right: an embedded Lab', async ({ page, site }) => {
  for (const [lang, theme, width] of [['vi', 'light', 768], ['en', 'dark', 390]]) {
    await page.goto(`${site}?look=${width}${MONTH}&embed=1&lang=${lang}&theme=${theme}`);
    await settled(page);
    for (const each of [320, width]) {
      await widen(page, each);
      await fits(page, `${lang}, ${theme}, ${each} px`);
    }
    await isAccessible(page, `${lang}, ${theme}`);
  }
});

test('looks right: the link, to be copied by hand', async ({ page, site }) => {
  await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('blocked')); });
  await page.goto(`${site}?lang=pseudo${MONTH}`);
  await settled(page);
  await page.getByTestId('copy-link').click();
  await expect(page.getByTestId('link')).toBeVisible();
  await lookAround(page, 0, { widths: [320, 390, 1024] });
});

test.describe('forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('what is chosen, where one is and what is at hand stays visible', async ({ page, site }) => {
    await page.goto(`${site}?lang=vi${MONTH}`);
    await settled(page);
    // A control is told from what is around it by its border, a chosen part by its ground.
    const edges = await page.locator('.btn:visible, select:visible, input[type=text]:visible').evaluateAll((all) =>
      all.filter((one) => !one.disabled && !one.matches('.icon') && getComputedStyle(one).borderTopWidth === '0px').map((one) => one.outerHTML.slice(0, 120)));
    expect(edges).toEqual([]);
    await page.goto(`${site}?lang=vi#/class`);
    const [chosen, other] = await page.locator('.seg').first().evaluate((seg) =>
      ['.on', 'label:not(.on)'].map((one) => getComputedStyle(seg.querySelector(one)).backgroundColor));
    expect(chosen).not.toBe(other);
    const marked = (link) => link.evaluate((one) => getComputedStyle(one).borderBottomWidth);
    expect(await marked(page.locator('.nav a[aria-current]'))).not.toBe('0px');
    await page.goto(`${site}?lang=vi#/experiments/find`);
    expect(await marked(page.getByTestId('tab-find'))).not.toBe('0px');
    await isAccessible(page);
  });
});
