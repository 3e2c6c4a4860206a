// What explains a lesson once its run is done: controls that run it again, the formula with the numbers that are set, the
// terms beside a step, and the trade-off's own figure.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect } from '../support/lab.mjs';
import { course, dropLesson, fits, lesson, openLesson, predict, run, text } from '../support/lessons.mjs';

/** Walks a lesson up to its explanation. */
async function explained(page, site, folder, options) {
  await openLesson(page, site, folder, options);
  await expect(page.getByTestId('turn')).toHaveCount(0);
  await predict(page, folder);
  await page.getByTestId('commit').click();
  await run(page);
}

/** Waits until the runs are those of the numbers that are set. */
const ready = (page) => expect(page.getByTestId('turn')).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });

/** Types a number for a control. */
async function type(page, control, text) {
  const box = page.getByTestId(`number-turn-${control}`);
  await box.fill(text);
  await box.press('Enter');
}

/** The last column of the table: what is given with the numbers that are set. */
const now = (page) => page.getByTestId('turn-table').locator('td:last-child').allInnerTexts();

const turning = course.filter(({ folder }) => lesson(folder).controls.length > 0);

for (const [place, { folder }] of turning.entries()) {
  const lang = place % 2 ? 'en' : 'vi';
  test(`every control runs the lesson again, and goes back: ${folder}, ${lang}`, async ({ page, site }) => {
    await explained(page, site, folder, { lang });
    const own = await now(page);
    const [locked, prose] = [await page.getByTestId('locked').innerText(), await page.locator('.prose').innerText()];
    await expect(page.getByTestId('turn-reset')).toBeDisabled();
    const moved = new Set();
    for (const control of lesson(folder).controls.keys()) {
      const slider = page.getByTestId(`range-turn-${control}`);
      await slider.focus();
      const before = await slider.inputValue();
      await page.keyboard.press('Home');
      if ((await slider.inputValue()) === before) await page.keyboard.press('End');
      await expect(page.getByTestId('turn')).toHaveAttribute('data-state', 'running');
      await ready(page);
      if (JSON.stringify(await now(page)) !== JSON.stringify(own)) moved.add(control);
      await expect(page.getByTestId('turn').locator('.ctl').nth(control)).not.toContainText('undefined');
      await page.getByTestId('turn-reset').click();
      await ready(page);
      await expect.poll(() => now(page)).toEqual(own);
    }
    // Some numbers say nothing of one strategy, but none says nothing at all.
    expect(moved.size).toBeGreaterThan(0);
    expect(await page.getByTestId('locked').innerText()).toBe(locked);
    expect(await page.locator('.prose').innerText()).toBe(prose);
    for (const text of await page.getByTestId('turn').allInnerTexts()) expect(text).not.toMatch(/NaN|undefined|[a-z]_[a-z]{3}/);
  });
}

test('the curve is drawn anew, with the prediction still in it', async ({ page, site }) => {
  await explained(page, site, '04-line-and-order');
  const figure = page.getByTestId('turn-figure');
  const mine = figure.locator('.tri-o');
  const drawn = () => figure.locator('path.l-bts').getAttribute('d');
  await expect(mine).toHaveCount(3);
  const [before, places] = [await drawn(), await mine.evaluateAll((all) => all.map((one) => one.getAttribute('d')))];
  await type(page, 0, '16');
  await ready(page);
  await expect.poll(drawn).not.toBe(before);
  expect(await mine.evaluateAll((all) => all.map((one) => one.getAttribute('d')))).toEqual(places);
  // More on the shelf, more complete orders.
  await expect(page.getByTestId('turn-answer').locator('td').last()).toHaveText(/9\d\.\d%/);
});

for (const [lang, half, refused] of [['vi', '12,5', /“51”.*từ 0 đến 50/], ['en', '12.5', /“51”.*0 to 50/]]) {
  test(`a number is typed in either notation, or refused with its limits: ${lang}`, async ({ page, site }) => {
    await explained(page, site, '06-perfect-order', { lang });
    const box = page.getByTestId('number-turn-2');
    for (const text of ['12,5', '12.5', '12.5%']) {
      await type(page, 2, text);
      await expect(box).toHaveValue(half);
    }
    await type(page, 2, '51');
    await expect(page.locator('#said-turn-2')).toHaveText(refused);
    await expect(box).toHaveValue(half);
    await type(page, 2, '20');
    await expect(page.locator('#said-turn-2')).toHaveCount(0);
  });
}

