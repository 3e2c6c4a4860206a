import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';
import { openLesson, run } from './support/lessons.mjs';
const server = await serve();
const browser = await chromium.launch(options);
for (const folder of process.argv.slice(2)) {
  for (const [lang, width] of [['vi', 390], ['en', 1440], ['en', 390], ['vi', 1440]]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on('pageerror', (error) => console.log('uncaught', error.message));
    await openLesson(page, server.address, folder, { lang, more: '&gate=0' });
    await run(page);
    await page.waitForTimeout(500);
    const section = page.locator('section.ls').nth(2);
    const fx = page.locator('[data-testid=lesson-formula]');
    console.log(folder, lang, width, (await fx.innerText()).replace(/\n+/g, ' | '));
    if (width === 390 && lang === 'vi' || width === 1440 && lang === 'en') await section.screenshot({ path: `/tmp/teach/${folder.slice(0,2)}-${lang}-${width}.png` });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log('   WIDER by', wide);
    await page.close();
  }
}
await browser.close(); await server.close();
