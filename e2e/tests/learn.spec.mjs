// Learn as its users use it: every lesson from start to end, by hand, by keyboard alone and on a phone; the
// gate; what the device remembers; the lecturer's page; a lesson of one's own.
import { test, expect, openLab } from '../support/lab.mjs';
import { answer, course, dropLesson, fits, isFilledIn, lesson, openLesson, path, predict, run, text } from '../support/lessons.mjs';

for (const { folder, en, vi } of course) {
  test(`walked from start to end: ${folder}`, async ({ page, site }) => {
    for (const [lang, title] of [['vi', vi], ['en', en]]) {
      await openLesson(page, site, folder, { lang });
      await expect(page.locator('h1')).toHaveText(title);
      await expect(page.getByTestId('run')).toBeDisabled();
      await predict(page, folder);
      await expect(page.getByTestId('run')).toBeDisabled();
      await page.getByTestId('commit').click();
      await expect(page.getByTestId('locked')).toBeVisible();
      await run(page);
      await isFilledIn(page);
      await answer(page, folder);
      await page.getByTestId('next').click();
      await expect(page.locator('h1')).not.toHaveText(title);
    }
    await page.goto(`${site}#/learn?lang=en`);
    await expect(page.getByTestId(`lesson-${folder}`)).toContainText('done');
  });
}

/** Presses Tab until something is reached. */
async function tabTo(page, id) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.dataset?.testid)) === id) return;
  }
  throw new Error(`Tab does not lead to ${id}`);
}

for (const [folder, say] of [
  ['02-shelf-or-order', async (page) => {
    await tabTo(page, 'choice-0');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('choice-1')).toBeChecked();
  }],
  ['04-line-and-order', async (page) => {
    for (const point of [1, 2, 3]) {
      await tabTo(page, `point-${point}`);
      await page.keyboard.press('PageDown');
      await page.keyboard.press('ArrowUp');
    }
  }],
  ['05-service-and-fill', async (page) => {
    await tabTo(page, 'guess-range');
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
  }],
]) {
  test(`by keyboard alone: ${folder}`, async ({ page, site }) => {
    await openLesson(page, site, folder);
    await say(page);
    await tabTo(page, 'commit');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('locked')).toBeVisible();
    await tabTo(page, 'run');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'explain', { timeout: 60_000 });
    const { answers, right } = lesson(folder).check[0];
    await tabTo(page, 'answer-0-0');
    await page.keyboard.press('Space');
    for (let place = 0; place < answers.indexOf(right); place += 1) await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('question-0').locator('.ok')).toBeVisible();
    await tabTo(page, 'next');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'predict');
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true });
  for (const folder of ['01-order-journey', '03-two-scorecards', '13-variety-and-pooling']) {
    test(`walked: ${folder}`, async ({ page, site }) => {
      await openLesson(page, site, folder, { lang: 'vi' });
      await fits(page);
      await predict(page, folder);
      await page.getByTestId('commit').tap();
      await run(page);
      await answer(page, folder, (choice) => choice.tap());
      await fits(page);
      await page.setViewportSize({ width: 320, height: 700 });
      await fits(page);
    });
  }

  test('the places are behind a button', async ({ page, site }) => {
    await openLab(page, `${site}?lang=en`);
    await page.getByTestId('menu').tap();
    await page.getByRole('link', { name: 'Learn', exact: true }).tap();
    await expect(page.getByTestId('progress')).toContainText(`0 of ${course.length}`);
    await expect(page.getByTestId('menu')).toHaveAttribute('aria-expanded', 'false');
    await fits(page);
  });
});

test('the gate holds with every way of pressing Run, and can be opened by the link', async ({ page, site }) => {
  await openLesson(page, site, '05-service-and-fill');
  await page.getByTestId('run').click({ force: true });
  await page.getByTestId('run').evaluate((button) => button.click());
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'predict');
  await page.goto('about:blank');
  await openLesson(page, site, '05-service-and-fill', { more: '&gate=0' });
  await run(page);
  await expect(page.locator('.prose')).toContainText('(nothing)');
});

test('a committed prediction cannot be changed; another seed begins again with other numbers', async ({ page, site }) => {
  await openLesson(page, site, '05-service-and-fill');
  await predict(page, '05-service-and-fill');
  await page.getByTestId('commit').click();
  await expect(page.getByTestId('guess')).toBeDisabled();
  await expect(page.getByTestId('guess-range')).toBeDisabled();
  await run(page);
  const first = await page.getByTestId('verdict').innerText();
  const sentence = await page.getByTestId('sentence-what_happened').innerText();
  await page.getByTestId('again').click();
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'predict');
  await predict(page, '05-service-and-fill');
  await page.getByTestId('commit').click();
  await run(page);
  const again = [await page.getByTestId('verdict').innerText(), await page.getByTestId('sentence-what_happened').innerText()];
  expect(again).not.toEqual([first, sentence]);
});

