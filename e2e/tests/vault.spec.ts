// The vault, through the relay: what is kept, what a lock leaves, what a backup brings back.

import { readFile } from 'node:fs/promises';

import { elsewhere as fromAFileServer } from '../fixtures/environment.ts';
import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';
import { Vault, everythingShown } from '../pages/vault.ts';

const PASSPHRASE = 'seven quiet herons over the estuary';

test.use({ paced: false });

test.beforeEach(async ({ page, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false });
});

test('the vault is turned on, locked, opened again; a wrong passphrase is told and slowed', async ({ page, shell, axe }) => {
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();

  await vault.card.getByLabel('Passphrase', { exact: true }).fill('password1');
  await expect(vault.card).toContainText('too weak');
  await vault.card.getByRole('button', { name: 'Turn the vault on' }).click();
  await expect(vault.card).toContainText('This is too easy to guess.');
  await expect(vault.card).toContainText('The two passphrases differ.');
  await axe();
  await vault.turnOn(PASSPHRASE);
  await axe();

  const first = JSON.parse((await vault.record()) ?? '') as Record<string, unknown>;
  expect(first).toMatchObject({ kdf: 'PBKDF2-SHA-256', rounds: 600_000, cipher: 'AES-256-GCM', purpose: 'vault' });
  await settings.addProxy6('px6-second-key', 'Eiderdown');
  await expect(settings.accounts).toContainText('Eiderdown');
  await expect(async () => {
    const second = JSON.parse((await vault.record()) ?? '') as Record<string, unknown>;
    expect(second['nonce']).not.toBe(first['nonce']);
    expect(second['sealed']).not.toBe(first['sealed']);
    expect(second['salt']).toBe(first['salt']);
  }).toPass();

  await vault.card.getByRole('button', { name: 'Lock' }).click();
  await expect(vault.locked).toBeVisible();
  await expect(settings.accounts).toContainText('No account yet.');
  expect(await everythingShown(page)).not.toMatch(/Eiderdown|px6-|₽/);
  await axe();

  for (const _ of [1, 2]) {
    await vault.tryPassphrase('not this one');
    await expect(vault.dialog).toContainText('Wrong passphrase.');
  }
  await axe();
  await vault.tryPassphrase('nor this one');
  await expect(vault.dialog).toContainText(/The next try is possible in \d+ second/);
  await expect(vault.dialog.getByRole('button', { name: 'Unlock' })).toBeDisabled();
  await expect(vault.dialog.getByRole('button', { name: 'Unlock' })).toBeEnabled();
  await vault.unlock(PASSPHRASE);
  await expect(settings.accounts).toContainText('Eiderdown');
  await expect(settings.answers).toBeVisible();
});

test('a reload locks it, and the keyboard alone opens it', async ({ page, shell }) => {
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await vault.turnOn(PASSPHRASE);
  await page.goto('./#/buy');
  await page.reload();
  await expect(vault.locked).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Unlock' }).focus();
  await page.keyboard.press('Enter');
  await expect(vault.dialog.getByLabel('Passphrase')).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(vault.dialog).toBeHidden();
  await expect(vault.locked).toBeHidden();
  await expect(page.getByRole('banner')).toContainText('work');
});

