// What every test in the browser starts from: `test` with a server and a watchful page.
//
//   site       the address of the site at the root of a host
//   subSite    the same under /a/b/
//   page       fails its test for any console message of level warning or error, any uncaught
//              error, and any request to another host
//   expected   what a test makes the console say on purpose: test.use({ expected: /404/ })
import { readFile } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import { serve } from './server.mjs';

export { expect };

export const test = base.extend({
  expected: [null, { option: true }],

  site: [hosted('/'), { scope: 'worker' }],
  subSite: [hosted('/a/b/'), { scope: 'worker' }],

  page: async ({ page, expected }, use) => {
    const complaints = watch(page);
    await use(page);
    const unexpected = complaints.filter((text) => !expected?.test(text));
    expect(unexpected, 'console, errors and foreign requests').toEqual([]);
  },
});

/**
 * Opens the Lab and waits for its first result, whose digest stands in the page.
 * `path` is a whole address, such as site + '?lang=vi'. Gives back the digest.
 */
export async function openLab(page, path) {
  await page.goto(path);
  return digest(page);
}

/** Waits for a result and gives back its digest. */
export async function digest(page) {
  const result = page.locator('[data-digest]').first();
  await result.waitFor({ state: 'attached' });
  return result.getAttribute('data-digest');
}

/** Waits until the run has reached all its replications; gives back its digest. */
export async function settled(page) {
  const results = page.locator('[data-digest]').first();
  await expect(results).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  return results.getAttribute('data-digest');
}

/** Does something that changes the results; gives back the digest of the new run when it is done. */
export async function changed(page, act) {
  const before = await settled(page);
  await act();
  await expect(page.locator('[data-digest]').first()).not.toHaveAttribute('data-digest', before);
  return settled(page);
}

/** The scenario as the page saves it. */
export async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save').click()]);
  return readFile(await download.path(), 'utf8');
}

/** Answers requests for the WebAssembly module by `how` (a Playwright route handler). */
export async function routeWasm(page, how) {
  await page.route((url) => url.pathname.endsWith('.wasm'), how);
}

/**
 * Opens an address as it is while the module is still on its way: it never arrives. The page that was there before is let go
 * with nothing answered: were its first half let through, it could wait for a second half that never comes, and stop the tab.
 */
export async function openWithoutWasm(page, path) {
  await routeWasm(page, () => {});
  await page.goto(path, { waitUntil: 'domcontentloaded' });
}

/** Collects what a page must not do. */
function watch(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) {
      complaints.push(`console ${message.type()}: ${message.text()} ${message.location().url}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const own = hostname === '127.0.0.1' || ['data:', 'blob:', 'file:'].includes(protocol);
    if (!own) complaints.push(`foreign request: ${request.url()}`);
  });
  return complaints;
}

function hosted(mount) {
  return async ({}, use) => {
    const server = await serve({ mount });
    await use(server.address);
    await server.close();
  };
}
