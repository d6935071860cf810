// Taking changes of type and comment back, from the Journal.

import { queries } from '../fixtures/customer.ts';
import { expect, test } from '../fixtures/proxies.ts';
import { Journal } from '../pages/journal.ts';
import { Settings } from '../pages/settings.ts';

test('a type and a comment go back to what they were, also while another account is in use', async ({ proxies, page, sandbox, shell }) => {
  const now = async () => (await sandbox.state()).owned.slice(0, 2).map(({ type, descr }) => `${type} ${descr}`);
  expect(await now()).toEqual(['http shop', 'socks shop']);
  await proxies.tick('192.0.2.1:8001');
  await proxies.tick('192.0.2.4:8004');
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('new');
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText('Changed the comment of 2 proxies.');
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await proxies.confirm('Change type').click();
  await expect(shell.status).toContainText('Changed the type of 2 proxies.');
  await expect.poll(now).toEqual(['socks new', 'socks shop']);

  // A second account, whose key Proxy6 does not know, is in use now: the one that was added last.
  await shell.goTo('Settings');
  await new Settings(page).addProxy6('px6-other-key', 'other');
  await expect(page.getByRole('button', { name: 'Use work' })).toBeVisible();
  await shell.goTo('Journal');
  const journal = new Journal(page);
  const undo = (what: string) => journal.rows.filter({ hasText: what }).first().getByRole('button', { name: 'Undo' });
  await undo('Change of type').click();
  await expect(shell.status).toContainText('Undone.');
  await expect.poll(now).toEqual(['http new', 'socks shop']);
  await undo('Change of comment').click();
  await expect.poll(now).toEqual(['http shop', 'socks shop']);
  expect((await sandbox.state()).owned.find(({ id }) => id === 14)).toMatchObject({ type: 'socks', descr: 'price watch' });
  // The other proxy was of that type before: it is not touched, for Proxy6 would refuse that.
  expect(queries(await sandbox.ledger(), 'settype')).toEqual(['ids=11,14&type=socks', 'ids=11&type=http']);

  // Without the key of its account it is told what is missing.
  await shell.goTo('Settings');
  await page.reload();
  await shell.goTo('Journal');
  await expect(undo('Change of type')).toBeDisabled();
  await expect(journal.rows.filter({ hasText: 'Change of type' }).first()).toContainText('Only with the key of account');
});
