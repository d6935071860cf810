// The whitelist as a file, one's own address in it, and answers that are no list.

import { readFile } from 'node:fs/promises';

import { hurry } from '../fixtures/pace.ts';
import { expect, fromRelay, test } from '../fixtures/relay.ts';
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

test.beforeEach(async ({ page, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false });
});

test('the list goes out as CSV and comes in again; what does not fit is told by its line', async ({ page, shell, axe }) => {
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.expectAddresses(MAIN, BACKUP, '', '', '');
  await whitelist.slot(3).address.fill('8.8.8.8');
  await whitelist.slot(3).comment.fill('DNS, "second"');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const exported = await download;
  expect(exported.suggestedFilename()).toMatch(/^whitelist-\d+\.csv$/);
  expect(await readFile(await exported.path(), 'utf8')).toBe(
    `slot,ip,comment\r\n1,${MAIN},Main server\r\n2,${BACKUP},Backup server\r\n3,8.8.8.8,"DNS, ""second"""\r\n4,,\r\n5,,\r\n`,
  );
  await whitelist.discard.click();
  const choose = page.getByLabel('Import CSV');
  const file = (text: string) => ({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose.setInputFiles(await exported.path());
  await expect(shell.status).toContainText('5 lines taken over into the table.');
  await whitelist.expectAddresses(MAIN, BACKUP, '8.8.8.8', '', '');
  await expect(whitelist.slot(3).comment).toHaveValue('DNS, "second"');
  await expect(whitelist.bar).toContainText('1 change not applied yet');

  await choose.setInputFiles(file('8.8.4.4\n1.1.1.1\n'));
  await expect(shell.alert).toContainText(['The first line of the file must name its columns'].join());
  await whitelist.expectAddresses(MAIN, BACKUP, '8.8.8.8', '', '');

  await choose.setInputFiles(file('IP address;x,slot\n'));
  await expect(whitelist.bar).toContainText('1 change not applied yet');
  await choose.setInputFiles(file('slot,ip,comment\n4,10.0.0.0/8,\n7,1.1.1.1,\n,1.1.1.1,Anywhere\n2,,\n'));
  await expect(whitelist.dialog).toContainText('Line 2: A slot takes one address, not a range.');
  await expect(whitelist.dialog).toContainText('Line 3: There is no such slot.');
  await axe();
  await whitelist.dialog.getByRole('button', { name: 'Close' }).click();
  await whitelist.expectAddresses(MAIN, '1.1.1.1', '8.8.8.8', '', '');
  await axe();
});

test('whoever takes the own address out is warned, and asked for it first', async ({ page, shell, sandbox }) => {
  await sandbox.change({ caller: MAIN });
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(2).free.click();
  await whitelist.review();
  await expect(whitelist.dialog).not.toContainText('This removes');
  await whitelist.dialog.getByRole('button', { name: 'Cancel' }).click();
  await whitelist.slot(1).address.fill('8.8.8.8');
  await expect(whitelist.bar).toContainText(`This removes ${MAIN}, the address that you are using yourself.`);
  await whitelist.review();
  await expect(whitelist.dialog).toContainText(`This removes ${MAIN}, the address that you are using yourself.`);
});

test('where the own address cannot be learned, that is said', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/whoami/);
  await sandbox.fault({ match: 'ipinfo', fault: 'status', status: 500, times: 8 });
  const whitelist = new Whitelist(page);
  await open(shell, new Settings(page));
  await whitelist.slot(1).free.click();
  await whitelist.review();
  await expect(whitelist.dialog).toContainText('your own is not known here');
});

for (const shape of ['documented', 'practice'] as const) {
  test.describe(`replies as ${shape}`, () => {
    test.use({ sandboxOptions: { shape } });

    test('answers that are no list are told as what they are, and read again on request', async ({ page, shell, sandbox, complaints }) => {
      complaints.expectFailedRequest(/\/soax\/partner\/ip-list/);
      const whitelist = new Whitelist(page);
      await open(shell, new Settings(page));
      await whitelist.expectAddresses(MAIN, BACKUP, '', '', '');
      const failure = page.getByRole('main').getByRole('alert');
      const told = async (words: string): Promise<void> => {
        await whitelist.refresh.click();
        await expect(failure).toContainText(words);
        await expect(failure).toContainText('nothing was charged and nothing was changed');
        // Nothing of a web page, and the list stays as it was.
        expect(await failure.innerText()).not.toMatch(/<|html/i);
        await whitelist.expectAddresses(MAIN, BACKUP, '', '', '');
        await sandbox.disarm();
      };
      // A text in the one shape, a web page in the other.
      await sandbox.fault({ match: 'ip-list', fault: 'status', status: 403 });
      await told('SOAX: HTTP 403');
      await sandbox.fault({ match: 'ip-list', fault: 'garbage' });
      await told('An answer came, but not in the documented form.');
      await sandbox.fault({ match: 'ip-list', fault: 'error_id', error_id: 7 });
      await told('SOAX says that it did not succeed.');
      await page.route(/\/soax\/partner\/ip-list/, (route) =>
        route.fulfill({ status: 200, headers: fromRelay, body: '' }),
      );
      await told('An answer came, but not in the documented form.');
      await page.unrouteAll();
      await failure.getByRole('button', { name: 'Try again' }).click();
      await expect(failure).toHaveCount(0);
    });
  });
}
