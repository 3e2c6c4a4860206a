// The kept digests in Firefox: `node digests.mjs`, or `cargo xtask firefox`, which also builds the site.
//
// Nothing drives it, so that the runs are those of a browser left alone: a small page beside the site opens each preset in a
// frame, waits for its result and reports the digest to the server that both came from. FIREFOX names the program, where it
// is not Debian's.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { golden } from '../support/golden.mjs';
import { serve } from '../support/server.mjs';

/** What a preset may take, at the most [ms]. */
const PATIENCE = 180_000;
/** Settings that keep a fresh Firefox quiet. */
const QUIET = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** The page that asks: it runs in the browser, and knows nothing but the list that is written into it. */
async function ask(links, patience) {
  const tell = (message) => fetch('golden', { method: 'POST', body: JSON.stringify(message) });
  await tell({ browser: navigator.userAgent });
  for (const { id, hash } of links) {
    const frame = document.createElement('iframe');
    frame.style = 'width: 1280px; height: 900px';
    frame.src = `index.html?lang=en&of=${id}${hash}`;
    document.body.replaceChildren(frame);
    const begun = performance.now();
    const done = () => frame.contentDocument?.querySelector('[data-digest][data-state=done]');
    while (!done() && performance.now() - begun < patience) {
      await new Promise((later) => setTimeout(later, 50));
    }
    const seconds = (performance.now() - begun) / 1000;
    await tell({ id, digest: done()?.dataset.digest ?? null, seconds });
  }
  await tell({ over: true });
}

const script = `(${ask})(${JSON.stringify(golden)}, ${PATIENCE})`;
const messages = [];
let wake = () => {};
const server = await serve({
  extra: {
    'golden.html': () => `<!doctype html><meta charset="utf-8"><title>Golden digests</title><body><script>${script}</script>`,
    golden: (body) => {
      messages.push(JSON.parse(body));
      wake();
      return '';
    },
  },
});

const address = `${server.address}golden.html`;
const profile = mkdtempSync(join(tmpdir(), 'golden-firefox-'));
const lines = Object.entries(QUIET).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
writeFileSync(join(profile, 'user.js'), lines.join('\n'));
const program = process.env.FIREFOX || 'firefox-esr';
console.log(`${program}: ${address}`);
const browser = spawn(program, ['--headless', '--no-remote', '--profile', profile, address], { stdio: 'ignore' });
let ended = null;
browser.on('error', (error) => { ended = error.message; wake(); });
browser.on('exit', (code) => { ended ??= `it ended with ${code}`; wake(); });

/** The next message; none if the browser ends or says nothing for too long. */
async function next() {
  const limit = Date.now() + PATIENCE + 30_000;
  while (messages.length === 0 && ended === null && Date.now() < limit) {
    await new Promise((woken) => {
      const later = setTimeout(woken, 1000);
      wake = () => { clearTimeout(later); woken(); };
    });
  }
  return messages.shift();
}

let passed = 0;
let failed = 0;
for (let message = await next(); message && !message.over; message = await next()) {
  if (message.browser) {
    console.log(message.browser);
    continue;
  }
  const { id, digest, seconds } = message;
  const { result } = golden.find((one) => one.id === id);
  const same = digest === result;
  passed += Number(same);
  failed += Number(!same);
  console.log(`${same ? 'ok    ' : 'FAILED'} ${id}: ${digest ?? 'no result'}${same ? '' : `, kept is ${result}`} (${seconds.toFixed(1)} s)`);
}
const missing = golden.length - passed - failed;
if (missing > 0) console.log(`${missing} presets were not heard of${ended ? `: ${ended}` : ''}`);
console.log(`${passed} passed, ${failed + missing} failed`);
browser.kill();
await server.close();
// Firefox may still be writing into its profile.
rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
process.exit(failed + missing > 0 ? 1 : 0);
