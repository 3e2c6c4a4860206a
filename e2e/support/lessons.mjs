// The lessons as their files say them, and how one is walked from its start to its end.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from './lab.mjs';

const folder = fileURLToPath(new URL('../../static/lessons/', import.meta.url));
export const text = (path) => readFileSync(folder + path, 'utf8');
export const path = (name) => folder + name;
export const course = JSON.parse(text('index.json'));
export const lesson = (name) => JSON.parse(text(`${name}/lesson.json`));

/** Opens a lesson and waits for it. */
export async function openLesson(page, site, name, { lang = 'en', more = '' } = {}) {
  await page.goto(`${site}#/learn/${name}?lang=${lang}${more}`);
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'predict');
}

/** Says a prediction with the mouse or a finger, whatever its kind. */
export async function predict(page, name) {
  const { predict } = lesson(name);
  if (predict.kind === 'choice') {
    await page.getByTestId(`choice-${predict.answers.length - 1}`).check();
  } else if (predict.kind === 'number') {
    await page.getByTestId('guess').fill(String((predict.from + predict.to) / 2));
    await page.getByTestId('guess').press('Enter');
  } else {
    for (let point = predict.given; point < predict.points.length; point += 1) {
      const knob = page.getByTestId(`point-${point}`);
      await knob.scrollIntoViewIfNeeded();
      const box = await knob.boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + 10);
      await page.mouse.up();
    }
  }
}

/** Runs it and waits for the explanation. */
export async function run(page) {
  await page.getByTestId('run').click();
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'explain', { timeout: 60_000 });
}

/** Answers every question, wrongly first; `press` chooses an answer. */
export async function answer(page, name, press = (choice) => choice.check()) {
  for (const [place, { answers, right }] of lesson(name).check.entries()) {
    const question = page.getByTestId(`question-${place}`);
    const choose = (answer) => press(question.getByTestId(`answer-${place}-${answers.indexOf(answer)}`));
    for (const wrong of answers.filter((answer) => answer !== right)) {
      await choose(wrong);
      await expect(question.locator('.no')).toHaveText(/: ./);
    }
    await choose(right);
    await expect(question.locator('.ok')).toBeVisible();
    await expect(question.locator('.no')).toHaveCount(0);
  }
}

/** What is filled in from the run must be there: no braces left, and no dash for a number. */
export async function isFilledIn(page) {
  const said = await page.locator('.prose, .lt').allInnerTexts();
  for (const part of said) expect(part).not.toMatch(/[{}]|—/);
}

/** Nothing may stick out to the right. */
export async function fits(page) {
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(width);
}

/** Drops a lesson's files on the list, as a hand does it: its texts, and another lesson.json. */
export async function dropLesson(page, name, json) {
  const files = [['lesson.json', json], ...['vi.md', 'en.md'].map((file) => [file, text(`${name}/${file}`)])];
  await page.getByTestId('own').evaluate((own, texts) => {
    const data = new DataTransfer();
    for (const [file, content] of texts) data.items.add(new File([content], file));
    own.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}
