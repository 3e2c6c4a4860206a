// How long a first visit takes on a phone: needs the site in dist/.
//   node loading.mjs [--visits 5]
// Each visit has a fresh profile, and the host gives no leave to keep anything. Printed, as medians, and once more as rows of
// the table that `cargo xtask bench` writes:
//   readable   the first text is painted, before WebAssembly is there
//   usable     the Lab stands there with its controls
//   answer     the first numbers, simulated
//   charts     the run is done, with all its charts
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const { values } = parseArgs({
  options: { visits: { type: 'string', default: '5' } },
});

/** Connections as Chromium's own tools name them: kilobits a second, milliseconds there and back, and how much slower the processor. */
const DEVICES = [
  { name: 'a phone on 4G', kilobits: 9_000, delay: 85, slower: 4 },
  { name: 'a phone on 3G', kilobits: 1_600, delay: 150, slower: 4 },
];

const server = await serve({ packed: true });
try {
  for (const device of DEVICES) {
    const visits = [];
    while (visits.length < Number(values.visits)) visits.push(await visit(device));
    const times = Object.keys(visits[0]).map((name) => median(visits.map((one) => one[name])));
    const told = times.map((time) => (time / 1000).toFixed(1)).join(', ');
    console.log(`${device.name}: readable, usable, answer, charts after ${told} s`);
    const how = `${device.kilobits / 1000} Mbit/s, ${device.delay} ms there and back, the page's thread ${device.slower} times slower; gzip, nothing kept; medians of ${visits.length} visits`;
    console.log(['ROW', `First visit by ${device.name}: text, controls, first numbers, all charts`, '', `${told} s`, how].join('\t'));
  }
} finally {
  await server.close();
}

async function visit({ kilobits, delay, slower }) {
  const browser = await chromium.launch(options);
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const control = await page.context().newCDPSession(page);
    const speed = (kilobits * 1000) / 8;
    await control.send('Network.enable');
    await control.send('Network.emulateNetworkConditions', {
      offline: false, latency: delay, downloadThroughput: speed, uploadThroughput: speed,
    });
    await control.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(watch);
    await page.goto(`${server.address}?lang=vi`, { waitUntil: 'commit' });
    await page.locator('[data-testid="results"][data-state="done"]').waitFor({ state: 'attached', timeout: 120_000 });
    return await page.evaluate(() => {
      const [painted] = performance.getEntriesByName('first-contentful-paint');
      return { readable: painted.startTime, ...window.reached };
    });
  } finally {
    await browser.close();
  }
}

/** In the page, before anything of it runs: keeps when each thing was first there. */
function watch() {
  const reached = {};
  window.reached = reached;
  const marks = {
    usable: '[data-testid="results"]',
    answer: '[data-digest]',
    charts: '[data-testid="results"][data-state="done"]',
  };
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(marks)) {
      if (!(name in reached) && document.querySelector(selector)) reached[name] = performance.now();
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
