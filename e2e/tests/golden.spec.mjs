// Whole runs of every preset on the built page give the very bits that `lab` gives natively: both are held to
// tests/golden/presets.json. Firefox is held to it by firefox.mjs.
import { test, expect, openLab } from '../support/lab.mjs';
import { golden } from '../support/golden.mjs';

test('every preset of the menu has its digest', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const values = await page.getByTestId('preset').locator('option').evaluateAll((all) => all.map((one) => one.value));
  for (const { id } of golden) expect(values).toContain(id);
  expect(values.filter((value) => /-v\d+$/.test(value))).toHaveLength(golden.length);
});

for (const { id, hash, result } of golden) {
  test(`${id} gives the bits of lab`, async ({ page, site }) => {
    await openLab(page, `${site}?lang=en${hash}`);
    const results = page.locator('[data-digest]').first();
    await expect(results).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
    await expect(results).toHaveAttribute('data-digest', result);
    await expect(page.getByTestId('notice')).toHaveCount(0);
  });
}
