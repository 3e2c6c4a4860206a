// One run under other definitions, and state A against state B: their numbers are those of `lab`.
import { test, expect, openLab, settled, changed, exported } from '../support/lab.mjs';
import { labRun } from '../support/engine.mjs';

const QUICK = '#lab?v=1&e=2&preset=phone-accessories-v1&run.replications=100&lang=en';

const percent = (share) => (100 * share).toFixed(1);

test('another definition shows other numbers of the same run', async ({ page, site }) => {
  await openLab(page, `${site}${QUICK}`);
  const digest = await settled(page);
  const native = labRun(await exported(page));
  await expect(page.getByTestId('defined-bts')).toContainText(percent(native.bts.otif_order_delivered_promise.value));
  await page.getByTestId('define-basis').selectOption('lines');
  await page.getByTestId('define-in_full').selectOption('met at the check');
  await page.getByTestId('define-against').selectOption('the request');
  await expect(page.getByTestId('defined-bts')).toContainText(percent(native.bts.otif_line_at_check_request.value));
  await expect(page.getByTestId('defined-bto')).toContainText('—');
  expect(await settled(page)).toBe(digest);
  // The choice is part of the link.
  await expect.poll(() => page.url()).toContain('counts=otif_line_at_check_request');
  await changed(page, async () => {
    await page.getByTestId('define-window_days').fill('0,5');
    await page.getByTestId('define-window_days').press('Enter');
  });
  const wider = labRun(await exported(page));
  await expect(page.getByTestId('defined-bts')).toContainText(percent(wider.bts.otif_line_at_check_request.value));
});

test('a pinned state is compared, swapped, remembered and let go', async ({ page, site }) => {
  await openLab(page, `${site}${QUICK}`);
  const first = await settled(page);
  const a = labRun(await exported(page));
  await page.getByTestId('pin').click();
  await expect(page.getByTestId('compared-bts-perfect_order_rate')).toContainText('unchanged');
  const second = await changed(page, async () => {
    await page.getByTestId('range-service_target').focus();
    await page.keyboard.press('Home');
  });
  await expect(page.getByTestId('compare-changed').locator('li')).toHaveText(['Service target: 95% → 50%']);
  const b = labRun(await exported(page));
  const difference = 100 * (b.bts.perfect_order_rate.value - a.bts.perfect_order_rate.value);
  const cell = page.getByTestId('compared-bts-perfect_order_rate');
  await expect(cell).toContainText('−');
  expect(Number((await cell.innerText()).replace('−', '-').split(/\s/)[0])).toBeCloseTo(difference, 0);
  await expect(page.getByTestId('compared-bto-perfect_order_rate')).toContainText('unchanged');
  await expect(page.getByTestId('sentence-compare')).toContainText('fewer orders perfect');
  await expect(page.getByTestId('sentence-compare')).toContainText('variance');
  expect(await changed(page, () => page.getByTestId('swap').click())).toBe(first);
  await expect(cell).toContainText('+');
  // Another seed is another's luck: A is run again with it.
  await changed(page, async () => {
    await page.getByTestId('seed').fill('7');
    await page.getByTestId('seed').press('Enter');
  });
  await expect(cell).toContainText('+');
  await page.waitForTimeout(600);
  await page.reload();
  await settled(page);
  await expect(cell).toContainText('+');
  await page.getByTestId('unpin').click();
  await expect(page.getByTestId('pin')).toBeVisible();
  expect(second).not.toBe(first);
});
