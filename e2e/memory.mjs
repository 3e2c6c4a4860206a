// Whether memory stays flat over thousands of runs in the page: needs the site in dist/.
//   node memory.mjs [--sweeps 8]
// Sweeps of 500 values each, every value a scenario of its own, one after the other on the same workers. Printed are the
// sizes of the WebAssembly memories of the workers and of the page after each sweep; and once more, after the second and the
// last, as rows of the table that `cargo xtask bench` writes. Such a memory never shrinks, so its size is the most it ever
// was. From the second sweep on the page holds an outcome while the next one comes.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const { values } = parseArgs({ options: { sweeps: { type: 'string', default: '8' } } });
const sweeps = Number(values.sweeps);
const VALUES = 500;
const REPLICATIONS = 8;
const WEEK = '#lab?v=1&preset=phone-accessories-v1&run.run_days=7&run.warm_up_days=7&run.replications=20&lang=en';

// Keeps the module's instance where it can be asked for its memory.
const keep = `{
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    self.kept = made.instance ?? made;
    return made;
  };
}\n`;

const server = await serve();
const browser = await chromium.launch(options);
try {
  const page = await browser.newPage();
  const worker = readFileSync(new URL('../static/worker.js', import.meta.url), 'utf8');
  await page.route('**/worker.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: keep + worker }));
  await page.addInitScript(keep);
  await page.goto(`${server.address}?workers=2${WEEK}`);
  await page.locator('[data-testid="results"][data-state="done"]').waitFor();
  await page.getByRole('link', { name: 'Experiments', exact: true }).click();
  await page.getByTestId('path').selectOption('promise.bto_days');
  for (const [id, value] of [['from', '1'], ['to', '6'], ['count', VALUES], ['replications', REPLICATIONS]]) {
    await page.getByTestId(id).fill(String(value));
  }
  const sizes = [];
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    await page.getByTestId('experiment-run').click();
    await page.getByTestId('experiment-running').waitFor();
    await page.locator('[data-testid="experiments"][data-state="done"]').waitFor({ timeout: 600_000 });
    sizes.push(await memories(page));
    console.log(`after ${(sweep + 1) * VALUES} runs: ${JSON.stringify(sizes.at(-1))}`);
  }
  const [first, last] = [sizes[1], sizes.at(-1)];
  const runs = (count) => (count * VALUES).toLocaleString('en');
  const how = `sweeps of ${VALUES} values, ${REPLICATIONS} replications of a week each, on the same 2 workers; size of the WebAssembly memory`;
  const row = (what, size) =>
    console.log(['ROW', `${what} after ${runs(2)} runs and after ${runs(sweeps)}`, 'no growth', `${megabytes(size(first))} and ${megabytes(size(last))} MB`, how].join('\t'));
  row('Memory of the larger worker', ({ workers }) => Math.max(...workers));
  row('Memory of the page', (sizes) => sizes.page);
} finally {
  await browser.close();
  await server.close();
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/** The sizes of all WebAssembly memories now [bytes]. */
async function memories(page) {
  const size = () => self.kept?.exports.memory.buffer.byteLength ?? Number.NaN;
  const workers = await Promise.all(page.workers().map((worker) => worker.evaluate(size)));
  return { page: await page.evaluate(size), workers };
}
