// How a screen is looked at: in which language, theme and width, and what may not be wrong with it there.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './lab.mjs';

/** Where layouts change, and just behind. */
export const WIDTHS = [320, 360, 390, 600, 721, 768, 1000, 1001, 1024, 1101, 1280, 1440];

/**
 * Six looks a screen: each theme in each language, and either of them on a phone and on a desk; over two screens every
 * combination of the three. The projector's come last.
 */
const ROUNDS = [
  [
    ['vi', 'light', 1440], ['en', 'light', 390], ['vi', 'dark', 390],
    ['en', 'dark', 1440], ['en', 'projector', 390], ['vi', 'projector', 1440],
  ],
  [
    ['en', 'light', 1440], ['vi', 'light', 390], ['en', 'dark', 390],
    ['vi', 'dark', 1440], ['vi', 'projector', 390], ['en', 'projector', 1440],
  ],
];

/** The looks of the screen with a number. */
export const looksOf = (number) => ROUNDS[number % ROUNDS.length];

/** A page has drawn itself anew: charts follow their width a frame later. */
const drawn = (page) => page.evaluate(() => new Promise((then) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, 40)));
}));

/** Goes to a width without a reload. */
export async function widen(page, width, height = 900) {
  await page.setViewportSize({ width, height });
  await drawn(page);
}

/** Changes language and theme without a reload, by the page's own buttons, wherever a dialogue lies over them. */
export async function look(page, [lang, theme, width]) {
  await page.getByTestId(`language-${lang}`).evaluate((link) => link.click());
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  for (let press = 0; press < 4; press += 1) {
    if ((await page.locator('html').getAttribute('data-theme')) === theme) break;
    await page.getByTestId('theme').evaluate((button) => button.click());
    await drawn(page);
  }
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  await widen(page, width, theme === 'projector' ? 768 : 900);
}

/** What axe finds, in lines. */
export async function violations(page, within) {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
}

/** axe finds nothing, on the page or within a part of it. */
export async function isAccessible(page, said = '', within = undefined) {
  expect.soft(await violations(page, within), said).toEqual([]);
}

/**
 * Nothing makes the page scroll sideways, no text is cut off or runs out of its box, no text of a chart lies outside the
 * chart or on another. What scrolls in itself may be wider than its box.
 */
export async function fits(page, said = '') {
  let found = await misfits(page);
  // What is still being drawn is given a moment.
  for (let turn = 0; found.length && turn < 5; turn += 1) {
    await drawn(page);
    found = await misfits(page);
  }
  expect.soft(found, said).toEqual([]);
}

/** What does not fit, in lines. */
export const misfits = (page) => page.evaluate(() => {
  const found = [];
  const tell = (what, element) => found.push(`${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 140)} … “${(element.textContent || element.value || '').trim().slice(0, 60)}”`);
  const style = (element) => getComputedStyle(element);
  const scrollsItself = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (['auto', 'scroll'].includes(style(box).overflowX) && box.scrollWidth > box.clientWidth + 1) return true;
    }
    return false;
  };
  const sideways = document.documentElement.scrollWidth - innerWidth;
  if (sideways > 0) {
    found.push(`the page scrolls sideways by ${sideways} px`);
    const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !scrollsItself(one));
    for (const one of out.filter((each) => !out.some((other) => each !== other && each.contains(other))).slice(0, 2)) tell('it sticks out', one);
  }

  // What is for screen readers alone is a pixel behind a clip.
  const isHidden = (element) => getComputedStyle(element).clipPath !== 'none' || (element.parentElement && isHidden(element.parentElement));
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.skip') && !isHidden(element);
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  for (const element of document.body.querySelectorAll('*:not(svg, svg *, math, math *, option, br, script, noscript)')) {
    if (!isSeen(element)) continue;
    const { overflowX, display } = style(element);
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (element.matches('input:not([readonly], [type=search])')) {
      if (isCut && element.value) tell('typed text is cut', element);
    } else if (element.matches('select')) {
      const ink = (window.measuring ??= document.createElement('canvas').getContext('2d'));
      const { font, paddingLeft, paddingRight } = style(element);
      ink.font = font;
      const room = element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
      const text = element.selectedOptions[0]?.textContent.trim() ?? '';
      // Doubled words need not fit, nor a projector's on a phone: the list shows them whole when it opens.
      const isUsual = !text.startsWith('[') && (innerWidth > 720 || document.documentElement.dataset.theme !== 'projector');
      if (isUsual && ink.measureText(text).width > room + 2) tell('a choice is cut', element);
    } else if (!element.matches('textarea, input')) {
      const isClipped = ['hidden', 'clip'].includes(overflowX);
      if (isCut && isClipped && element.textContent.trim()) tell('text is cut', element);
      else if (isCut && overflowX === 'visible' && display !== 'inline' && hasText(element) && !scrollsItself(element)) tell('text runs out of its box', element);
    }
  }

  for (const svg of document.body.querySelectorAll('svg.chart')) {
    if (!isSeen(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim()).map((text) => [text, text.getBoundingClientRect()]);
    for (const [text, box] of texts) {
      const isOut = box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 4 || box.top < frame.top - 4;
      if (isOut) tell(`text lies outside its chart (${[box.left - frame.left, frame.right - box.right, box.top - frame.top, frame.bottom - box.bottom].map(Math.round)})`, text);
    }
    texts.forEach(([one, a], place) => {
      for (const [other, b] of texts.slice(place + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // A line box is a third higher than its letters.
        if (across > 2 && down > 0.45 * Math.min(a.height, b.height)) tell(`text lies on “${other.textContent}”`, one);
      }
    });
  }
  return found;
});

/** Looks at a screen in every way: doubled words at every width, Vietnamese at some, then its three looks with axe. */
export async function lookAround(page, number, { widths = WIDTHS, part, lean = async () => {}, reopen = async () => {} } = {}) {
  for (const width of widths) {
    await widen(page, width);
    await fits(page, `doubled words at ${width} px`);
  }
  await lean(page);
  for (const [lang, theme, width] of looksOf(number)) {
    await look(page, [lang, theme, width]);
    await reopen(page);
    await fits(page, `${lang}, ${theme}, ${width} px`);
    await isAccessible(page, `${lang}, ${theme}, ${width} px`, part);
  }
  for (const width of [1024, 1280]) {
    await widen(page, width, 768);
    await fits(page, `projected at ${width} px`);
  }
}
