// Ten thousand proxies over ten pages of the list: all of them exported, and a quarter of them deleted with a fault in the middle, both
// held against the provider's truth.

import { readFile } from 'node:fs/promises';

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import type { OwnedProxy } from '../fixtures/sandbox_admin.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

const ALL = 10_000;
const QUARTER = 2_500;
const IN_A_CALL = 200;

test('ten thousand are read, exported, and a quarter of them deleted but for the call that is refused', async ({ page, shell, sandbox }) => {
  test.setTimeout(240_000);
  const owned = Array.from({ length: ALL }, (_, index): OwnedProxy => ({
    id: index + 1,
    host: `10.1.${index >> 8}.${index & 255}`,
    port: 8_000,
    user: `user${index}`,
    pass: `p@ss${index}`,
    type: 'http',
    version: '4',
    descr: index % 4 === 0 ? 'to go' : 'to stay',
    days: 30,
  }));
  await sandbox.change({ pace: false, owned });
  await hurry(page, 20_000);
  await shell.open('settings');
  await new Settings(page).addProxy6('px6-test-key');
  await expect(new Settings(page).answers).toBeVisible();
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await expect(page.getByText('10,000 proxies', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(proxies.table).toHaveAttribute('aria-rowcount', String(ALL + 1));

  await proxies.selectAll();
  await proxies.open('Export');
  await proxies.dialog.getByLabel('Format').selectOption('URL');
  const download = page.waitForEvent('download');
  await proxies.confirm('Download').click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\n');
  const truth = (await sandbox.state()).owned.map(({ host, port, user, pass }) => `http://${user}:${encodeURIComponent(pass)}@${host}:${port}`);
  expect(lines.toSorted()).toEqual(truth.toSorted());
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Select none' }).click();

  await proxies.filter.fill('comment:"to go"');
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('2,500 selected');
  await sandbox.fault({ match: 'delete', fault: 'delay', millis: 0, times: 5 }, { match: 'delete', fault: 'error_id', error_id: 250 });
  await proxies.open('Delete');
  await proxies.confirm('Delete').click();
  await expect(shell.status).toContainText(`Deleted ${QUARTER - IN_A_CALL} proxies.`, { timeout: 120_000 });
  await expect(proxies.selection).toContainText('200 selected');
  const left = (await sandbox.state()).owned;
  expect(left.filter(({ descr }) => descr === 'to stay')).toHaveLength(ALL - QUARTER);
  expect(left.filter(({ descr }) => descr === 'to go')).toHaveLength(IN_A_CALL);
  await expect(proxies.table).toHaveAttribute('aria-rowcount', String(IN_A_CALL + 1));
});
