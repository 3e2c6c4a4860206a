// When the program itself fails. The fault is planted from outside: the browser refuses to make an element, which the
// page's machinery takes for impossible; so a real panic runs its real course.
import { test, expect, openLab, settled } from '../support/lab.mjs';

test.use({ expected: /planted|panicked|unreachable|closure invoked/ });

/** Makes the next drawing of anything new fail. */
const plant = (page) => page.evaluate(() => {
  Document.prototype.createElementNS = () => { throw new Error('planted'); };
});

for (const [lang, heading, reload, copy, copied] of [
  ['vi', 'Trang đã dừng vì một lỗi của chính nó', 'Tải lại và khôi phục', 'Sao chép báo cáo', 'Đã sao chép'],
  ['en', 'The page has stopped because of a fault of its own', 'Reload and restore', 'Copy the report', 'Copied'],
]) {
  test(`a panic says so, gives a report, and the last state comes back (${lang})`, async ({ page, context, site }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openLab(page, `${site}?lang=${lang}`);
    await settled(page);
    await page.getByTestId('number-orders_per_day').fill('6.4');
    await page.getByTestId('number-orders_per_day').press('Enter');
    await expect(page).toHaveURL(/demand\.orders_per_day=6\.4/);
    const before = await settled(page);
    await plant(page);
    await page.getByTestId('export-why').click();
    const fault = page.getByTestId('fault');
    await expect(fault).toBeVisible();
    const part = fault.locator(`[lang=${lang}]`);
    await expect(part.getByRole('heading', { name: heading })).toBeVisible();
    // In both languages: the page's own may be what has failed.
    await expect(fault.getByRole('heading')).toHaveCount(2);
    await part.getByRole('button', { name: copy }).click();
    await expect(part.getByRole('button', { name: copied })).toBeVisible();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    for (const said of [/^Perfect Order Lab \d/, /page-[0-9a-f]+/, /engine \d/, /demand\.orders_per_day=6\.4/, /Mozilla/, /panicked|planted|invalid|expect|element/]) {
      expect(report).toMatch(said);
    }
    expect(await fault.locator('pre').textContent()).toBe(report.replaceAll('\r\n', '\n'));
    await part.getByRole('link', { name: reload }).click();
    await expect(page.getByTestId('fault')).toHaveCount(0);
    await expect(page.getByTestId('number-orders_per_day')).toHaveValue(lang === 'vi' ? '6,4' : '6.4');
    expect(await settled(page)).toBe(before);
  });
}

test('where copying is not allowed the report is selected', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('planted')) } });
  });
  await plant(page);
  await page.getByTestId('export-why').click();
  const part = page.getByTestId('fault').locator('[lang=en]');
  await part.getByRole('button', { name: 'Copy the report' }).click();
  await expect.poll(() => page.evaluate(() => getSelection().toString())).toContain('Perfect Order Lab');
});
