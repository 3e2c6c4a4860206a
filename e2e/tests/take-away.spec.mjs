// What can be taken away: pictures and tables that open again, copies where no file comes, the printed report.
import { readFile } from 'node:fs/promises';
import { test, expect, openLab } from '../support/lab.mjs';

async function settled(page) {
  await expect(page.locator('[data-digest]').first()).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
}

/** The file that an export offers. */
async function exported(page, form, figure) {
  await page.getByTestId(`export-${figure}`).click();
  const button = page.getByTestId(`export-${form}-${figure}`);
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The shown table's cells, head first. */
async function shownTable(page, figure) {
  await page.getByTestId(`show-table-${figure}`).click();
  const table = page.getByTestId(`table-${figure}`).locator('table');
  // The points of the trade-off come one after the other.
  let before = 0;
  const isWhole = async () => {
    const [count, last] = [await table.locator('tr').count(), before];
    before = count;
    return count === last;
  };
  await expect.poll(isWhole, { intervals: [figure === 'tradeoff' ? 6000 : 100], timeout: 60_000 }).toBe(true);
  return table.locator('tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
}

/** Reads CSV as a program does. */
function csv(text, separator) {
  const rows = [[]];
  let [cell, isQuoted] = ['', false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === separator) { rows.at(-1).push(cell); cell = ''; }
    else if (letter === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); }
    else if (letter !== '\r') cell += letter;
  }
  expect(cell).toBe('');
  return rows.slice(0, -1);
}

for (const lang of ['vi', 'en']) {
  test(`tables are the same on the screen and in both forms (${lang})`, async ({ page, site }) => {
    await openLab(page, `${site}?lang=${lang}`);
    await settled(page);
    const [decimal, group] = lang === 'vi' ? [',', '.'] : ['.', ','];
    for (const figure of ['what_happened', 'waiting', 'why', 'tradeoff', 'scorecards']) {
      const shown = await shownTable(page, figure);
      const machine = csv((await exported(page, 'csv', figure)).bytes.toString(), ',');
      const excelText = (await exported(page, 'excel', figure)).bytes.toString();
      expect(excelText[0]).toBe('\ufeff');
      const excel = csv(excelText.slice(1), ';');
      for (const form of [machine, excel]) {
        expect(form.map((row) => row.length)).toEqual(shown.map((row) => row.length));
      }
      expect(machine[0].every((name) => /^[a-z0-9_]+$/.test(name)), machine[0].join()).toBe(true);
      expect(excel[0]).toEqual(shown[0]);
      shown.slice(1).forEach((row, line) => row.forEach((text, column) => {
        const [plain, comma] = [machine, excel].map((form) => form[line + 1][column]);
        if (text === '—') {
          expect([plain, comma]).toEqual(['', '']);
        } else if (/^[−-]?[\d.,]+$/.test(text)) {
          expect(comma).toBe(plain.replace('.', ','));
          const number = text.replaceAll(group, '').replace(decimal, '.').replace('−', '-');
          const decimals = number.split('.')[1]?.length ?? 0;
          expect(Math.abs(Number(plain) - Number(number))).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals);
        } else {
          expect([plain, comma]).toEqual([text, text]);
        }
      }));
    }
  });
}

test.describe('an SVG file', () => {
  // Parsed inside the page its style is refused, which is as it should be.
  test.use({ expected: /Applying inline style/ });

  test('is well formed, stands alone and says where it is from', async ({ page, site }) => {
    await openLab(page, `${site}?lang=vi`);
    await settled(page);
    for (const figure of ['what_happened', 'waiting', 'why', 'tradeoff']) {
      const { name, bytes } = await exported(page, 'svg', figure);
      expect(name).toBe(`perfect-order-lab-${figure.replace('_', '-')}.svg`);
      const found = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          errors: parsed.querySelectorAll('parsererror').length,
          foreign: parsed.querySelectorAll('foreignObject, image, script').length,
          marks: parsed.querySelectorAll('path, rect, circle, line').length,
          texts: [...parsed.querySelectorAll('text')].map((node) => node.textContent).join(' '),
          hands: parsed.querySelectorAll('.handle').length,
        };
      }, bytes.toString());
      expect(found).toMatchObject({ errors: 0, foreign: 0, hands: 0 });
      expect(found.marks).toBeGreaterThan(10);
      expect(found.texts).toContain('Hạt giống 2718');
      expect(found.texts).toContain('Kịch bản: Cửa hàng phụ kiện điện thoại.');
      expect(found.texts).toContain('Số đơn hàng mỗi ngày: 6');
      expect(bytes.toString()).not.toContain('var(--');
      expect(bytes.toString()).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    }
  });
});

