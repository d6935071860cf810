// axe finds nothing: on any page, in any state, theme and language, with every rule.

import type { Page } from '@playwright/test';

import { hurry } from '../fixtures/pace.ts';
import { OWNED } from '../fixtures/proxies.ts';
import { expect, fromRelay, test } from '../fixtures/relay.ts';
import { Buy } from '../pages/buy.ts';
import { Journal } from '../pages/journal.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import { pageNames, type Shell } from '../pages/shell.ts';
import { Targeting } from '../pages/targeting.ts';
import { Vault } from '../pages/vault.ts';
import { Whitelist } from '../pages/whitelist.ts';

const PASSPHRASE = 'seven quiet herons over the estuary';
/** The pages that ask a provider. */
const ASKING = ['Home', 'Buy', 'Proxies', 'Targeting', 'Whitelist'] as const;

test.use({ paced: false, sandboxOptions: { shape: 'practice' } });
// A state costs four runs of axe.
test.describe.configure({ timeout: 180_000 });

test.beforeEach(async ({ page, sandbox }) => {
  await hurry(page, 30_000);
  await sandbox.change({ pace: false, owned: OWNED });
});

/** Adds an account of each provider. */
async function addAccounts(page: Page, shell: Shell): Promise<Settings> {
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await settings.addSoax('soax-test-key', 'package12345');
  return settings;
}

async function ready(page: Page, shell: Shell): Promise<void> {
  await expect((await addAccounts(page, shell)).answers).toHaveCount(2);
}

async function ownProxies(page: Page, shell: Shell): Promise<Proxies> {
  await ready(page, shell);
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await expect(proxies.rows).toHaveCount(6);
  return proxies;
}

test('for a visitor without any account, and at an address that names no page', async ({ shell, everyLook }) => {
  await shell.open();
  for (const name of pageNames) {
    await shell.goTo(name);
    await everyLook();
  }
  await shell.open('no-such-page');
  await everyLook();
});

