// Every screen of the site, and how one comes to it: for the test that looks at them all, and for the gallery.
//
//   id       its name in files
//   title    what it is, in words
//   arrive   goes there; `at.page` is the page, `at.go(hash)` opens an address in the language and theme that are wanted
//   shows    what of it is looked at in a picture; the top of the page where nothing is named
//   opens    the width that it is opened at, if that matters [px]
//   reopen   brings it back where a change of language has closed it
//   lean     makes less of it before axe looks, where much of it is alike
//   part     what of it no other screen has, where the rest is seen elsewhere
import { fileURLToPath } from 'node:url';
import { expect, settled } from './lab.mjs';
import { answer, predict, run } from './lessons.mjs';

const UNTIDY = fileURLToPath(new URL('../../tests/data/online-retail-2010-12.csv', import.meta.url));

const shown = (page, id) => expect(page.getByTestId(id)).toBeVisible({ timeout: 60_000 });

async function lab({ page, go, scenario }, more = '') {
  await go(scenario + more);
  await settled(page);
}

/** The figures at the foot of the Lab are made when they come into sight. */
async function orderAndFormulas(page) {
  for (const figure of ['formula', 'follow']) await page.getByTestId(`figure-${figure}`).scrollIntoViewIfNeeded();
  await shown(page, 'follow-order');
  await expect(page.getByTestId('figure-formula').locator('details').first()).toBeVisible({ timeout: 30_000 });
}

async function study(at, kind, fields) {
  const { page } = at;
  await lab(at);
  await page.evaluate((hash) => { location.hash = hash; }, `#/experiments/${kind}`);
  await shown(page, 'experiment-run');
  for (const [id, value] of Object.entries(fields)) await page.getByTestId(id).fill(value);
  await page.getByTestId('experiment-run').click();
}

async function studied(at, kind, fields) {
  await study(at, kind, at.fields ?? fields);
  await expect(at.page.getByTestId('experiments')).toHaveAttribute('data-state', 'done', { timeout: 110_000 });
}

async function ownOrders(at) {
  await lab(at);
  const { page } = at;
  if (await page.getByTestId('adjust').isVisible()) await page.getByTestId('adjust').click();
  await page.getByTestId('orders-open').click();
  await shown(page, 'orders');
}

/** Opens a lesson at its beginning. */
export async function lessonAt({ page, go }, folder) {
  await go(`#/learn/${folder}`);
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-step', 'predict');
}

/** Walks a lesson to its end. */
export async function walked(at, folder, { answers = true } = {}) {
  await lessonAt(at, folder);
  await predict(at.page, folder);
  await at.page.getByTestId('commit').click();
  await run(at.page);
  if (answers) await answer(at.page, folder);
}

const figure = (id) => `[data-testid=figure-${id}]`;

