// Home of somebody with an account: what expires, extending it, the last purchase again, reminders, favourites.

import { readFile } from 'node:fs/promises';

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';

test.use({ paced: false });

test.beforeEach(async ({ page, shell, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false });
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await expect(settings.answers).toBeVisible();
});

test('what expires within a day is extended from here: its dialog is open on the Proxies page', async ({ page, shell, axe }) => {
  await shell.goTo('Home');
  const card = page.getByRole('region', { name: 'Proxies' });
  const extend = card.getByRole('button', { name: /^Extend the \d+ prox(y|ies) that expires? within 3 days$/ });
  await expect(extend).toBeEnabled();
  const count = /\d+/.exec(await extend.innerText())?.[0] ?? '';
  await axe();
  await extend.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${count} `);
  await expect(dialog.getByRole('button', { name: 'Extend' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Nothing opens again by itself.
  await shell.goTo('Home');
  await shell.goTo('Proxies');
  await expect(page.getByRole('table', { name: 'Proxies' })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('the picture of what expires is a list too', async ({ page, shell }) => {
  await shell.goTo('Home');
  const list = page.getByRole('list', { name: 'What expires in the next 30 days' });
  await expect(list.getByRole('listitem').first()).toHaveText(/^\w+ \d+, \d{4}: \d+$/);
  const counts = await list.getByRole('listitem').allInnerTexts();
  const sum = counts.map((text) => Number(/(\d+)$/.exec(text)?.[1])).reduce((one, other) => one + other, 0);
  const within = page.getByRole('region', { name: 'Proxies' }).getByRole('link', { name: /30 days/ });
  const shown = Number(/\d+/.exec(await within.innerText())?.[0]);
  // The picture ends with the thirtieth day, the count with the thirtieth time 24 hours.
  expect(Math.abs(sum - shown)).toBeLessThanOrEqual(shown / 2);
  expect(sum).toBeGreaterThan(0);
});

test('reminders are a calendar file without any login', async ({ page, shell }) => {
  await shell.goTo('Home');
  const button = page.getByRole('button', { name: 'Reminders (.ics)' });
  await expect(button).toBeEnabled();
  const downloading = page.waitForEvent('download');
  await button.click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('proxydeck-expiry.ics');
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  expect(file).toMatch(/\r\nSUMMARY:\d+ prox(y|ies) expires? at Proxy6\r\n/);
  expect(file).not.toContain('px6-test-key');
});

test('a purchase shows in the entries and the sum, and can be repeated', async ({ page, shell, axe }) => {
  await page.evaluate(() => {
    location.hash = '#/buy?count=3&period=7&version=4&country=de';
  });
  await page.getByRole('button', { name: 'Buy', exact: true }).click();
  await page.getByRole('button', { name: 'Confirm purchase' }).click();
  await expect(shell.status).toContainText('3');
  await shell.goTo('Home');
  await expect(page.getByRole('region', { name: 'Last journal entries' }).getByRole('listitem').first()).toContainText('done');
  await expect(page.getByRole('table', { name: 'Spent per month' }).getByRole('row')).toHaveCount(2);
  await axe();
  await page.getByRole('link', { name: 'Repeat the last purchase' }).click();
  await expect(page.getByLabel('Count', { exact: true })).toHaveValue('3');
  await expect(page.getByLabel('Period (days)')).toHaveValue('7');
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('Germany');
});

test('a low balance is warned of, by the account’s own threshold', async ({ page, shell }) => {
  const settings = new Settings(page);
  await settings.accounts.getByRole('button', { name: 'Edit work' }).click();
  await settings.accounts.getByLabel('Warn below this balance').fill('1000000');
  await settings.accounts.getByRole('button', { name: 'Save' }).click();
  await shell.goTo('Home');
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText('The balance is below');
});

test('favourite countries are chosen, kept and removed', async ({ page, shell }) => {
  await shell.goTo('Home');
  const card = page.getByRole('region', { name: /^In stock/ });
  await expect(card.getByRole('listitem').first().locator('.number')).toHaveText(/\d/);
  await card.getByText('Favourite countries').click();
  await card.getByRole('combobox', { name: 'Country' }).fill('Japan');
  await card.getByRole('option', { name: /Japan/ }).click();
  await expect(card.getByRole('link', { name: /Japan/ })).toBeVisible();
  await card.getByRole('button', { name: 'Remove Japan' }).click();
  await expect(card.getByRole('link', { name: /Japan/ })).toBeHidden();
});
