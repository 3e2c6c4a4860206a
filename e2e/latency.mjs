// How long the page takes, by driving it: needs the site in dist/.
//   node latency.mjs [--drags 200]
// A real mouse drags the first slider, step by step. Printed, as medians and 95th percentiles, and once more as rows of the
// table that `cargo xtask bench` writes:
//   headline   from the input event to the first changed result in the page
//   charts     from the input event to the last figure on the screen redrawn for that first result, and painted (those further
//              down the page wait until the hand rests)
//   longest    the longest task on the page's own thread during all of it (PerformanceObserver, from 50 ms up; below that
//              it is told as "under 50")
//   after      replications in the page 100 ms and 1 s after the input event
//   cancel     from the input event that takes the place of a run at work to every worker having looked at its mailbox
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const { values } = parseArgs({
  options: { drags: { type: 'string', default: '200' } },
});
const drags = Number(values.drags);

const server = await serve();
const browser = await chromium.launch(options);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  await page.goto(`${server.address}?lang=en`);
  await settled(page);
  const figures = await measure(page);
  console.log(table(figures));
  console.log(rows(figures));
} finally {
  await browser.close();
  await server.close();
}

/** Waits until the run and the points of its trade-off are done. */
async function settled(page) {
  await page.locator('[data-testid="results"][data-state="done"]').waitFor();
  await page.waitForTimeout(1500);
}

/** In the page, before anything of it runs: keeps times of inputs, results, redrawn figures, long tasks and worker messages. */
function watch() {
  const seen = { inputs: [], results: [], drawn: [], tasks: [], workers: [] };
  window.seen = seen;
  addEventListener('input', (event) => {
    if (event.target.type === 'range') seen.inputs.push(event.timeStamp);
  }, true);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) seen.tasks.push([task.startTime, task.duration]);
  }).observe({ type: 'longtask' });
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      const now = performance.now();
      const results = document.querySelector('[data-testid="results"]');
      if (!results) return;
      const counted = records.some((record) => record.target === results && record.attributeName === 'data-digest');
      if (counted) seen.results.push([now, Number(results.dataset.replications)]);
      const redrawn = records.some((record) => {
        const at = record.target.nodeType === 1 ? record.target : record.target.parentElement;
        const svg = results.contains(at) && at.closest('svg');
        const box = svg && svg.getBoundingClientRect();
        return box && box.top < innerHeight && box.bottom > 0;
      });
      // Painted: after the frame that shows it.
      if (redrawn) requestAnimationFrame(() => setTimeout(() => seen.drawn.push([now, performance.now()])));
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

async function measure(page) {
  const slider = page.locator('.panel input[type="range"]:enabled').first();
  const box = await slider.boundingBox();
  const at = (share) => box.x + 8 + share * (box.width - 16);
  const middle = box.y + box.height / 2;
  await page.mouse.move(at(0.4), middle);
  await page.mouse.down();
  await page.waitForTimeout(1500);
  await page.evaluate(() => { seen.inputs.length = 0; seen.tasks.length = 0; });

  const rows = [];
  for (let step = 0; step < drags; step += 1) {
    // There and back again, never twice at one place; every other step waits a whole second.
    const share = 0.2 + 0.6 * Math.abs((((step * 7) % 60) / 30) - 1);
    const rest = step % 4 === 0 ? 1100 : 420;
    const row = await drag(page, at(share), middle, rest);
    if (row) rows.push(row);
  }
  const tasks = await page.evaluate(() => seen.tasks.map(([, duration]) => duration));
  const cancels = await cancel(page, at, middle, Math.max(20, drags / 5));
  await page.mouse.up();
  const of = (name) => rows.map((row) => row[name]).filter((value) => value !== null).sort((a, b) => a - b);
  return {
    drags: rows.length,
    workers: page.workers().length,
    headline: summary(of('headline')),
    charts: summary(of('charts')),
    longest_task: tasks.length ? Math.max(...tasks) : null,
    replications_after_100_ms: summary(of('after100')),
    replications_after_1_s: summary(of('after1000')),
    cancel: summary(cancels),
  };
}

