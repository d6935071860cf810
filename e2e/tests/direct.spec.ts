// Direct mode: the providers' real host names, once with CORS headers and once, as they are, without.

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/direct.ts';
import { Settings } from '../pages/settings.ts';

test.describe('with CORS headers', () => {
  test.use({ sandboxOptions: { cors: true } });

  test('the account answers over its own host', async ({ page, shell }) => {
    const settings = new Settings(page);
    await shell.open('settings');
    await settings.connect('Direct');
    await settings.addProxy6('px6-test-key');
    await expect(settings.answers).toBeVisible();
    await expect(page.getByRole('banner').getByText('₽7,248.80')).toBeVisible();
    await settings.addSoax('soax-test-key', 'package12345');
    await expect(settings.answers).toHaveCount(2);
  });

  test('reads go on to px6.me where proxy6.net does not answer', async ({ page, shell, sandbox, complaints }) => {
    complaints.expectFailedRequest(/proxy6\.net/);
    const settings = new Settings(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    await sandbox.fault({ match: 'account', fault: 'status', status: 503 });
    await shell.open('settings');
    await settings.connect('Direct');
    await settings.addProxy6('px6-test-key');
    await expect(page.getByRole('banner').getByText('₽7,248.80')).toBeVisible();
    expect(asked.filter((host) => host.endsWith('.net') || host.endsWith('.me'))).toEqual(['proxy6.net', 'px6.me']);
  });
});

test('without CORS headers it is explained, and what changes anything is not sent', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/proxy6\.net|px6\.me|soax\.com/);
  await hurry(page);
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.connect('Direct');
  await settings.addProxy6('px6-test-key');
  const failure = settings.accounts.getByRole('alert');
  await expect(failure).toContainText('The browser blocked it');
  await expect(failure).toContainText('Use the relay');
  await shell.goTo('Buy');
  await expect(page.getByRole('main').getByText('use the relay', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Buy', exact: true })).toBeDisabled();
  const { lines } = await sandbox.ledger();
  expect(lines.filter((line) => line.kind !== 'request')).toEqual([]);
});

test.describe('at the real pace and time limit', () => {
  test.use({ sandboxOptions: { cors: true } });

  test('an answer that takes longer than 40 seconds is given up', async ({ page, shell, sandbox }) => {
    test.setTimeout(120_000);
    // px6.link, since a read of proxy6.net would go on to px6.me.
    await sandbox.fault({ match: 'account', fault: 'delay', millis: 60_000, times: 2 });
    const settings = new Settings(page);
    await shell.open('settings');
    await page.getByLabel('Host', { exact: true }).selectOption('px6.link');
    await settings.connect('Direct');
    const began = Date.now();
    await settings.addProxy6('px6-test-key');
    await expect(settings.accounts.getByRole('alert')).toContainText('No answer came in time.', { timeout: 60_000 });
    expect(Date.now() - began).toBeGreaterThan(39_000);
  });
});
