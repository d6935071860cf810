// Installed: without a network, and from one version to the next.

import { expect, test } from '../fixtures/installed.ts';

test('without a network the sandbox, the converter, targeting and the journal work', async ({ page, shell, published, complaints }) => {
  complaints.expectFailedRequest(/./);
  await shell.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await published.stop();
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByText('No network.')).toBeVisible();
  await shell.pageIsHere();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await expect(page.getByRole('main').getByText('48 proxies')).toBeVisible();
  await shell.goTo('Targeting');
  await expect(page.getByRole('main')).toContainText('package12345');
  await shell.goTo('Convert');
  await page.getByLabel('Paste list').fill('192.0.2.1:8000:login:password');
  await expect(page.getByLabel('Result')).toHaveValue(/192\.0\.2\.1/);
  await shell.goTo('Journal');
  await expect(page.getByRole('main')).toContainText('Spent');
  for (const name of ['Buy', 'Proxies', 'Whitelist', 'Settings'] as const) await shell.goTo(name);
});

test('a new version is offered, not forced, and comes whole', async ({ page, shell, published, context }) => {
  await shell.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const other = await context.newPage();
  await other.goto('./#/');
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html[data-build=next]')).toHaveCount(0);

  await published.publishNext();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = page.getByRole('button', { name: 'Reload with it' });
  await expect(offer).toBeVisible();
  // A reload without the wish keeps to the version that there is.
  await page.reload();
  await expect(page.locator('html[data-build=next]')).toHaveCount(0);
  await expect(offer).toBeVisible();

  await offer.click();
  await expect(page.locator('html[data-build=next]')).toHaveCount(1);
  await shell.pageIsHere();
  await expect(offer).toBeHidden();
  // The other tab is left alone, and goes on with the files of its own version.
  await expect(other.locator('html[data-build=next]')).toHaveCount(0);
  await other.getByRole('link', { name: 'Convert', exact: true }).click();
  await expect(other.getByLabel('Paste list')).toBeVisible();
});

test('only the app’s own files are kept', async ({ page, shell }) => {
  await shell.open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => request.url);
  });
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((url) => !url.startsWith(new URL('./', page.url()).href))).toEqual([]);
});
