import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';
const [id, ...shots] = process.argv.slice(2);
const server = await serve();
const browser = await chromium.launch(options);
for (const shot of shots) {
  const [lang, theme, width, extra=''] = shot.split(',');
  const page = await browser.newPage({ viewport: { width: +width, height: 900 } });
  page.on('console', (m) => console.log(m.type(), m.text()));
  page.on('pageerror', (e) => console.log('uncaught', e.message));
  await page.goto(`${server.address}?lang=${lang}&theme=${theme}${extra}`);
  await page.locator('[data-state=done]').first().waitFor({ timeout: 60000 });
  const fig = page.getByTestId(`figure-${id}`);
  await fig.scrollIntoViewIfNeeded();
  await page.waitForTimeout(2500);
  if (process.env.OPEN) for (const d of await fig.locator("details").all()) await d.evaluate((n) => { n.open = true; });
  await page.waitForTimeout(300);
  await fig.screenshot({ path: `/tmp/${id}-${lang}-${theme}-${width}.png` });
  console.log(shot, await page.evaluate(() => document.documentElement.scrollWidth));
  await page.close();
}
await browser.close(); await server.close();
