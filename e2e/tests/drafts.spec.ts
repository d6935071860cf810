// What was typed and not used yet survives a reload; it can be discarded, and the discarding taken back.

import { expect, test } from '../fixtures/static.ts';
import { Buy } from '../pages/buy.ts';
import { everythingKept } from '../pages/vault.ts';
import { Whitelist } from '../pages/whitelist.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('proxydeck.preferences', '{"mode":"sandbox"}'));
});

test('the order', async ({ page, shell }) => {
  await shell.open('buy');
  const buy = new Buy(page);
  await expect(page.getByRole('button', { name: 'Start over' })).toHaveCount(0);
  await buy.fill({ country: 'Germany', count: '7' });
  await buy.addCountry.click();
  await buy.fill({ country: 'France', count: '3', comment: 'price watch' });
  await buy.autoRenew.check();
  await shell.goTo('Home');
  await page.reload();
  await shell.goTo('Buy');
  await expect(buy.count).toHaveValue('3');
  await expect(buy.country).toHaveValue('France');
  await expect(buy.comment).toHaveValue('price watch');
  await expect(buy.autoRenew).toBeChecked();
  await expect(buy.countries).toContainText('7 × Germany');

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(buy.count).toHaveValue('1');
  await expect(buy.count).toBeFocused();
  await expect(buy.countries).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.getItem('proxydeck.draft.order'))).toBeNull();
  await shell.goTo('Home');
  await shell.status.getByRole('button', { name: 'Undo' }).click();
  await expect(shell.heading).toBeFocused();
  await shell.goTo('Buy');
  await expect(buy.comment).toHaveValue('price watch');
  await expect(buy.countries).toContainText('7 × Germany');
});

test('a targeting string, and which entries the journal shows', async ({ page, shell }) => {
  await shell.open('targeting?country=us');
  await page.getByLabel('Session ID').fill('abc123');
  await expect(page).toHaveURL(/abc123/);
  await shell.goTo('Journal');
  await page.getByLabel('Kind', { exact: true }).selectOption('buy');
  await shell.goTo('Home');
  await page.reload();
  await shell.goTo('Targeting');
  await expect(page.getByLabel('Session ID')).toHaveValue('abc123');
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('United States');
  await shell.goTo('Journal');
  await expect(page.getByLabel('Kind', { exact: true })).toHaveValue('buy');
  await shell.goTo('Targeting');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByLabel('Session ID')).toHaveValue('');
  await shell.goTo('Home');
  await page.keyboard.press('Control+z');
  await shell.goTo('Targeting');
  await expect(page.getByLabel('Session ID')).toHaveValue('abc123');
});

test('a whitelist’s draft; discarding it can be taken back', async ({ page, shell }) => {
  await shell.open('whitelist');
  const whitelist = new Whitelist(page);
  await expect(whitelist.table).toBeVisible();
  const last = await whitelist.table.getByRole('rowheader').count();
  const { address } = whitelist.slot(last);
  await address.fill('192.0.2.77');
  await page.reload();
  await expect(address).toHaveValue('192.0.2.77');
  await whitelist.discard.click();
  await expect(address).toHaveValue('');
  await page.keyboard.press('Control+z');
  await expect(address).toHaveValue('192.0.2.77');
});

test('what stands in Convert and the key fields is kept nowhere, and forgetting everything forgets the drafts', async ({ page, shell }) => {
  await shell.open('convert');
  await page.getByLabel('Paste list').fill('192.0.2.1:8000:login:SentinelDraft99');
  await expect(page.getByLabel('Result')).toHaveValue(/192\.0\.2\.1/);
  await shell.goTo('Buy');
  await new Buy(page).fill({ comment: 'kept for the tab' });
  expect(await everythingKept(page)).toContain('kept%20for%20the%20tab');
  expect(await everythingKept(page)).not.toContain('SentinelDraft99');
  await shell.goTo('Settings');
  await page.getByRole('button', { name: 'Forget everything' }).first().click();
  const loaded = page.waitForEvent('load');
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await loaded;
  expect(await everythingKept(page)).not.toContain('kept%20for%20the%20tab');
});
