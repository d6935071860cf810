// The main job without a mouse, from the first page on: the focus can be seen after every key.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/static.ts';
import { Buy } from '../pages/buy.ts';
import { Keyboard } from '../pages/keyboard.ts';
import { Proxies } from '../pages/proxies.ts';
import type { PageName, Shell } from '../pages/shell.ts';
import { Targeting } from '../pages/targeting.ts';
import { Whitelist } from '../pages/whitelist.ts';

declare global {
  interface Window {
    pointed: number;
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.pointed = 0;
    for (const type of ['pointerdown', 'mousedown', 'mousemove', 'touchstart']) {
      addEventListener(type, () => (window.pointed += 1), { capture: true });
    }
  });
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => window.pointed), 'events of a mouse').toBe(0);
});

/** Opens the app, enters the sandbox and goes to a page. */
async function begin(page: Page, shell: Shell, name: PageName): Promise<Keyboard> {
  const keyboard = new Keyboard(page);
  await shell.open();
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(shell.heading).toBeFocused();
  await keyboard.pressOn(page.getByRole('main').getByRole('button', { name: 'Try the sandbox' }));
  await expect(page.getByText('Nothing here is real')).toBeVisible();
  await keyboard.pressOn(shell.navigation.getByRole('link', { name, exact: true }), 'Shift+Tab');
  await shell.pageIsHere();
  await expect(shell.heading).toHaveText(name);
  await expect(shell.heading).toBeFocused();
  return keyboard;
}

test('buying', async ({ page, shell }) => {
  const keyboard = await begin(page, shell, 'Buy');
  const buy = new Buy(page);
  await keyboard.tabTo(buy.count);
  await keyboard.retype('2');
  await keyboard.tabTo(buy.period);
  await keyboard.retype('7');
  await keyboard.choose(buy.version, 'IPv6');
  await keyboard.tabTo(buy.country);
  await keyboard.retype('russ');
  await expect(page.getByRole('listbox', { name: 'Country' }).getByRole('option').first()).toContainText('Russia');
  await keyboard.press('Enter');
  await expect(buy.country).toHaveValue('Russia');
  await keyboard.tabTo(buy.comment);
  await keyboard.type('keyboard');
  await keyboard.pressOn(buy.buy);
  await expect(buy.fact('Price')).toHaveText('₽12.60');
  await keyboard.pressOn(buy.confirm);
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
  await keyboard.expectFocusInSight('the purchase');
  await keyboard.pressOn(buy.calculator.getByRole('link', { name: 'See them in Proxies' }));
  const proxies = new Proxies(page);
  await expect(proxies.rows.first()).toBeVisible();
  await keyboard.press('/');
  await keyboard.type('comment:keyboard');
  await expect(proxies.rows).toHaveCount(2);
});

test('filtering and exporting', async ({ page, shell, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const keyboard = await begin(page, shell, 'Proxies');
  const proxies = new Proxies(page);
  await expect(proxies.rows.first()).toBeVisible();
  await keyboard.press('/');
  await expect(proxies.filter).toBeFocused();
  await keyboard.type('type:socks state:active');
  await expect(proxies.heading('Type')).toBeVisible();
  await expect(proxies.rows.filter({ hasText: 'HTTPS' })).toHaveCount(0);
  await keyboard.tabTo(proxies.rows.first());
  await keyboard.press('ArrowDown');
  await keyboard.press('Control+a');
  await expect(proxies.selection).toContainText(/\d+ selected/);
  const count = Number(/\d+/.exec(await proxies.selection.innerText())?.[0]);
  await keyboard.pressOn(proxies.action('Export'));
  await expect(proxies.dialog).toBeVisible();
  await keyboard.choose(proxies.dialog.getByLabel('Format'), 'URL');
  await keyboard.pressOn(proxies.confirm('Copy'));
  await expect(shell.status).toContainText('Copied');
  const lines = (await proxies.clipboard()).trimEnd().split('\n');
  expect(lines).toHaveLength(count);
  for (const line of lines) expect(line).toMatch(/^socks5:\/\//);
  const downloading = page.waitForEvent('download');
  await keyboard.pressOn(proxies.confirm('Download'), 'Shift+Tab');
  await downloading;
  await keyboard.press('Escape');
  await expect(proxies.dialog).toBeHidden();
  await expect(proxies.action('Export')).toBeFocused();
});

test('building a targeting string', async ({ page, shell, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const keyboard = await begin(page, shell, 'Targeting');
  const targeting = new Targeting(page);
  for (const [name, typed, taken] of [
    ['Country', 'united st', 'United States'],
    ['Region', 'calif', 'california'],
    ['City', 'los', 'los angeles'],
  ] as const) {
    await keyboard.tabTo(targeting.place(name));
    if (name !== 'Country') await targeting.expectSaid(targeting.place(name), /\d+ listed/);
    await keyboard.type(typed);
    await expect(targeting.suggestions(name).first()).toContainText(taken);
    await keyboard.press('Enter');
    await expect(targeting.place(name)).toHaveValue(taken);
  }
  await keyboard.tabTo(targeting.sessionId);
  await keyboard.type('mysession');
  await keyboard.tabTo(targeting.seconds);
  await keyboard.type('600');
  await expect(targeting.userName).toHaveText(
    'package12345_country-US_state-California_city-LosAngeles_sessid-mysession_sesstime-600',
  );
  await keyboard.choose(targeting.format, 'URL');
  await keyboard.pressOn(targeting.copy);
  await expect(shell.status).toContainText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http:\/\/package12345_country-US_.*_sesstime-600:.+@/);
});

test('editing the whitelist', async ({ page, shell }) => {
  const keyboard = await begin(page, shell, 'Whitelist');
  const whitelist = new Whitelist(page);
  await whitelist.expectAddresses('192.0.2.100', '192.0.2.101', '', '', '');
  await keyboard.tabTo(whitelist.slot(1).address);
  await keyboard.retype('8.8.8.8');
  await keyboard.tabTo(whitelist.slot(1).comment);
  await keyboard.retype('Production server');
  await keyboard.pressOn(whitelist.slot(2).free);
  await expect(whitelist.slot(2).address).toHaveValue('');
  await keyboard.tabTo(whitelist.slot(4).address);
  await keyboard.type('1.1.1.1');
  await keyboard.pressOn(whitelist.slot(4).undo);
  await expect(whitelist.slot(4).address).toHaveValue('');
  await keyboard.pressOn(whitelist.apply);
  await expect(whitelist.dialog).toBeVisible();
  await keyboard.pressOn(whitelist.confirm);
  await expect(shell.status).toContainText('2 changes applied. The list is as you wanted it.');
  await whitelist.expectAddresses('8.8.8.8', '', '', '', '');
  await keyboard.expectFocusInSight('the changes');
});
