// What concerns the list rather than the selection: comments renamed and replaced, what expires soon, any string checked, filters
// kept, columns ordered and sized, a part of the list read.

import type { Page } from '@playwright/test';

import { hurry } from '../fixtures/pace.ts';
import { expect, test as relayed } from '../fixtures/relay.ts';
import type { OwnedProxy } from '../fixtures/sandbox_admin.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import type { Shell } from '../pages/shell.ts';

const own = (id: number, descr: string, days: number): OwnedProxy => ({
  id,
  version: '4',
  type: 'http',
  country: 'de',
  descr,
  ip: `192.0.2.${id}`,
  host: `192.0.2.${id}`,
  port: 8000 + id,
  user: `user${id}`,
  pass: `secret${id}`,
  days,
  seconds: 3_600,
  alive: true,
});

const OWNED = [own(1, 'shop 1', 2), own(2, 'shop 2', 6), own(3, 'shop 2', 20), own(4, '', 40), own(5, 'old', -1)];

const test = relayed.extend<{ owned: number | OwnedProxy[]; proxies: Proxies }>({
  owned: [OWNED, { option: true }],
  proxies: async ({ page, shell, sandbox, owned }, use) => {
    await sandbox.change({ pace: false, owned, shape: 'practice' });
    await hurry(page, 20_000);
    await shell.open('settings');
    await use(await begin(page, shell));
  },
});

/** Adds the account, which is forgotten with the page, and shows its list. */
async function begin(page: Page, shell: Shell): Promise<Proxies> {
  await shell.goTo('Settings');
  await new Settings(page).addProxy6('px6-test-key');
  await expect(new Settings(page).answers).toBeVisible();
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await expect(proxies.rows.first()).toBeVisible();
  return proxies;
}

test('a text is replaced in the comments of a selection; what would be too long stays', async ({ proxies, sandbox, shell, axe }) => {
  await proxies.selectAll();
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('How').selectOption('Find and replace');
  await expect(proxies.confirm('Change comment')).toBeDisabled();
  await proxies.dialog.getByLabel('Find', { exact: true }).fill('shop ');
  await proxies.dialog.getByLabel('Replace with').fill('store-');
  await expect(proxies.dialog).toContainText('3 of 5 change.');
  await expect(proxies.dialog).toContainText('shop 2 → store-2');
  await axe();
  await proxies.dialog.getByLabel('Replace with').fill('x'.repeat(50));
  await expect(proxies.dialog).toContainText('3 would be longer than 50 characters');
  await expect(proxies.confirm('Change comment')).toBeDisabled();
  await proxies.dialog.getByLabel('Replace with').fill('store-');
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText('Changed the comment of 3 proxies.');
  const { owned } = await sandbox.state();
  expect(owned.map(({ descr }) => descr)).toEqual(['store-1', 'store-2', 'store-2', '', 'old']);
});

test('a comment is renamed everywhere, in one call', async ({ proxies, page, sandbox, shell }) => {
  await page.getByRole('button', { name: 'Rename a comment' }).click();
  await proxies.dialog.getByLabel('Comment', { exact: true }).selectOption('shop 2 (2)');
  await proxies.dialog.getByLabel('New comment').fill('цех');
  await proxies.confirm('Rename').click();
  await expect(shell.status).toContainText('Changed the comment of 2 proxies.');
  expect((await sandbox.state()).owned.map(({ descr }) => descr)).toEqual(['shop 1', 'цех', 'цех', '', 'old']);
  const sent = (await sandbox.ledger()).lines.filter((line) => line.kind === 'request' && line.function === 'setdescr');
  expect(sent).toHaveLength(1);
  await expect(proxies.row('192.0.2.2:8002')).toContainText('цех');
});

test('what expires soon is selected, and its price shown', async ({ proxies, page, axe }) => {
  await page.getByRole('button', { name: 'Expiring soon' }).click();
  await expect(proxies.dialog).toContainText('2 proxies expire within 7 days.');
  await proxies.dialog.getByLabel('Expire within (days)').fill('0');
  await expect(proxies.confirm('Select and extend')).toBeDisabled();
  await proxies.dialog.getByLabel('Expire within (days)').fill('3');
  await expect(proxies.dialog).toContainText('1 proxy expires within 3 days.');
  await axe();
  await proxies.confirm('Select and extend').click();
  await expect(proxies.dialog).toContainText('Extend 1 proxy');
  await expect(proxies.dialog.locator('.big')).toHaveText(/₽[\d.,]+/);
  await page.keyboard.press('Escape');
  await expect(proxies.selection).toContainText('1 selected');
});

