// Deleting every proxy with a comment: what Proxy6 names now is shown, and what was shown is deleted.

import { queries } from '../fixtures/customer.ts';
import { expect, OWNED, test } from '../fixtures/proxies.ts';
import type { OwnedProxy } from '../fixtures/sandbox_admin.ts';

const [first] = OWNED as [OwnedProxy];
/** Bought by another program after the list was read, with the comment of two proxies that are in it. */
const UNREAD: OwnedProxy = { ...first, id: 17, host: '192.0.2.17', ip: '192.0.2.17', port: 8017, days: 5 };
const LATE: OwnedProxy = { ...first, id: 18, host: '192.0.2.18', ip: '192.0.2.18', port: 8018 };

test('the proxies that have the comment now are shown, and just those are deleted', async ({ proxies, page, sandbox, shell, axe }) => {
  await sandbox.change({ owned: [...OWNED, UNREAD] });
  await page.getByRole('button', { name: 'Delete by comment' }).click();
  const { dialog } = proxies;
  const show = dialog.getByRole('button', { name: 'Show them' });
  await expect(show).toBeDisabled();
  const field = dialog.getByRole('combobox', { name: 'Comment' });
  await field.fill('я'.repeat(51));
  await expect(dialog).toContainText('A comment has at most 50 characters; this one has 51.');
  await expect(show).toBeDisabled();
  await field.fill('shop');
  await field.press('Enter');

  const doomed = dialog.getByRole('table', { name: 'Proxies to be deleted' }).locator('tbody').getByRole('row');
  await expect(doomed).toHaveCount(3);
  for (const [endpoint, left] of [['192.0.2.1:8001', 'in 30 days'], ['192.0.2.2:8002', 'in 2 days'], ['192.0.2.17:8017', 'in 5 days']] as const) {
    await expect(doomed.filter({ hasText: endpoint })).toContainText(left);
    await expect(doomed.filter({ hasText: endpoint }).locator('.proxies-worth')).toHaveText(/^₽\d+\.\d\d$/);
  }
  await expect(dialog).toContainText('There is no way back, and no money back. 3 of them still work.');
  await expect(dialog).toContainText(/The days that are left are worth ₽\d+\.\d\d/);
  await axe();
  const asked = queries(await sandbox.ledger(), 'getproxy');
  expect(asked.at(-1)).toBe('descr=shop');

  // What gets the comment now was not seen.
  await sandbox.change({ owned: [...OWNED, UNREAD, LATE] });
  await dialog.getByRole('button', { name: 'Delete 3 proxies' }).click();
  await expect(shell.status).toContainText('Deleted 3 proxies.');
  expect(queries(await sandbox.ledger(), 'delete')).toEqual(['ids=11,12,17']);
  expect((await sandbox.state()).owned.map(({ id }) => id)).toEqual([13, 14, 15, 16, 18]);
  await expect(proxies.rows).toHaveCount(4);
});

test('another comment is looked for anew; none has it; nothing is deleted meanwhile', async ({ proxies, page, sandbox }) => {
  await page.getByRole('button', { name: 'Delete by comment' }).click();
  const { dialog } = proxies;
  const field = dialog.getByRole('combobox', { name: 'Comment' });
  await field.fill('shop');
  await field.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Delete 2 proxies' })).toBeVisible();
  await field.fill('Shop');
  await expect(dialog.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  await field.press('Enter');
  await expect(dialog).toContainText('No proxy of this account has the comment “Shop”. Nothing is deleted.');
  // Enter looks, and never deletes.
  await field.fill('old');
  await field.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Delete 1 proxy' })).toBeVisible();
  await field.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Delete 1 proxy' })).toBeVisible();
  expect(queries(await sandbox.ledger(), 'delete')).toEqual([]);
  expect((await sandbox.state()).owned).toHaveLength(6);
});

test('the group of a comment leads to its deletion, and a look that fails is told', async ({ proxies, page, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/px6\/getproxy/);
  await page.getByLabel('Group by').selectOption('Comment');
  await page.getByRole('group', { name: 'Comment' }).getByRole('button', { name: /^shop 2/ }).click();
  await expect(proxies.rows).toHaveCount(2);
  await sandbox.fault({ match: 'getproxy', fault: 'status', status: 500, times: 2 });
  await page.getByRole('button', { name: 'Delete by comment' }).click();
  const { dialog } = proxies;
  await expect(dialog.getByRole('combobox', { name: 'Comment' })).toHaveValue('shop');
  await dialog.getByRole('button', { name: 'Show them' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not in the documented form');
  await expect(dialog.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
  await sandbox.disarm();
  await dialog.getByRole('button', { name: 'Show them' }).click();
  await dialog.getByRole('button', { name: 'Delete 2 proxies' }).click();
  await expect.poll(async () => (await sandbox.state()).owned.map(({ id }) => id)).toEqual([13, 14, 15, 16]);
});