test('a PNG is twice as large as its chart, and something is drawn on it', async ({ page, site }) => {
  await openLab(page, `${site}?lang=vi`);
  await settled(page);
  for (const figure of ['what_happened', 'waiting', 'why', 'tradeoff']) {
    const svg = (await exported(page, 'svg', figure)).bytes.toString();
    const [width, height] = ['width', 'height'].map((side) => Math.ceil(Number(new RegExp(` ${side}="([\\d.]+)"`).exec(svg)[1])));
    const { name, bytes } = await exported(page, 'png', figure);
    expect(name).toMatch(/\.png$/);
    const drawn = await page.evaluate(async (file) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(file)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const ink = canvas.getContext('2d');
      ink.drawImage(picture, 0, 0);
      const { data } = ink.getImageData(0, 0, picture.width, picture.height);
      const rows = [];
      for (let y = 0; y < picture.height; y += 1) {
        let other = 0;
        for (let x = 0; x < picture.width; x += 1) {
          const at = 4 * (y * picture.width + x);
          if (Math.abs(data[at] - data[0]) + Math.abs(data[at + 1] - data[1]) + Math.abs(data[at + 2] - data[2]) > 60) other += 1;
        }
        rows.push(other);
      }
      const part = (from, to) => rows.slice(Math.floor(from * rows.length), Math.floor(to * rows.length)).reduce((a, b) => a + b, 0);
      return { width: picture.width, height: picture.height, whole: part(0, 1), head: rows.slice(40, 90).reduce((a, b) => a + b, 0), foot: rows.slice(-110, -40).reduce((a, b) => a + b, 0), edge: rows[0] + rows.at(-1) };
    }, [...bytes]);
    expect([drawn.width, drawn.height]).toEqual([2 * width, 2 * height]);
    expect(drawn.whole).toBeGreaterThan(5_000);
    // Title and foot are there; nothing touches the edge.
    expect(drawn.head).toBeGreaterThan(300);
    expect(drawn.foot).toBeGreaterThan(300);
    expect(drawn.edge).toBe(0);
  }
});

test('where no file comes, its content can be copied', async ({ page, site }) => {
  await openLab(page, `${site}?lang=en`);
  await settled(page);
  // As in a frame that may not download: nothing happens, and nobody is told.
  await page.evaluate(() => { HTMLAnchorElement.prototype.click = () => {}; });
  await page.getByTestId('export-scorecards').click();
  await page.getByTestId('export-csv-scorecards').click();
  await expect(page.getByTestId('taken')).toHaveText('perfect-order-lab-scorecards.csv was saved.');
  await page.getByTestId('taken-open').click();
  await expect(page.getByTestId('taken-text')).toHaveValue(/^strategy,measure,unit,value,low,high\n.*Order fill rate/s);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await page.getByTestId('taken-copy').click();
  await expect(page.getByText('everything is selected')).toBeVisible();
  const selected = await page.getByTestId('taken-text').evaluate((field) => field.selectionEnd - field.selectionStart);
  expect(selected).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('taken-text')).toHaveCount(0);
  await page.getByTestId('export-why').click();
  await page.getByTestId('export-png-why').click();
  const line = page.getByTestId('figure-why').getByTestId('taken-open');
  await line.click();
  const picture = page.getByTestId('figure-why').getByTestId('taken-picture');
  await expect.poll(() => picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(500);
});

for (const [lang, theme, width] of [['vi', 'dark', 1440], ['en', 'light', 390]]) {
  test(`prints a report: ${lang}, ${theme}, ${width} px`, async ({ page, site }, info) => {
    await page.setViewportSize({ width, height: 900 });
    await openLab(page, `${site}?lang=${lang}&theme=${theme}`);
    await settled(page);
    await page.getByTestId('range-gap_cv').focus().catch(() => {});
    await expect(page.getByTestId('report')).toHaveCount(0);
    const pdf = await page.pdf({ path: info.outputPath('report.pdf'), preferCSSPageSize: true });
    expect(pdf.length).toBeGreaterThan(50_000);
    expect((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(3);
    await expect(page.getByTestId('report')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    const report = page.getByTestId('report');
    await expect(report).toBeVisible();
    await expect(report).toContainText('2718');
    await expect(report).toContainText('#lab?');
    await expect(report).toContainText(await page.locator('[data-digest]').first().getAttribute('data-digest'));
    for (const figure of ['what_happened', 'waiting', 'why', 'tradeoff', 'scorecards']) {
      await expect(page.getByTestId(`figure-${figure}`)).toBeVisible();
    }
    await expect(page.getByTestId('print')).toBeHidden();
    await expect(page.getByTestId('seed')).toBeHidden();
    // Light, whatever the theme.
    const paper = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--paper'));
    expect(paper).toBe('#fbf8f2');
  });
}
