// Where there is stock: the country picker and the stock of all countries.

import { expect, queries, test } from '../fixtures/customer.ts';

test.describe('a country', () => {
  // proxy6.txt, "Method getcount": 971 Russian IPv6 proxies.
  for (const typed of ['ru', 'Russia', 'россия']) {
    test(`is found as ${typed}, with its stock`, async ({ buy, page }) => {
      await buy.country.fill(typed);
      await expect(page.getByRole('option', { name: /Russia/ })).toContainText('971 in stock');
      await buy.country.press('Enter');
      await expect(buy.country).toHaveValue('Russia');
      await expect(buy.country).toHaveAccessibleDescription('971 in stock');
      await expect(page).toHaveURL(/country=ru/);
    });
  }

  test('is found by a near miss, and by the keyboard alone', async ({ buy, page }) => {
    await buy.country.focus();
    await page.keyboard.type('Germny');
    const option = page.getByRole('option', { name: /Germany/ });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(buy.country).toHaveValue('Germany');
    await expect(option).toHaveCount(0);
  });

  test('that there is not is told at its place, and one that comes near is named', async ({ buy }) => {
    await buy.fill({ country: 'Atlantis' });
    await expect(buy.country).toHaveAccessibleDescription(/No country is called that\.$/);
    await buy.fill({ country: 'Germny' });
    await expect(buy.country).toHaveAccessibleDescription(/Did you mean Germany\?$/);
    await buy.buy.click();
    await expect(buy.country).toBeFocused();
    await expect(buy.dialog).toBeHidden();
  });

  test('where the version is not sold is told as such', async ({ buy }) => {
    // docs/api name no such list; the sandbox sells MTProto in five countries, and Japan is none of them.
    await buy.fill({ version: 'MTProto', country: 'jp' });
    await expect(buy.country).toHaveAccessibleDescription(/Proxy6 does not sell MTProto in Japan\./);
  });

  test('is missing, and pressing Buy says so', async ({ buy }) => {
    await buy.buy.click();
    await expect(buy.country).toHaveAccessibleDescription(/Choose a country\.$/);
    await expect(buy.country).toBeFocused();
    await expect(buy.dialog).toBeHidden();
  });
});

test('the stock of all countries comes by itself, is kept for the session, and a click takes a country over', async ({ buy, shell, sandbox }) => {
  await expect(buy.stockOf('Russia')).toHaveText(/971$/);
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  const state = await sandbox.state();
  const sold = Object.keys(state.stock['6']);
  await expect(buy.stock.getByRole('listitem')).toHaveCount(sold.length);
  await buy.stockOf('Germany').click();
  await expect(buy.country).toHaveValue('Germany');
  await expect(buy.stockOf('Germany')).toHaveAttribute('aria-pressed', 'true');

  await expect.poll(async () => queries(await sandbox.ledger(), 'getcount').length).toBe(sold.length + 1);
  await shell.goTo('Home');
  await shell.goTo('Buy');
  await expect(buy.stockOf('Russia')).toHaveText(/971$/);
  // The chosen country alone is asked about anew.
  await expect.poll(async () => queries(await sandbox.ledger(), 'getcount').length).toBe(sold.length + 2);
});

test('what has most can stand first', async ({ buy, sandbox }) => {
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.change({ stock: { '6': { nl: 999_999 } } });
  await buy.stock.getByRole('button', { name: 'Refresh' }).click();
  await buy.stock.getByRole('button', { name: 'Stock', exact: true }).click();
  await expect(buy.stock.getByRole('listitem').first()).toHaveText(/Netherlands\s*999,999/);
  await buy.stock.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(buy.stock.getByRole('listitem').first()).toContainText('Canada');
});

test('the stock of all countries tells how far it is, stops when asked to, and goes on', async ({ buy, sandbox }) => {
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.fault({ match: 'getcount', fault: 'delay', millis: 200, times: 100 });
  await buy.version.selectOption('IPv4');
  await expect(buy.stock).toContainText(/[1-9] of 40/);
  await buy.stock.getByRole('button', { name: 'Cancel' }).click();
  await expect(buy.stock).toContainText(/Stopped at \d+ of 40\./);
  const asked = queries(await sandbox.ledger(), 'getcount').length;
  await expect.poll(async () => queries(await sandbox.ledger(), 'getcount').length, { intervals: [800] }).toBe(asked);
  await buy.stock.getByRole('button', { name: 'Go on' }).click();
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible({ timeout: 20_000 });
  const ofVersion = queries(await sandbox.ledger(), 'getcount').filter((query) => query.includes('version=4'));
  expect(new Set(ofVersion).size).toBe(40);
  // Only the one whose answer was given up is asked for twice.
  expect(ofVersion.length).toBeLessThanOrEqual(41);
});

test('what a person waits for goes before the stock of all countries', async ({ buy, sandbox }) => {
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.fault({ match: 'getcount', fault: 'delay', millis: 300, times: 100 });
  await buy.version.selectOption('IPv4');
  await expect(buy.stock).toContainText(/[1-3] of 40/);
  await buy.fill({ version: 'IPv4', count: '5' });
  await expect(buy.calculator).toContainText('each,');
  await expect(buy.stock).toContainText(/ of 40/);
});

test('a failure of the stock is explained, and it goes on where it stopped', async ({ buy, sandbox }) => {
  // Until then the stock of the first version is still asked for, and might meet the fault.
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.fault({ match: 'getcountry', fault: 'error_id', error_id: 240 });
  await buy.version.selectOption('IPv4');
  await expect(buy.stock.getByRole('alert')).toContainText('Proxy6: error 240');
  await buy.stock.getByRole('button', { name: 'Try again' }).click();
  await expect(buy.stock.getByRole('listitem')).toHaveCount(40);
});

test("a country's flag stands beside its name", async ({ buy }) => {
  const flag = buy.stockOf('Germany').locator('img.flag');
  await expect(flag).toHaveAttribute('src', 'flags/de.svg');
  await expect.poll(() => flag.evaluate((picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0)).toBe(true);
});