test('any string is checked, and it is said where it goes', async ({ proxies, page, sandbox, axe }) => {
  await page.getByRole('button', { name: 'Check a string' }).click();
  await expect(proxies.dialog).toContainText('The whole string, with its password, goes to Proxy6');
  await proxies.dialog.getByLabel('Proxy', { exact: true }).fill('192.0.2.1:8001');
  await expect(proxies.dialog).toContainText('This is no proxy with an address, a port, a user and a password.');
  await expect(proxies.confirm('Check')).toBeDisabled();
  await proxies.dialog.getByLabel('Proxy', { exact: true }).fill('http://user1:secret1@192.0.2.1:8001');
  await axe();
  await proxies.confirm('Check').click();
  await expect(proxies.dialog.locator('.proxies-checked')).toContainText(/works|dead/);
  const sent = (await sandbox.ledger()).lines.filter((line) => line.kind === 'request' && line.function === 'check');
  expect(sent).toHaveLength(1);
});

test('what a check said before is kept beside what it says now', async ({ proxies, shell }) => {
  await proxies.tick('192.0.2.1:8001');
  await proxies.action('Check').click();
  await expect(shell.status).toContainText('Checked: 1 working, 0 dead.');
  const before = proxies.row('192.0.2.1:8001').locator('.proxies-check .absolute');
  await expect(before).toBeHidden();
  await expect(proxies.action('Check')).toBeEnabled();
  await proxies.action('Check').click();
  await proxies.row('192.0.2.1:8001').locator('.proxies-check').hover();
  await expect(before).toContainText(/before: .*works/);
});

test('a filter is kept, taken up again, and forgotten', async ({ proxies, page, shell }) => {
  await proxies.filter.fill('comment:"shop 2" expires:<7d');
  await page.getByRole('button', { name: 'Keep this filter' }).click();
  await proxies.filter.fill('');
  await expect(proxies.rows).toHaveCount(5);
  await page.reload();
  await begin(page, shell);
  const kept = page.getByRole('group', { name: 'Kept filters' });
  await kept.getByRole('button', { name: 'comment:"shop 2" expires:<7d', exact: true }).click();
  await expect(proxies.filter).toHaveValue('comment:"shop 2" expires:<7d');
  await expect(proxies.rows).toHaveCount(1);
  await kept.getByRole('button', { name: 'Forget the filter' }).click();
  await expect(kept.getByRole('button')).toHaveCount(0);
});

test('columns are ordered and sized, which the browser remembers', async ({ proxies, page, shell, axe }) => {
  const headings = async () => (await proxies.table.getByRole('columnheader').allInnerTexts()).map((text) => text.trim());
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await axe();
  await proxies.dialog.getByRole('button', { name: 'Move Country to the left' }).click();
  await proxies.dialog.getByLabel('Width of Comment (pixels)').fill('300');
  await proxies.dialog.getByLabel('Width of Comment (pixels)').press('Enter');
  await page.keyboard.press('Escape');
  expect((await headings()).slice(1, 3)).toEqual(['Country', 'Endpoint']);
  await page.reload();
  await begin(page, shell);
  expect((await headings()).slice(1, 3)).toEqual(['Country', 'Endpoint']);
  expect((await proxies.heading('Comment').boundingBox())?.width).toBeGreaterThanOrEqual(300);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await proxies.dialog.getByRole('button', { name: 'As it was' }).click();
  await page.keyboard.press('Escape');
  expect((await headings()).slice(1, 3)).toEqual(['Endpoint', 'Country']);
});

test.describe('a list of more than ten thousand', () => {
  test.use({ owned: 10_050 });

  test('Proxy6 is asked for a part of it', async ({ proxies, page, sandbox, axe }) => {
    test.slow();
    await expect(page.getByText('10,050 proxies', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Your list is long.')).toBeVisible();
    await axe();
    await page.getByLabel('State', { exact: true }).selectOption('expired');
    // One may expire while the list is read.
    const expired = async () => (await sandbox.state()).owned.filter((proxy) => !proxy.active).length;
    const before = await expired();
    await page.getByRole('button', { name: 'Read these only' }).click();
    await expect(page.getByText('This is a part of the list.')).toBeVisible();
    await expect
      .poll(
        async () => {
          const rows = Number(await proxies.table.getAttribute('aria-rowcount')) - 1;
          return rows >= before && rows <= (await expired());
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    await page.getByLabel('State', { exact: true }).selectOption('all');
    await page.getByRole('button', { name: 'Read these only' }).click();
    await expect(page.getByText('10,050 proxies', { exact: true })).toBeVisible({ timeout: 60_000 });
  });

  test('the paper says that it is not the whole list; what is printed later says what holds then', async ({ proxies, page }) => {
    test.slow();
    await expect(page.getByText('10,050 proxies', { exact: true })).toBeVisible({ timeout: 60_000 });
    const onPaper = page.locator('.proxies-card .print-only');
    const print = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const back = () => page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await print();
    await expect(onPaper).toHaveText('These are the first 10,000 of 10,050; the export has them all.');
    await back();
    await proxies.filter.fill('state:expired');
    await print();
    await expect(onPaper).toHaveText('');
    await back();
  });
});