/** One step of the drag; null where the slider did not move. */
async function drag(page, x, y, rest) {
  await page.evaluate(() => { for (const name of ['inputs', 'results', 'drawn']) seen[name].length = 0; });
  await page.mouse.move(x, y);
  await page.waitForTimeout(rest);
  const { inputs, results, drawn } = await page.evaluate(() => seen);
  if (!inputs.length || !results.length) return null;
  const [start] = inputs;
  const [first, second] = results;
  // Figures follow one by one; those of the second result do not count for the first.
  const own = drawn.filter(([changed]) => changed >= first[0] && (!second || changed < second[0]));
  const reached = (within) => Math.max(0, ...results.filter(([time]) => time - start <= within).map(([, count]) => count));
  return {
    headline: first[0] - start,
    charts: own.length ? Math.max(...own.map(([, painted]) => painted)) - start : null,
    after100: reached(100),
    after1000: rest >= 1000 ? reached(1000) : null,
  };
}

/** From an input in the midst of a run to every worker's next look at its mailbox [ms]. */
async function cancel(page, at, y, times) {
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      self.mailbox = [];
      self.addEventListener('message', () => self.mailbox.push(performance.timeOrigin + performance.now()));
    });
  }
  const taken = [];
  for (let step = 0; step < times; step += 1) {
    const share = step % 2 ? 0.35 : 0.65;
    await page.mouse.move(at(share), y);
    // In the midst of the run: its first answer is there, its last is not.
    await page.waitForTimeout(260);
    for (const worker of page.workers()) await worker.evaluate(() => { self.mailbox.length = 0; });
    await page.evaluate(() => { seen.inputs.length = 0; });
    await page.mouse.move(at(share + 0.05), y);
    await page.waitForTimeout(300);
    const start = await page.evaluate(() => performance.timeOrigin + seen.inputs[0]);
    const looks = await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.mailbox[0] ?? null)));
    if (Number.isFinite(start) && looks.every((look) => look !== null)) taken.push(Math.max(...looks) - start);
    await page.waitForTimeout(700);
  }
  return taken.sort((a, b) => a - b);
}

function summary(sorted) {
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? null };
}

function table(figures) {
  const line = (name, { median, p95, most }, unit) =>
    `${name.padEnd(44)}${[median, p95, most].map((value) => (value === null ? '-' : value.toFixed(0)).padStart(9)).join('')}  ${unit}`;
  return [
    `${figures.drags} steps of a drag, ${figures.workers} workers`,
    `${''.padEnd(44)}${['median', 'P95', 'most'].map((head) => head.padStart(9)).join('')}`,
    line('Input to changed headline', figures.headline, 'ms'),
    line('Input to charts on the screen painted', figures.charts, 'ms'),
    line('Replications after 100 ms', figures.replications_after_100_ms, ''),
    line('Replications after 1 s', figures.replications_after_1_s, ''),
    line('Input to every worker at its mailbox', figures.cancel, 'ms'),
    `Longest task on the page's thread: ${figures.longest_task === null ? 'under 50' : figures.longest_task.toFixed(0)} ms`,
  ].join('\n');
}

/** What goes into docs/performance.md. */
function rows(figures) {
  const how = `default scenario, ${figures.workers} workers, ${figures.drags} steps of a slider dragged with the mouse`;
  const both = ({ median, p95 }) => `${median?.toFixed(0) ?? '-'} and ${p95?.toFixed(0) ?? '-'} ms`;
  const counts = ({ median }) => median?.toFixed(0) ?? '-';
  return [
    ['Slider to changed numbers, median and 95th percentile', '100 ms', both(figures.headline), how],
    ['Slider to all charts on the screen painted, likewise', '100 ms', both(figures.charts), 'the same drag'],
    ['Replications in the page 100 ms and 1 s after the input', '20 and more',
      `${counts(figures.replications_after_100_ms)} and ${counts(figures.replications_after_1_s)}`, 'medians'],
    ['Cancel: input to every worker at its mailbox, likewise', '50 ms', both(figures.cancel), 'a run at work is replaced'],
    ["Longest task on the page's own thread", '50 ms',
      figures.longest_task === null ? 'under 50 ms' : `${figures.longest_task.toFixed(0)} ms`, 'the whole drag'],
  ].map((row) => ['ROW', ...row].join('\t')).join('\n');
}