for (const [lang, point] of [['vi', ','], ['en', '.']]) {
  test(`the formula has the numbers that are set, and what the run counted beside it: ${lang}`, async ({ page, site }) => {
    await explained(page, site, '05-service-and-fill', { lang });
    const row = page.getByTestId('formula-unit_fill_rate');
    const value = async () => Number(await row.getAttribute('data-value'));
    const before = await value();
    expect(before).toBeGreaterThan(0.9);
    expect(await row.locator('math').first().evaluate((math) => math.namespaceURI)).toBe('http://www.w3.org/1998/Math/MathML');
    await expect(row.locator('.fx-live')).toContainText('40');
    await expect(row.locator('.fx-both')).toContainText(/±/);
    await expect(row.locator('.fx-both .ok')).toBeVisible();
    const counted = page.getByTestId('counted-unit_fill_rate');
    await expect(counted).toContainText(point);
    const first = await counted.innerText();
    await type(page, 0, '160');
    await ready(page);
    await expect(row.locator('.fx-live')).toContainText('160');
    await expect.poll(value).toBeGreaterThan(before + 0.03);
    await expect(counted).not.toHaveText(first);
    const shown = Number((await counted.innerText()).replace(',', '.').replace('%', ''));
    expect(Math.abs(shown - 100 * (await value()))).toBeLessThan(1.5);
  });
}

test('every lesson with a formula shows what it gives, and no symbol that has a number', async ({ page, site }) => {
  for (const { folder } of course.filter(({ folder }) => lesson(folder).formula)) {
    await openLesson(page, site, folder, { lang: 'vi', more: '&gate=0' });
    await run(page);
    const rows = page.locator('.fx-row');
    await expect(rows, folder).toHaveCount([lesson(folder).formula].flat().flatMap(({ show }) => show).length);
    for (const text of await rows.allInnerTexts()) expect(text, folder).not.toMatch(/NaN|undefined|—/);
    await page.goto('about:blank');
  }
});

for (const [lang, term] of [['vi', 'tỷ lệ đáp ứng theo dòng hàng'], ['en', 'line fill rate']]) {
  test(`terms stand in the margin of a step and open their note: ${lang}`, async ({ page, site }) => {
    await openLesson(page, site, '04-line-and-order', { lang });
    const terms = page.getByTestId('terms-1');
    await expect(terms).toContainText(term, { ignoreCase: true });
    const [margin, content] = [await terms.boundingBox(), await page.locator('.lc').first().boundingBox()];
    expect(margin.x + margin.width).toBeLessThan(content.x);
    await terms.getByRole('link', { name: term }).click();
    await expect(page.getByTestId('gloss')).toContainText(term, { ignoreCase: true });
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('gloss')).toHaveCount(0);
    await page.setViewportSize({ width: 390, height: 780 });
    const [below, above] = [await terms.boundingBox(), await page.locator('.lc').first().boundingBox()];
    expect(below.y).toBeGreaterThanOrEqual(above.y + above.height);
    await fits(page);
  });
}

for (const lang of ['vi', 'en']) {
  test(`the trade-off has its curve, the price of each step, the prediction and the point that is set: ${lang}`, async ({ page, site }) => {
    await explained(page, site, '07-price-of-service', { lang });
    for (const id of ['trade-off', 'trade-off-now']) {
      const figure = page.getByTestId(id);
      await expect(figure.locator('.tri-o')).toHaveCount(1);
      const points = figure.locator('svg.chart .f-bts');
      await expect(points).toHaveCount(4);
      const prices = await figure.getByTestId('bites').locator('td b').allInnerTexts();
      const numbers = prices.map((text) => Number(text.replace(',', '.').match(/[\d.]+/)[0]));
      expect(numbers.length).toBe(3);
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    }
    await type(page, 0, '70');
    await ready(page);
    await expect(page.getByTestId('trade-off-now').locator('svg.chart .f-bts')).toHaveCount(5);
    await expect(page.getByTestId('trade-off').locator('svg.chart .f-bts')).toHaveCount(4);
  });
}

for (const [folder, lang, theme, width] of [
  ['07-price-of-service', 'vi', 'light', 1280],
  ['06-perfect-order', 'en', 'dark', 390],
  ['01-order-journey', 'vi', 'projector', 1024],
  ['09-busy-not-efficient', 'vi', 'dark', 320],
]) {
  test(`axe finds nothing, and nothing sticks out: ${folder}, ${lang}, ${theme}, ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    await explained(page, site, folder, { lang, more: `&theme=${theme}` });
    await page.getByTestId('range-turn-0').focus();
    await page.keyboard.press('Home');
    await ready(page);
    await fits(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    // A projector is never so narrow.
    if (theme === 'projector') return;
    await page.setViewportSize({ width: 320, height: 700 });
    await fits(page);
  });
}

test('a lesson whose formula there is not is refused with file and line', async ({ page, site }) => {
  await page.goto(`${site}#/learn?lang=en`);
  const wrong = text('05-service-and-fill/lesson.json').replace('"family": "reorder_point"', '"family": "reorder"');
  const line = wrong.split('\n').findIndex((row) => row.includes('"family": "reorder"')) + 1;
  expect(line).toBeGreaterThan(0);
  await dropLesson(page, '05-service-and-fill', wrong);
  await expect(page.getByTestId('complaints')).toContainText(`lesson.json, line ${line}: formula/family: “reorder” must be one of`);
});
