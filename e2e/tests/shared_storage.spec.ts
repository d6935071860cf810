// On github.io, where sites of one owner share their storage.

import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { expect, test } from '../fixtures/browser.ts';
import { dist } from '../fixtures/environment.ts';
import { Settings } from '../pages/settings.ts';
import { everythingKept } from '../pages/vault.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

test('the page says so, and keeps no key without the vault', async ({ page, complaints }) => {
  complaints.expectFailedRequest(/proxy6\.net|px6\.me/);
  // The worker's own script does not pass through the test's route.
  complaints.expectPageError(/fetching the script/);
  const address = 'https://somebody.github.io/proxydeck/';
  await page.route(`${address}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/proxydeck/'.length) || 'index.html';
    const body = await readFile(join(dist, name)).catch(() => undefined);
    await route.fulfill(
      body === undefined ? { status: 404 } : { body, contentType: TYPES[extname(name)] ?? 'application/octet-stream' },
    );
  });
  await page.goto(`${address}#/settings`);
  const vault = page.getByRole('region', { name: 'Vault' });
  await expect(vault).toContainText('all sites of the same owner share one storage');
  const settings = new Settings(page);
  await settings.addProxy6('px6-test-key');
  await expect(settings.accounts).toContainText('work');
  expect(await everythingKept(page)).not.toContain('px6-test-key');
  await page.reload();
  await expect(settings.accounts).toContainText('No account yet.');
});