test('fewer rounds of an older version open, and are upgraded', async ({ page, shell }) => {
  await shell.open('settings');
  // Made with Node's crypto, as a version with 100,000 rounds would have.
  const { createCipheriv, pbkdf2Sync } = await import('node:crypto');
  const [salt, nonce] = [Buffer.alloc(16, 7), Buffer.alloc(12, 9)];
  const key = pbkdf2Sync(PASSPHRASE, salt, 100_000, 32, 'sha256');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(`proxydeck-sealed 1 vault PBKDF2-SHA-256 100000 ${salt.toString('base64')} AES-256-GCM`));
  const text = JSON.stringify({ proxy6: [{ number: 4711, name: 'old friend', key: 'px6-test-key' }], soax: [] });
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const record = JSON.stringify({
    format: 'proxydeck-sealed',
    version: 1,
    purpose: 'vault',
    kdf: 'PBKDF2-SHA-256',
    rounds: 100_000,
    salt: salt.toString('base64'),
    cipher: 'AES-256-GCM',
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  });
  const [settings, vault] = [new Settings(page), new Vault(page)];
  // The app makes the database; turning the vault on and off is the shortest way to have it do so.
  await vault.turnOn(PASSPHRASE);
  await page.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('proxydeck');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('vault', 'readwrite');
          transaction.objectStore('vault').put(text, 'keys');
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    record,
  );
  await page.reload();
  await vault.unlock(PASSPHRASE);
  await expect(settings.accounts).toContainText('old friend');
  const upgraded = JSON.parse((await vault.record()) ?? '') as Record<string, unknown>;
  expect(upgraded['rounds']).toBe(600_000);
  expect(upgraded['salt']).not.toBe(salt.toString('base64'));
  await page.reload();
  await vault.unlock(PASSPHRASE);
  await expect(settings.accounts).toContainText('old friend');
});

test('all tabs share it: what one adds the other has, and a lock locks all', async ({ page, context, shell }) => {
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await vault.turnOn(PASSPHRASE);

  const other = await context.newPage();
  await other.goto(page.url());
  const [otherSettings, otherVault] = [new Settings(other), new Vault(other)];
  await otherVault.unlock(PASSPHRASE);
  await expect(otherSettings.accounts).toContainText('work');

  await otherSettings.addProxy6('px6-second-key', 'Eiderdown');
  await expect(settings.accounts).toContainText('Eiderdown');
  await settings.addProxy6('px6-third-key', 'Flamingo');
  await expect(otherSettings.accounts).toContainText('Flamingo');
  await expect(otherSettings.accounts).toContainText('Eiderdown');

  await page.getByRole('banner').getByRole('button', { name: 'Lock' }).click();
  await expect(otherVault.locked).toBeVisible();
  await expect(otherSettings.accounts).toContainText('No account yet.');
  expect(await everythingShown(other)).not.toMatch(/Eiderdown|Flamingo|px6-/);

  await otherVault.unlock(PASSPHRASE);
  await expect(otherSettings.accounts).toContainText('Flamingo');
});

test('idle minutes by the wall clock lock it, after sleep before the first key counts', async ({ page, shell }) => {
  await page.clock.install();
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await vault.turnOn(PASSPHRASE);
  await page.getByLabel('Lock when nobody has touched the app for').selectOption('5 minutes');
  await page.clock.runFor(4 * 60_000);
  await expect(vault.card).toContainText('The vault is open');
  await page.getByRole('heading', { level: 1 }).click();
  await page.clock.runFor(4 * 60_000);
  await expect(vault.card).toContainText('The vault is open');
  await page.clock.runFor(61_000);
  await expect(vault.locked).toBeVisible();

  await vault.unlock(PASSPHRASE);
  await expect(vault.card).toContainText('The vault is open');
  // Asleep: the clock goes on, and no timer ran.
  await page.clock.pauseAt(new Date((await page.evaluate(() => Date.now())) + 3_600_000));
  await page.keyboard.press('Shift');
  await expect(vault.locked).toBeVisible();
});

test('the passphrase is changed; the old one opens nothing any more', async ({ page, shell }) => {
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await vault.turnOn(PASSPHRASE);
  await vault.card.getByText('Change passphrase').first().click();
  await vault.card.getByLabel('Present passphrase').fill(PASSPHRASE);
  await vault.card.getByLabel('New passphrase').fill(`${PASSPHRASE} again`);
  await vault.card.getByLabel('Passphrase once more').fill(`${PASSPHRASE} again`);
  await vault.card.getByRole('button', { name: 'Change passphrase' }).click();
  await expect(shell.status).toContainText('The passphrase is changed.');
  await page.reload();
  await vault.tryPassphrase(PASSPHRASE);
  await expect(vault.dialog).toContainText('Wrong passphrase.');
  await vault.unlock(`${PASSPHRASE} again`);
  await expect(settings.accounts).toContainText('work');
});

