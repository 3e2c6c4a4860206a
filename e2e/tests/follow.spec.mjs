// One order followed under both strategies: found, gone through by keys, filtered, and in the link.
import { test, expect, openLab } from '../support/lab.mjs';

/** Waits until a story stands in the page, and gives back the order's number. */
async function followed(page) {
  await expect(page.locator('[data-digest]').first()).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await page.getByTestId('figure-follow').scrollIntoViewIfNeeded();
  const order = page.getByTestId('follow-order');
  await expect(order).toBeVisible({ timeout: 30_000 });
  return order.getAttribute('data-order');
}

async function another(page, before) {
  const order = page.getByTestId('follow-order');
  await expect(order).not.toHaveAttribute('data-order', before);
  return order.getAttribute('data-order');
}

test('an order is found, and next and previous go through its kind by keys', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await followed(page);
  const results = page.locator('[data-digest]').first();
  const digest = await results.getAttribute('data-digest');
  await expect(page.getByTestId('follow-headline')).toContainText(/Same order, same luck: .* from stock, perfect when built to order/);
  await expect(page.getByTestId('follow-bts')).toContainText('Not perfect');
  await expect(page.getByTestId('follow-bto').locator('.vd')).toHaveText('Perfect');
  await expect(page.getByTestId('follow-place')).toContainText(/^1 of \d+ orders$/);
  await expect(page.getByTestId('figure-follow').locator('.chart')).toHaveCount(3);
  await expect(page.getByTestId('follow-shared').locator('svg text', { hasText: /^6 / })).toHaveCount(1);
  await page.getByTestId('follow-next').focus();
  await page.keyboard.press('Enter');
  const second = await another(page, first);
  expect(Number(second)).toBeGreaterThan(Number(first));
  await expect(page.getByTestId('follow-next')).toBeFocused();
  await page.getByTestId('follow-previous').press('Enter');
  expect(await another(page, second)).toBe(first);
  // Following an order changes no result.
  await expect(results).toHaveAttribute('data-state', 'done');
  await expect(results).toHaveAttribute('data-digest', digest);
});

test('filters choose orders; a perfect one passes every check', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await followed(page);
  await page.getByTestId('follow-filter').selectOption({ label: 'Perfect under both' });
  await another(page, first);
  for (const name of ['bts', 'bto']) {
    await expect(page.getByTestId(`follow-${name}`).locator('.vd')).toHaveText('Perfect');
    await expect(page.getByTestId(`follow-${name}`).locator('.checks .n')).toHaveCount(0);
  }
  const before = await page.getByTestId('follow-order').innerText();
  await page.getByTestId('follow-replication').fill('1');
  await page.getByTestId('follow-replication').press('Enter');
  await expect(page.getByTestId('follow-order')).not.toHaveText(before);
  // What is no replication goes back to what it was.
  await page.getByTestId('follow-replication').fill('99999999');
  await page.getByTestId('follow-replication').press('Enter');
  await expect(page.getByTestId('follow-replication')).toHaveValue('1');
});

test('a filter that no order passes says what was looked through and what to do', async ({ page, site }) => {
  // Ample capacity and stock: build to order alone never fails where build to stock does not.
  const ample = '#lab?v=1&e=2&preset=phone-accessories-v1&run.run_days=7&run.replications=20&demand.orders_per_day=1&promise.bto_days=60&promise.bts_days=60';
  await openLab(page, `${site}?lang=en${ample}`);
  const first = await followed(page);
  await page.getByTestId('follow-filter').selectOption({ label: 'Late' });
  const none = page.getByTestId('follow-none');
  await expect(none).toContainText(/^All \d+ orders of replication 0 were looked through, and none is of the kind “Late”\. Try another/);
  await expect(page.getByTestId('follow-next')).toBeDisabled();
  await expect(page.getByTestId('follow-order')).toHaveAttribute('data-order', first);
  await page.getByTestId('follow-filter').selectOption({ label: 'Every order' });
  await expect(none).toHaveText('');
});

test('the order that is followed is in the link, until the scenario changes', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  const first = await followed(page);
  expect(page.url()).not.toContain('order=');
  await page.getByTestId('follow-next').click();
  const second = await another(page, first);
  await expect(page).toHaveURL(new RegExp(`[&?]order=${second}(&|$)`));
  await page.reload();
  expect(await followed(page)).toBe(second);
  await page.getByTestId('number-orders_per_day').fill('6.4');
  await page.getByTestId('number-orders_per_day').press('Enter');
  await expect(page).not.toHaveURL(/order=\d/);
});
