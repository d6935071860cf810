// The relay's token: by the link that the relay prints, or pasted in Settings.

import { expect, test, token, tokenName } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';

test.use({ paired: false });

/** The link that the relay printed last. */
function lastLink(output: string[]): string {
  const links = output.filter((line) => line.startsWith('open ')).map((line) => line.slice('open '.length));
  const link = links.at(-1);
  if (link === undefined) throw new Error(output.join('\n'));
  return link;
}

test('the link pairs one tab, its code leaves the address at once, and the next link pairs the next tab', async ({
  page,
  shell,
  relay,
  sandbox,
  context,
  complaints,
}) => {
  complaints.expectFailedRequest(/\/px6\/account$|\/pair$/);
  const link = lastLink(relay.output);
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#pair=[0-9a-f]{32}$/);
  await page.goto(link);
  await expect(shell.heading).toBeVisible();
  expect(page.url()).toBe(`${relay.url}/`);
  expect(await page.evaluate((name) => sessionStorage.getItem(name), tokenName(relay))).toBe(token);
  expect(await page.evaluate(() => JSON.stringify(localStorage) + document.cookie)).not.toContain(token);
  const settings = new Settings(page);
  await shell.goTo('Settings');
  await expect(page.getByRole('region', { name: 'Relay' })).toContainText('This tab is paired with the relay.');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();

  // The same link again, in a tab of its own, where nothing of the first tab's session is.
  const second = await context.newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
  expect(new URL(second.url()).hash).toBe('');
  expect(await second.evaluate((name) => sessionStorage.getItem(name), tokenName(relay))).toBeNull();
  await second.goto(lastLink(relay.output));
  await expect.poll(() => second.evaluate((name) => sessionStorage.getItem(name), tokenName(relay))).toBe(token);
  expect(new URL(second.url()).hash).toBe('');
  expect((await sandbox.ledger()).lines.length).toBe(1);
});

test('without it nothing reaches a provider, and what to do is said; bad tokens are told at their place', async ({
  page,
  shell,
  sandbox,
  relay,
  complaints,
  axe,
}) => {
  complaints.expectFailedRequest(/\/px6\/account$|\/pair$/);
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  const failure = settings.accounts.getByRole('alert');
  await expect(failure).toContainText('This tab is not paired with the relay.');
  await expect(failure).toContainText('Open the link that the relay printed last');
  const card = page.getByRole('region', { name: 'Relay' });
  const pair = card.getByRole('button', { name: 'Pair with the relay' });
  await pair.click();
  await expect(card).toContainText('Paste the token here.');
  await card.getByLabel('Relay token').fill('not a token');
  await expect(card).toContainText('A token has at least 22 letters and digits and no spaces.');
  await card.getByLabel('Relay token').fill('f'.repeat(32));
  await pair.click();
  await expect(card).toContainText('This is not the token of that relay.');
  await axe();
  expect((await sandbox.ledger()).lines).toEqual([]);

  await card.getByLabel('Relay token').fill(` ${token}\n`);
  await expect(card).not.toContainText('This is not the token');
  await pair.click();
  await expect(shell.status).toContainText('This tab is paired with the relay.');
  await expect(card.getByLabel('Relay token')).toBeHidden();
  // The account is greeted by itself once there is a way to it.
  await expect(settings.answers).toBeVisible();
  expect(await page.evaluate((name) => sessionStorage.getItem(name), tokenName(relay))).toBe(token);
});

test('a token that the relay does not take any more is forgotten, and the tab says so', async ({
  page,
  shell,
  relay,
  complaints,
}) => {
  complaints.expectFailedRequest(/\/px6\/account$/);
  await page.addInitScript((name) => sessionStorage.setItem(name, 'f'.repeat(32)), tokenName(relay));
  const settings = new Settings(page);
  await shell.open('settings');
  await expect(page.getByRole('region', { name: 'Relay' })).toContainText('This tab is paired');
  await settings.addProxy6('px6-test-key');
  await expect(settings.accounts.getByRole('alert')).toContainText('This tab is not paired with the relay.');
  await expect(page.getByRole('region', { name: 'Relay' }).getByLabel('Relay token')).toBeVisible();
});

test('a relay that does not run is told as such when a token is pasted', async ({ page, shell, complaints }) => {
  complaints.expectFailedRequest(/127\.0\.0\.1:9\//);
  await shell.open('settings');
  await page.getByLabel('Relay URL').fill('http://127.0.0.1:9');
  const card = page.getByRole('region', { name: 'Relay' });
  await card.getByLabel('Relay token').fill(token);
  await card.getByRole('button', { name: 'Pair with the relay' }).click();
  await expect(card).toContainText('The relay does not answer this page.');
});
