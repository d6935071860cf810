// Lists on paper: all rows, with their headings, as wide as the paper.

import { expect, test } from '../fixtures/proxies.ts';

test.describe('a list longer than the window', () => {
  test.use({ owned: 240 });

  test('all its rows are printed, and nothing stays of them', async ({ proxies, page }) => {
    await expect(page.getByText('240 proxies', { exact: true })).toBeVisible();
    // Somewhere in the midst of the list, with the focus on a row's tick.
    await proxies.rows.nth(0).press('End');
    await proxies.rows.last().getByRole('checkbox').check();
    const focused = page.locator('.proxies-card tbody :focus');
    const endpoint = await focused.locator('xpath=ancestor::tr').locator('td.proxies-endpoint').textContent();
    const scrolled = () => page.locator('.proxies-card .virtual-table').evaluate((scroller) => scroller.scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(1_000);
    expect(await proxies.rows.count()).toBeLessThan(60);
    await page.evaluate(() => addEventListener('beforeprint', () => {
      const rows = [...document.querySelectorAll<HTMLElement>('.proxies-card tbody tr')];
      document.documentElement.dataset['printed'] = `${rows.length} ${new Set(rows.map((row) => row.querySelector('td.proxies-endpoint')?.textContent)).size}`;
    }));
    const pdf = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
    await expect(page.locator('html')).toHaveAttribute('data-printed', '240 240');
    // By the scroller's height they would be thirteen pages and more, most of them blank.
    const sheets = pdf.match(/\/Type ?\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(4);
    expect(sheets).toBeLessThan(13);
    expect(await proxies.rows.count()).toBeLessThan(60);
    expect(await scrolled()).toBe(before);
    await expect(focused).toBeChecked();
    expect(await focused.locator('xpath=ancestor::tr').locator('td.proxies-endpoint').textContent()).toBe(endpoint);
    await expect(focused.locator('xpath=ancestor::tr')).toBeInViewport();
    await focused.press('Home');
    await expect(proxies.rows.first()).toHaveAttribute('aria-rowindex', '2');
    await expect(proxies.rows.first()).toBeInViewport();
  });
});

test('the headings are printed, what is pressed is not, and nothing is wider than the paper', async ({ proxies, page }) => {
  await page.setViewportSize({ width: 1_040, height: 720 });
  await page.emulateMedia({ media: 'print' });
  for (const heading of ['Endpoint', 'Country', 'Expires', 'Exit IP', 'Bought']) {
    await expect(proxies.table.getByRole('columnheader', { name: heading })).toBeVisible();
    await expect(proxies.table.getByText(heading, { exact: true })).toBeVisible();
  }
  await expect(proxies.filter).toBeHidden();
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeHidden();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1_040);
  const table = await proxies.table.boundingBox();
  expect((table?.x ?? 0) + (table?.width ?? Infinity)).toBeLessThanOrEqual(1_040);
});
