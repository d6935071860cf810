// The app on an https site and the relay on this computer.

import { expect, site, test, token } from '../fixtures/elsewhere.ts';
import { hurry } from '../fixtures/pace.ts';
import { OWNED } from '../fixtures/proxies.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import { everythingKept, Vault } from '../pages/vault.ts';

/** Chooses the relay at that address, in Settings. */
async function choose(settings: Settings, page: import('@playwright/test').Page, url: string): Promise<void> {
  await settings.connect('Relay');
  await page.getByLabel('Relay URL').fill(url);
}

test('the relay is called only after the button that explains; once allowed, everything works', async ({
  page,
  context,
  shell,
  relay,
  axe,
}) => {
  await context.grantPermissions(['local-network-access'], { origin: site });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const settings = new Settings(page);
  await shell.open('settings');
  await choose(settings, page, relay.url);
  await settings.addProxy6('px6-test-key');
  await expect(settings.accounts.getByRole('alert')).toContainText('This tab is not paired with the relay.');
  await page.reload();
  await shell.pageIsHere();
  const card = page.getByRole('region', { name: 'Relay' });
  await expect(card).toContainText('Reaching this computer: the browser allows it.');
  await expect(card).toContainText('The browser may ask whether this site may reach apps and services on this device');
  expect(asked.filter((url) => url.startsWith(relay.url))).toEqual([]);

  await card.getByLabel('Relay token').fill(token);
  await card.getByRole('button', { name: 'Pair with the relay' }).click();
  await expect(shell.status).toContainText('This tab is paired with the relay.');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  await axe();
});

test('what the browser says of the permission is shown, with what to do where it is refused', async ({
  page,
  context,
  shell,
  relay,
  sandbox,
  complaints,
}) => {
  complaints.expectFailedRequest(/127\.0\.0\.1/);
  const settings = new Settings(page);
  await shell.open('settings');
  await choose(settings, page, relay.url);
  const card = page.getByRole('region', { name: 'Relay' });
  await expect(card).toContainText('Reaching this computer: the browser will ask you.');
  const browser = await context.newCDPSession(page);
  const { browserContextId = '' } = (await browser.send('Target.getTargetInfo')).targetInfo;
  const permission = { name: 'loopback-network' };
  await browser.send('Browser.setPermission', { permission, setting: 'denied', origin: site, browserContextId });
  await page.reload();
  await expect(card).toContainText('Reaching this computer: the browser forbids it.');
  // What to do about it is there without a click.
  await expect(card.getByText('Chrome, Edge and other Chromium browsers')).toBeVisible();
  await expect(card).toContainText('open the app from the relay itself, by the link that it prints');
  await card.getByLabel('Relay token').fill(token);
  await card.getByRole('button', { name: 'Pair with the relay' }).click();
  await expect(card).toContainText(`The relay does not answer this page.`);
  await expect(card).toContainText(`started with --origin ${site}`);
  expect((await sandbox.ledger()).lines).toEqual([]);
});

test('direct mode that the browser blocks offers the relay, in one command, and leads to it', async ({
  page,
  shell,
  complaints,
}) => {
  complaints.expectFailedRequest(/proxy6\.net|px6\.me/);
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.connect('Direct');
  await settings.addProxy6('px6-test-key');
  await expect(settings.accounts.getByRole('alert')).toContainText('The browser blocked it');
  await expect(settings.accounts).toContainText('cargo xtask serve');
  await expect(settings.accounts).toContainText(`cargo run --release -p relay -- --origin ${site}`);
  await expect(settings.testAgain).toBeVisible();
  await settings.accounts.getByRole('button', { name: 'Connect through the relay' }).click();
  await expect(page.getByRole('region', { name: 'Relay' })).toContainText('This tab is not paired with the relay.');
});

test('a relay elsewhere is refused with what to do', async ({ page, shell }) => {
  const settings = new Settings(page);
  await shell.open('settings');
  await choose(settings, page, 'https://relay.example.org');
  await expect(page.getByText('For another, build your own with PROXYDECK_RELAY_ORIGIN.')).toBeVisible();
});

test.describe('installed', () => {
  test.use({ paced: false });

  test('without a network the app comes up, and the saved list opens from the vault and can be exported', async ({
    page,
    context,
    shell,
    relay,
    sandbox,
    complaints,
  }) => {
    test.slow();
    await context.grantPermissions(['local-network-access'], { origin: site });
    await hurry(page, 20_000);
    await sandbox.change({ pace: false, owned: OWNED });
    const [settings, vault, proxies] = [new Settings(page), new Vault(page), new Proxies(page)];
    await shell.open('settings');
    await choose(settings, page, relay.url);
    const card = page.getByRole('region', { name: 'Relay' });
    await card.getByLabel('Relay token').fill(token);
    await card.getByRole('button', { name: 'Pair with the relay' }).click();
    await expect(shell.status).toContainText('This tab is paired with the relay.');
    await vault.turnOn('seven quiet herons over the estuary');
    await settings.addProxy6('px6-test-key');
    await expect(settings.answers).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await shell.goTo('Proxies');
    await expect(proxies.row('192.0.2.1:8001')).toBeVisible();
    await expect.poll(() => everythingKept(page)).toContain('proxy-list');

    complaints.expectFailedRequest(/./);
    await context.setOffline(true);
    await page.reload();
    await vault.unlock('seven quiet herons over the estuary');
    await expect(proxies.row('192.0.2.1:8001')).toBeVisible();
    await expect(page.getByRole('main')).toContainText('The list that was saved');
    await proxies.tick('192.0.2.1:8001');
    await expect(proxies.action('Delete')).toBeDisabled();
    await proxies.open('Export');
    await expect(proxies.confirm('Copy')).toBeEnabled();
  });
});
