// Pictures of every screen of the built site, into docs/gallery/: `cargo xtask gallery` builds the site first.
// Both languages, light, dark and the projector, phone and desktop; a page without the picture of a screen fails.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const FOLDER = new URL('../docs/gallery/', import.meta.url);
const DESKTOP = { width: 1440, height: 1000 };
const PHONE = { width: 390, height: 844 };
const PROJECTOR = { width: 1024, height: 768 };
const SETTLED = '[data-digest][data-state=done]';

/** What each screen shows, its address, what says that it is there, and how it is looked at. */
const SCREENS = [
  ['lab', 'The Lab', '#lab', SETTLED],
  ['what-happened', 'The Lab: what happened', '#lab', SETTLED, '[data-testid=figure-what-happened]'],
  ['trade-off', 'The Lab: the trade-off', '#lab', SETTLED, '[data-testid=figure-tradeoff]'],
  ['learn', 'Learn: the list', '#/learn', '[data-testid=progress], [data-testid=learn]'],
  ['lesson', 'Learn: a lesson', '#/learn/05-service-and-fill', '[data-testid=lesson]'],
  ['lecturer', 'Learn: its page for the lecturer', '#/learn/05-service-and-fill/lecturer', '[data-testid=lecturer]'],
  ['class', 'For a class', '#/class', '[data-testid=qr]'],
  ['glossary', 'The glossary', '#/glossary/fill-rate', '[data-testid=term-fill-rate], [data-testid^=term-]'],
];
const LOOKS = [
  ['vi', 'light', DESKTOP, 'desktop'],
  ['en', 'dark', DESKTOP, 'desktop'],
  ['vi', 'dark', PHONE, 'phone'],
  ['en', 'light', PHONE, 'phone'],
];
/** Only these are for a room. */
const ROOM = ['lab', 'what-happened', 'lesson'];

const server = await serve();
const browser = await chromium.launch(options);
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const lines = [
  '# Gallery',
  '',
  'Every screen of the page as it is built here, taken by `cargo xtask gallery`: light and dark, phone and desktop, both languages.',
];
for (const [name, title, path, awaited, figure] of SCREENS) {
  lines.push('', `## ${title}`, '');
  const looks = ROOM.includes(name) ? [...LOOKS, ['vi', 'projector', PROJECTOR, 'projector']] : LOOKS;
  for (const [lang, theme, viewport, kind] of looks) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    await page.goto(`${server.address}?lang=${lang}&theme=${theme}${path}`);
    await page.locator(awaited).first().waitFor({ timeout: 60_000 });
    // Charts follow the numbers one after the other.
    await page.waitForTimeout(600);
    if (figure) await page.locator(figure).evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.evaluate(() => document.fonts.ready);
    const file = `${name}-${kind}-${lang}-${theme}.png`;
    await page.screenshot({ path: new URL(file, FOLDER).pathname });
    lines.push(`<img src="${file}" alt="${title}, ${lang}, ${theme}, ${viewport.width} px" width="${kind === 'phone' ? 240 : 480}">`);
    await page.close();
  }
}
await writeFile(new URL('README.md', FOLDER), `${lines.join('\n')}\n`);
await browser.close();
await server.close();
console.log(`docs/gallery/: ${SCREENS.length} screens.`);
