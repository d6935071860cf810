// The browser's storage refuses: what cannot be written down is not sent, and what was sent is settled.

import { expect, queries, test } from '../fixtures/customer.ts';

/** From now on storage takes so many more entries of the journal, and no others. */
async function takesOnly(page: import('@playwright/test').Page, entries: number): Promise<void> {
  await page.evaluate((left) => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
      if (this.name === 'journal' && left-- <= 0) throw new DOMException('the disk is full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  }, entries);
}

test('an intent that cannot be kept is not sent', async ({ buy, page, sandbox }) => {
  await buy.fill({ count: '2', period: '7', version: 'IPv6', country: 'ru' });
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await takesOnly(page, 0);
  await buy.confirm.click();
  await expect(buy.dialog.getByRole('alert')).toContainText("Nothing was sent: the browser's storage refused to keep the journal.");
  expect(queries(await sandbox.ledger(), 'buy')).toEqual([]);
});

test('an outcome that cannot be kept is told, and settled once storage takes it', async ({ buy, page, shell, sandbox }) => {
  await buy.fill({ count: '2', period: '7', version: 'IPv6', country: 'ru' });
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await takesOnly(page, 1);
  await buy.confirm.click();
  await expect(buy.dialog.getByRole('alert')).toContainText("The browser's storage refused the outcome; it will be settled anew.");
  await page.reload();
  await shell.goTo('Settings');
  await page.getByLabel('API key').fill('px6-test-key');
  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(shell.status).toContainText('Purchase: Settled: it was carried out.');
  expect(queries(await sandbox.ledger(), 'buy')).toHaveLength(1);
});
