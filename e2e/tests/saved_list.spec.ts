// The proxy list for times without a network: sealed in the vault, labelled with its age, and nothing is sent with it.

import { hurry } from '../fixtures/pace.ts';
import { OWNED } from '../fixtures/proxies.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import { Vault, everythingKept, everythingShown } from '../pages/vault.ts';

const PASSPHRASE = 'seven quiet herons over the estuary';

test.use({ paced: false });

test('without a network the last list is read from the vault, and from nowhere else', async ({ page, shell, sandbox, context, complaints, axe }) => {
  test.slow();
  complaints.expectFailedRequest(/px6/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await hurry(page, 20_000);
  await sandbox.change({ pace: false, owned: OWNED });
  const [settings, vault, proxies] = [new Settings(page), new Vault(page), new Proxies(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  // In memory only: nothing is kept.
  await shell.goTo('Proxies');
  await expect(proxies.row('192.0.2.1:8001')).toBeVisible();
  expect(await everythingKept(page)).not.toMatch(/192\.0\.2\.1|proxy-list/);

  await shell.goTo('Settings');
  await vault.turnOn(PASSPHRASE);
  await shell.goTo('Proxies');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => everythingKept(page)).toContain('proxy-list');
  const kept = await everythingKept(page);
  for (const secret of ['192.0.2.1', 'p@ss/1', 'anna', 'px6-test-key']) expect(kept).not.toContain(secret);

  await page.route('**/px6/**', (route) => route.abort());
  await page.reload();
  await vault.unlock(PASSPHRASE);
  await expect(proxies.row('192.0.2.1:8001')).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/The list that was saved on .*, less than a minute ago\. .* nothing is sent/);
  await proxies.tick('192.0.2.1:8001');
  for (const name of ['Check', 'Change type', 'Change comment', 'Delete', 'Extend']) await expect(proxies.action(name)).toBeDisabled();
  await proxies.open('Export');
  await proxies.confirm('Copy').click();
  await expect.poll(() => proxies.clipboard()).toContain('192.0.2.1:8001:anna:p@ss/1');
  await page.keyboard.press('Escape');
  await axe();
  // Other pages would show it as today's.
  await shell.goTo('Home');
  expect(await everythingShown(page)).not.toContain('192.0.2.1');
  await shell.goTo('Proxies');
  await expect(proxies.row('192.0.2.1:8001')).toBeVisible();

  await page.unroute('**/px6/**');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('The list that was saved')).toHaveCount(0);
  await page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();
  await expect(vault.locked).toBeVisible();
  expect(await everythingShown(page)).not.toContain('192.0.2.1');
});

test('what checks said is kept in the vault, and from one day to the next', async ({ page, shell, sandbox }) => {
  test.slow();
  await hurry(page, 20_000);
  await sandbox.change({ pace: false, owned: OWNED });
  const [settings, vault, proxies] = [new Settings(page), new Vault(page), new Proxies(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  await vault.turnOn(PASSPHRASE);
  await shell.goTo('Proxies');
  await proxies.tick('192.0.2.1:8001');
  await proxies.tick('192.0.2.2:8002');
  await proxies.action('Check').click();
  await expect(shell.status).toContainText('Checked: 1 working, 1 dead.');
  await expect.poll(() => everythingKept(page)).toContain('check-history');

  await page.reload();
  await vault.unlock(PASSPHRASE);
  const check = (endpoint: string) => proxies.row(endpoint).locator('.proxies-check');
  await expect(check('192.0.2.1:8001')).toContainText('works');
  await expect(check('192.0.2.2:8002')).toContainText('dead');
  await check('192.0.2.2:8002').hover();
  await expect(check('192.0.2.2:8002').locator('.absolute')).toContainText(/before: .*dead/);
  // Today's answer stands before the kept one.
  await sandbox.change({ owned: OWNED.map((proxy) => ({ ...proxy, alive: true })) });
  await proxies.tick('192.0.2.2:8002');
  await proxies.action('Check').click();
  await expect(check('192.0.2.2:8002')).toContainText('works');
  await check('192.0.2.2:8002').hover();
  await expect(check('192.0.2.2:8002').locator('.absolute')).toContainText(/^before: [^,]*, [^,]*, [^,]* dead$/);
  await page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();
  await expect(vault.locked).toBeVisible();
});

test('a forgotten account leaves no list behind', async ({ page, shell, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false, owned: OWNED });
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await vault.turnOn(PASSPHRASE);
  await shell.goTo('Proxies');
  await expect.poll(() => everythingKept(page)).toContain('proxy-list');
  await shell.goTo('Settings');
  await settings.accounts.getByRole('button', { name: /^Forget/ }).click();
  await expect.poll(() => everythingKept(page)).not.toContain('proxy-list');
});