export const SCREENS = [
  {
    id: 'lab',
    title: 'The Lab',
    arrive: async (at) => { await lab(at); },
  },
  {
    id: 'what-happened',
    title: 'The Lab: what happened',
    arrive: async (at) => { await lab(at); },
    shows: figure('what_happened'),
  },
  {
    id: 'why',
    title: 'The Lab: why orders were not perfect',
    arrive: async (at) => { await lab(at); },
    shows: figure('why'),
  },
  {
    id: 'trade-off',
    title: 'The Lab: the trade-off',
    arrive: async (at) => {
      await lab(at);
      await expect(at.page.getByTestId('tradeoff-steps')).toBeVisible({ timeout: 60_000 });
    },
    shows: figure('tradeoff'),
  },
  {
    id: 'formula',
    title: 'The Lab: formula and simulation',
    arrive: async (at) => {
      await lab(at);
      await orderAndFormulas(at.page);
      await at.page.getByTestId('figure-formula').locator('details').first().evaluate((family) => { family.open = true; });
    },
    shows: figure('formula'),
  },
  {
    id: 'scorecards',
    title: 'The Lab: two scorecards',
    arrive: async (at) => { await lab(at); },
    shows: figure('scorecards'),
  },
  {
    id: 'follow',
    title: 'The Lab: one order followed',
    arrive: async (at) => { await lab(at); await orderAndFormulas(at.page); },
    shows: figure('follow'),
  },
  {
    id: 'whole-lab',
    title: 'The Lab, with tables and every formula open',
    arrive: async (at) => {
      await lab(at);
      await orderAndFormulas(at.page);
      await at.page.locator('details').evaluateAll((all) => all.forEach((one) => { one.open = true; }));
      // The other tables are the same, and longer.
      for (const figure of ['waiting', 'why', 'scorecards']) await at.page.getByTestId(`show-table-${figure}`).click();
    },
    lean: (page) => page.locator('details').evaluateAll((all) => all.slice(1, -1).forEach((one) => { one.open = false; })),
  },
  {
    id: 'compare',
    title: 'The Lab: a state compared with A',
    part: '[data-testid=figure-compare]',
    arrive: async (at) => {
      const { page } = at;
      await lab(at);
      await page.getByTestId('pin').click();
      await page.getByTestId('range-service_target').evaluate((range) => {
        range.value = '0.7';
        range.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await expect(page.getByTestId('compare-changed').locator('li')).toHaveCount(1);
      await settled(page);
      await shown(page, 'compared');
    },
    shows: figure('compare'),
  },
  {
    id: 'parameters',
    title: 'The Lab: every parameter',
    // A sheet stays one when the page widens again.
    opens: 390,
    part: '.panel',
    arrive: async (at) => {
      const { page } = at;
      await lab(at);
      if (await page.getByTestId('adjust').isVisible()) await page.getByTestId('adjust').click();
      await shown(page, 'group-demand');
      await page.locator('.par-head[aria-expanded=false]').evaluateAll((heads) => heads.forEach((head) => head.click()));
      await page.getByTestId('add-disruptions').click();
      await page.getByTestId('set-after_delivery').check();
      await page.getByTestId('set-demand.lines').selectOption('empirical');
      await page.getByTestId('what-quality.damage').click();
      await settled(page);
    },
  },
  {
    id: 'link-with-faults',
    title: 'The Lab: a link with faults',
    part: '[data-testid=notice]',
    arrive: async ({ page, go }) => {
      await go('#lab?v=1&e=77&preset=moon-base-v3&demand.gap_cv=50&speed=3&run.replications=40');
      await shown(page, 'notice');
      await settled(page);
    },
  },
  {
    id: 'asking',
    title: 'The Lab: a prediction asked for',
    arrive: async ({ page, go, scenario }) => {
      await go(`${scenario}&predict=1`);
      await page.getByTestId('ask-bts').fill('much');
      await page.getByTestId('ask-show').click();
      await expect(page.getByTestId('asking')).toContainText('much');
    },
  },
  {
    id: 'term',
    title: 'The Lab: a term explained',
    reopen: async (page) => {
      if (await page.locator('.gloss').count()) return;
      await page.getByTestId('kpi').locator('a.term').first().evaluate((term) => term.click());
      await shown(page, 'gloss');
    },
    part: '.gloss',
    arrive: async (at) => {
      await lab(at);
      await at.page.getByTestId('kpi').locator('a.term').first().click();
      await shown(at.page, 'gloss');
    },
  },
  {
    id: 'own-orders',
    title: 'Your own orders: which file',
    part: 'dialog[open]',
    arrive: ownOrders,
  },
  {
    id: 'own-orders-dates',
    title: 'Your own orders: what their dates mean',
    part: 'dialog[open]',
    arrive: async (at) => {
      await ownOrders(at);
      await at.page.getByTestId('orders-file').setInputFiles(UNTIDY);
      await shown(at.page, 'orders-dates');
    },
  },
  {
    id: 'own-orders-read',
    title: 'Your own orders: what was read',
    part: 'dialog[open]',
    arrive: async (at) => {
      await ownOrders(at);
      await at.page.getByTestId('orders-file').setInputFiles(UNTIDY);
      await at.page.getByTestId('orders-dmy').click();
      await shown(at.page, 'orders-sentence');
      await at.page.getByTestId('orders-columns-more').click();
      await at.page.getByTestId('show-table-orders_over_time').click();
    },
    shows: '[data-testid=orders-sentence]',
  },
  {
    id: 'class',
    title: 'For a class',
    arrive: async ({ page, go }) => {
      await go('#/class');
      await shown(page, 'qr');
      await page.getByTestId('class-embed').check();
      await shown(page, 'class-frame');
    },
  },
  {
    id: 'learn',
    title: 'Learn: the list',
    arrive: async ({ page, go }) => {
      await go('#/learn');
      await shown(page, 'progress');
    },
  },
  {
    id: 'lesson-choice',
    title: 'Learn: predict by a choice',
    arrive: (at) => lessonAt(at, '02-shelf-or-order'),
  },
  {
    id: 'lesson-drawing',
    title: 'Learn: predict by drawing',
    arrive: (at) => lessonAt(at, '04-line-and-order'),
  },
  {
    id: 'lesson',
    title: 'Learn: observe and explain',
    arrive: (at) => walked(at, '05-service-and-fill'),
  },
  {
    id: 'lecturer',
    title: 'Learn: a lesson for its lecturer',
    arrive: async ({ page, go }) => {
      await go('#/learn/06-perfect-order/lecturer');
      await shown(page, 'lecturer');
    },
  },
  {
    id: 'no-lesson',
    title: 'Learn: a lesson that does not exist',
    arrive: async ({ page, go }) => {
      await go('#/learn/99-moon');
      await expect(page.locator('h1')).toContainText('99-moon');
    },
  },
  {
    id: 'glossary',
    title: 'The glossary',
    arrive: async ({ page, go }) => {
      await go('#/glossary');
      await shown(page, 'term-order-cycle');
    },
    lean: (page) => page.getByTestId('glossary-search').fill('safety stock'),
  },
  {
    id: 'glossary-nothing',
    title: 'The glossary: nothing found, and an unknown address',
    arrive: async ({ page, go }) => {
      await go('#/glossary/kanban');
      await expect(page.getByTestId('glossary').getByRole('alert')).toBeVisible();
      await page.getByTestId('glossary-search').fill('xyzzy');
      await shown(page, 'glossary-nothing');
    },
  },
  ...['perfect-order', 'safety-stock', 'eoq', 'fill-rate', 'queue'].map((id) => ({
    id: `calculator-${id}`,
    title: `The calculator ${id}`,
    arrive: async ({ page, go }) => {
      await go(`#/calculators/${id}`);
      await expect(page.getByTestId('calculated').locator('svg')).toBeVisible();
      await expect(page.getByTestId(`calculator-${id}`)).toHaveAttribute('aria-current', 'page');
    },
  })),
  {
    id: 'calculator-refused',
    title: 'A calculator: what cannot be used',
    arrive: async ({ page, go }) => {
      await go('#/calculators/queue?utilisation=95&servers=2.5&speed=3');
      await shown(page, 'notice');
    },
  },
  {
    id: 'experiment-refused',
    title: 'An experiment: what cannot be run',
    arrive: async (at) => {
      await study(at, 'sweep', { from: 'abc', count: '1,5' });
      await shown(at.page, 'experiment-refused');
    },
  },
  ...[
    ['sweep', { replications: '12', count: '3' }],
    ['frontier', { replications: '12' }],
    ['find', { replications: '12', step: '5' }],
    ['sensitivity', { replications: '10' }],
  ].map(([kind, fields]) => ({
    id: `experiment-${kind}`,
    title: `The experiment ${kind}`,
    arrive: (at) => studied(at, kind, fields),
    shows: figure(kind),
  })),
];
