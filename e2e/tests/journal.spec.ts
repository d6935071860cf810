// What is written down: settling by itself, the person's word, the Journal page.

import { readFile } from 'node:fs/promises';

import { expect, queries, test } from '../fixtures/customer.ts';
import { growJournal } from '../money/records.ts';
import type { Buy, Order } from '../pages/buy.ts';
import { Journal } from '../pages/journal.ts';
import { Settings } from '../pages/settings.ts';

/** proxy6.txt, "Method buy": one IPv6 proxy for 7 days costs 6.3, so two cost 12.6. */
const TWO: Order = { count: '2', period: '7', version: 'IPv6', country: 'ru' };

async function offer(buy: Buy): Promise<void> {
  await buy.fill(TWO);
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
}

async function charges(sandbox: { ledger(): Promise<{ totals: { charges: number } }> }): Promise<number> {
  return (await sandbox.ledger()).totals.charges;
}

test.use({ callTimeout: 2_000 });

test('a tab that died with its purchase: the page says what waits for which account, and settles once the key is there', async ({ buy, page, shell, sandbox }) => {
  await offer(buy);
  await sandbox.fault({ match: 'buy', fault: 'delay', millis: 3_000 });
  await buy.confirm.click();
  await expect.poll(() => charges(sandbox)).toBe(1);
  await page.reload();
  const journal = new Journal(page);
  await expect(journal.unknown).toContainText('One entry is unknown. Until it is settled, nothing more is spent on its account.');
  await expect(journal.unknown).toContainText(/Waiting for the key of account \S+: as soon as it is here/);
  await journal.unknown.getByRole('link', { name: 'Add the key' }).click();
  await new Settings(page).addProxy6('px6-test-key');
  await expect(shell.status).toContainText('Purchase: Settled: it was carried out.');
  await expect(journal.unknown).toHaveCount(0);
  await shell.goTo('Journal');
  await expect(journal.rows.filter({ hasText: 'Purchase' })).toContainText('done');
  expect(await charges(sandbox)).toBe(1);
});

test('what the network took is settled when it is back, and "Settle now" does the same', async ({ buy, page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/(px6\/(buy|getproxy)|replies\/)/);
  const journal = new Journal(page);
  await offer(buy);
  await sandbox.fault({ match: 'buy', fault: 'reset_before' }, { match: 'getproxy', fault: 'status', status: 500, times: 1_000 });
  await buy.confirm.click();
  await expect(journal.unknown).toBeVisible();
  await expect(journal.unknown).toContainText('This goes on by itself until it is known.');
  await sandbox.disarm();
  await expect(shell.status).toContainText('Purchase: Settled: it was not carried out, nothing was charged.', { timeout: 10_000 });
  expect(await charges(sandbox)).toBe(0);
});

for (const { button, outcome, blocked } of [
  { button: 'It was carried out', outcome: 'done', blocked: true },
  { button: 'It was not carried out', outcome: 'not done', blocked: false },
  { button: 'Leave it unknown and go on', outcome: 'left unknown', blocked: true },
]) {
  test(`where another program used the account the person decides: ${button}`, async ({ buy, page, shell, sandbox, complaints }) => {
    complaints.expectFailedRequest(/\/(px6\/buy|replies\/)/);
    // What counts as spent shows in the limit of the day.
    await shell.goTo('Settings');
    await page.getByLabel('At most for one day').fill('20');
    await shell.goTo('Buy');
    await offer(buy);
    await sandbox.fault({ match: 'buy', fault: 'reset_before' });
    await buy.confirm.click();
    await sandbox.change({ balance: '7000' });
    const journal = new Journal(page);
    await expect(journal.unknown).toContainText('There you decide.', { ignoreCase: true });
    await page.keyboard.press('Escape');
    await buy.buy.click();
    await expect(buy.dialog.getByRole('alert')).toContainText('must be settled first');
    await page.keyboard.press('Escape');

    await journal.unknown.getByRole('link', { name: 'Open the Journal' }).click();
    const row = journal.rows.filter({ hasText: 'Purchase' });
    await expect(row).toContainText('another program may have used the account');
    await expect(row.getByRole('button', { name: 'Delete entry' })).toHaveCount(0);
    await row.getByRole('button', { name: button, exact: true }).click();
    await expect(shell.status).toContainText('Written down.');
    await expect(journal.unknown).toHaveCount(0);
    await journal.outcome.selectOption('All');
    await expect(journal.rows.filter({ hasText: 'Purchase' })).toContainText(outcome);

    await shell.goTo('Buy');
    await buy.buy.click();
    if (blocked) await expect(buy.dialog.getByRole('alert')).toContainText('your limit for one day');
    else await expect(buy.confirm).toBeEnabled();
  });
}

