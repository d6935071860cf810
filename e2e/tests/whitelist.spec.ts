// The whitelist of a package, through the relay and the sandbox server. package12345 begins with two of five slots taken.

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import type { Sandbox } from '../fixtures/sandbox.ts';
import { Settings } from '../pages/settings.ts';
import type { Shell } from '../pages/shell.ts';
import { Whitelist } from '../pages/whitelist.ts';

const MAIN = '192.0.2.100';
const BACKUP = '192.0.2.101';

async function open(shell: Shell, settings: Settings): Promise<void> {
  await shell.open('settings');
  await settings.addSoax('soax-test-key', 'package12345');
  await shell.goTo('Whitelist');
}

/** What was sent that changes anything: the function and what it did. */
async function sent(sandbox: Sandbox): Promise<string[]> {
  const { lines } = await sandbox.ledger();
  return lines.flatMap((line) => (line.kind === 'change' ? [`${line.function}: ${line.detail}`] : []));
}

test.beforeEach(async ({ page, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false });
});

for (const shape of ['documented', 'practice'] as const) {
  test.describe(`replies as ${shape}`, () => {
    test.use({ sandboxOptions: { shape } });

    test('slots are listed in order, free ones shown; slot 1 is set with a comment; the difference is shown first', async ({
      page,
      shell,
      sandbox,
      axe,
    }) => {
      const whitelist = new Whitelist(page);
      await open(shell, new Settings(page));
      await expect(page.getByRole('heading', { name: 'Is a whitelist needed at all?' })).toBeVisible();
      await whitelist.expectAddresses(MAIN, BACKUP, '', '', '');
      await expect(whitelist.slot(1).comment).toHaveValue('Main server');
      await expect(page.getByText('2 of 5 taken')).toBeVisible();
      await axe();
      await whitelist.slot(1).address.fill('8.8.8.8');
      await whitelist.slot(1).comment.fill('Production server');
      await expect(whitelist.slot(1).row).toContainText(`was ${MAIN} · Main server`);
      expect(await sent(sandbox)).toEqual([]);
      await whitelist.review();
      expect(await whitelist.changes()).toEqual([`1 | ${MAIN} · Main server | 8.8.8.8 · Production server`]);
      await axe();
      await whitelist.confirm.click();
      await expect(shell.status).toContainText('1 change applied. The list is as you wanted it.');
      await whitelist.expectAddresses('8.8.8.8', BACKUP, '', '', '');
      await expect(whitelist.slot(1).comment).toHaveValue('Production server');
      expect(await sent(sandbox)).toEqual(['update-ip: slot 1: 8.8.8.8']);
    });

    test('slots are freed by number and by address, in one request', async ({ page, shell, sandbox }) => {
      const whitelist = new Whitelist(page);
      await open(shell, new Settings(page));
      const field = page.getByRole('textbox', { name: 'Slot', exact: true });
      const free = page.locator('form').getByRole('button', { name: 'Free slot' });
      await field.fill('1');
      await free.click();
      await expect(whitelist.slot(1).address).toHaveValue('');
      await field.fill(BACKUP);
      await field.press('Enter');
      await expect(whitelist.slot(2).address).toHaveValue('');
      await whitelist.applyAll();
      expect(await sent(sandbox)).toEqual(['detach-ip: slot 1: free, slot 2: free']);
      await whitelist.expectAddresses('', '', '', '', '');
    });
  });
}

test('several changes go out as one request of each kind, filling first', async ({ page, shell, sandbox }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(3).address.fill('8.8.8.8');
  await whitelist.slot(5).address.fill('2001:4860:4860::8888');
  await whitelist.slot(1).comment.fill('');
  await whitelist.slot(2).free.click();
  await whitelist.applyAll();
  expect(await sent(sandbox)).toEqual([
    `update-ip: slot 1: ${MAIN}, slot 3: 8.8.8.8, slot 5: 2001:4860:4860::8888`,
    'detach-ip: slot 2: free',
  ]);
  await shell.goTo('Journal');
  await expect(page.getByRole('main')).toContainText('Whitelist: addresses set');
  await expect(page.getByRole('main')).toContainText('Whitelist: slots freed');
});

test('an address moves into another slot', async ({ page, shell, sandbox }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(1).free.click();
  await whitelist.slot(4).address.fill(MAIN);
  await whitelist.slot(2).free.click();
  await whitelist.applyAll();
  // The move is part of the one filling; what SOAX itself has freed by it is not freed again.
  expect(await sent(sandbox)).toEqual([`update-ip: slot 4: ${MAIN}`, 'detach-ip: slot 2: free']);
  await whitelist.expectAddresses('', '', '', MAIN, '');
  const { lines } = await sandbox.ledger();
  const asked = lines.filter((line) => line.kind === 'request').map((line) => line.function);
  const first = asked.indexOf('update-ip');
  expect(asked.slice(first + 1, asked.indexOf('detach-ip'))).toContain('ip-list');
});

