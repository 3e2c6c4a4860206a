// Flows as users do them, in Firefox: `node flows.mjs`, or `cargo xtask firefox`, which also builds the site and installs
// what drives the browser. FIREFOX names the program, where it is not Debian's. Each flow has a profile of its own; any
// message on the console, any error and any request to another host fails it.
//
// Chromium's tests go through every screen. These are here for what browsers do in their own ways: input and its events,
// modules given to workers, service workers, storage.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { serve } from '../support/server.mjs';

const PATIENCE = 60_000;
const LESSON = '09-busy-not-efficient';
const options = {
  browser: 'firefox',
  executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
  headless: true,
  defaultViewport: { width: 1280, height: 900 },
  extraPrefsFirefox: { 'intl.accept_languages': 'vi' },
};

const FLOWS = {
  'a slider dragged, a number typed and moved by keys; all of it undone and done again': async ({ page, site }) => {
    await page.goto(`${site}?lang=vi`);
    const digests = [await settled(page)];
    const step = async (act) => digests.push(await changed(page, act));
    await step(() => drag(page, 'range-service_target', 0.4));
    await step(() => typed(page, 'number-gap_cv', '0,29'));
    equal(await page.$eval(the('number-gap_cv'), (box) => box.value), '0,29');
    await step(async () => {
      await page.focus(the('range-service_target'));
      await page.keyboard.press('Home');
    });
    const end = digests.at(-1);
    for (const before of digests.slice(0, -1).reverse()) {
      equal(await changed(page, () => page.click(the('undo'))), before);
    }
    for (const after of digests.slice(1)) equal(await changed(page, () => page.click(the('redo'))), after);
    equal(await settled(page), end);
  },

  'a link opened in a fresh profile gives the same digest': async ({ page, site, fresh }) => {
    await page.goto(`${site}?lang=en`);
    await settled(page);
    const digest = await changed(page, () => typed(page, 'number-gap_cv', '0.25'));
    await page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', { get: () => undefined }); });
    await page.click(the('copy-link'));
    const link = await page.waitForSelector(the('link'));
    const address = await link.evaluate((box) => box.value);
    equal(address.includes('demand.gap_cv=0.25'), true);
    const other = await fresh();
    await other.goto(address);
    equal(await settled(other), digest);
  },

  'a lesson by keyboard alone': async ({ page, site }) => {
    const { predict, check } = JSON.parse(readFileSync(new URL(`../../static/lessons/${LESSON}/lesson.json`, import.meta.url), 'utf8'));
    equal(predict.kind, 'number');
    await page.goto(`${site}#/learn/${LESSON}?lang=vi`);
    await page.waitForSelector('[data-testid="lesson"][data-step="predict"]');
    equal(await page.$eval(the('run'), (button) => button.disabled), true);
    await tabTo(page, 'guess');
    await page.keyboard.type('3');
    await tabTo(page, 'commit');
    await page.keyboard.press('Enter');
    await page.waitForSelector(the('locked'));
    await tabTo(page, 'run');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid="lesson"][data-step="explain"]', { timeout: PATIENCE });
    const [{ answers, right }] = check;
    await tabTo(page, 'answer-0-0');
    await page.keyboard.press(' ');
    for (let place = 0; place < answers.indexOf(right); place += 1) await page.keyboard.press('ArrowDown');
    await page.waitForSelector(`${the('question-0')} .ok`);
  },

  'reloaded with the server gone': async ({ page, site, end }) => {
    await page.goto(`${site}?lang=vi`);
    const digest = await settled(page);
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await end();
    await page.reload();
    equal(await settled(page), digest);
    equal(await page.$eval('html', (root) => root.lang), 'vi');
  },
};

const the = (id) => `[data-testid="${id}"]`;

function equal(seen, expected) {
  if (seen !== expected) throw new Error(`${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
}

/** Waits until the run is done; gives its digest. */
async function settled(page) {
  const results = await page.waitForSelector('[data-digest][data-state="done"]', { timeout: PATIENCE });
  return results.evaluate((element) => element.dataset.digest);
}

/** Does something that changes the results; gives the digest of the new run when it is done. */
async function changed(page, act) {
  const before = await settled(page);
  await act();
  const another = (digest) => {
    const { digest: now, state } = document.querySelector('[data-digest]')?.dataset ?? {};
    return now && now !== digest && state === 'done';
  };
  await page.waitForFunction(another, { timeout: PATIENCE }, before);
  return settled(page);
}

/** Drags a slider's knob to a share of its way. */
async function drag(page, id, share) {
  const slider = await page.$(the(id));
  await slider.scrollIntoView();
  const box = await slider.boundingBox();
  const at = await slider.evaluate(({ value, min, max }) => (value - min) / (max - min));
  const x = (part) => box.x + 8 + part * (box.width - 16);
  const y = box.y + box.height / 2;
  await page.mouse.move(x(at), y);
  await page.mouse.down();
  await page.mouse.move(x(share), y, { steps: 8 });
  await page.mouse.up();
}

/** Types a number into a box, as hands do. */
async function typed(page, id, text) {
  const box = await page.$(the(id));
  await box.scrollIntoView();
  await box.click({ count: 3 });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Presses Tab until an element has the focus. */
async function tabTo(page, id) {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.dataset.testid === wanted, id)) return;
  }
  throw new Error(`Tab does not reach ${id}`);
}

const browser = await puppeteer.launch(options);
console.log(await browser.version());
let passed = 0;
let failed = 0;
for (const [name, flow] of Object.entries(FLOWS)) {
  const server = await serve();
  const complaints = [];
  const contexts = [];
  const fresh = async () => {
    const context = await browser.createBrowserContext();
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['warn', 'error'].includes(message.type())) complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const address = request.url();
      if (address.startsWith('http') && !address.startsWith(server.address)) complaints.push(`another host: ${address}`);
    });
    return page;
  };
  const begun = performance.now();
  let fault = null;
  try {
    await flow({ page: await fresh(), site: server.address, fresh, end: server.close });
  } catch (error) {
    fault = error.message;
  }
  fault ??= complaints.join('; ');
  passed += Number(!fault);
  failed += Number(Boolean(fault));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${fault ? 'FAILED' : 'ok    '} ${name}${fault ? `: ${fault}` : ''} (${seconds} s)`);
  for (const context of contexts) await context.close();
  await server.close().catch(() => {});
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
