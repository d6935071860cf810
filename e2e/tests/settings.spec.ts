// Accounts and their first word, through the relay.

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';

/** proxy6.txt, "Error codes", and the two of proxy6-in-practice.md. */
const PROXY6_ERRORS = [30, 100, 105, 110, 200, 210, 220, 230, 240, 250, 260, 270, 280, 300, 400, 404, 410];

test('a key is added, the account answers, its balance shows, and it is forgotten again', async ({ page, shell, axe }) => {
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(shell.status).toContainText('work is added.');
  await expect(settings.answers).toBeVisible();
  await expect(page.getByRole('banner').getByText('₽7,248.80')).toBeVisible();
  await axe();
  await page.getByRole('button', { name: 'Forget work' }).click();
  await expect(settings.accounts).toContainText('No account yet.');
});

test('bad input is told at its place, and nothing is sent', async ({ page, shell, sandbox }) => {
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.add();
  await expect(page.getByText('Paste the key here.')).toBeVisible();
  await page.getByLabel('API key').fill('px6 test/key');
  await expect(page.getByText('A key has no spaces and no slashes.')).toBeVisible();
  await settings.add();
  await expect(settings.accounts).toContainText('No account yet.');
  await page.getByLabel('Provider').selectOption('SOAX');
  await page.getByLabel('Gateway').fill('proxy.soax.com');
  await expect(page.getByText('Write host and port')).toBeVisible();
  await page.getByLabel('Relay URL').fill('https://relay.example.org');
  await expect(page.getByText('This build may only talk to a relay on this computer')).toBeVisible();
  expect((await sandbox.ledger()).lines).toEqual([]);
});

test('each Proxy6 error has a sentence of its own, the code and its words, and says what it means for money', async ({
  page,
  shell,
  sandbox,
}) => {
  test.slow();
  await hurry(page);
  await sandbox.change({ pace: false });
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  const causes = new Set<string>();
  for (const code of PROXY6_ERRORS) {
    await sandbox.fault({ match: 'account', fault: 'error_id', error_id: code });
    await settings.testAgain.click();
    const failure = settings.accounts.getByRole('alert');
    await expect(failure).toContainText(`Proxy6: error ${code}: Error `);
    await expect(failure).toContainText('nothing was charged and nothing was changed');
    causes.add((await failure.locator('strong').innerText()).trim());
  }
  expect(causes.size).toBe(PROXY6_ERRORS.length);
  await sandbox.fault({ match: 'account', fault: 'error_id', error_id: 777 });
  await settings.testAgain.click();
  await expect(settings.accounts.getByRole('alert')).toContainText('error 777');
});

test('each SOAX status has a sentence of its own', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/soax\/partner\/ip-list/);
  await hurry(page);
  await sandbox.change({ pace: false });
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addSoax('soax-test-key', 'package12345');
  await expect(settings.answers).toBeVisible();
  const causes = new Set<string>();
  for (const status of [401, 403, 404, 422, 429, 500]) {
    await sandbox.fault({ match: 'ip-list', fault: 'status', status });
    await settings.testAgain.click();
    const failure = settings.accounts.getByRole('alert');
    await expect(failure).toContainText(`SOAX: HTTP ${status}`);
    causes.add((await failure.locator('strong').innerText()).trim());
  }
  expect(causes.size).toBe(6);
  await sandbox.fault({ match: 'ip-list', fault: 'error_id', error_id: 1 });
  await settings.testAgain.click();
  await expect(settings.accounts.getByRole('alert')).toContainText('it did not succeed');
});

test('no answer in time is told as such', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/px6\/account/);
  await hurry(page, 600);
  const settings = new Settings(page);
  await sandbox.fault({ match: 'account', fault: 'delay', millis: 3_000, times: 2 });
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.accounts.getByRole('alert')).toContainText('No answer came in time.');
});

test('a relay that does not run is told as such, with what to do', async ({ page, shell, complaints }) => {
  complaints.expectFailedRequest(/127\.0\.0\.1:9\//);
  const settings = new Settings(page);
  await shell.open('settings');
  await page.getByLabel('Relay URL').fill('http://127.0.0.1:9');
  await settings.addProxy6('px6-test-key');
  await expect(settings.accounts.getByRole('alert')).toContainText('The relay does not answer.');
  await expect(settings.accounts.getByRole('alert')).toContainText('cargo xtask serve');
});

test('no key stands in any address that the page asks the relay for', async ({ page, shell }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  await settings.addSoax('soax-test-key', 'package12345');
  await expect(settings.answers).toHaveCount(2);
  expect(asked.some((url) => url.includes('/px6/account'))).toBe(true);
  expect(asked.filter((url) => /px6-test-key|soax-test-key|package12345/.test(url))).toEqual([]);
});

test('API addresses: bad ones are told, the list is confirmed, sent once and written into the journal', async ({
  page,
  shell,
  sandbox,
  axe,
}) => {
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
  const field = page.getByLabel('IP addresses that may use this key');
  await field.fill('127.0.0.1, 192.0.2.300');
  await expect(page.getByText('“192.0.2.300” is not an IP address.')).toBeVisible();
  await page.getByRole('button', { name: 'Replace the list' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await field.fill('127.0.0.1\n192.0.2.1');
  await page.getByRole('button', { name: 'Replace the list' }).click();
  await expect(page.getByRole('dialog')).toContainText('only from: 127.0.0.1, 192.0.2.1.');
  await axe();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(shell.status).toContainText('The list of API addresses is replaced.');
  const { lines } = await sandbox.ledger();
  const sent = lines.filter((line) => line.kind === 'request' && line.function === 'ipauth');
  expect(sent.map((line) => line.kind === 'request' && line.query)).toEqual(['ip=127.0.0.1,192.0.2.1']);
  await shell.goTo('Journal');
  await expect(page.getByRole('table', { name: 'Journal' }).getByRole('row').nth(1)).toContainText('API addresses');
  await expect(page.getByRole('table', { name: 'Journal' }).getByRole('row').nth(1)).toContainText('done');
});