test('bad and duplicate addresses are refused in place, and nothing is sent', async ({ page, shell, sandbox }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  const third = whitelist.slot(3);
  for (const [typed, why] of [
    ['8.8.8', 'no IPv4 or IPv6 address in full'],
    ['8.8.8.0/24', 'one address, not a range'],
    ['8.8.8.8:80', 'without a port'],
    ['127.0.0.1', 'loopback'],
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['224.0.0.1', 'multicast'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    [BACKUP, 'stands in slot 2 already'],
  ] as const) {
    await third.address.fill(typed);
    await expect(third.row).toContainText(why);
    await expect(third.address).toHaveAttribute('aria-invalid', 'true');
    await expect(whitelist.apply).toBeDisabled();
  }
  await third.undo.click();
  await third.comment.fill('for later');
  await expect(third.row).toContainText('A comment needs an address.');
  await third.undo.click();
  for (const [typed, why] of [
    ['192.168.1.7', 'A private address'],
    ['100.64.0.1', 'A private address'],
    ['fd00::1', 'A private address'],
    ['198.51.100.4', 'reserved for documents'],
    ['2001:db8::4', 'reserved for documents'],
  ] as const) {
    await third.address.fill(typed);
    await expect(third.row).toContainText(why);
    await expect(whitelist.apply).toBeEnabled();
  }
  await whitelist.discard.click();
  await expect(third.address).toHaveValue('');
  await expect(whitelist.apply).toBeDisabled();
  expect(await sent(sandbox)).toEqual([]);
});

test('what changed at SOAX meanwhile is shown, and overwritten only when one says so', async ({ page, shell, sandbox, axe }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(3).address.fill('8.8.8.8');
  await whitelist.slot(2).free.click();
  const theirs = { ip: '198.51.100.55', comment: 'Colleague' };
  await sandbox.change({
    slots: { package12345: [{ ip: MAIN, comment: 'Renamed' }, { ip: BACKUP, comment: 'Backup server' }, theirs, {}, {}] },
  });
  await whitelist.review();
  const three = whitelist.dialog.getByRole('table', { name: 'Changed at SOAX meanwhile' });
  await expect(three.getByRole('row').nth(1)).toContainText(`1${MAIN} · Main server${MAIN} · Renamed`);
  await expect(three.getByRole('row').nth(2)).toContainText('3free198.51.100.55 · Colleague8.8.8.8');
  await expect(whitelist.confirm).toBeDisabled();
  await expect(whitelist.dialog).toContainText('Decide for each slot above first.');
  await axe();
  await whitelist.dialog.getByRole('button', { name: 'Leave as it is' }).click();
  expect(await whitelist.changes()).toEqual([`2 | ${BACKUP} · Backup server | free`]);
  await whitelist.dialog.getByRole('button', { name: 'Overwrite with mine' }).click();
  expect(await whitelist.changes()).toEqual([
    `2 | ${BACKUP} · Backup server | free`,
    '3 | 198.51.100.55 · Colleague | 8.8.8.8',
  ]);
  await whitelist.dialog.getByRole('button', { name: 'Leave as it is' }).click();
  await whitelist.confirm.click();
  await expect(shell.status).toContainText('1 change applied.');
  expect(await sent(sandbox)).toEqual(['detach-ip: slot 2: free']);
  await whitelist.expectAddresses(MAIN, '', theirs.ip, '', '');
});

test('a change between the dialog and its button stops what would overwrite it', async ({ page, shell, sandbox }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(3).address.fill('8.8.8.8');
  await whitelist.review();
  await sandbox.change({ slots: { package12345: [{ ip: MAIN }, { ip: BACKUP }, { ip: '198.51.100.55' }, {}, {}] } });
  await whitelist.confirm.click();
  await expect(shell.alert).toContainText(['The list changed at SOAX meanwhile'].join());
  expect(await sent(sandbox)).toEqual([]);
  await expect(page.getByRole('region', { name: 'Changed at SOAX meanwhile' }).first()).toContainText('198.51.100.55');
  await expect(whitelist.slot(3).address).toHaveValue('8.8.8.8');
});

test('a draft outlives its page', async ({ page, shell }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(4).address.fill('8.8.4.4');
  await shell.goTo('Home');
  await shell.goTo('Whitelist');
  await expect(whitelist.slot(4).address).toHaveValue('8.8.4.4');
  await expect(whitelist.bar).toContainText('1 change not applied yet');
});

test('the current address comes from the checker, through the relay on this computer', async ({ page, shell, sandbox }) => {
  await sandbox.change({ caller: '203.0.113.44' });
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.ownAddress.click();
  await expect(shell.status).toContainText('Your address is put into slot 3.');
  await expect(whitelist.slot(3).address).toHaveValue('203.0.113.44');
  await expect(whitelist.slot(3).comment).toHaveValue('My address');
  await whitelist.ownAddress.click();
  await expect(shell.status).toContainText('Your address stands in slot 3 already.');
  await whitelist.applyAll();
  // Whoever takes it out again is warned.
  await whitelist.slot(3).free.click();
  await whitelist.review();
  await expect(whitelist.dialog).toContainText('This removes 203.0.113.44, the address that you are using yourself.');
});

test('without a relay it is explained why the page cannot know its own address', async ({ page, shell, complaints }) => {
  complaints.expectFailedRequest(/soax\.com/);
  const whitelist = new Whitelist(page);
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addSoax('soax-test-key', 'package12345');
  await shell.goTo('Whitelist');
  await whitelist.expectAddresses(MAIN, BACKUP, '', '', '');
  await shell.goTo('Settings');
  await settings.connect('Direct');
  await shell.goTo('Whitelist');
  await expect(whitelist.ownAddress).toBeDisabled();
  await expect(page.getByText('A web page cannot learn its own address')).toBeVisible();
  // And nothing is changed over a way that does not answer.
  await whitelist.slot(3).address.fill('8.8.8.8');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The browser blocked it');
  await expect(whitelist.apply).toBeDisabled();
  await expect(whitelist.bar.getByRole('button', { name: 'Test again' })).toBeVisible();
});

test('a pasted list goes into free slots; what does not is told', async ({ page, shell, sandbox, axe }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await page.getByRole('button', { name: 'Paste list' }).click();
  const list = `${MAIN}\n8.8.8.8, DNS\nnonsense\n8.8.4.4 second\n10.0.0.0/8\n1.1.1.1\n9.9.9.9`;
  await whitelist.dialog.getByLabel('Addresses').fill(list);
  await whitelist.dialog.getByRole('button', { name: 'Put into free slots' }).click();
  await expect(shell.status).toContainText('3 addresses put into free slots.');
  const told = whitelist.dialog.getByRole('alert');
  await expect(told).toContainText('Line 3: This is no IPv4 or IPv6 address in full.');
  await expect(told).toContainText('Line 5: A slot takes one address, not a range.');
  await expect(told).toContainText('1 stands in the list already.');
  await expect(told).toContainText('No free slot for line 7.');
  await axe();
  await whitelist.dialog.getByRole('button', { name: 'Close' }).click();
  await whitelist.expectAddresses(MAIN, BACKUP, '8.8.8.8', '8.8.4.4', '1.1.1.1');
  await expect(whitelist.slot(3).comment).toHaveValue('DNS');
  await whitelist.applyAll();
  expect(await sent(sandbox)).toHaveLength(1);
});

test('a change that SOAX refuses is told, and the draft stays', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/soax\/partner\/update-ip/);
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(3).address.fill('8.8.8.8');
  await sandbox.fault({ match: 'update-ip', fault: 'status', status: 422 });
  await whitelist.review();
  await whitelist.confirm.click();
  await expect(shell.alert.filter({ hasText: 'SOAX: HTTP 422' })).toContainText('Nothing was charged and nothing was changed.');
  await expect(whitelist.slot(3).address).toHaveValue('8.8.8.8');
  await whitelist.applyAll();
  expect(await sent(sandbox)).toEqual(['update-ip: slot 3: 8.8.8.8']);
});

