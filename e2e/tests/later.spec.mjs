// The second half of the simulator: nothing of the first answer needs it, and whatever does gets it, however soon one asks.
import { test, expect, openLab, changed, settled } from '../support/lab.mjs';
import { golden } from '../support/golden.mjs';

const isLater = (url) => url.pathname.endsWith('_later.wasm');
/** How often the program had to wait for its second half. */
const waits = (page) => page.locator('html').evaluate((root) => Number(root.dataset.late ?? 0));

/** As if the first seconds never ended: the second half is fetched only if something calls it. */
const neverIdle = (page) => page.addInitScript(() => { window.requestIdleCallback = () => 0; });

/** Counts what is asked for. */
function asked(page) {
  const requests = [];
  page.on('request', (request) => {
    if (isLater(new URL(request.url()))) requests.push(request.url());
  });
  return requests;
}

test.describe('without it', () => {
  // It never comes, although it is asked for when somebody acts: what called it would say so.
  test.use({ expected: /ERR_FAILED/ });

  for (const lang of ['vi', 'en']) {
    test(`one answers, drags a slider, and changes language and theme (${lang})`, async ({ page, site }) => {
      await neverIdle(page);
      await page.route(isLater, (route) => route.abort());
      await openLab(page, `${site}?lang=${lang}`);
      await settled(page);
      await page.waitForTimeout(1000);
      const slider = page.locator('.panel input[type="range"]:enabled').first();
      const box = await slider.boundingBox();
      const [middle, end] = [0.5, 0.8].map((share) => box.x + share * box.width);
      await changed(page, async () => {
        await page.mouse.move(middle, box.y + box.height / 2);
        await page.mouse.down();
        await page.mouse.move(end, box.y + box.height / 2, { steps: 12 });
        await page.mouse.up();
      });
      await page.getByTestId('theme').click();
      await page.getByTestId(lang === 'vi' ? 'language-en' : 'language-vi').click();
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'vi' ? 'en' : 'vi');
      await page.waitForTimeout(500);
      expect(await waits(page)).toBe(0);
      await expect(page.locator('.notices .err:visible')).toHaveCount(0);
    });
  }
});

test('it comes by itself, once, and not before the first answer', async ({ page, site }) => {
  const requests = asked(page);
  await openLab(page, `${site}?lang=en`);
  expect(requests).toEqual([]);
  await expect.poll(() => requests.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await settled(page);
  await page.getByRole('link', { name: 'Learn' }).click();
  await expect(page.getByTestId('learn')).toBeVisible();
  expect(await waits(page)).toBe(0);
});

test('no preset needs it, on the page or in a worker', async ({ page, site }) => {
  await neverIdle(page);
  const requests = asked(page);
  for (const { hash } of golden) {
    await page.goto('about:blank');
    await openLab(page, site + hash);
    await page.waitForTimeout(1000);
    expect(requests, hash).toEqual([]);
  }
});

test.describe('at once', () => {
  const running = (page) => expect(page.locator('html')).toHaveAttribute('data-boot', 'running');

  for (const [place, shown] of [['#/learn', 'learn'], ['#/glossary', 'glossary']]) {
    test(`an address of ${place} waits for it before it starts`, async ({ page, site }) => {
      await neverIdle(page);
      await page.goto(`${site}?lang=en${place}`);
      await expect(page.getByTestId(shown)).toBeVisible();
      expect(await waits(page)).toBe(0);
    });

    test(`${place} from a Lab that has just begun`, async ({ page, site }) => {
      await neverIdle(page);
      const requests = asked(page);
      await page.goto(`${site}?lang=en`);
      await running(page);
      // No finger and no key that would say so beforehand.
      await page.evaluate((hash) => { location.hash = hash; }, place);
      await expect(page.getByTestId(shown)).toBeVisible();
      expect(await waits(page)).toBe(1);
      expect(requests.length).toBe(1);
      await page.evaluate(() => { location.hash = '#lab'; });
      await settled(page);
    });
  }

  // It would have to be waited for otherwise, and a line that stands still would stop the page.
  for (const [opened, link] of [
    ['a Lab on the projector', 'theme=projector'],
    ['a Lab that asks for a prediction', 'predict=1'],
    ['a link in its compact form', 'z=(demand:(gap_cv:0.5,weekday:(1,1,1,1,1,0.5,0)))'],
  ]) {
    test(`${opened} waits for it before it starts`, async ({ page, site }) => {
      await neverIdle(page);
      const requests = asked(page);
      await page.goto(`${site}?lang=en#lab?${link}`);
      await running(page);
      await page.waitForTimeout(1000);
      expect(await waits(page)).toBe(0);
      expect(requests.length).toBe(1);
    });
  }

  test('own orders from a Lab that has just begun, read in a worker', async ({ page, site }) => {
    await neverIdle(page);
    await page.goto(`${site}?lang=en`);
    await running(page);
    await page.evaluate(() => document.querySelector('[data-testid="orders-open"]').click());
    await expect(page.getByTestId('orders')).toBeVisible();
    await page.evaluate(() => document.querySelector('[data-testid="orders-built-in"]').click());
    await expect(page.getByTestId('orders-read')).toBeVisible({ timeout: 60_000 });
  });

  test.describe('and it does not come', () => {
    test.use({ expected: /404|TypeError|Error: 404|uncaught/ });

    test('a notice says so, and what is there stays readable', async ({ page, site }) => {
      await neverIdle(page);
      await page.route(isLater, (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto(`${site}?lang=en`);
      await running(page);
      await page.evaluate(() => { location.hash = '#/learn'; });
      await expect(page.locator('#notice-failed')).toBeVisible();
      await expect(page.locator('#notice-failed code')).toContainText('404');
      await expect(page.locator('h1').first()).toBeVisible();
    });
  });
});
