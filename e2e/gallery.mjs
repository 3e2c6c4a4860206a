// Pictures of every screen of the built site, into docs/gallery/: `cargo xtask gallery` builds the site first.
//
//   node gallery.mjs [--only TEXT] [--out FOLDER] [--form webp|png]
//
// Both languages, light, dark and projected, phone and desktop. A screen that does not come ends it with an error.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { browser as options } from './support/browser.mjs';
import { openWithoutWasm, settled } from './support/lab.mjs';
import { course } from './support/lessons.mjs';
import { SCREENS, walked } from './support/screens.mjs';
import { serve } from './support/server.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, out: { type: 'string' }, form: { type: 'string', default: 'webp' } } });
const FOLDER = values.out ? pathToFileURL(`${values.out}/`) : new URL('../docs/gallery/', import.meta.url);
/** The most that all pictures together may take [bytes]. */
const MOST = 12_000_000;
const QUALITY = 78;

const DESKTOP = { width: 1440, height: 1000 };
const PHONE = { width: 390, height: 844 };
const PROJECTOR = { width: 1024, height: 768 };
const BOTH = [['vi', 'light', DESKTOP], ['en', 'dark', DESKTOP], ['vi', 'dark', PHONE], ['en', 'light', PHONE]];
const EITHER = [['vi', 'light', DESKTOP], ['en', 'light', PHONE]];

const SHOP = '#lab?v=1&e=2&preset=phone-accessories-v1';
const MONTH = `${SHOP}&run.run_days=28&run.warm_up_days=14&run.replications=100`;

/** Screens that are shown in four looks; of the others two say enough. */
const MORE = /^(lab|what-happened|follow|learn|lesson|class)$/;

/** Parts of the whole, which is too long for a picture. */
const shownScreens = SCREENS.filter(({ id }) => id !== 'whole-lab').map((screen) => ({
  ...screen,
  looks: MORE.test(screen.id) ? BOTH : EITHER,
  // Studies of a month are done in seconds.
  scenario: screen.id.startsWith('experiment-') ? MONTH : SHOP,
}));

const OTHERS = [
  {
    id: 'controls',
    title: 'The Lab: the controls of a phone',
    looks: [['vi', 'light', PHONE], ['en', 'dark', PHONE]],
    scenario: SHOP,
    arrive: async ({ page, go, scenario }) => {
      await go(scenario);
      await settled(page);
      await page.getByTestId('adjust').click();
    },
  },
  ...Array.from({ length: 9 }, (_, at) => ({
    id: `present-${at + 1}`,
    title: `The Lab, presented: screen ${at + 1}`,
    looks: [[at % 2 ? 'en' : 'vi', 'projector', PROJECTOR]],
    scenario: SHOP,
    arrive: async ({ page, go, scenario }) => {
      await go(scenario);
      await settled(page);
      for (let step = 0; step < at; step += 1) await page.getByTestId('figure-next').click();
      await page.waitForTimeout(1500);
    },
  })),
  {
    id: 'lesson-projected',
    title: 'Learn: a lesson, projected',
    looks: [['vi', 'projector', PROJECTOR]],
    arrive: (at) => walked(at, '04-line-and-order', { answers: false }),
    shows: '#step-2',
  },
  ...course.flatMap(({ folder, en }) => [['', 'observe', '#step-2'], ['-explain', 'explain', '#step-3']].map(([suffix, step, shows]) => ({
    id: `lesson-${folder}${suffix}`,
    title: `Learn: ${en}: ${step}`,
    looks: EITHER,
    arrive: (at) => walked(at, folder, { answers: false }),
    shows,
  }))),
  {
    id: 'loading',
    title: 'Before the simulator has arrived',
    looks: BOTH,
    arrive: async ({ page, address }) => { await openWithoutWasm(page, address('')); },
  },
  {
    id: 'cannot-run',
    title: 'Where the simulator cannot run',
    looks: EITHER,
    arrive: async ({ page, go }) => {
      await page.addInitScript(() => { delete globalThis.WebAssembly; });
      await go('');
      await page.locator('#notice-browser').waitFor();
    },
  },
  {
    id: 'fault',
    title: 'After a fault of its own',
    looks: EITHER,
    scenario: SHOP,
    arrive: async ({ page, go, scenario }) => {
      await go(scenario);
      await settled(page);
      await page.evaluate(() => {
        Document.prototype.createElementNS = () => { throw new Error('planted for this picture'); };
      });
      await page.getByTestId('export-why').evaluate((button) => button.click());
      await page.getByTestId('fault').waitFor();
      // Where the machine that built it keeps its crates is not for everybody.
      await page.getByTestId('fault').locator('pre').evaluate((report) => {
        report.textContent = report.textContent.replace(/\/\S*\/registry\/src\/[^/]+\//g, '');
      });
    },
  },
];

const fileOf = (id, [lang, theme, viewport]) => `${id}-${kindOf(viewport)}-${lang}-${theme}.${values.form}`;

function kindOf(viewport) {
  if (viewport === PHONE) return 'phone';
  return viewport === PROJECTOR ? 'projector' : 'desktop';
}

/** The page that shows all pictures. */
function contents(screens) {
  const shown = (id, title, look) => {
    const [lang, theme, viewport] = look;
    return `<img src="${fileOf(id, look)}" alt="${title}, ${lang}, ${theme}, ${viewport.width} px" width="${viewport === PHONE ? 240 : 480}">`;
  };
  return [
    '# Gallery',
    '',
    'Every screen of the page as it is built here, taken by `cargo xtask gallery`: light, dark and projected, phone and desktop, both languages.',
    ...screens.flatMap(({ id, title, looks }) => ['', `## ${title}`, '', ...looks.map((look) => shown(id, title, look))]),
    '',
  ].join('\n');
}

/** A picture of what is in sight. */
async function picture(page, file) {
  if (values.form === 'png') return page.screenshot({ path: file.pathname });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return writeFile(file, Buffer.from(data, 'base64'));
}

const server = await serve();
const browser = await chromium.launch(options);
const all = [...shownScreens, ...OTHERS];
const screens = all.filter(({ id }) => id.includes(values.only));
if (!values.only) await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
let bytes = 0;
for (const { id, looks, scenario, arrive, shows } of screens) {
  for (const look of looks) {
    const [lang, theme, viewport] = look;
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce', hasTouch: viewport === PHONE });
    const address = (hash) => `${server.address}?lang=${lang}&theme=${theme}${hash}`;
    await arrive({ page, go: (hash) => page.goto(address(hash)), address, scenario });
    // Charts follow the numbers one after the other.
    await page.waitForTimeout(700);
    if (shows) {
      await page.locator(shows).first().evaluate((element) => {
        element.scrollIntoView({ block: 'start' });
        // Not under the bar.
        scrollBy(0, -72);
      });
    }
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(150);
    const file = new URL(fileOf(id, look), FOLDER);
    await picture(page, file);
    bytes += (await stat(file)).size;
    await page.close();
  }
  console.log(id);
}
await writeFile(new URL('README.md', FOLDER), contents(all));
await browser.close();
await server.close();
console.log(`${screens.length} screens, ${(bytes / 1e6).toFixed(1)} MB.`);
if (bytes > MOST && values.form === 'webp') throw new Error(`the gallery takes ${bytes} bytes; ${MOST} are the most`);
