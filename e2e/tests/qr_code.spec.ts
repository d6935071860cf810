// A connection string as a QR code: read back from the picture.

import { expect, test } from '../fixtures/proxies.ts';

test('the code of one proxy holds its string, says that the password is in it, and is named for those who cannot see it', async ({ proxies, page, axe }) => {
  await proxies.rows.filter({ hasText: '192.0.2.1:8001' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const code = dialog.getByRole('img', { name: 'QR code: the connection string of 192.0.2.1:8001' });
  await expect(code).toHaveCount(0);
  await dialog.getByRole('button', { name: 'QR code' }).click();
  await expect(code).toBeVisible();
  await expect(dialog).toContainText('The code holds the password.');
  await dialog.getByRole('button', { name: 'Copy what is in it' }).click();
  await expect.poll(() => proxies.clipboard()).toBe('http://anna:p%40ss%2F1@192.0.2.1:8001');
  // ISO/IEC 18004: 37 bytes at level M want version 3, which is 29 modules wide, in four light ones on each side.
  await expect(code).toHaveAttribute('viewBox', '0 0 37 37');
  await axe();
  await dialog.getByRole('button', { name: 'QR code' }).click();
  await expect(code).toHaveCount(0);
});

test('of several proxies there is no code', async ({ proxies, page }) => {
  await proxies.rows.filter({ hasText: '192.0.2.1:8001' }).getByRole('checkbox').check();
  await proxies.rows.filter({ hasText: '192.0.2.2:8002' }).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'QR code' })).toBeDisabled();
});