test('while everything loads', async ({ page, shell, everyLook }) => {
  await page.route(/\/(px6|soax)\//, () => {});
  await addAccounts(page, shell);
  await everyLook();
  for (const name of ASKING) {
    await shell.goTo(name);
    await everyLook();
  }
});

test('on Buy, where a version is sold nowhere', async ({ page, shell, everyLook }) => {
  // proxy6.txt, "Method getcountry", without a country.
  const json = { status: 'yes', user_id: '1', balance: '48.80', currency: 'RUB', list: [] };
  await page.route(/\/px6\/getcountry/, (route) => route.fulfill({ headers: fromRelay, json }));
  await ready(page, shell);
  await shell.goTo('Buy');
  await expect(new Buy(page).stock).toContainText('Proxy6 sells this version nowhere now.');
  await everyLook();
});

test('while everything is refused', async ({ page, shell, sandbox, everyLook }) => {
  await sandbox.fault({ match: '*', fault: 'error_id', error_id: 100, times: 100_000 });
  const settings = await addAccounts(page, shell);
  await expect(settings.accounts.getByRole('alert')).toHaveCount(2);
  await everyLook();
  for (const name of ASKING) {
    await shell.goTo(name);
    await expect(page.getByRole('main')).toContainText(name === 'Targeting' ? 'Country' : /error 100|succeed/);
    await everyLook();
  }
});

test('on Buy: the form with its mistakes, the list of countries, the map, the order, what came of it; Home and Journal after it', async ({
  page,
  shell,
  sandbox,
  everyLook,
}) => {
  await ready(page, shell);
  await shell.goTo('Buy');
  const buy = new Buy(page);
  await buy.fill({ count: '0', period: '7', country: 'Nowhere', comment: 'я'.repeat(60) });
  await everyLook();
  await buy.fill({ count: '2', version: 'IPv6', country: 'Russia', comment: 'axe' });
  await expect(buy.calculator.getByText('₽12.60', { exact: true })).toBeVisible();
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  await expect(buy.stock.getByRole('group', { name: 'Map of the stock, IPv6' })).toBeVisible();
  await buy.stock.getByText('As a table').click();
  await everyLook();
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await everyLook();
  await sandbox.fault({ match: 'buy', fault: 'error_id', error_id: 300 });
  await buy.confirm.click();
  await expect(page.getByRole('alert').filter({ hasText: 'error 300' }).first()).toBeVisible();
  await everyLook();
  await page.keyboard.press('Escape');
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies');
  await everyLook();

  await shell.goTo('Home');
  await expect(page.getByRole('region', { name: 'Last journal entries' }).getByRole('listitem').first()).toBeVisible();
  await everyLook();
  await shell.goTo('Journal');
  const journal = new Journal(page);
  const row = journal.rows.filter({ hasText: 'Purchase' }).first();
  await row.getByText('Details').click();
  await everyLook();
  await row.getByRole('button', { name: 'Delete entry' }).click();
  await expect(page.getByRole('dialog', { name: 'Delete entry' })).toBeVisible();
  await everyLook();
  await page.keyboard.press('Escape');
  await journal.outcome.selectOption('unknown');
  await everyLook();
});

test('on Proxies: rows, groups, a check, no row that fits, none at all', async ({ page, shell, sandbox, everyLook }) => {
  const proxies = await ownProxies(page, shell);
  await page.getByLabel('Group by').selectOption('Comment');
  await everyLook();
  await proxies.tick('192.0.2.1:8001');
  await proxies.action('Check').click();
  await expect(shell.status).toContainText('Checked: 1 working');
  await everyLook();
  await proxies.filter.fill('type:ftp nothing-like-that');
  await expect(page.getByRole('button', { name: 'Clear the filter' })).toBeVisible();
  await everyLook();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await sandbox.change({ owned: [] });
  await page.getByRole('main').getByRole('button', { name: 'Refresh' }).click();
  await expect(proxies.rows).toHaveCount(0);
  await everyLook();
});

test('in the dialogs for a selection of proxies', async ({ page, shell, everyLook }) => {
  const proxies = await ownProxies(page, shell);
  await proxies.tick('192.0.2.1:8001');
  for (const name of ['Extend', 'Change type', 'Change comment', 'Export', 'Delete']) {
    await proxies.open(name);
    if (name === 'Extend') await expect(proxies.confirm('Extend')).toBeEnabled();
    if (name === 'Export') await proxies.dialog.getByRole('button', { name: 'QR code' }).click();
    await everyLook();
    await page.keyboard.press('Escape');
    await expect(proxies.dialog).toBeHidden();
  }
});

test('in the dialogs for the list of proxies', async ({ page, shell, everyLook }) => {
  const proxies = await ownProxies(page, shell);
  for (const name of ['Expiring soon', 'Rename a comment', 'Delete by comment', 'Check a string', 'Columns']) {
    await page.getByRole('main').getByRole('button', { name }).click();
    await expect(proxies.dialog).toBeVisible();
    await everyLook();
    await page.keyboard.press('Escape');
    await expect(proxies.dialog).toBeHidden();
  }
});

test('on Targeting: nothing chosen, and much that cannot be', async ({ page, shell, everyLook }) => {
  await ready(page, shell);
  await shell.goTo('Targeting');
  const targeting = new Targeting(page);
  await everyLook();
  await targeting.choose('Country', 'united st', 'United States');
  await targeting.place('City').fill('nowhere');
  await targeting.sessionId.fill('ünmöglich');
  await targeting.seconds.fill('1');
  await everyLook();
});

test('on Whitelist: slots, a bad address, what changes and what changed meanwhile', async ({ page, shell, sandbox, everyLook }) => {
  await ready(page, shell);
  await shell.goTo('Whitelist');
  const whitelist = new Whitelist(page);
  await whitelist.expectAddresses('192.0.2.100', '192.0.2.101', '', '', '');
  await everyLook();
  await whitelist.slot(3).address.fill('127.0.0.1');
  await expect(whitelist.slot(3).row).toContainText('loopback');
  await everyLook();
  await whitelist.slot(3).address.fill('8.8.8.8');
  await whitelist.slot(2).free.click();
  const theirs = { ip: '198.51.100.55', comment: 'Colleague' };
  await sandbox.change({ slots: { package12345: [{ ip: '192.0.2.100' }, { ip: '192.0.2.101' }, theirs, {}, {}] } });
  await whitelist.review();
  await expect(whitelist.dialog.getByRole('table', { name: 'Changed at SOAX meanwhile' })).toBeVisible();
  await everyLook();
});

test('on Convert: what was read, what was not, what can be read in two ways, what a format leaves out', async ({ page, shell, everyLook }) => {
  await shell.open('convert');
  await page.getByLabel('Paste list').fill('192.0.2.1:8080:198.51.100.7:1080\nnonsense\nhttp://us%3Aer:p@192.0.2.1:8080');
  await page.getByLabel('Format').selectOption('host:port:user:password');
  await expect(page.getByText('1 left out')).toBeVisible();
  await everyLook();
  await page.getByLabel('Format').selectOption('Your own template');
  await page.getByLabel('Template', { exact: true }).fill('{passwort}');
  await expect(page.getByText('There is no value with the name')).toBeVisible();
  await everyLook();
});

test('on Settings: mistakes, accounts, the vault open and locked, its dialog, the word before everything is forgotten', async ({
  page,
  shell,
  everyLook,
}) => {
  await ready(page, shell);
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await settings.add();
  await page.getByLabel('Relay URL').fill('https://relay.example.org');
  await settings.accounts.getByRole('button', { name: 'Edit work' }).click();
  await vault.card.getByLabel('Passphrase', { exact: true }).fill('password1');
  for (const summary of ['Make a backup', 'Take a backup in']) await page.getByText(summary, { exact: true }).click();
  await everyLook();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await everyLook();
  await page.keyboard.press('Escape');
  await vault.turnOn(PASSPHRASE);
  await everyLook();
  await vault.card.getByRole('button', { name: 'Lock' }).click();
  await expect(vault.locked).toBeVisible();
  await everyLook();
  await vault.tryPassphrase('not this one');
  await expect(vault.dialog).toContainText('Wrong passphrase.');
  await everyLook();
});

test('in the palette, the list of keys, the sentences over the page, and without a network', async ({ page, shell, context, everyLook, bothThemes }) => {
  await shell.open('convert');
  const field = page.locator('.palette input');
  for (const language of ['Язык: Русский', 'Language: English']) {
    await page.keyboard.press('Control+k');
    await field.fill(language);
    await page.keyboard.press('Enter');
    // At once: a dialog that is just being closed can be opened.
    for (const typed of ['ger', 'nothing of that name']) {
      await page.keyboard.press('Control+k');
      await expect(field).toBeFocused();
      await field.fill(typed);
      await bothThemes();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(field).toHaveCount(0);
    }
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await everyLook();
  await page.keyboard.press('Escape');

  const proxies = await ownProxies(page, shell);
  await proxies.tick('192.0.2.1:8001');
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment', { exact: true }).fill('renamed');
  await proxies.confirm('Change comment').click();
  const undo = shell.status.getByRole('button', { name: 'Undo' });
  // Held as long as the pointer is there.
  await undo.hover();
  await context.setOffline(true);
  await everyLook();
  await expect(undo).toBeVisible();
  await context.setOffline(false);
});
