// Before a purchase: what was bought on the account in the last 5 minutes, by whomever. With many proxies the list takes its time.

import { expect, queries, test } from '../fixtures/customer.ts';
import type { Buy, Order } from '../pages/buy.ts';

const TWO: Order = { count: '2', period: '7', version: 'IPv6', country: 'ru' };

async function ask(buy: Buy): Promise<void> {
  await expect(buy.calculator).toBeVisible();
  await buy.fill(TWO);
  await buy.buy.click();
}

test('the offer is there while the list is read; a purchase of another program on its last page is shown before the word is given', async ({ buy, sandbox, shell, axe }) => {
  await sandbox.change({ owned: 2_500 });
  const elsewhere = await fetch(`${sandbox.url}/api/px6-test-key/buy?count=3&period=7&country=de&version=6&descr=crawler`);
  expect(elsewhere.ok).toBe(true);
  await sandbox.fault({ match: 'getproxy', fault: 'delay', millis: 800, times: 3 });
  await ask(buy);
  await expect(buy.dialog).toContainText('Looking through the list for purchases of the last 5 minutes. Proxies read: 1,000.');
  await expect(buy.fact('Price')).toHaveText('₽12.60');
  await expect(buy.confirm).toBeDisabled();
  await axe();
  await expect(buy.dialog).toContainText('3 × IPv6, Germany, crawler: less than a minute ago');
  await expect(buy.dialog).not.toContainText('Nothing has been bought');
  await expect(buy.dialog.getByRole('button', { name: 'Stop looking' })).toHaveCount(0);
  expect(queries(await sandbox.ledger(), 'getproxy')).toEqual(['', 'page=2', 'page=3']);
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
});

test('whoever does not wait for the end of the list is told what that means, and can buy', async ({ buy, sandbox, shell }) => {
  await sandbox.change({ owned: 2_500 });
  await sandbox.fault({ match: 'getproxy', fault: 'delay', millis: 1 }, { match: 'getproxy', fault: 'delay', millis: 4_000 });
  await ask(buy);
  await expect(buy.dialog).toContainText('Proxies read: 1,000.');
  await buy.dialog.getByRole('button', { name: 'Stop looking' }).click();
  await expect(buy.dialog).toContainText('Not the whole list was looked through: you stopped it at 1,000 proxies.');
  await expect(buy.dialog).not.toContainText('Nothing has been bought');
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
  expect(queries(await sandbox.ledger(), 'getproxy')).not.toContain('page=3');
});

test('a list that does not come is told, and nothing can be confirmed', async ({ buy, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/px6\/getproxy/);
  await sandbox.fault({ match: 'getproxy', fault: 'status', status: 500, times: 2 });
  await ask(buy);
  await expect(buy.dialog.getByRole('alert')).toContainText('not in the documented form');
  await expect(buy.confirm).toHaveCount(0);
  await buy.dialog.getByRole('button', { name: 'Ask again' }).click();
  await expect(buy.dialog).toContainText('Nothing has been bought on this account in the last 5 minutes.');
  await expect(buy.confirm).toBeEnabled();
  expect(queries(await sandbox.ledger(), 'buy')).toEqual([]);
});