test('an answer that got lost is not taken for a failure: the list tells', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/soax\/partner\/update-ip|\/replies\//);
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(3).address.fill('8.8.8.8');
  await sandbox.fault({ match: 'update-ip', fault: 'reset_after' });
  await whitelist.review();
  await whitelist.confirm.click();
  await expect(shell.alert.filter({ hasText: 'It is not known whether the change was made.' })).toBeVisible();
  await expect(whitelist.slot(3).address).toHaveValue('8.8.8.8');
  await expect(whitelist.bar).toContainText('Nothing is changed.');
  expect(await sent(sandbox)).toHaveLength(1);
});

test('each SOAX error is explained once, where the list should stand', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/soax\/partner\/ip-list/);
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.expectAddresses(MAIN, BACKUP, '', '', '');
  const failure = page.getByRole('main').getByRole('alert');
  const causes = new Set<string>();
  for (const status of [401, 403, 404, 422, 429, 500]) {
    // A read over the limit is asked again, so there is more than one fault.
    await sandbox.fault({ match: 'ip-list', fault: 'status', status, times: 8 });
    await whitelist.refresh.click();
    await expect(failure).toContainText(`SOAX: HTTP ${status}`, { timeout: 30_000 });
    await expect(failure).toContainText('nothing was charged and nothing was changed');
    causes.add(await failure.locator('strong').innerText());
    await sandbox.disarm();
  }
  expect(causes.size).toBe(6);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toHaveCount(0);
});

test('everything works with the keyboard alone', async ({ page, shell, sandbox }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(3).address.focus();
  await page.keyboard.type('8.8.8.8');
  await page.keyboard.press('Tab');
  await page.keyboard.type('DNS');
  await whitelist.apply.focus();
  await page.keyboard.press('Enter');
  await expect(whitelist.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(whitelist.dialog).toBeHidden();
  await expect(whitelist.apply).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(whitelist.dialog).toBeVisible();
  await whitelist.confirm.focus();
  await page.keyboard.press('Enter');
  await expect(shell.status).toContainText('1 change applied.');
  expect(await sent(sandbox)).toEqual(['update-ip: slot 3: 8.8.8.8']);
});
