// The Proxies page over the relay: the list, copying, and what is done with many at once, seen at the provider.

import { hurry } from '../fixtures/pace.ts';
import { expect, test as relayed } from '../fixtures/relay.ts';
import type { OwnedProxy } from '../fixtures/sandbox_admin.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

const HOUR = 3_600;

/** Six proxies of all kinds; none of them is the sandbox's own. */
const OWNED: OwnedProxy[] = [
  { id: 11, version: '4', type: 'http', country: 'de', descr: 'shop', ip: '192.0.2.1', host: '192.0.2.1', port: 8001, user: 'anna', pass: 'p@ss/1', days: 30, seconds: HOUR, alive: true },
  { id: 12, version: '3', type: 'socks', country: 'ru', descr: 'shop', ip: '192.0.2.2', host: '192.0.2.2', port: 8002, user: 'boris', pass: 'secret2', days: 2, seconds: HOUR, alive: false },
  { id: 13, version: '6', type: 'http', country: 'fr', descr: '', ip: '2001:db8::13', host: '192.0.2.3', port: 8003, user: 'clara', pass: 'secret3', days: 0, seconds: 9 * HOUR + 60, alive: true },
  { id: 14, version: '6', type: 'socks', country: 'us', descr: 'price watch', ip: '2001:db8::14', host: '192.0.2.4', port: 8004, user: 'dora', pass: 'secret4', days: 10, seconds: HOUR, alive: true },
  { id: 15, version: '5', type: 'http', country: 'nl', descr: 'telegram', ip: '192.0.2.5', host: '192.0.2.5', port: 8005, user: '', pass: 'dd00112233', days: 20, seconds: HOUR, alive: true },
  { id: 16, version: '4', type: 'http', country: 'de', descr: 'old', ip: '192.0.2.6', host: '192.0.2.6', port: 8006, user: 'emil', pass: 'secret6', days: -1, alive: false },
];

interface Fixtures {
  /** What the account owns. */
  owned: number | OwnedProxy[];
  proxies: Proxies;
}

