// Links for a class: made on their page, opened by a student; the Lab inside another page; links gone bad.
import { createServer } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, openLab, settled } from '../support/lab.mjs';

const link = (page) => page.getByTestId('class-link').inputValue();

test('a link is made, and a student gets the same digest under its rules', async ({ page, browser, site }) => {
  await openLab(page, `${site}?lang=vi`);
  await page.getByTestId('number-gap_cv').fill('0,5');
  await page.getByTestId('number-gap_cv').press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('gap_cv=0.5');
  const digest = await settled(page);
  await page.getByRole('link', { name: 'Giao cho lớp' }).click();
  await expect(page.getByTestId('class')).toBeVisible();
  await page.getByTestId('class-language').selectOption('en');
  await page.getByTestId('class-theme').selectOption('dark');
  await page.getByTestId('locked-gap_cv').check({ force: true });
  await page.getByTestId('locked-scenario').check({ force: true });
  await page.getByTestId('hidden-capacity').check({ force: true });
  await page.getByTestId('hidden-parameters').check({ force: true });
  await page.getByTestId('locked-promise_bts').check({ force: true });
  const address = await link(page);
  expect(address).toContain('&lang=en&theme=dark&lock=scenario,gap_cv,promise_bts&hide=capacity,parameters');
  await expect(page.getByTestId('qr')).toBeVisible();
  expect(await page.getByTestId('class-preview').getAttribute('href')).toBe(address);

  const student = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  await student.goto(address);
  expect(await settled(student)).toBe(digest);
  await expect(student.locator('html')).toHaveAttribute('lang', 'en');
  await expect(student.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(student.getByTestId('notice')).toHaveCount(0);
  await expect(student.getByTestId('number-gap_cv')).toBeDisabled();
  await expect(student.getByTestId('range-gap_cv')).toBeDisabled();
  await expect(student.getByTestId('control-gap_cv')).toContainText('Locked by the lecturer');
  await expect(student.getByTestId('preset')).toBeDisabled();
  await expect(student.getByTestId('orders-open')).toHaveCount(0);
  await expect(student.getByTestId('control-capacity')).toHaveCount(0);
  await expect(student.getByTestId('parameters')).toHaveCount(0);
  await expect(student.getByTestId('figure-waiting').getByRole('slider')).toHaveCount(1);
  await expect(student.getByTestId('range-orders_per_day')).toBeEnabled();
  // The rules outlive a change and a reload.
  await student.getByTestId('number-orders_per_day').fill('9');
  await student.getByTestId('number-orders_per_day').press('Enter');
  await expect.poll(() => student.evaluate(() => location.hash)).toMatch(/orders_per_day=9.*&lock=scenario,gap_cv,promise_bts&hide=capacity,parameters/);
  await student.reload();
  await settled(student);
  await expect(student.getByTestId('number-gap_cv')).toBeDisabled();
  expect((await new AxeBuilder({ page: student }).analyze()).violations).toEqual([]);
  await student.context().close();
});

test('with a prediction asked for, nothing of the run shows before it', async ({ page, site }) => {
  await page.goto(`${site}#lab?v=1&lang=en&predict=1`);
  const asking = page.getByTestId('asking');
  await expect(asking).toBeVisible();
  await page.waitForTimeout(1500);
  await expect(page.locator('[data-digest]')).toHaveCount(0);
  await expect(page.getByTestId('kpi')).toHaveCount(0);
  await expect(page.locator('main figure, main svg.chart')).toHaveCount(0);
  await page.getByTestId('ask-bts').fill('90');
  await page.getByTestId('ask-bts').press('Enter');
  await expect(asking).toContainText('Please give a number');
  await page.getByTestId('ask-bto').fill('120');
  await expect(asking).toContainText('“120” cannot be');
  await page.getByTestId('ask-bto').fill('70,5');
  await page.getByTestId('ask-show').click();
  await settled(page);
  await expect(page.getByTestId('predicted')).toContainText('You expected 90% under BTS and 70.5% under BTO; the simulation gives');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('predict=1');
  await page.waitForTimeout(600);
  await page.reload();
  await settled(page);
  await expect(page.getByTestId('predicted')).toContainText('70.5%');
});

test('works in a frame where storage throws, without the site around it', async ({ browser, site }) => {
  // A page of another origin frames the site, in a browser that keeps storage from what is framed.
  const address = `${site}#lab?v=1&lang=vi&embed=1`.replaceAll('&', '&amp;');
  const frame = `<!doctype html><title>x</title><iframe src="${address}" width="900" height="700"></iframe>`;
  const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(frame));
  await new Promise((then) => server.listen(0, '127.0.0.1', then));
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const blocked = { get() { throw new DOMException('blocked', 'SecurityError'); } };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, blocked);
  });
  const said = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const inner = page.frameLocator('iframe');
  await expect(inner.locator('[data-digest]').first()).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(inner.locator('header.top')).toHaveCount(0);
  await expect(inner.getByTestId('way-out')).toHaveAttribute('href', /#lab\?v=1&e=\d+&preset=phone-accessories-v1&lang=vi$/);
  const storage = page.frames()[1].evaluate(() => localStorage.length);
  await expect(storage).rejects.toThrow(/blocked/);
  expect(said).toEqual([]);
  await page.close();
  server.close();
});

test('by the keyboard alone', async ({ page, site }) => {
  await page.goto(`${site}#/class?lang=en`);
  await page.getByTestId('free-gap_cv').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('locked-gap_cv')).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('hidden-gap_cv')).toBeChecked();
  expect(await link(page)).toContain('&hide=gap_cv');
});

/** The same links in every run, and bad in every way that a message or a hand can make them. */
function spoilt(good, count) {
  let seed = 20261122;
  const draw = (below) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
  const pieces = ['&', '=', '%', '%zz', '&&', '#', 'v=99', 'e=0', '(((', ',,', '-1', '1e999', 'NaN', 'ệ', '\u202e', 'z=(a:', 'lock=', 'embed=2'];
  return Array.from({ length: count }, () => {
    let text = good;
    for (let turn = draw(4); turn >= 0; turn -= 1) {
      const at = draw(text.length);
      const cut = draw(3) === 0 ? draw(20) : 0;
      text = text.slice(0, at) + pieces[draw(pieces.length)] + text.slice(at + cut);
    }
    return text;
  });
}

test('25 links gone bad: none leaves the page blank', async ({ page, site }) => {
  test.slow();
  const good = 'lab?v=1&e=2&preset=furniture-v1&demand.orders_per_day=8&demand.weekday=1,1,1,1,1,0.5,0&run.replications=40&lang=en&lock=seed';
  for (const [turn, bad] of spoilt(good, 25).entries()) {
    // Another query, so that the page starts anew.
    await page.goto(`${site}?turn=${turn}#${bad}`);
    const results = page.getByTestId('results');
    await expect(results.or(page.getByTestId('asking')), bad).toBeVisible();
    await expect(page.locator('[data-digest]').first(), bad).toHaveAttribute('data-replications', /\d+/);
  }
});
