// The calculators: reached from Learn, in both languages, by keyboard; what they say of numbers that cannot be used;
// and their numbers in the address.
import { test, expect } from '../support/lab.mjs';

const IDS = ['perfect-order', 'safety-stock', 'eoq', 'fill-rate', 'queue'];

async function open(page, site, path = '', more = '') {
  await page.goto(`${site}#/calculators${path}?lang=en${more}`);
  await expect(page.getByTestId('calculators')).toBeVisible();
}

test('every calculator is reached from Learn and says its number, in both languages', async ({ page, site }) => {
  for (const [lang, product, service] of [['vi', '50,4%', '177,2'], ['en', '50.4%', '177.2']]) {
    await page.goto(`${site}#/learn?lang=${lang}`);
    await page.getByTestId('to-calculators').click();
    await expect(page.getByTestId('result-product')).toContainText(product.slice(0, 4));
    for (const id of IDS) {
      await page.getByTestId(`calculator-${id}`).click();
      await expect(page.getByTestId(`calculator-${id}`)).toHaveAttribute('aria-current', 'page');
      await expect(page.getByTestId('worked').locator('tr')).not.toHaveCount(0);
      await expect(page.getByTestId('calculated').locator('svg')).toBeVisible();
      for (const said of await page.getByTestId('worked').allInnerTexts()) expect(said).not.toMatch(/—|NaN|undefined/);
      // Drawn by the browser's own mathematics: in its namespace, with a height.
      const formula = page.getByTestId('formula').locator('math').first();
      expect(await formula.evaluate((math) => math.namespaceURI)).toBe('http://www.w3.org/1998/Math/MathML');
      expect((await formula.boundingBox()).height).toBeGreaterThan(10);
      if (id === 'safety-stock') await expect(page.getByTestId('result-stock_needed')).toContainText(service);
    }
  }
});

test('a number is the same wherever it stands, and the economic quantity has both its costs', async ({ page, site }) => {
  await open(page, site, '/safety-stock');
  await expect(page.getByTestId('result-deviations')).toContainText('1.645');
  await expect(page.getByTestId('formula')).toContainText('1.645');
  await page.getByTestId('calculator-eoq').click();
  await expect(page.getByTestId('calculated').locator('.theory')).toHaveCount(2);
  await expect(page.getByTestId('calculated')).toContainText('ordering');
  await expect(page.getByTestId('calculated')).toContainText('holding');
});

test('numbers are taken in either notation, stand in the formula and in the address', async ({ page, site }) => {
  await open(page, site, '/eoq');
  await expect(page.getByTestId('result-best_quantity')).toContainText('304');
  const box = page.getByTestId('given-holding_cost');
  for (const text of ['0,9', '0.9']) {
    await box.fill(text);
    await box.press('Tab');
    await expect(page.getByTestId('result-best_quantity')).toContainText('152');
    await expect(box).toHaveValue('0.9');
  }
  await expect(page.getByTestId('formula')).toContainText('0.9');
  await expect(page).toHaveURL(/#\/calculators\/eoq\?.*holding_cost=0\.9/);
  await page.reload();
  await expect(box).toHaveValue('0.9');
  await page.getByTestId('language-vi').click();
  await expect(box).toHaveValue('0,9');
  await expect(page.getByTestId('result-best_quantity')).toContainText('152');
});

test('a number that cannot be used is told with field, value and limit; what was there stays', async ({ page, site }) => {
  await open(page, site, '/perfect-order');
  const box = page.getByTestId('given-on_time');
  for (const wrong of ['120', 'much', '']) {
    await box.fill(wrong);
    await box.press('Tab');
    await expect(page.getByTestId('given-on_time-said')).toContainText('On time');
    await expect(page.getByTestId('given-on_time-said')).toContainText(`“${wrong}”`);
    await expect(page.getByTestId('given-on_time-said')).toContainText('0 to 100');
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByTestId('result-product')).toContainText('50.4');
  }
  await box.fill('95');
  await box.press('Tab');
  await expect(page.getByTestId('given-on_time-said')).toHaveText('');
  await expect(page.getByTestId('result-product')).toContainText('53.2');
});

test('an address with bad numbers is told, and the rest is used', async ({ page, site }) => {
  await open(page, site, '/queue', '&utilisation=95&servers=2.5&speed=3');
  await expect(page.getByTestId('given-servers-said')).toContainText('“2.5”');
  await expect(page.getByTestId('given-servers-said')).toContainText('whole numbers from 1 to 1000');
  await expect(page.getByTestId('notice')).toContainText('speed=3');
  await expect(page.getByTestId('result-wait')).toContainText('1.9');
  await page.goto(`${site}#/calculators/abacus`);
  await expect(page.getByTestId('notice')).toContainText('/calculators/abacus');
});

test('by keyboard alone', async ({ page, site }) => {
  await open(page, site, '/queue');
  await page.getByTestId('calculator-queue').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('given-utilisation')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('result-wait')).toContainText('0.9');
  await expect(page.getByTestId('given-utilisation')).toBeFocused();
});
