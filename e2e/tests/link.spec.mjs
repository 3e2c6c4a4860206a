// The whole state in a link: the address follows it, another page opens it to the same bits, and a bad
// link says what is wrong instead of stopping the page.
import { readFile, writeFile } from 'node:fs/promises';
import { test, expect, openLab, settled, changed } from '../support/lab.mjs';

const hash = (page) => page.evaluate(() => location.hash);

/** Types into a control's box. */
const type = (page, id, value) => async () => {
  const box = page.getByTestId(`number-${id}`);
  await box.fill(value);
  await box.press('Enter');
};

/** Waits until the address holds a part. */
const addressHas = (page, part) => expect.poll(() => hash(page)).toContain(part);

test('the address follows the state, and another page opens it to the same bits', async ({ page, browser, site }) => {
  await openLab(page, `${site}?lang=en`);
  const digest = await changed(page, type(page, 'orders_per_day', '8'));
  await page.getByTestId('tradeoff-service').selectOption('line_fill_rate');
  await page.getByTestId('language-vi').click();
  await addressHas(page, 'demand.orders_per_day=8');
  await addressHas(page, 'service=line_fill_rate');
  await addressHas(page, 'lang=vi');
  const address = page.url();
  expect(address).toMatch(/#lab\?v=1&e=\d+&preset=phone-accessories-v1&/);
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await other.goto(address.replace('?lang=en', ''));
  expect(await settled(other)).toBe(digest);
  await expect(other.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(other.getByTestId('preset')).toContainText('Cửa hàng phụ kiện điện thoại (đã sửa)');
  await expect(other.getByTestId('tradeoff-service')).toHaveValue('line_fill_rate');
  await expect(other.getByTestId('notice')).toHaveCount(0);
  await other.context().close();
});

test('a reload keeps digest, preset and edits, and adds nothing to the history', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  await addressHas(page, 'preset=phone-accessories-v1');
  const length = await page.evaluate(() => history.length);
  const digest = await changed(page, type(page, 'gap_cv', '0.5'));
  await addressHas(page, 'demand.gap_cv=0.5');
  await page.reload();
  expect(await settled(page)).toBe(digest);
  await expect(page.getByTestId('preset').locator('option:checked')).toHaveText('Phone accessories shop (edited)');
  await expect(page.getByTestId('undo')).toBeDisabled();
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test('a preset that has to be fetched comes with the settings of the link', async ({ page, browser, site }) => {
  test.setTimeout(180_000);
  await openLab(page, `${site}#lab?v=1&e=1&preset=real-exporter-v1&run.replications=40&demand.gap_cv=0.5&lang=en`);
  await expect(page.getByTestId('preset').locator('option:checked')).toHaveText('A real exporter (edited)');
  const digest = await settled(page);
  await addressHas(page, 'preset=real-exporter-v1&demand.gap_cv=0.5&run.replications=40');
  await page.reload();
  await expect(page.getByTestId('number-gap_cv')).toHaveValue('0.50');
  expect(await settled(page)).toBe(digest);
});

test('a link entered into the open page is opened, and can be undone', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await settled(page);
  await addressHas(page, '#lab?');
  await changed(page, () => page.evaluate(() => {
    location.hash = '#lab?v=1&e=1&preset=furniture-v1&lang=en';
  }));
  await expect(page.getByTestId('preset')).toHaveValue('furniture-v1');
  expect(await changed(page, () => page.getByTestId('undo').click())).toBe(first);
  await addressHas(page, 'preset=phone-accessories-v1');
});

test('bad and future links say what is wrong and never blank the page', async ({ page, site }) => {
  test.setTimeout(180_000);
  for (const [link, ...said] of [
    ['#lab?v=7&e=1&preset=furniture-v1&demand.gap_cv=0.5', 'newer version', 'Furniture made to order'],
    ['#lab?v=1&e=77&demand.gap_cv=0.5', 'engine version 77'],
    ['#lab?v=1&e=1&preset=moon-base-v3', 'moon-base-v3', 'Phone accessories shop'],
    ['#lab?v=1&e=1&demand.gap_cv=50&speed=3', 'demand.gap_cv', '50', '0 to 3', 'speed'],
    ['#lab?v=1&e=1&z=%%%&half', 'z=', 'half'],
    ['#lab?v=x&e=&theme=pink&lang=xx', 'v=x', 'e=', 'theme=pink', 'lang=xx'],
    ['#lab?v=1&e=1&own=0123456789abcdef&file=Mine&demand.gap_cv=0.5', 'Mine', '0123456789abcdef', 'Open'],
  ]) {
    // Another document each time: only the hash differs, so the page has to be left first.
    await page.goto('about:blank');
    await openLab(page, `${site}?lang=en${link}`);
    await settled(page);
    const notice = page.getByTestId('notice');
    for (const part of said) await expect(notice, link).toContainText(part);
    await notice.getByTestId('dismiss').click();
    await expect(notice).toHaveCount(0);
  }
});

test('an address that is no link opens the page as usual', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en#main`);
  await settled(page);
  await expect(page.getByTestId('notice')).toHaveCount(0);
});

test('own data are asked for, and get the settings of the link', async ({ page, browser, site }, info) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('save').click()]);
  const file = info.outputPath('mine.json');
  const scenario = JSON.parse(await readFile(await download.path(), 'utf8'));
  await writeFile(file, JSON.stringify({ ...scenario, name: 'Mine', run: { ...scenario.run, seed: 99 } }));
  await changed(page, () => page.getByTestId('open').setInputFiles(file));
  const digest = await changed(page, type(page, 'orders_per_day', '5'));
  await addressHas(page, 'own=');
  const address = page.url();
  expect(address).toContain('file=Mine&demand.orders_per_day=5');
  // The tab that has the file needs no asking.
  await page.reload();
  expect(await settled(page)).toBe(digest);
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await expect(page.getByTestId('preset').locator('option:checked')).toHaveText('Your file: Mine (edited)');
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await other.goto(address);
  await settled(other);
  await expect(other.getByTestId('notice')).toContainText('Mine');
  await expect.poll(() => hash(other)).toContain('own=');
  expect(await changed(other, () => other.getByTestId('open').setInputFiles(file))).toBe(digest);
  await expect(other.getByTestId('notice')).toHaveCount(0);
  await other.context().close();
});

test.describe('copying', () => {
  test('puts the link into the clipboard', async ({ page, context, site }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openLab(page, `${site}?lang=en`);
    await changed(page, type(page, 'gap_cv', '0.25'));
    await page.getByTestId('copy-link').click();
    await expect(page.getByTestId('copy-link')).toContainText('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${site}#lab?v=1&e=2&preset=phone-accessories-v1&demand.gap_cv=0.25&lang=en`);
  });

  for (const [how, block] of [
    ['is blocked', () => { navigator.clipboard.writeText = () => Promise.reject(new Error('blocked')); }],
    ['is missing', () => { Object.defineProperty(navigator, 'clipboard', { get: () => undefined }); }],
  ]) {
    test(`shows the link, selected, where the clipboard ${how}`, async ({ page, site }) => {
      await page.addInitScript(block);
      await openLab(page, `${site}?lang=en`);
      await settled(page);
      await page.getByTestId('copy-link').click();
      const box = page.getByTestId('link');
      await expect(box).toBeFocused();
      const selected = await box.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd));
      expect(selected).toBe(`${site}#lab?v=1&e=2&preset=phone-accessories-v1&lang=en`);
      await page.keyboard.press('Escape');
      await expect(box).toHaveCount(0);
    });
  }
});
