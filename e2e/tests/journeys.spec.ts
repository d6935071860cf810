// The main job from end to end, the same in all three ways that calls can travel: through the relay, straight to providers
// that send CORS headers, and to the sandbox in the page, served by a plain file server under a sub-path.

import { expect as expectation, type Page } from '@playwright/test';

import { test as direct } from '../fixtures/direct.ts';
import { test as relay } from '../fixtures/relay.ts';
import { test as fileServer } from '../fixtures/static.ts';
import { Buy } from '../pages/buy.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import type { Shell } from '../pages/shell.ts';
import { Targeting } from '../pages/targeting.ts';
import { Whitelist } from '../pages/whitelist.ts';

const expect = expectation.configure({ timeout: 20_000 });

/**
 * Buys two, keeps them up, and deletes them. Amounts: proxy6.txt, "Method buy" and "Method prolong". Of the days left only
 * whole ones count, so the seven are six a second later.
 */
async function proxy6(page: Page, shell: Shell): Promise<void> {
  const balance = page.getByRole('banner');
  await expect(balance).toContainText('₽7,248.80');

  await shell.goTo('Buy');
  const buy = new Buy(page);
  await buy.fill({ count: '100', period: '30', version: 'IPv6' });
  await expect(buy.calculator.getByText('₽1,800.00', { exact: true })).toBeVisible();
  await buy.fill({ count: '2', period: '7', country: 'ru', comment: 'journey' });
  await expect(buy.country).toHaveAccessibleDescription('971 in stock');
  await buy.buy.click();
  await expect(buy.fact('Price')).toHaveText('₽12.60');
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
  await expect(balance).toContainText('₽7,236.20');

  await buy.calculator.getByRole('link', { name: 'See them in Proxies' }).click();
  const proxies = new Proxies(page);
  await expect(proxies.rows.first()).toBeVisible();
  // What was bought lies in the list under the user's own words, once the tag is taken away.
  await proxies.filter.fill('comment:journey');
  await expect(proxies.rows).toHaveCount(2);
  await expect(proxies.rows.first()).toContainText(/in [67] days/);
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('2 selected');

  await proxies.open('Extend');
  await proxies.dialog.getByLabel('Period (days)').fill('7');
  await expect(proxies.confirm('Extend')).toBeEnabled();
  await proxies.confirm('Extend').click();
  await expect(shell.status).toContainText('Extended 2 proxies');
  await expect(proxies.rows.first()).toContainText(/in 1[34] days/);
  await expect(balance).not.toContainText('₽7,236.20');

  await proxies.filter.fill('');
  await proxies.filter.fill('comment:journey');
  await proxies.selectAll();
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await proxies.confirm('Change type').click();
  await expect(shell.status).toContainText('Changed the type of 2 proxies.');
  await expect(proxies.rows.first()).toContainText('SOCKS5');
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await proxies.confirm('Change type').click();
  await expect(shell.alert.filter({ hasText: 'They already have that type' })).toContainText('error 30');

  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('journey, kept');
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText('Changed the comment of 2 proxies.');
  await proxies.action('Check').click();
  await expect(shell.status).toContainText(/Checked: \d working/);
  await proxies.open('Delete');
  await proxies.confirm('Delete').click();
  await expect(shell.status).toContainText('Deleted 2 proxies.');
  await expect(proxies.rows).toHaveCount(0);
}

/** Builds the document's own example from live lists, whose names come in lower case in practice. */
async function targetingString(page: Page, shell: Shell, spelt = (name: string): string => name): Promise<void> {
  await shell.goTo('Targeting');
  const targeting = new Targeting(page);
  await targeting.choose('Country', 'united st', 'United States');
  await targeting.expectSaid(targeting.place('ISP'), /listed/);
  await targeting.choose('Region', 'calif', spelt('California'));
  await targeting.expectSaid(targeting.place('City'), /^5 listed/);
  await targeting.choose('City', 'los', spelt('Los Angeles'));
  await targeting.sessionId.fill('mysession');
  await targeting.seconds.fill('600');
  await expect(targeting.userName).toHaveText(
    'package12345_country-US_state-California_city-LosAngeles_sessid-mysession_sesstime-600',
  );
}

/** Sets slot 1 with a comment, and frees slots by number and by address. */
async function whitelistSlots(page: Page, shell: Shell): Promise<void> {
  await shell.goTo('Whitelist');
  const whitelist = new Whitelist(page);
  await whitelist.expectAddresses('192.0.2.100', '192.0.2.101', '', '', '');
  await whitelist.slot(1).address.fill('8.8.8.8');
  await whitelist.slot(1).comment.fill('Production server');
  await whitelist.applyAll();
  const field = page.getByRole('textbox', { name: 'Slot', exact: true });
  const free = page.locator('form').getByRole('button', { name: 'Free slot' });
  await field.fill('1');
  await free.click();
  await field.fill('192.0.2.101');
  await free.click();
  await whitelist.applyAll();
  await whitelist.expectAddresses('', '', '', '', '');
}

/** The operators that a mobile package has instead of ISPs. */
async function operators(page: Page, shell: Shell): Promise<void> {
  await shell.goTo('Targeting');
  const targeting = new Targeting(page);
  await targeting.choose('Country', 'united st', 'United States');
  await targeting.choose('Operator', 'at&', 'AT&T');
}

/** Adds the accounts that the sandbox server knows. */
async function addAccounts(page: Page, shell: Shell, mode: 'Relay' | 'Direct'): Promise<void> {
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.connect(mode);
  await settings.addProxy6('px6-test-key');
  await settings.addSoax('soax-test-key', 'package12345');
  await expect(settings.answers).toHaveCount(2);
}

async function addMobilePackage(page: Page, shell: Shell): Promise<void> {
  const settings = new Settings(page);
  await shell.goTo('Settings');
  await settings.addSoax('soax-test-key', 'package67890', 'Mobile');
  await expect(settings.accounts.getByText('package67890').first()).toBeVisible();
}

relay('through the relay', async ({ page, shell }) => {
  await addAccounts(page, shell, 'Relay');
  await proxy6(page, shell);
  await targetingString(page, shell);
  await whitelistSlots(page, shell);
  await addMobilePackage(page, shell);
  await operators(page, shell);
});

direct.describe('straight to providers that send CORS headers', () => {
  direct.use({ sandboxOptions: { cors: true } });

  direct('everything works', async ({ page, shell, sandbox }) => {
    await addAccounts(page, shell, 'Direct');
    await proxy6(page, shell);
    await targetingString(page, shell);
    await whitelistSlots(page, shell);
    await addMobilePackage(page, shell);
    await operators(page, shell);
    const { totals } = await sandbox.ledger();
    expect(totals.charges, 'one purchase and one extension').toBe(2);
  });
});

fileServer('in the sandbox of the page, under a sub-path', async ({ page, shell }) => {
  await shell.open();
  await page.getByRole('main').getByRole('button', { name: 'Try the sandbox' }).click();
  await proxy6(page, shell);
  await targetingString(page, shell, (name) => name.toLowerCase());
  await whitelistSlots(page, shell);
});