/** The page of an account that owns `owned`, once the list is read. */
const test = relayed.extend<Fixtures>({
  owned: [OWNED, { option: true }],
  proxies: async ({ page, shell, sandbox, owned, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await sandbox.change({ pace: false, owned });
    await hurry(page, 20_000);
    await shell.open('settings');
    const settings = new Settings(page);
    await settings.addProxy6('px6-test-key');
    await expect(settings.answers).toBeVisible();
    await shell.goTo('Proxies');
    const proxies = new Proxies(page);
    await expect(proxies.rows.first()).toBeVisible();
    await use(proxies);
  },
});

for (const shape of ['documented', 'practice'] as const) {
  test.describe(`${shape} replies`, () => {
    test.use({ sandboxOptions: { shape } });

    test('every proxy stands in the table, with what is known of it', async ({ proxies, page }) => {
      await expect(page.getByText('6 proxies', { exact: true })).toBeVisible();
      await expect(proxies.table).toHaveAttribute('aria-rowcount', '7');
      const shown = proxies.row('192.0.2.1:8001');
      for (const text of ['Germany', 'HTTPS', 'anna', 'shop', 'in 30 days', 'active']) await expect(shown).toContainText(text);
      // The documented reply has no version: an IPv4 proxy may be either.
      await expect(shown).toContainText(shape === 'practice' ? 'IPv4' : 'IPv4 or Shared');
      await expect(shown).not.toContainText('p@ss/1');
      await expect(proxies.row('192.0.2.2:8002')).toContainText('in 2 days');
      await expect(proxies.row('192.0.2.2:8002')).toContainText('SOCKS5');
      await expect(proxies.row('192.0.2.3:8003')).toContainText('in 9 hours');
      await expect(proxies.row('192.0.2.3:8003')).toContainText('IPv6');
      await expect(proxies.row('192.0.2.3:8003')).toContainText('2001:db8::13');
      await expect(proxies.row('192.0.2.5:8005')).toContainText('MTProto');
      await expect(proxies.row('192.0.2.6:8006')).toContainText('expired');
    });
  });
}

test('a password shows when asked for, and can be copied without being shown', async ({ proxies }) => {
  const row = proxies.row('192.0.2.1:8001');
  await row.hover();
  await row.getByRole('button', { name: 'Copy password' }).click();
  await expect.poll(() => proxies.clipboard()).toBe('p@ss/1');
  await expect(row).not.toContainText('p@ss/1');
  await row.getByRole('button', { name: 'Show password' }).click();
  await expect(row).toContainText('p@ss/1');
  await expect(proxies.row('192.0.2.2:8002')).not.toContainText('secret2');
  await row.getByRole('button', { name: 'Hide password' }).click();
  await expect(row).not.toContainText('p@ss/1');
});

test('words and facets filter, a bad facet is told at its place, and the address keeps the filter', async ({ proxies, page }) => {
  await page.keyboard.press('/');
  await expect(proxies.filter).toBeFocused();
  await proxies.filter.fill('shop germ');
  await expect(proxies.rows).toHaveCount(1);
  await expect(proxies.row('192.0.2.1:8001')).toBeVisible();
  await proxies.filter.fill('type:socks version:6');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.4:8004']);
  await proxies.filter.fill('type:ftp comment:shop');
  await expect(page.getByText('“ftp” is not understood after “type:”')).toBeVisible();
  await expect(proxies.filter).toHaveAttribute('aria-invalid', 'true');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.1:8001', '192.0.2.2:8002']);
  await proxies.filter.fill('nothing-like-that');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(proxies.rows).toHaveCount(6);
  await proxies.filter.fill('expires:<3d');
  await expect(page).toHaveURL(/#\/proxies\?filter=expires:%3C3d$/);
  await expect(proxies.rows).toHaveCount(2);
});

test('what is typed is completed by what there is', async ({ proxies, page }) => {
  const offered = () => page.locator('datalist option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await proxies.filter.fill('shop coun');
  await expect.poll(offered).toEqual(['shop country:']);
  await proxies.filter.fill('shop country:');
  await expect.poll(offered).toEqual(['de', 'fr', 'nl', 'ru', 'us'].map((code) => `shop country:${code}`));
});

test('a login in the filter finds its row and stays out of the address', async ({ proxies, page }) => {
  await proxies.filter.fill('country:ru 192.0.2.2:8002:boris:secret2');
  await expect(proxies.rows).toHaveCount(1);
  await expect(page).toHaveURL(/filter=country:ru$/);
});

test('a heading sorts, Shift adds another column, and the address keeps the order', async ({ proxies, page }) => {
  await proxies.sortBy('Expires');
  await expect(proxies.heading('Expires')).toHaveAttribute('aria-sort', 'ascending');
  expect(await proxies.endpoints()).toEqual(['6', '3', '2', '4', '5', '1'].map((digit) => `192.0.2.${digit}:800${digit}`));
  await proxies.sortBy('Expires');
  await expect(proxies.heading('Expires')).toHaveAttribute('aria-sort', 'descending');
  await proxies.sortBy('Country');
  await proxies.sortBy('Endpoint', ['Shift']);
  await proxies.sortBy('Endpoint', ['Shift']);
  await expect(proxies.heading('Country')).toHaveAttribute('aria-sort', 'ascending');
  // France, Germany twice, Netherlands, Russia, United States; within Germany the endpoints from the greatest.
  expect(await proxies.endpoints()).toEqual(['3', '6', '1', '5', '2', '4'].map((digit) => `192.0.2.${digit}:800${digit}`));
  await expect(page).toHaveURL(/sort=country,-host$/);
});

test('groups count, and a press shows one of them alone', async ({ proxies, page }) => {
  await page.getByLabel('Group by').selectOption('Comment');
  const groups = page.getByRole('group', { name: 'Comment' });
  await expect(groups.getByRole('button', { name: 'shop 2' })).toBeVisible();
  await groups.getByRole('button', { name: 'price watch 1' }).click();
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.4:8004']);
  await groups.getByRole('button', { name: 'price watch 1' }).click();
  await expect(proxies.rows).toHaveCount(6);
});

test('a selection takes a range with Shift, survives the filter, and says what it holds beyond it', async ({ proxies }) => {
  await proxies.tick('192.0.2.2:8002');
  await proxies.tick('192.0.2.4:8004', ['Shift']);
  await expect(proxies.selection).toContainText('3 selected');
  await proxies.filter.fill('comment:shop');
  await expect(proxies.selection).toContainText('3 selected of 2 shown, 6 in all; 2 beyond the filter');
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('4 selected');
  await proxies.filter.fill('');
  await proxies.action('Invert').click();
  await expect(proxies.selection).toContainText('2 selected');
  await expect(proxies.row('192.0.2.5:8005').getByRole('checkbox')).toBeChecked();
  await expect(proxies.row('192.0.2.6:8006').getByRole('checkbox')).toBeChecked();
  await proxies.action('Select none').click();
  await expect(proxies.selection).toBeHidden();
});

test.describe('the clipboard gets exactly', () => {
  const lines = {
    'an HTTP row': ['192.0.2.1:8001', '192.0.2.1:8001:anna:p@ss/1', 'http://anna:p%40ss%2F1@192.0.2.1:8001'],
    'a SOCKS5 row': ['192.0.2.2:8002', '192.0.2.2:8002:boris:secret2', 'socks5://boris:secret2@192.0.2.2:8002'],
    'an IPv6 row': ['192.0.2.3:8003', '192.0.2.3:8003:clara:secret3', 'http://clara:secret3@192.0.2.3:8003'],
  } as const;
  for (const [name, [endpoint, colons, url]] of Object.entries(lines)) {
    test(`${name} in both forms`, async ({ proxies, page }) => {
      const row = proxies.row(endpoint);
      await row.hover();
      await row.getByRole('button', { name: 'Copy', exact: true }).click();
      await expect.poll(() => proxies.clipboard()).toBe(colons);
      await row.focus();
      await page.keyboard.press('Shift+C');
      await expect.poll(() => proxies.clipboard()).toBe(url);
      await page.keyboard.press('ControlOrMeta+c');
      await expect.poll(() => proxies.clipboard()).toBe(colons);
    });
  }

  test('an MTProto row as the link that Telegram takes', async ({ proxies, page }) => {
    await proxies.row('192.0.2.5:8005').focus();
    await page.keyboard.press('c');
    await expect.poll(() => proxies.clipboard()).toBe('tg://proxy?server=192.0.2.5&port=8005&secret=dd00112233');
  });
});

test('an export shows its first lines, says what it cannot carry, copies and downloads', async ({ proxies, page, axe }) => {
  await proxies.filter.fill('state:active');
  await proxies.selectAll();
  await proxies.open('Export');
  const preview = proxies.dialog.getByRole('group', { name: 'Preview' });
  await expect(preview).toContainText('192.0.2.1:8001:anna:••••••');
  await expect(preview).not.toContainText('p@ss/1');
  await expect(proxies.dialog).toContainText('1 is left out.');
  await axe();
  await proxies.dialog.getByLabel('Show passwords').check();
  await expect(preview).toContainText('192.0.2.1:8001:anna:p@ss/1');
  const plain = '192.0.2.1:8001:anna:p@ss/1\n192.0.2.2:8002:boris:secret2\n192.0.2.3:8003:clara:secret3\n192.0.2.4:8004:dora:secret4\n';
  await proxies.confirm('Copy').click();
  await expect.poll(() => proxies.clipboard()).toBe(plain);
  await proxies.dialog.getByLabel('Format').selectOption('URL');
  const coming = page.waitForEvent('download');
  await proxies.confirm('Download').click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^proxies-\d{4}-\d{2}-\d{2}-4\.txt$/);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(
    'http://anna:p%40ss%2F1@192.0.2.1:8001\nsocks5://boris:secret2@192.0.2.2:8002\n' +
      'http://clara:secret3@192.0.2.3:8003\nsocks5://dora:secret4@192.0.2.4:8004\n',
  );
});

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

test('the keyboard alone: find, select a range, copy, change the comment', async ({ proxies, page, shell, sandbox }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('192.0.2');
  for (let presses = 0; !(await proxies.rows.first().evaluate((row) => row === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the first row has the focus').toBeLessThan(25);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+Space');
  await expect(proxies.selection).toContainText('4 selected');
  await expect(proxies.row('192.0.2.5:8005')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(proxies.row('192.0.2.1:8001')).toBeFocused();
  await page.keyboard.press('c');
  await expect.poll(() => proxies.clipboard()).toBe('192.0.2.1:8001:anna:p@ss/1');
  for (let presses = 0; !(await proxies.action('Change comment').evaluate((button) => button === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the button has the focus').toBeLessThan(15);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(proxies.dialog).toBeVisible();
  for (let presses = 0; !(await proxies.dialog.getByLabel('Comment').evaluate((field) => field === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the field has the focus').toBeLessThan(5);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await expect(shell.status).toContainText('Changed the comment of 4 proxies.');
  const changed = (await sandbox.state()).owned.filter((proxy) => proxy.descr === 'by keyboard').map((proxy) => proxy.id);
  expect(changed).toEqual([12, 13, 14, 15]);
});

test('a question mark lists the keys, but not while one types', async ({ proxies, page, axe }) => {
  await proxies.filter.fill('');
  await proxies.filter.press('?');
  await expect(proxies.filter).toHaveValue('?');
  await expect(proxies.dialog).toBeHidden();
  await proxies.filter.fill('');
  await proxies.rows.first().focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Copy host:port:user:password');
  await axe();
  await page.keyboard.press('Escape');
  await expect(proxies.dialog).toBeHidden();
  await expect(proxies.rows.first()).toBeFocused();
});

test('columns can be hidden, which the browser remembers', async ({ proxies, page }) => {
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('dialog', { name: 'Columns' }).getByLabel('Country', { exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await expect(proxies.heading('Country')).toHaveCount(0);
  await expect(proxies.row('192.0.2.1:8001')).not.toContainText('Germany');
  await expect(proxies.row('192.0.2.1:8001')).toContainText('anna');
  await page.getByRole('link', { name: 'Convert' }).click();
  await page.getByRole('link', { name: 'Proxies' }).click();
  await expect(proxies.row('192.0.2.1:8001')).not.toContainText('Germany');
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

test('an account without proxies, and a list that does not come, say what to do', async ({ page, shell, sandbox }) => {
  await sandbox.change({ pace: false, owned: [] });
  await hurry(page);
  await shell.open('settings');
  await new Settings(page).addProxy6('px6-test-key');
  await shell.goTo('Proxies');
  await expect(page.getByText('This account has no proxies yet.')).toBeVisible();
  await sandbox.fault({ match: 'getproxy', fault: 'error_id', error_id: 105 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(shell.alert.filter({ hasText: 'error 105' })).toBeVisible();
  await sandbox.change({ owned: OWNED });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(new Proxies(page).rows).toHaveCount(6);
});

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'ru']) {
    test(`axe finds nothing: ${theme}, ${language}`, async ({ proxies, page, axe }) => {
      await proxies.tick('192.0.2.1:8001');
      await proxies.row('192.0.2.2:8002').focus();
      await page.evaluate(([theme, language]) => {
        document.documentElement.dataset['theme'] = theme;
        document.documentElement.lang = language ?? '';
      }, [theme, language]);
      await axe();
    });
  }
}
