// Without a network after the first visit; and a new build, offered and never forced.
import { cp, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test, expect, openLab, settled } from '../support/lab.mjs';
import { serve } from '../support/server.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../tests/data/online-retail-sample.csv', import.meta.url));
test.use({ expected: /ERR_CONNECTION_REFUSED|Failed to fetch/ });

/** Waits until the site is kept whole. */
async function kept(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
}

/** The caches of the site that hold the whole of it. */
const caches = (page) => page.evaluate(async () => {
  const names = (await window.caches.keys()).filter((name) => name.startsWith('perfect-order-lab:'));
  const whole = await Promise.all(names.map((cacheName) => window.caches.match('./digests.json', { cacheName })));
  return names.filter((name, place) => whole[place]);
});

/** A build like the site's, with another text in one of its files. */
async function nextBuild(folder) {
  const worker = join(folder, 'sw.js');
  const script = await readFile(worker, 'utf8');
  await writeFile(worker, script.replace(/\["favicon-[^"]+", "/, (found) => `${found}0`));
}

test('the list names every file of the site, by its final name', async () => {
  const script = await readFile(join(DIST, 'sw.js'), 'utf8');
  const listed = [...script.matchAll(/^ {2}\["([^"]+)", "[0-9a-f]{16}"\],$/gm)].map(([, name]) => name);
  const files = (await readdir(DIST, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length + 1))
    .filter((name) => !['sw.js', 'data/README.md'].includes(name));
  expect(listed).toEqual(files.sort());
  for (const part of [/_bg\.wasm$/, /_later\.wasm$/, /^presets\//, /^glossary\//, /^fonts\//]) {
    expect(listed.some((name) => part.test(name))).toBe(true);
  }
});

for (const mount of ['/', '/x/y/']) {
  test(`works with the server gone, at ${mount}`, async ({ page }) => {
    const server = await serve({ mount });
    await openLab(page, `${server.address}?lang=vi`);
    const digest = await settled(page);
    await kept(page);
    await server.close();
    await page.reload();
    expect(await settled(page)).toBe(digest);
    await page.goto(`${server.address}?lang=en`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await settled(page)).toBe(digest);
    // What is fetched only when it is asked for.
    await page.getByTestId('kpi').getByRole('link', { name: 'On time' }).click();
    await expect(page.getByTestId('gloss')).toContainText('delivered on or before');
    await page.keyboard.press('Escape');
    await page.getByTestId('export-why').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-png-why').click()]);
    expect(download.suggestedFilename()).toContain('.png');
    await page.getByTestId('preset').selectOption('real-exporter-v1');
    await expect(page.locator('[data-digest]').first()).not.toHaveAttribute('data-digest', digest, { timeout: 60_000 });
    await page.goto(`${server.address}?lang=vi#/glossary/otif`);
    await expect(page.getByTestId('term-otif')).toBeVisible();
  });

  test(`what needs the second half at once has it without a network, in the page and in a worker, at ${mount}`, async ({ page }) => {
    const server = await serve({ mount });
    await openLab(page, `${server.address}?lang=vi`);
    await settled(page);
    await kept(page);
    await server.close();
    // It does not come by itself.
    await page.addInitScript(() => { window.requestIdleCallback = () => 0; });
    await page.reload();
    await page.locator('[data-digest]').first().waitFor();
    await page.getByTestId('orders-open').evaluate((button) => button.click());
    await page.getByTestId('orders-file').setInputFiles(SAMPLE);
    await expect(page.getByTestId('orders-read')).toContainText('online-retail-sample.csv', { timeout: 60_000 });
    expect(Number(await page.locator('html').getAttribute('data-late') ?? 0)).toBeGreaterThan(0);
  });
}

test('is told to be installed by its manifest', async ({ page, subSite }) => {
  await page.goto(subSite);
  const manifest = await page.evaluate(async () => {
    const address = document.querySelector('link[rel=manifest]').href;
    const { icons, start_url: start, scope } = await (await fetch(address)).json();
    const sizes = await Promise.all(icons.map(async ({ src }) => {
      const picture = await createImageBitmap(await (await fetch(new URL(src, address))).blob());
      return `${picture.width}x${picture.height}`;
    }));
    return { sizes, said: icons.map((icon) => icon.sizes), start: new URL(start, address).href, scope: new URL(scope, address).href };
  });
  expect(manifest.sizes).toEqual(manifest.said);
  expect([manifest.start, manifest.scope]).toEqual([subSite, subSite]);
});

test('leaves nothing behind where it is embedded', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en&embed=1`);
  await settled(page);
  await page.waitForTimeout(4500);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.goto(`${site}?lang=en`);
  await kept(page);
});

test('a new build is offered, and comes when it is asked for', async ({ page }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  await cp(DIST, folder, { recursive: true });
  const server = await serve({ folder });
  await openLab(page, `${server.address}?lang=en`);
  const digest = await settled(page);
  await kept(page);
  await page.reload();
  expect(await settled(page)).toBe(digest);
  await nextBuild(folder);
  const update = () => page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = page.locator('#notice-update');
  // The listener of the page is there a few seconds after it runs.
  await page.waitForTimeout(4500);
  await update();
  await expect(offer).toBeVisible();
  await expect(offer.locator('[lang=vi]')).toBeHidden();
  expect(await caches(page)).toHaveLength(2);
  await offer.getByRole('button', { name: 'Later' }).click();
  await expect(offer).toBeHidden();
  // Not taken: the page that is open goes on with its own files.
  await page.reload();
  expect(await settled(page)).toBe(digest);
  await expect(offer).toBeVisible({ timeout: 15_000 });
  const other = await page.context().newPage();
  await openLab(other, `${server.address}?lang=vi`);
  await Promise.all([page.waitForEvent('load'), offer.getByRole('button', { name: 'Reload to use it' }).click()]);
  expect(await settled(page)).toBe(digest);
  // The other page is still of the old build, so its files stay.
  expect(await caches(page)).toHaveLength(2);
  await other.close();
  await page.reload();
  expect(await settled(page)).toBe(digest);
  await expect.poll(() => caches(page)).toHaveLength(1);
  await server.close();
  await page.reload();
  expect(await settled(page)).toBe(digest);
});
