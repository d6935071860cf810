// Without Web Locks another tab could send the same: nothing is sent, and the page says why.

import { expect, queries, test } from '../fixtures/customer.ts';
import { Buy } from '../pages/buy.ts';
import { Settings } from '../pages/settings.ts';

test('in an insecure context nothing is spent, and it is told why', async ({ buy, page, shell, sandbox }) => {
  await expect(buy.calculator).toBeVisible();
  await buy.fill({ count: '2', period: '7', version: 'IPv6', country: 'ru' });
  await expect(buy.country).toHaveAccessibleDescription('971 in stock');
  // As a page over plain http from another computer has it.
  await page.evaluate(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  await buy.buy.click();
  const alert = buy.dialog.getByRole('alert');
  await expect(alert).toContainText('This page is not in a secure context, so it cannot keep order between tabs.');
  await expect(alert).toContainText('Open the app over https, or from 127.0.0.1.');
  await expect(buy.confirm).toHaveCount(0);
  expect(queries(await sandbox.ledger(), 'buy')).toEqual([]);
  await expect(shell.status).not.toContainText('Bought');
});

test('a page that was opened in an insecure context cannot buy, and tells why', async ({ page, shell, sandbox }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  await shell.open('settings');
  await new Settings(page).addProxy6('px6-test-key');
  await shell.goTo('Buy');
  const buy = new Buy(page);
  await expect(buy.calculator).toContainText('This page is not in a secure context');
  await expect(buy.buy).toBeDisabled();
  expect((await sandbox.ledger()).totals.requests).toBe(0);
});
