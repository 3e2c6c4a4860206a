// Formula and simulation: the very numbers of `lab theory --scenario`, in both languages.
import { test, expect, openLab, exported, settled } from '../support/lab.mjs';
import { labTheory } from '../support/engine.mjs';

async function figure(page) {
  await settled(page);
  const figure = page.getByTestId('figure-formula');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('details').first()).toBeVisible({ timeout: 30_000 });
  return figure;
}

for (const [lang, preset] of [['en', 'phone-accessories-v1'], ['vi', 'spare-parts-v1']]) {
  test(`every formula has the value that lab theory gives: ${lang}, ${preset}`, async ({ page, site }) => {
    await openLab(page, `${site}?lang=${lang}#lab?v=1&preset=${preset}`);
    const shown = await (await figure(page)).locator('tr[data-value]').evaluateAll((rows) => rows.map((row) => ({
      family: row.closest('details').dataset.testid.slice('family-'.length),
      measure: row.dataset.testid.slice('formula-'.length),
      value: Number(row.dataset.value),
      text: row.querySelector('td').textContent,
      formulas: row.querySelectorAll('math').length,
    })));
    expect(shown.length).toBeGreaterThan(15);
    const families = labTheory(await exported(page));
    for (const { family, measure, value, text, formulas } of shown) {
      const quantity = families.find((one) => one.family === family).quantities.find((one) => one.measure === measure);
      expect(Math.abs(value - quantity.value), `${family} ${measure}`).toBeLessThanOrEqual(1e-12 * Math.abs(value));
      expect(formulas).toBeGreaterThan(0);
      // What is read is that value, rounded.
      const plain = lang === 'vi' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
      const digits = plain.match(/\d+(?:\.(\d+))?/);
      const read = Number(digits[0]) / (text.includes('%') ? 100 : 1);
      const grain = 10 ** -(digits[1]?.length ?? 0) / (text.includes('%') ? 100 : 1);
      expect(Math.abs(read - Math.abs(value)), `${family} ${measure}: ${text} of ${value}`).toBeLessThanOrEqual(0.51 * grain);
    }
    // What does not apply is named with its reason.
    const others = page.getByTestId('families-not-applying');
    const named = new Set(shown.map(({ family }) => family)).size;
    await expect(others.locator('dt')).toHaveCount(families.length - named);
    await expect(others.locator('dd').filter({ hasText: /\S/ })).toHaveCount(families.length - named);
  });
}
