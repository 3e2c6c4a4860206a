// The page around the simulator: what shows before it, without it, and wherever it is hosted.
// The Lab itself is tested in files of its own.
import { fileURLToPath } from 'node:url';
import { test, expect, openWithoutWasm, routeWasm } from '../support/lab.mjs';
import { serve } from '../support/server.mjs';

const running = (page) => expect(page.locator('html')).toHaveAttribute('data-boot', 'running');

test('runs at the root of a host', async ({ page, site }) => {
  await page.goto(site);
  await running(page);
});

test('runs under a path', async ({ page, subSite }) => {
  await page.goto(subSite);
  await running(page);
});

test('tells its Rust where workers start and which build it is', async ({ page, subSite }) => {
  await page.goto(subSite);
  await running(page);
  const { worker, build } = await page.locator('html').evaluate((root) => ({ ...root.dataset }));
  expect(worker).toMatch(/\/a\/b\/worker\.js\?js=page-[0-9a-f]+\.js&wasm=page-[0-9a-f]+_bg\.wasm&later=page-[0-9a-f]+_later\.wasm$/);
  expect(build).toMatch(/^page-[0-9a-f]+$/);
});

test('keeps to its own content security policy', async ({ page, site }) => {
  await page.goto(site);
  const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
});

test.describe('before the simulator has arrived', () => {
  for (const [lang, text] of [['vi', 'Đang tải bộ mô phỏng'], ['en', 'Loading the simulator']]) {
    test(`reads in ${lang}`, async ({ page, site }) => {
      await openWithoutWasm(page, `${site}?lang=${lang}`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.getByText(text)).toBeVisible();
      await expect(page.locator('h1:visible')).toHaveCount(1);
      await expect(page.locator('[data-lang]:visible').first()).toHaveAttribute('data-lang', lang);
    });
  }

  test('speaks the language of the link, else the remembered one, else the browser\'s', async ({ page, site }) => {
    const lang = async (query) => {
      await openWithoutWasm(page, site + query);
      return page.locator('html').getAttribute('lang');
    };
    expect(await lang('')).toBe('en');
    await page.evaluate(() => localStorage.setItem('perfect-order-lab.lang', 'vi'));
    expect(await lang('')).toBe('vi');
    expect(await lang('?lang=en')).toBe('en');
    expect(await lang('?lang=klingon')).toBe('vi');
  });
});

test.describe('colours', () => {
  const paper = (page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'));
  const tokens = (page) => page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const names = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => (rule.selectorText === ':root' ? [...rule.style] : []))
      .filter((name) => name.startsWith('--'));
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  });

  test('follow the system unless one has chosen', async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openWithoutWasm(page, site);
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    await openWithoutWasm(page, `${site}?theme=light`);
    expect(await paper(page)).toBe(light);
  });

  test('are the same dark ones either way', async ({ page, site }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openWithoutWasm(page, site);
    const bySystem = await tokens(page);
    expect(Object.keys(bySystem).length).toBeGreaterThan(40);
    await page.emulateMedia({ colorScheme: 'light' });
    await openWithoutWasm(page, `${site}?theme=dark`);
    expect(await tokens(page)).toEqual(bySystem);
  });
});

test.describe('when the simulator cannot run', () => {
  const notice = (page, kind) => expect(page.locator(`#notice-${kind}`)).toBeVisible();

  test('says so without WebAssembly, and stays readable', async ({ page, site }) => {
    await page.addInitScript(() => { delete globalThis.WebAssembly; });
    await page.goto(`${site}?lang=vi`);
    await notice(page, 'browser');
    await expect(page.locator('#notice-browser')).toContainText('không có WebAssembly');
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await expect(page.getByText('Đang tải bộ mô phỏng')).toBeHidden();
  });

  test.describe('because a file is missing', () => {
    test.use({ expected: /404/ });

    test('names the module', async ({ page, site }) => {
      await routeWasm(page, (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto(site);
      await notice(page, 'failed');
      await expect(page.locator('#notice-failed code')).toContainText('404');
    });

    test('names the script', async ({ page, site }) => {
      await page.route(/\/boot\.js\?/, (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto(site);
      await notice(page, 'failed');
      await expect(page.locator('#notice-failed code')).toContainText('boot.js');
    });
  });

  test('says so when the module is damaged', async ({ page, site }) => {
    const contentType = 'application/wasm';
    await routeWasm(page, (route) => route.fulfill({ contentType, body: 'not wasm' }));
    await page.goto(site);
    await notice(page, 'failed');
  });

  test.describe('because it has stopped', () => {
    test.use({ expected: /unreachable/ });

    test('says what to do', async ({ page, site }) => {
      await page.goto(site);
      await running(page);
      await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
      await notice(page, 'stopped');
      await expect(page.locator('#notice-stopped code')).toContainText('unreachable');
    });
  });

  test.describe('from a file', () => {
    // What the browser says when it refuses; the page cannot keep it from saying so.
    test.use({ expected: /CORS policy|ERR_FAILED/ });

    test('says why it needs a web server', async ({ page }) => {
      const file = fileURLToPath(new URL('../../dist/index.html', import.meta.url));
      await page.goto(`file://${file}?lang=en`);
      await notice(page, 'file');
    });
  });
});

test('runs from a host that knows no WebAssembly type', async ({ page }) => {
  const server = await serve({ types: { '.wasm': 'application/octet-stream' } });
  await page.goto(server.address);
  await running(page);
  await server.close();
});
