// Lists on paper: all rows, with their headings, as wide as the paper.

import { expect, test } from '../fixtures/proxies.ts';

test.describe('a list longer than the window', () => {
  test.use({ owned: 240 });

  test('all its rows are printed, and nothing stays of them', async ({ proxies, page }) => {
    await expect(page.getByText('240 proxies', { exact: true })).toBeVisible();
    await proxies.rows.nth(3).getByRole('checkbox').check();
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
    await expect(proxies.rows.nth(3).getByRole('checkbox')).toBeChecked();
    await proxies.rows.nth(3).press('End');
    await expect(proxies.rows.last()).toHaveAttribute('aria-rowindex', '241');
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