test('the Journal: details, filters, files, totals, deletion by hand', async ({ buy, page, shell, sandbox, axe }) => {
  await offer(buy);
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies');
  await shell.goTo('Journal');
  const journal = new Journal(page);
  // Newest first: the call that took the tag away came after the purchase.
  await expect(journal.rows).toHaveCount(2);
  await expect(journal.rows.first()).toContainText('Change of comment');
  await journal.kind.selectOption('Purchase');
  await expect(journal.rows).toHaveCount(1);
  await expect(page).toHaveURL(/#\/journal\?kind=buy$/);
  const row = journal.rows.first();
  await row.getByText('Details').click();
  await expect(journal.fact(row, 'Request')).toHaveText(/^GET \/api\/•••\/buy\?count=2&period=7&country=ru&version=6/);
  await expect(journal.fact(row, 'Reply, without passwords')).toContainText('"price":"12.6"');
  await expect(journal.fact(row, 'Took')).toHaveText(/^[\d,]+ ms$/);
  await expect(journal.fact(row, 'Balance before')).toHaveText('₽7,248.80');
  await expect(journal.fact(row, 'Balance after')).toHaveText('₽7,236.20');
  await expect(journal.fact(row, 'Known by')).toHaveText("the provider's answer");
  await axe();

  await journal.account.selectOption({ index: 1 });
  await expect(journal.rows).toHaveCount(1);
  await journal.outcome.selectOption('refused');
  await expect(page.getByText('No entry fits these filters.')).toBeVisible();
  await journal.outcome.selectOption('All');

  const saved = async (name: string) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const download = await coming;
    return readFile(await download.path(), 'utf8');
  };
  const lines = (await saved('Export as JSON Lines')).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatchObject({ version: 1 });
  const table = await saved('Export as CSV');
  expect(table.split('\r\n')[0]).toBe('id,provider,account,kind,parameters,outcome,intended_at,sent_at,ended_at,spent,currency');
  expect(table).toContain('"12.6","RUB"');
  expect(table + JSON.stringify(lines)).not.toContain('px6-test-key');
  for (const { pass } of (await sandbox.state()).owned.slice(-2)) expect(table + JSON.stringify(lines)).not.toContain(pass);

  const today = new Date((await page.evaluate(() => Date.now()))).toISOString();
  await expect(journal.spent.getByRole('row').filter({ hasText: today.slice(0, 7) })).toContainText('₽12.60');
  await journal.spent.getByRole('combobox').selectOption('By day');
  await expect(journal.spent.getByRole('row').filter({ hasText: today.slice(0, 10) })).toContainText('₽12.60');

  await row.getByText('Details').click();
  await row.getByRole('button', { name: 'Delete entry' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete entry' });
  await expect(dialog).toContainText('in no spending limit any more');
  await dialog.getByRole('button', { name: 'Delete entry' }).click();
  await expect(shell.status).toContainText('The entry is deleted.');
  await expect(journal.rows).toHaveCount(0);
  await page.reload();
  await shell.pageIsHere();
  await expect(journal.rows).toHaveCount(0);
  await journal.kind.selectOption('All');
  await expect(journal.rows).toHaveCount(1);
  await expect(journal.spent).toContainText('Nothing has been spent yet.');
});

test('a long journal is shown piece by piece, and counted and exported whole', async ({ buy, page, shell, axe }) => {
  await offer(buy);
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies');
  const journal = new Journal(page);
  await shell.goTo('Journal');
  await expect(journal.rows).toHaveCount(2);
  await growJournal(page, 118);
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(journal.rows).toHaveCount(50);
  await expect(page.getByText('The latest 50 of 120 are shown.')).toBeVisible();
  await axe();
  await journal.earlier.focus();
  await page.keyboard.press('Enter');
  await expect(journal.rows).toHaveCount(100);
  // The focus stands on the first of those that came.
  await expect(journal.rows.nth(50).locator('summary')).toBeFocused();
  await journal.earlier.click();
  await expect(journal.rows).toHaveCount(120);
  await expect(journal.earlier).toHaveCount(0);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON Lines', exact: true }).click();
  expect((await readFile(await (await coming).path(), 'utf8')).trimEnd().split('\n')).toHaveLength(120);
});

test("the sandbox has a journal of its own, and its purchases touch no limit", async ({ buy, page, shell, sandbox }) => {
  // The sandbox in the tab keeps the provider's pace.
  await page.addInitScript(() => localStorage.removeItem('proxydeck.pace'));
  await page.reload();
  await shell.goTo('Settings');
  await page.getByLabel('At most for one day').fill('20');
  await new Settings(page).connect('Sandbox');
  await shell.goTo('Buy');
  await offer(buy);
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
  await shell.goTo('Journal');
  const journal = new Journal(page);
  await expect(journal.rows.filter({ hasText: 'Purchase' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Leave the sandbox' }).click();
  await expect(journal.rows).toHaveCount(0);
  await expect(journal.spent).toContainText('Nothing has been spent yet.');
  await shell.goTo('Settings');
  await new Settings(page).addProxy6('px6-test-key');
  await shell.goTo('Buy');
  await offer(buy);
  await buy.confirm.click();
  await expect.poll(async () => queries(await sandbox.ledger(), 'buy').length).toBe(1);
});
