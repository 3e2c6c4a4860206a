// Accessibility: axe finds nothing, in pairs of language, theme and width.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, openLab } from '../support/lab.mjs';

for (const [lang, theme, width, sheet] of [
  ['vi', 'light', 1440, false],
  ['en', 'dark', 1440, false],
  ['en', 'projector', 1024, false],
  ['vi', 'dark', 390, true],
  ['en', 'light', 390, false],
]) {
  test(`axe finds nothing: ${lang}, ${theme}, ${width} px${sheet ? ', sheet open' : ''}`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    await openLab(page, `${site}?lang=${lang}&theme=${theme}`);
    await expect(page.locator('[data-digest]').first()).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
    if (sheet) await page.getByTestId('adjust').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const said = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
    expect(said).toEqual([]);
  });
}
