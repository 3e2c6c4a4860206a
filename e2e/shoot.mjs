// A picture of the built site, to look at:
//   node shoot.mjs URLPATH OUT.png [--width 1440] [--height 1000] [--theme dark] [--lang vi] [--full]
//                                  [--wait SELECTOR] [--no-wasm]
// URLPATH is what follows the site's address: '' or '#/glossary' or '?seed=7'. Console messages
// are printed. The picture is taken once a result stands in the page, or after three seconds.
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '1000' },
    theme: { type: 'string' },
    lang: { type: 'string' },
    wait: { type: 'string', default: '[data-digest]' },
    full: { type: 'boolean', default: false },
    'no-wasm': { type: 'boolean', default: false },
  },
});
const [path = '', out = 'output/shot.png'] = positionals;

const server = await serve();
const address = new URL(path, server.address);
for (const name of ['theme', 'lang']) {
  if (values[name]) address.searchParams.set(name, values[name]);
}

const browser = await chromium.launch(options);
const page = await browser.newPage({
  viewport: { width: Number(values.width), height: Number(values.height) },
});
page.on('console', (message) => console.log(message.type(), message.text()));
page.on('pageerror', (error) => console.log('uncaught', error.message));
if (values['no-wasm']) {
  await page.route((url) => url.pathname.endsWith('.wasm'), () => {});
}
await page.goto(address.href, { waitUntil: 'domcontentloaded' });
await page.locator(values.wait).first().waitFor({ state: 'attached', timeout: 3000 }).catch(() => {});
await page.screenshot({ path: out, fullPage: values.full });
await browser.close();
await server.close();
