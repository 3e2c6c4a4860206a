// What becomes of a run when a worker dies in the middle of a piece, and when workers refuse its scenario.
import { readFileSync } from 'node:fs';
import { test, expect, openLab, settled } from '../support/lab.mjs';

const LONG = '#lab?v=1&e=2&preset=phone-accessories-v1&run.replications=400&lang=en';

test.describe('a worker dies', () => {
  test.use({ expected: /the worker was killed/ });

  test('a worker that dies in the middle of a piece is replaced, and the run ends with the same digest', async ({ page, site }) => {
    test.setTimeout(240_000);
    await openLab(page, `${site}?workers=2${LONG}`);
    const whole = await settled(page);
    await openLab(page, `${site}?workers=2&again${LONG}`);
    await page.reload();
    const results = page.locator('[data-digest]').first();
    await results.waitFor({ state: 'attached' });
    await expect(results).toHaveAttribute('data-state', 'running');
    const [first] = page.workers();
    const closed = new Promise((resolve) => first.on('close', resolve));
    // An error that nobody catches is how a worker dies: the page terminates it with its piece half done.
    await first.evaluate(() => setTimeout(() => { throw new Error('the worker was killed'); }));
    await closed;
    expect(await settled(page)).toBe(whole);
    expect(page.workers()).toHaveLength(2);
  });
});

test('a scenario that workers refuse is told, and nobody waits for it', async ({ page, site }) => {
  // Between page and worker one digit is changed, as a damaged message would: 9 is more than its limit of 3.
  const spoil = `self.addEventListener('message', (event) => {
    const bytes = event.data;
    const wanted = new TextEncoder().encode('"gap_cv":1');
    for (let at = 0; at + wanted.length <= bytes.length; at += 1) {
      if (wanted.every((byte, place) => bytes[at + place] === byte)) bytes[at + wanted.length - 1] = 0x39;
    }
  });\n`;
  const worker = readFileSync(new URL('../../static/worker.js', import.meta.url), 'utf8');
  await page.route('**/worker.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: spoil + worker }));
  await page.goto(`${site}${LONG}`);
  const notice = page.getByTestId('notice');
  await expect(notice).toContainText('This scenario could not be run', { timeout: 60_000 });
  await expect(notice).toContainText('demand.gap_cv: 9');
});
