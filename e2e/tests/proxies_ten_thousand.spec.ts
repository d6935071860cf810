// Ten thousand proxies over ten pages of the list: all of them exported, and every action on a quarter of them with a fault in the
// middle, held against the provider's truth.

import { readFile } from 'node:fs/promises';

import { hurry } from '../fixtures/pace.ts';
import { expect, test as relayed } from '../fixtures/relay.ts';
import type { Sandbox } from '../fixtures/sandbox.ts';
import type { OwnedProxy } from '../fixtures/sandbox_admin.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

const ALL = 10_000;
const QUARTER = 2_500;
const IN_A_CALL = 200;

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
  alive: index % 10 !== 0,
}));

const test = relayed.extend<{ proxies: Proxies }>({
  paced: false,
  proxies: async ({ page, shell, sandbox }, use) => {
    test.setTimeout(240_000);
    await sandbox.change({ pace: false, owned, balance: '1000000' });
    await hurry(page, 20_000);
    await shell.open('settings');
    await new Settings(page).addProxy6('px6-test-key');
    await expect(new Settings(page).answers).toBeVisible();
    await shell.goTo('Proxies');
    const proxies = new Proxies(page);
    await expect(page.getByText('10,000 proxies', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(proxies.table).toHaveAttribute('aria-rowcount', String(ALL + 1));
    await use(proxies);
  },
});

/** Selects the quarter with the comment. */
async function selectQuarter(proxies: Proxies): Promise<void> {
  await proxies.filter.fill('comment:"to go"');
  await expect(proxies.table).toHaveAttribute('aria-rowcount', String(QUARTER + 1));
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('2,500 selected');
}

/** The calls of a function as the provider saw them, each with what it was asked for and the proxies that it names. */
async function calls(sandbox: Sandbox, name: string) {
  const requests = (await sandbox.ledger()).lines.filter((line) => line.kind === 'request' && line.function === name);
  return requests.map((line) => {
    const query = new URLSearchParams(line.kind === 'request' ? line.query : '');
    return { fault: line.kind === 'request' ? line.fault : null, ids: decodeURIComponent(query.get('ids') ?? '').split(',').map(Number) };
  });
}

test('ten thousand are read, exported, and a quarter of them deleted but for the call that is refused', async ({ proxies, page, shell, sandbox }) => {
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

  await selectQuarter(proxies);
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

test('a quarter gets another type and another comment, each but for the call that is refused, and is extended up to a lost answer', async ({
  proxies,
  shell,
  sandbox,
  complaints,
}) => {
  // The purchase itself, and what the relay kept of it, which settling asks for.
  complaints.expectFailedRequest(/\/px6\/prolong|\/replies\//);
  const before = new Map((await sandbox.state()).owned.map((proxy) => [proxy.id, proxy]));
  const wanted = owned.filter(({ descr }) => descr === 'to go').map(({ id }) => id);
  await selectQuarter(proxies);
  const inTheMiddle = [{ fault: 'delay', millis: 0, times: 5 }, { fault: 'error_id', error_id: 250 }] as const;

  await sandbox.fault(...inTheMiddle.map((fault) => ({ match: 'settype', ...fault })));
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await proxies.confirm('Change type').click();
  await expect(shell.status).toContainText(`Changed the type of ${QUARTER - IN_A_CALL} proxies.`, { timeout: 60_000 });
  await expect(proxies.selection).toContainText('200 selected');
  const types = await calls(sandbox, 'settype');
  expect(types.map(({ ids }) => ids.length)).toEqual([...Array<number>(12).fill(IN_A_CALL), 100]);
  expect(types.flatMap(({ ids }) => ids).toSorted((a, b) => a - b)).toEqual(wanted);
  const asked = new Set(types.filter(({ fault }) => fault !== 'error_id').flatMap(({ ids }) => ids));
  const typed = (await sandbox.state()).owned;
  expect(typed.filter(({ id, type }) => type !== (asked.has(id) ? 'socks' : before.get(id)?.type))).toEqual([]);

  // Those that were refused are still selected; with them the others are again.
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('2,500 selected');
  await sandbox.fault(...inTheMiddle.map((fault) => ({ match: 'setdescr', ...fault })));
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('to go on');
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText(`Changed the comment of ${QUARTER - IN_A_CALL} proxies.`, { timeout: 60_000 });
  await expect(proxies.selection).toContainText('200 selected');
  const commented = new Set((await calls(sandbox, 'setdescr')).filter(({ fault }) => fault !== 'error_id').flatMap(({ ids }) => ids));
  expect(commented.size).toBe(QUARTER - IN_A_CALL);
  const described = (await sandbox.state()).owned;
  expect(described.filter(({ id, descr }) => descr !== (commented.has(id) ? 'to go on' : before.get(id)?.descr))).toEqual([]);

  await proxies.filter.fill('comment:"to go"');
  await expect(proxies.table).toHaveAttribute('aria-rowcount', String(QUARTER + 1));
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('2,500 selected');
  await proxies.open('Extend');
  await expect(proxies.confirm('Extend')).toBeEnabled({ timeout: 20_000 });
  await sandbox.fault({ match: 'prolong', fault: 'delay', millis: 0, times: 2 }, { match: 'prolong', fault: 'reset_after' });
  await proxies.confirm('Extend').click();
  await expect(shell.alert.filter({ hasText: 'It is not known whether money was spent' })).toBeVisible({ timeout: 60_000 });
  const sent = await calls(sandbox, 'prolong');
  expect(sent).toHaveLength(3);
  const extended = new Set(sent.flatMap(({ ids }) => ids));
  const told = sent.slice(0, 2).flatMap(({ ids }) => ids).length;
  await expect(proxies.selection).toContainText(`${(QUARTER - told).toLocaleString('en')} selected`);
  const after = (await sandbox.state()).owned;
  const longer = after.filter(({ id, unixtime_end }) => unixtime_end > (before.get(id)?.unixtime_end ?? Infinity));
  expect(longer.map(({ id }) => id)).toEqual([...extended].toSorted((a, b) => a - b));
  expect((await sandbox.ledger()).totals.charges).toBe(3);
});

test('a check of a quarter outlives an answer that is lost and a proxy that is gone, and tells the truth', async ({
  proxies,
  shell,
  sandbox,
  complaints,
}) => {
  complaints.expectFailedRequest(/\/px6\/check/);
  await selectQuarter(proxies);
  const { requests } = (await sandbox.ledger()).totals;
  await sandbox.fault(
    { match: 'check', fault: 'delay', millis: 0, times: 3 },
    { match: 'check', fault: 'reset_after' },
    { match: 'check', fault: 'delay', millis: 0, times: 4 },
    { match: 'check', fault: 'error_id', error_id: 404 },
  );
  await proxies.action('Check').click();
  // The lost answer is asked for once more; the proxy that is gone, the eighth, stops nothing.
  const answered = owned.filter(({ descr }) => descr === 'to go').toSpliced(7, 1);
  const working = answered.filter(({ alive }) => alive).length;
  await expect(shell.status).toContainText(`Checked: ${working} working, ${answered.length - working} dead.`, { timeout: 120_000 });
  expect((await sandbox.ledger()).totals.requests).toBe(requests + QUARTER + 1);
  await expect(proxies.selection).toContainText('2,500 selected');
});
