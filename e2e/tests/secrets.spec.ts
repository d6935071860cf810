// Sentinel secrets go through every flow; then nothing of them lies anywhere but sealed.

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';
import { pageNames } from '../pages/shell.ts';
import { Vault, everythingKept, everythingShown } from '../pages/vault.ts';

const PASSPHRASE = 'sentinel-passphrase of nine wandering geese';
const PASSWORD = 'SentinelPassword77';
/** The sandbox knows these; no other text of the app or the test holds them. */
const SECRETS = ['px6-test-key', 'soax-test-key', 'package12345', PASSWORD, PASSPHRASE];

test.use({ paced: false });

test('no secret in storage, caches, addresses or console; none in the document after a lock', async ({
  page,
  shell,
  sandbox,
}) => {
  test.slow();
  await hurry(page);
  await sandbox.change({ pace: false });
  const said: string[] = [];
  const addresses: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => addresses.push(request.url()));
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  await page.getByLabel('Provider').selectOption('SOAX');
  await page.getByLabel('Name', { exact: true }).fill('a package');
  await page.getByLabel('API key').fill('soax-test-key');
  await page.getByLabel('Package key').fill('package12345');
  await page.getByLabel('Password').fill(PASSWORD);
  await settings.add();
  await expect(settings.answers).toHaveCount(2);
  await vault.turnOn(PASSPHRASE);
  await page.reload();
  await vault.unlock(PASSPHRASE);

  for (const name of pageNames) {
    await shell.goTo(name);
    await page.waitForTimeout(500);
    expect(await page.title()).toBe(`${name} · Proxydeck`);
  }
  await shell.goTo('Targeting');
  await expect(page.getByRole('main')).toContainText('a package');
  await shell.goTo('Convert');
  await page.getByLabel('Paste list').fill(`192.0.2.1:8000:login:${PASSWORD}`);
  await expect(page.getByLabel('Result')).toHaveValue(/192\.0\.2\.1/);
  await shell.goTo('Proxies');
  const row = page.getByRole('table', { name: 'Proxies' }).getByRole('row').nth(1);
  const endpoint = /[\d.]+:\d+/.exec(await row.innerText())?.[0] ?? '';
  expect(endpoint).not.toBe('');

  await page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();
  await expect(vault.locked).toBeVisible();
  for (const name of pageNames) {
    await shell.goTo(name);
    const shown = await everythingShown(page);
    for (const secret of [...SECRETS, endpoint]) expect(shown, `${name} after the lock`).not.toContain(secret);
  }
  const kept = await everythingKept(page);
  expect(kept).toContain('proxydeck-sealed');
  for (const secret of SECRETS) {
    expect(kept, 'storage').not.toContain(secret);
    expect(said.join('\n'), 'console').not.toContain(secret);
    expect(addresses.join('\n'), 'addresses').not.toContain(secret);
  }
});
