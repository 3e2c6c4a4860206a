// The engine in the page: rows of the table in docs/performance.md, which `cargo xtask bench` writes.
//
// The page runs the default scenario on one worker, once with few replications and once with many: the difference is
// the engine's own time, messages and folding included, without what the page needs to start and to draw.
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const FEW = 400;
const MANY = 2400;
const RUNS = 5;
/** Orders that a replication of the default scenario places: benches/speed counts them (938 in 200 replications). */
const ORDERS = 938;

const server = await serve();
const browser = await chromium.launch(options);

/** Milliseconds from the page's start until it has run so many replications. */
async function run(replications) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 1 });
    window.isDone = new Promise((done) => {
      const look = () => {
        if (document.querySelector('[data-digest][data-state=done]')) done(performance.now());
      };
      new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    });
  });
  await page.goto(`${server.address}?lang=en#lab?v=1&preset=phone-accessories-v1&run.replications=${replications}`);
  const time = await page.evaluate(() => window.isDone);
  await context.close();
  return time;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const each = [];
for (let i = 0; i < RUNS; i++) {
  const few = await run(FEW);
  const many = await run(MANY);
  each.push((1000 * (many - few)) / ((MANY - FEW) * ORDERS));
}
console.log([
  'ROW',
  "Engine, both strategies, the Lab's observers, per order, in Chromium",
  '1.0 µs',
  `${median(each).toFixed(2)} µs (at best ${Math.min(...each).toFixed(2)})`,
  `default scenario on the page with one worker: ${MANY} replications less ${FEW}, messages and folding included, median of ${RUNS}`,
].join('\t'));
await browser.close();
await server.close();
