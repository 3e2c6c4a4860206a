// The glossary: the note beside a term, and the page.
import { test, expect, openLab } from '../support/lab.mjs';

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('a term explains itself, by pointer and by keys, and gives the focus back', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const note = page.getByTestId('gloss');
  const term = page.getByTestId('kpi').getByRole('link', { name: 'On time' });
  await term.click();
  await expect(note).toBeFocused();
  await expect(note).toContainText('delivered on or before their promise');
  await expect(note).toContainText('tỷ lệ giao hàng đúng hạn');
  await expect(note).toContainText('orders of the cohort');
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(term).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(note).toBeFocused();
  await page.getByTestId('gloss-close').click();
  await expect(term).toBeFocused();
  await term.click();
  await expect(note).toBeVisible();
  await page.getByTestId('finding').click();
  await expect(note).toHaveCount(0);
});

test('terms of the scorecards and the captions have notes, within a phone\'s width', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openLab(page, `${site}?lang=vi`);
  const note = page.getByTestId('gloss');
  for (const [figure, name, said] of [
    ['scorecards', 'Tỷ lệ dòng hàng bị trả lại', 'dòng hàng đã giao'],
    ['waiting', 'cam kết', 'tính từ lúc nhận đơn'],
    ['tradeoff', 'điểm đặt hàng lại', 'tồn kho an toàn'],
  ]) {
    const term = page.getByTestId(`figure-${figure}`).getByRole('link', { name }).first();
    await term.click();
    await expect(note).toContainText(said);
    const box = await note.boundingBox();
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
});

test('the note leads to the page, and the page to its entries', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await page.getByTestId('kpi').getByRole('link', { name: 'Complete' }).click();
  await page.getByTestId('gloss').getByRole('link', { name: 'Open in the glossary' }).click();
  await expect(page.getByTestId('term-complete')).toBeFocused();
  await expect(page.getByTestId('gloss')).toHaveCount(0);
  await page.getByTestId('term-complete').getByRole('link', { name: 'partial shipment' }).click();
  await expect(page.getByTestId('term-partial-shipment')).toBeFocused();
  expect(page.url()).toContain('#/glossary/partial-shipment');
});

test('searches with and without marks, in both languages', async ({ page, site }) => {
  await page.goto(`${site}?lang=vi#/glossary`);
  const search = page.getByTestId('glossary-search');
  const first = page.locator('.terms article h3').first();
  for (const typed of ['tre', 'trễ', 'TRE HAN']) {
    await search.fill(typed);
    await expect(first).toContainText('trễ hạn');
  }
  await search.fill('safety stock');
  await expect(first).toContainText('tồn kho an toàn');
  await expect(first.locator('[lang=en]')).toHaveText('safety stock');
  await search.fill('xyzzy');
  await expect(page.getByTestId('glossary-nothing')).toContainText('xyzzy');
  await expect(page.getByTestId('glossary-count')).toHaveText('0 mục');
  await search.fill('');
  await expect(page.getByTestId('glossary-count')).toHaveText(/^1\d\d mục$/);
});

test('an address leads to its entry, by the name of a measure too, and an unknown one says so', async ({ page, site }) => {
  await page.goto(`${site}?lang=en#/glossary/line_fill_rate`);
  await expect(page.getByTestId('term-line-fill-rate')).toBeFocused();
  await page.goto(`${site}?lang=en#/glossary/kanban`);
  await expect(page.getByTestId('glossary').getByRole('alert')).toContainText('kanban');
  await expect(page.getByTestId('term-order-cycle')).toBeVisible();
});

test('without the file it says so', async ({ page, site }) => {
  await page.route('**/glossary/terms.json', (route) => route.fulfill({ body: '<!doctype html>' }));
  await openLab(page, `${site}?lang=vi`);
  await page.getByTestId('kpi').getByRole('link', { name: 'Đúng hạn' }).click();
  await expect(page.getByTestId('gloss')).toContainText('Không tải được các thuật ngữ');
});
