import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';
const server = await serve();
const browser = await chromium.launch(options);
const jobs = JSON.parse(process.argv[2]);
for (const { kind, width, theme, lang, fill = {}, select = {}, out, run = true } of jobs) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on('console', (m) => console.log(kind, m.type(), m.text()));
  page.on('pageerror', (e) => console.log('uncaught', e.message));
  await page.goto(`${server.address}?lang=${lang}&theme=${theme}#/experiments/${kind}`);
  await page.getByTestId('experiments').waitFor();
  await page.waitForTimeout(500);
  for (const [id, value] of Object.entries(select)) await page.getByTestId(id).selectOption(value);
  for (const [id, value] of Object.entries(fill)) await page.getByTestId(id).fill(value);
  const t = Date.now();
  if (run) {
    await page.getByTestId('experiment-run').click();
    await page.locator('[data-state=done]').waitFor({ timeout: 120000 }).catch(() => console.log('not done'));
    console.log(kind, Date.now() - t, 'ms');
    await page.waitForTimeout(400);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) console.log('sideways', kind, width, lang, over);
  await page.screenshot({ path: out, fullPage: true });
  await page.close();
}
await browser.close();
await server.close();