test('a number that is no answer is refused with its limits', async ({ page, site }) => {
  await openLesson(page, site, '11-averages-hide');
  await page.getByTestId('guess').fill('99');
  await page.getByTestId('guess').press('Enter');
  await expect(page.locator('#guess-said')).toHaveText(/99.*0 to 12/);
  await expect(page.getByTestId('commit')).toBeDisabled();
});

test('the Lab opens with the lesson\'s scenario, and the way back leads to the lesson', async ({ page, site }) => {
  await openLesson(page, site, '05-service-and-fill', { more: '&gate=0' });
  await run(page);
  await page.getByTestId('open-in-lab').click();
  await page.locator('[data-digest]').first().waitFor({ state: 'attached' });
  await expect(page).toHaveURL(/#lab\?.*preset=phone-accessories-v1/);
  await expect(page.getByTestId('notice')).toHaveCount(0);
  await page.goBack();
  await expect(page.getByTestId('lesson')).toBeVisible();
});

for (const mount of ['/', '/a/b/']) {
  test(`places are entered by their address at ${mount}; an unknown one is the Lab, and is told`, async ({ page, site, subSite }) => {
    const here = mount === '/' ? site : subSite;
    await openLesson(page, here, '02-shelf-or-order');
    await page.getByRole('link', { name: 'Lab', exact: true }).click();
    await page.locator('[data-digest]').first().waitFor({ state: 'attached' });
    await page.goto(`${here}#/moon`);
    await expect(page.getByTestId('notice')).toContainText('/moon');
    await expect(page.getByTestId('results')).toBeVisible();
    await page.goto(`${here}#/learn/99-moon?lang=en`);
    await expect(page.locator('h1')).toContainText('99-moon');
  });
}

test('lessons are done for this visit where storage is blocked', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
  });
  await openLesson(page, site, '05-service-and-fill', { more: '&gate=0' });
  await run(page);
  await answer(page, '05-service-and-fill');
  await page.goto(`${site}#/learn?lang=en`);
  await expect(page.getByTestId('progress')).toBeVisible();
});

test('the lecturer\'s page has its parts, and opens the lesson projected with and without the gate', async ({ page, site }) => {
  await page.goto(`${site}#/learn/06-perfect-order/lecturer?lang=vi`);
  await expect(page.getByTestId('lecturer').locator('dt')).toHaveCount(7);
  await page.getByTestId('project-open').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await expect(page.getByTestId('run')).toBeEnabled();
  await page.goBack();
  await page.getByTestId('project').click();
  await expect(page.getByTestId('run')).toBeDisabled();
});

test('a lesson of one\'s own goes through the checker, and can be tried', async ({ page, site }) => {
  await page.goto(`${site}#/learn?lang=en`);
  const files = ['lesson.json', 'vi.md', 'en.md'].map((name) => path(`05-service-and-fill/${name}`));
  const input = page.getByTestId('own-files');
  await input.setInputFiles(files.slice(0, 2));
  await expect(page.getByTestId('complaints')).toContainText('en.md, line 1');
  const wrong = text('05-service-and-fill/lesson.json').replace('"alpha": 0.001', '"alpha": 0.5');
  const line = wrong.split('\n').findIndex((row) => row.includes('"alpha": 0.5')) + 1;
  expect(line).toBeGreaterThan(0);
  await dropLesson(page, '05-service-and-fill', wrong);
  await expect(page.getByTestId('complaints')).toContainText(`lesson.json, line ${line}`);
  await input.setInputFiles(files);
  await expect(page.getByTestId('own-sound')).toContainText('Service level is not fill rate');
  await page.getByTestId('own-try').click();
  await predict(page, '05-service-and-fill');
  await page.getByTestId('commit').click();
  await run(page);
  await page.getByTestId('own-back').click();
  await expect(page.getByTestId('progress')).toBeVisible();
});

/** Drops files and folders of the disk on an element, as the browser itself does it. */
async function dropOn(page, element, files) {
  const box = await element.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}

test.describe('a folder', () => {
  // A preset that cannot be fetched is the point of it.
  test.use({ expected: /replay\.json/ });
  test('a lesson\'s folder is dropped whole, and may be built on a preset that is fetched', async ({ page, site }) => {
    await page.goto(`${site}#/learn?lang=en`);
    const own = page.getByTestId('own');
    await own.scrollIntoViewIfNeeded();
    await dropOn(page, own, [path('14-your-own-data')]);
    await expect(page.getByTestId('own-sound')).toContainText('Your own data');
    await page.route('**/*.replay.json', (route) => route.abort());
    await own.scrollIntoViewIfNeeded();
    await dropOn(page, own, [path('14-your-own-data')]);
    await expect(page.getByTestId('own-unreachable')).toContainText('could not be loaded');
    await dropOn(page, own, [path('12-when-things-break')]);
    await page.getByTestId('own-try').click();
    await expect(page.locator('h1')).toHaveText('When things break');
  });
});
