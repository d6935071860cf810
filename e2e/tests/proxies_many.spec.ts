// The Proxies page with 2,500 proxies over three pages of the list, and with faults in the middle.

import type { Locator, Page } from '@playwright/test';

import { hurry } from '../fixtures/pace.ts';
import { expect, test as relayed } from '../fixtures/relay.ts';
import type { Line } from '../fixtures/sandbox_admin.ts';
import type { Sandbox } from '../fixtures/sandbox.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

const OWNED = 2_500;
/** The most proxies that one call names. */
const IN_A_CALL = 200;

const test = relayed.extend<{ proxies: Proxies }>({
  proxies: async ({ page, shell, sandbox }, use) => {
    test.slow();
    await sandbox.change({ pace: false, owned: OWNED });
    await hurry(page, 20_000);
    await shell.open('settings');
    await new Settings(page).addProxy6('px6-test-key');
    await expect(new Settings(page).answers).toBeVisible();
    await use(new Proxies(page));
  },
});

/** The list, once it is read. */
async function read(page: Page): Promise<void> {
  await expect(page.getByText('2,500 proxies', { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** The calls of a function that the provider saw, with the number of proxies that each named. */
async function calls(sandbox: Sandbox, name: string): Promise<{ named: number; line: Line & { kind: 'request' } }[]> {
  const requests = (await sandbox.ledger()).lines.filter((line) => line.kind === 'request' && line.function === name);
  return requests.map((line) => {
    if (line.kind !== 'request') throw new Error('not a request');
    return { line, named: decodeURIComponent(new URLSearchParams(line.query).get('ids') ?? '').split(',').length };
  });
}

function scroller(proxies: Proxies): Locator {
  return proxies.table.locator('xpath=ancestor::div[contains(@class, "virtual-table")]');
}

test('what has come is shown at once, the reading can be cancelled, and goes on anew', async ({ proxies, page, shell, sandbox }) => {
  await sandbox.fault({ match: 'getproxy', fault: 'delay', millis: 0 }, { match: 'getproxy', fault: 'delay', millis: 15_000 });
  await shell.goTo('Proxies');
  await expect(page.getByText('Reading: 1,000 so far, 1 page')).toBeVisible();
  await expect(proxies.table).toHaveAttribute('aria-rowcount', '1001');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('1,000 proxies, not all read')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await read(page);
  await expect(proxies.table).toHaveAttribute('aria-rowcount', '2501');
});

test('some forty rows are in the document, wherever one scrolls to; keys lead through all of them', async ({ proxies, page, shell }) => {
  await shell.goTo('Proxies');
  await read(page);
  const few = async () => expect(await proxies.rows.count()).toBeLessThan(50);
  await few();
  await proxies.rows.first().focus();
  await page.keyboard.press('End');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', '2501');
  // The row is wider than the window; what stands first in it is not.
  await expect(page.locator(':focus .proxies-endpoint')).toBeInViewport({ ratio: 1 });
  await few();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', '2500');
  await page.keyboard.press('PageUp');
  const index = Number(await page.locator(':focus').getAttribute('aria-rowindex'));
  expect(index).toBeLessThan(2_500);
  expect(index).toBeGreaterThan(2_470);
  await page.keyboard.press('Home');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', '2');
  await scroller(proxies).hover();
  await page.mouse.wheel(0, 36 * 1_000);
  await expect(proxies.table.locator('tr[aria-rowindex="1005"]')).toBeInViewport();
  // Only the row with the focus stands apart: rows that did before are used again.
  await expect(proxies.table.locator('tr.away')).toHaveCount(1);
  await few();
});

test('far from where one was, the rows in sight come first; those beyond the edges once nothing moves', async ({ proxies, page, shell }) => {
  await shell.goTo('Proxies');
  await read(page);
  await expect(proxies.rows.first()).toHaveAttribute('aria-rowindex', '2');
  // What stands in the document in the frame of the jump, and later.
  const indexes = () => proxies.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
  const atOnce = await scroller(proxies).evaluate(
    (element) =>
      new Promise<number[]>((resolve) => {
        element.scrollTop = 36 * 1_000;
        requestAnimationFrame(() => resolve([...element.querySelectorAll('tbody tr')].map((row) => Number(row.getAttribute('aria-rowindex')))));
      }),
  );
  expect(atOnce[0]).toBe(1_002);
  const [first, last] = [atOnce[0] ?? 0, atOnce.at(-1) ?? 0];
  await expect.poll(async () => [(await indexes())[0], (await indexes()).at(-1)]).toEqual([first - 4, last + 4]);
  // None of them moved what is in sight.
  await expect(proxies.table.locator(`tr[aria-rowindex="${first}"] td.proxies-endpoint`)).toBeInViewport({ ratio: 1 });
});

test('the tick and the endpoint stay in sight where one scrolls sideways', async ({ proxies, page, shell }) => {
  await shell.goTo('Proxies');
  await read(page);
  const cells = [proxies.rows.first().locator('td.proxies-select'), proxies.rows.first().locator('td.proxies-endpoint')];
  const lefts = () => Promise.all(cells.map(async (cell) => Math.round((await cell.boundingBox())?.x ?? NaN)));
  const before = await lefts();
  const version = proxies.rows.first().locator('td.proxies-version');
  const versionBefore = Math.round((await version.boundingBox())?.x ?? NaN);
  await scroller(proxies).evaluate((element) => (element.scrollLeft = 200));
  await expect.poll(async () => Math.round((await version.boundingBox())?.x ?? NaN)).toBe(versionBefore - 200);
  await expect.poll(lefts).toEqual(before);
  // What passes beneath them is not seen through them.
  const covers = await cells[1]?.evaluate((cell) => {
    const { left, top, width, height } = cell.getBoundingClientRect();
    return document.elementFromPoint(left + width - 4, top + height / 2)?.closest('td') === cell;
  });
  expect(covers).toBe(true);
  await scroller(proxies).evaluate((element) => (element.scrollLeft = 0));
  await expect.poll(lefts).toEqual(before);
});

test('the focus stays with its row while one scrolls, and a refresh moves nothing', async ({ proxies, page, shell, sandbox }) => {
  await shell.goTo('Proxies');
  await read(page);
  await proxies.rows.nth(2).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  const focused = (await page.locator(':focus td.proxies-endpoint').textContent()) ?? '';
  await scroller(proxies).hover();
  await page.mouse.wheel(0, 36 * 1_500);
  await expect(proxies.table.locator('tr[aria-rowindex="1505"]')).toBeInViewport();
  await expect(page.locator(':focus td.proxies-endpoint')).toHaveText(focused);
  const before = await scroller(proxies).evaluate((element) => element.scrollTop);
  const reads = (await calls(sandbox, 'getproxy')).length;
  // Not by mouse: that would take the focus away.
  await page.getByRole('button', { name: 'Refresh' }).evaluate((button) => (button as HTMLButtonElement).click());
  await expect.poll(async () => (await calls(sandbox, 'getproxy')).length).toBe(reads + 3);
  await read(page);
  expect(await scroller(proxies).evaluate((element) => element.scrollTop)).toBe(before);
  await expect(page.locator(':focus td.proxies-endpoint')).toHaveText(focused);
  await expect(proxies.selection).toContainText('1 selected');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', '6');
  await expect(page.locator(':focus')).toBeInViewport();
});

test('a comment for all 2,500 goes in calls of two hundred; the call that is refused stays selected', async ({ proxies, page, shell, sandbox, axe }) => {
  await shell.goTo('Proxies');
  await read(page);
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('2,500 selected');
  await sandbox.fault({ match: 'setdescr', fault: 'delay', millis: 0, times: 2 }, { match: 'setdescr', fault: 'error_id', error_id: 250 });
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('all of them');
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText('Changed the comment of 2300 proxies.', { timeout: 60_000 });
  await expect(shell.alert.filter({ hasText: 'error 250' })).toBeVisible();
  const sent = await calls(sandbox, 'setdescr');
  expect(sent.map(({ named }) => named)).toEqual([...Array<number>(12).fill(IN_A_CALL), 100]);
  const { owned } = await sandbox.state();
  const changed = owned.filter((proxy) => proxy.descr === 'all of them');
  expect(changed).toHaveLength(OWNED - IN_A_CALL);
  await expect(proxies.selection).toContainText('200 selected');
  const report = page.getByRole('region', { name: 'Change of comment: 2300 done, not all' });
  await report.getByText('200 proxies').click();
  const missed = owned.find((proxy) => proxy.descr !== 'all of them');
  await expect(report).toContainText(`${missed?.host}:${missed?.port}`);
  await axe();
  // Once more, for those that are left.
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('all of them');
  await proxies.confirm('Change comment').click();
  await expect(shell.status).toContainText('Changed the comment of 200 proxies.');
  expect((await sandbox.state()).owned.every((proxy) => proxy.descr === 'all of them')).toBe(true);
  await expect(report).toBeHidden();
});

test('an extension stops at a call of which nothing is known: nothing is sent twice, and what is left stays selected', async ({
  proxies,
  page,
  shell,
  sandbox,
  complaints,
}) => {
  // The purchase itself, and what the relay kept of it, which settling asks for.
  complaints.expectFailedRequest(/\/px6\/prolong|\/replies\//);
  await sandbox.change({ balance: '1000000', shape: 'practice' });
  await shell.goTo('Proxies');
  await read(page);
  await proxies.selectAll();
  await proxies.open('Extend');
  await expect(proxies.confirm('Extend')).toBeEnabled({ timeout: 20_000 });
  await sandbox.fault({ match: 'prolong', fault: 'delay', millis: 0 }, { match: 'prolong', fault: 'reset_after' });
  await proxies.confirm('Extend').click();
  await expect(shell.status).toContainText(/Extended \d+ proxies/, { timeout: 60_000 });
  await expect(shell.alert.filter({ hasText: 'It is not known whether money was spent' })).toBeVisible();
  const sent = await calls(sandbox, 'prolong');
  expect(sent).toHaveLength(2);
  const done = sent[0]?.named ?? 0;
  await expect(proxies.selection).toContainText(`${(OWNED - done).toLocaleString('en')} selected`);
  await expect(page.getByRole('region', { name: `Extension: ${done} done, not all` })).toContainText('Nothing was sent for them.');
});

test('a change is stopped between two calls; what is not done stays selected', async ({ proxies, page, shell, sandbox }) => {
  await shell.goTo('Proxies');
  await read(page);
  await proxies.selectAll();
  await sandbox.fault({ match: 'setdescr', fault: 'delay', millis: 2_000, times: 13 });
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment').fill('half');
  await proxies.confirm('Change comment').click();
  await expect(proxies.selection).toContainText('call 2 of 13', { timeout: 20_000 });
  await expect(proxies.selection.getByRole('progressbar')).toBeVisible();
  await proxies.action('Cancel').click();
  await expect(proxies.selection).toContainText('Stopping after the call that is under way');
  await expect(proxies.selection).toContainText(/2,[01]00 selected/, { timeout: 20_000 });
  const sent = await calls(sandbox, 'setdescr');
  expect(sent.length).toBeLessThan(4);
  const { owned } = await sandbox.state();
  const changed = owned.filter((proxy) => proxy.descr === 'half').length;
  expect(changed).toBe(sent.length * IN_A_CALL);
  await expect(proxies.selection).toContainText(`${(OWNED - changed).toLocaleString('en')} selected`);
});

test('a change goes on when its page is left', async ({ proxies, page, shell, sandbox }) => {
  await shell.goTo('Proxies');
  await read(page);
  await proxies.selectAll();
  await sandbox.fault({ match: 'settype', fault: 'delay', millis: 400, times: 13 });
  await proxies.open('Change type');
  await proxies.dialog.getByLabel('Type').selectOption('SOCKS5');
  await proxies.confirm('Change type').click();
  await expect(proxies.selection).toContainText('of 13', { timeout: 20_000 });
  await shell.goTo('Convert');
  await expect(shell.status).toContainText('Changed the type of 2500 proxies.', { timeout: 60_000 });
  expect(await calls(sandbox, 'settype')).toHaveLength(13);
  await shell.goTo('Proxies');
  await expect(proxies.selection).toContainText('2,500 selected');
  await expect(proxies.rows.first()).toContainText('SOCKS5');
});

test('a check tells how far it is, and can be cancelled', async ({ proxies, page, shell, sandbox }) => {
  await shell.goTo('Proxies');
  await read(page);
  await sandbox.fault({ match: 'check', fault: 'delay', millis: 150, times: 5_000 });
  await proxies.selectAll();
  await proxies.action('Check').click();
  await expect(proxies.selection).toContainText(/[2-9] of 2,500/);
  await proxies.action('Cancel').click();
  await expect(proxies.selection.getByRole('progressbar')).toBeHidden();
  const asked = (await calls(sandbox, 'check')).length;
  await page.waitForTimeout(600);
  // The one that was on its way when it was cancelled may have arrived.
  expect((await calls(sandbox, 'check')).length).toBeLessThanOrEqual(asked + 1);
  await expect(proxies.rows.first()).toContainText(/works|dead/);
  await expect(proxies.action('Check')).toBeEnabled();
});
