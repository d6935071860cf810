// Accounts whose keys the relay holds: the browser sends a name.

import { writeFileSync } from 'node:fs';

import { expect, test as relay } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';

const HELD = {
  work: { provider: 'proxy6', api_key: 'px6-test-key' },
  office: { provider: 'soax', api_key: 'soax-test-key', package_key: 'package12345' },
};

const test = relay.extend({
  relayArguments: async ({}, use, testInfo) => {
    const file = testInfo.outputPath('accounts.json');
    writeFileSync(file, JSON.stringify(HELD), { mode: 0o600 });
    await use(['--accounts', file]);
  },
});

test('they answer, and no key leaves the browser', async ({ page, shell, sandbox }) => {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (/\/(px6|soax)\//.test(request.url())) sent.push(JSON.stringify([request.url(), request.headers()]));
  });
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('relay:work');
  await expect(settings.answers).toBeVisible();
  await expect(page.getByRole('banner').getByText('₽7,248.80')).toBeVisible();
  await settings.addSoax('relay:office', 'package12345');
  await expect(settings.answers).toHaveCount(2);
  expect(sent.length).toBeGreaterThanOrEqual(2);
  expect(sent.filter((request) => /test-key|package12345|x-api-key|x-package-key|relay:/.test(request))).toEqual([]);
  expect((await sandbox.ledger()).lines.length).toBeGreaterThanOrEqual(2);
});

test('an account that the relay does not hold is told as such, and none goes past the relay', async ({
  page,
  shell,
  sandbox,
  complaints,
}) => {
  complaints.expectFailedRequest(/\/px6\/account$/);
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('relay:nobody');
  await expect(settings.accounts.getByRole('alert')).toContainText('X-Account names no account');
  await settings.connect('Direct');
  await expect(settings.accounts.getByRole('alert')).toContainText("The relay holds this account's key");
  expect((await sandbox.ledger()).lines).toEqual([]);
});
