// What a call did is shown in the list of its own account, and in no other that has been chosen since.

import { expect, test } from '../fixtures/customer.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

test.use({ callTimeout: 20_000 });

test('a deletion that ends after another account was chosen leaves that one\'s list alone', async ({ buy, page, shell, sandbox }) => {
  await expect(buy.calculator).toBeVisible();
  const count = async () => Number((await new Proxies(page).table.getAttribute('aria-rowcount')) ?? 0);
  // Ids that the sandbox of the tab has too.
  const ids = Array.from({ length: 12 }, (_, index) => index + 1);
  await sandbox.change({ owned: ids.map((id) => ({ id, days: 30, host: '192.0.2.9', port: 9_000 + id })) });
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await expect(proxies.rows).toHaveCount(12);
  await proxies.selectAll();
  await proxies.open('Delete');
  await sandbox.fault({ match: 'delete', fault: 'delay', millis: 4_000 });
  await proxies.confirm('Delete').click();
  await expect.poll(async () => (await sandbox.state()).owned.length).toBe(0);

  await shell.goTo('Settings');
  await page.evaluate(() => localStorage.setItem('proxydeck.pace', '{}'));
  await new Settings(page).connect('Sandbox');
  await shell.goTo('Proxies');
  await expect.poll(count).toBeGreaterThan(12);
  const before = await count();
  await expect(shell.status).toContainText('12 proxies', { timeout: 10_000 });
  expect(await count()).toBe(before);
});
