// The app opened from another computer over plain http. The browser gives such a page no Web Locks, so another tab could send the
// same: nothing is sent, and the page says why.

import { providerHosts } from '../fixtures/provider_hosts.ts';
import { expect, test } from '../fixtures/plain_http.ts';
import { Buy } from '../pages/buy.ts';
import { Settings } from '../pages/settings.ts';

test('over plain http from another computer nothing is sent, and every page that would says why', async ({ page, shell, context, axe }) => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  await shell.open('settings');
  // The browser's own word, not a pretence.
  expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator, 'subtle' in crypto, typeof indexedDB])).toEqual([false, false, false, 'object']);

  await new Settings(page).addProxy6('px6-test-key');
  await shell.goTo('Buy');
  const buy = new Buy(page);
  await expect(buy.calculator).toContainText('This page is not in a secure context, so it cannot keep order between tabs.');
  await expect(buy.calculator).toContainText('Open the app over https, or from 127.0.0.1.');
  await buy.fill({ count: '2', period: '7', version: 'IPv6', country: 'ru' });
  await expect(buy.buy).toBeDisabled();
  await axe();
  await shell.goTo('Proxies');
  await expect(shell.alert.filter({ hasText: 'This page is not in a secure context' })).toBeVisible();
  await shell.goTo('Settings');
  await page.getByLabel('Language').selectOption('ru');
  await expect(page.getByRole('alert').filter({ hasText: 'незащищённом' }).first()).toContainText('127.0.0.1');
  const provider = asked.filter((url) => providerHosts.includes(new URL(url).hostname));
  expect(provider).toEqual([]);
});

test('the sandbox, whose tabs share one account, does not pretend to work either', async ({ page, shell }) => {
  await shell.open();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await shell.goTo('Buy');
  const buy = new Buy(page);
  await expect(buy.calculator).toContainText('This page is not in a secure context');
  await expect(buy.buy).toBeDisabled();
});