test('a backup goes out and comes in elsewhere, after a preview', async ({ page, shell, browser, baseURL, axe }) => {
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key', 'from the backup');
  await settings.addSoax('soax-test-key', 'package12345');
  await page.getByLabel('Theme').selectOption('Dark');
  const card = page.getByRole('region', { name: 'Backup' });
  await card.getByText('Make a backup').click();
  await card.getByLabel('Passphrase of the backup').first().fill(PASSPHRASE);
  await card.getByLabel('Passphrase once more').fill(PASSPHRASE);
  const downloading = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save backup file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^proxydeck-backup-\d{4}-\d\d-\d\d\.json$/);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).not.toMatch(/px6-test-key|soax-test-key|package12345|from the backup|PASSWORD/);
  await axe();

  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'en-US' });
  const elsewhere = await context.newPage();
  await hurry(elsewhere);
  await elsewhere.goto('./#/settings');
  await new Settings(elsewhere).addProxy6('px6-test-key', 'known here');
  const there = elsewhere.getByRole('region', { name: 'Backup' });
  await there.getByText('Take a backup in').click();
  await there.getByLabel('Backup file').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await there.getByLabel('Passphrase of the backup').last().fill('not this one');
  await there.getByRole('button', { name: 'Show what would change' }).click();
  await expect(there).toContainText('Wrong passphrase.');
  await there.getByLabel('Passphrase of the backup').last().fill(PASSPHRASE);
  await there.getByRole('button', { name: 'Show what would change' }).click();
  await expect(there).toContainText('Added: package12345.');
  await expect(there).toContainText('Replaced by what the backup has: known here.');
  await expect(there).toContainText(/Settings that change: (.*, )?theme\./);
  const accounts = new Settings(elsewhere).accounts;
  await expect(accounts).toContainText('known here');
  await there.getByRole('button', { name: 'Take it in' }).click();
  await expect(accounts).toContainText('from the backup');
  await expect(accounts).toContainText('package12345');
  await expect(elsewhere.locator('html')).toHaveAttribute('data-theme', 'dark');

  await there.getByLabel('Backup file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await there.getByLabel('Passphrase of the backup').last().fill(PASSPHRASE);
  await there.getByRole('button', { name: 'Show what would change' }).click();
  await expect(there).toContainText('This cannot be read');
  await context.close();
});

test('accounts have names, colours and a switcher; everything is forgotten at a word', async ({ page, shell, axe }) => {
  const [settings, vault] = [new Settings(page), new Vault(page)];
  await shell.open('settings');
  await settings.addProxy6('px6-test-key', 'first');
  await settings.addProxy6('px6-second-key', 'Eiderdown');
  const switcher = page.getByRole('banner').getByLabel('Proxy6 account');
  await expect(switcher.locator('option:checked')).toHaveText('Eiderdown');
  await switcher.selectOption('first');
  await expect(settings.answers).toBeVisible();
  await settings.accounts.getByRole('button', { name: 'Edit first' }).click();
  await settings.accounts.getByLabel('Name').fill('main');
  await settings.accounts.getByLabel('Colour').selectOption('Violet');
  await settings.accounts.getByLabel('Warn below this balance').fill('much');
  await expect(settings.accounts).toContainText('Write an amount');
  await settings.accounts.getByLabel('Warn below this balance').fill('100');
  await axe();
  await settings.accounts.getByRole('button', { name: 'Save' }).click();
  await expect(switcher.locator('option:checked')).toHaveText('main');
  await expect(settings.accounts.locator('[data-colour=violet]')).toHaveText('main');

  await vault.turnOn(PASSPHRASE);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByRole('dialog')).toContainText('no way back');
  await axe();
  const loaded = page.waitForEvent('load');
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await loaded;
  await expect(vault.card).toContainText('The vault keeps them in this browser');
  await expect(settings.accounts).toContainText('No account yet.');
  expect(await vault.record()).toBeUndefined();
  // The pace is written anew before each page of this test, and so is the relay where the page is from elsewhere.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name !== 'proxydeck.pace'))).toEqual(fromAFileServer ? ['proxydeck.preferences'] : []);
});
