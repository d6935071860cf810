// What is done with proxies, seen at the provider: extending, type, comment, check, deletion.

import { hurry } from '../fixtures/pace.ts';
import { expect, OWNED, test } from '../fixtures/proxies.ts';
import { Customer } from '../money/customer.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import { Shell } from '../pages/shell.ts';

test('extending shows the cost before, charges just that, and the table and the balance follow', async ({ proxies, page, sandbox, shell, axe }) => {
  await sandbox.change({ shape: 'practice', balance: '500' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('6 proxies', { exact: true })).toBeVisible();
  await proxies.tick('192.0.2.1:8001');
  await proxies.tick('192.0.2.3:8003');
  await proxies.open('Extend');
  await proxies.dialog.getByLabel('Period (days)').fill('0');
  await expect(proxies.dialog).toContainText('A whole number of days, from 1.');
  await expect(proxies.confirm('Extend')).toBeDisabled();
  await proxies.dialog.getByLabel('Period (days)').fill('30');
  await expect(proxies.dialog.getByRole('table', { name: 'Price by version' })).toContainText('IPv6');
  await expect(proxies.dialog).toContainText('Balance ₽500.00');
  await axe();
  const shown = Number((await proxies.dialog.locator('.big').innerText()).replace(/[^\d.]/g, ''));
  await proxies.confirm('Extend').click();
  await expect(shell.status).toContainText('Extended 2 proxies');
  const { lines } = await sandbox.ledger();
  const charges = lines.filter((line) => line.kind === 'charge');
  expect(charges.map((charge) => charge.function)).toEqual(['prolong', 'prolong']);
  expect(charges.reduce((sum, charge) => sum + Number(charge.amount), 0)).toBeCloseTo(shown, 6);
  await expect(proxies.row('192.0.2.1:8001')).toContainText('in 60 days');
  await expect(proxies.row('192.0.2.3:8003')).toContainText('in 30 days');
  await expect(page.getByRole('banner')).toContainText(`₽${(500 - shown).toFixed(2)}`);
  // Nobody shall pay twice by pressing twice.
  await expect(proxies.selection).toBeHidden();
});

test('what another tab has extended since is not extended again: nothing is sent, and the list is read anew', async ({ proxies, page, context, sandbox, shell }) => {
  const endpoint = '192.0.2.3:8003';
  const other = await Customer.in(await context.newPage());
  await other.signIn();
  await new Shell(other.page).goTo('Proxies');
  const tabs = [proxies, new Proxies(other.page)] as const;
  for (const tab of tabs) {
    await tab.tick(endpoint);
    await tab.open('Extend');
    await expect(tab.confirm('Extend')).toBeEnabled();
  }
  const charges = async () => (await sandbox.ledger()).lines.filter((line) => line.kind === 'charge').length;
  await tabs[1].confirm('Extend').click();
  expect(await other.told()).toContain('Extended 1 proxy');
  expect(await charges()).toBe(1);
  await expect(tabs[1].row(endpoint)).toContainText('in 30 days');

  await page.bringToFront();
  await expect(proxies.row(endpoint)).not.toContainText('in 30 days');
  // The list that is read anew, after what is asked before anything is sent, does not come: whoever asks again at once need not wait for it.
  let lists = 0;
  await page.route('**/getproxy**', (route) => ((lists += 1) === 2 ? undefined : route.continue()));
  await proxies.confirm('Extend').click();
  await expect(shell.alert.filter({ hasText: 'Nothing was sent and nothing was charged' })).toContainText('1 proxy has been extended since you looked');
  await expect(proxies.row(endpoint)).toContainText('in 30 days');
  await expect.poll(() => lists).toBe(2);
  expect(await charges()).toBe(1);
  // Whoever has seen that, and wants it all the same, extends it.
  await expect(proxies.selection).toContainText('1 selected');
  await proxies.open('Extend');
  await proxies.confirm('Extend').click();
  await expect(shell.status).toContainText('Extended 1 proxy');
  expect(await charges()).toBe(2);
});

test('where the version is not told, the cost is a range', async ({ proxies }) => {
  await proxies.tick('192.0.2.1:8001');
  await proxies.open('Extend');
  await expect(proxies.dialog.locator('.big')).toHaveText(/^₽[\d.,]+ to ₽[\d.,]+$/);
  await expect(proxies.dialog).toContainText('so the price lies between the two');
});

test('what the balance does not cover cannot be confirmed', async ({ proxies, sandbox }) => {
  await sandbox.change({ balance: '0.01' });
  await proxies.tick('192.0.2.3:8003');
  await proxies.open('Extend');
  await expect(proxies.dialog).toContainText('The balance is not enough.');
  await expect(proxies.confirm('Extend')).toBeDisabled();
});

test('a type is changed, and once more, which error 30 explains', async ({ proxies, sandbox, shell }) => {
  await proxies.tick('192.0.2.1:8001');
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await proxies.confirm('Change type').click();
  await expect(shell.status).toContainText('Changed the type of 1 proxy.');
  await expect(proxies.row('192.0.2.1:8001')).toContainText('SOCKS5');
  const { owned } = await sandbox.state();
  expect(owned.find((proxy) => proxy.id === 11)).toMatchObject({ type: 'socks' });
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await expect(proxies.dialog).toContainText('By the list all of them already have that type.');
  await proxies.confirm('Change type').click();
  await expect(shell.alert.filter({ hasText: 'They already have that type' })).toContainText('error 30');
  await expect(proxies.selection).toContainText('1 selected');
});

test('a comment is changed and taken away; one that is too long is told at once', async ({ proxies, sandbox, shell }) => {
  await proxies.tick('192.0.2.1:8001');
  await proxies.tick('192.0.2.2:8002');
  await proxies.open('Change comment');
  // What both have stands in the field.
  await expect(proxies.dialog.getByLabel('Comment')).toHaveValue('shop');
  await proxies.dialog.getByLabel('Comment').fill('я'.repeat(51));
  await expect(proxies.dialog).toContainText('A comment has at most 50 characters; this one has 51.');
  await expect(proxies.confirm('Change comment')).toBeDisabled();
  await proxies.dialog.getByLabel('Comment').fill('я'.repeat(50));
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText('Changed the comment of 2 proxies.');
  const comments = async () => (await sandbox.state()).owned.filter(({ id }) => id === 11 || id === 12).map(({ descr }) => descr);
  expect(await comments()).toEqual(['я'.repeat(50), 'я'.repeat(50)]);
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('');
  await proxies.confirm('Change comment').click();
  await expect.poll(comments).toEqual(['', '']);
});

test('a check says what works, how fast, and what does not', async ({ proxies, shell, sandbox }) => {
  await sandbox.change({ shape: 'practice' });
  await proxies.tick('192.0.2.1:8001');
  await proxies.tick('192.0.2.2:8002');
  await proxies.action('Check').click();
  await expect(shell.status).toContainText('Checked: 1 working, 1 dead.');
  await expect(proxies.row('192.0.2.1:8001')).toContainText(/works · \d+(\.\d+)?s/);
  await expect(proxies.row('192.0.2.2:8002')).toContainText('dead');
  await expect(proxies.row('192.0.2.3:8003')).not.toContainText('works');
});

test('a deletion lists what it deletes, and waits for the word', async ({ proxies, sandbox, shell, page, axe }) => {
  await proxies.tick('192.0.2.6:8006');
  await proxies.tick('192.0.2.4:8004');
  await proxies.open('Delete');
  const doomed = proxies.dialog.getByRole('table', { name: 'Proxies to be deleted' }).locator('tbody').getByRole('row');
  await expect(doomed).toHaveCount(2);
  await expect(doomed.filter({ hasText: '192.0.2.4:8004' })).toContainText('in 10 days');
  await expect(doomed.filter({ hasText: '192.0.2.6:8006' })).toContainText('expired');
  await expect(proxies.dialog).toContainText('There is no way back, and no money back. 1 of them still works.');
  await expect(proxies.dialog).toContainText(/The days that are left are worth ₽\d+\.\d\d by today's price for 30 days\./);
  await expect(doomed.filter({ hasText: '192.0.2.4:8004' }).locator('.proxies-worth')).toHaveText(/^₽\d+\.\d\d$/);
  await expect(doomed.filter({ hasText: '192.0.2.6:8006' }).locator('.proxies-worth')).toHaveText('₽0.00');
  await axe();
  await page.keyboard.press('Escape');
  await expect(proxies.dialog).toBeHidden();
  expect((await sandbox.state()).owned).toHaveLength(6);
  await proxies.open('Delete');
  await proxies.confirm('Delete').click();
  await expect(shell.status).toContainText('Deleted 2 proxies.');
  await expect(proxies.rows).toHaveCount(4);
  await expect(proxies.selection).toBeHidden();
  expect((await sandbox.state()).owned.map((proxy) => proxy.id)).toEqual([11, 12, 13, 15]);
});

test('above an amount of the person\'s own choice the count is typed to extend', async ({ proxies, page, shell }) => {
  await shell.goTo('Settings');
  await page.getByLabel('Ask to type the count above', { exact: true }).fill('1');
  await shell.goTo('Proxies');
  await proxies.tick('192.0.2.3:8003');
  await proxies.tick('192.0.2.4:8004');
  await proxies.open('Extend');
  const typed = proxies.dialog.getByLabel('Type the count, 2, to confirm');
  await expect(typed).toBeVisible();
  await expect(proxies.confirm('Extend')).toBeDisabled();
  await typed.fill('2');
  await expect(proxies.confirm('Extend')).toBeEnabled();
});

test('while the way to the account has proven nothing, nothing can be changed', async ({ page, shell, sandbox, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await sandbox.change({ pace: false, owned: OWNED });
  await sandbox.fault({ match: 'account', fault: 'error_id', error_id: 30, times: 2 });
  await hurry(page);
  await shell.open('settings');
  await new Settings(page).addProxy6('px6-test-key');
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await proxies.selectAll();
  for (const name of ['Extend', 'Change type', 'Change comment', 'Delete']) await expect(proxies.action(name)).toBeDisabled();
  for (const name of ['Check', 'Export']) await expect(proxies.action(name)).toBeEnabled();
  await expect(proxies.selection).toContainText('The connection has not answered yet.');
  await proxies.action('Test again').click();
  await expect(proxies.action('Test again')).toBeVisible();
  await proxies.action('Test again').click();
  await expect(proxies.action('Extend')).toBeEnabled();
});
