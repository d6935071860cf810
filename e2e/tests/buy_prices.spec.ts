// What it costs: the calculator, the price table, the largest count that the balance allows.

import { expect, queries, test } from '../fixtures/customer.ts';
import { test as direct } from '../fixtures/direct.ts';
import { test as fileServer } from '../fixtures/static.ts';
import { Buy } from '../pages/buy.ts';
import { Settings } from '../pages/settings.ts';

/** proxy6.txt, "Method getprice": 100 IPv6 proxies for 30 days cost 1800, and one costs 0.6 a day. */
async function expectTheDocumentsPrice(buy: Buy): Promise<void> {
  await buy.fill({ count: '100', period: '30', version: 'IPv6' });
  await expect(buy.calculator.getByText('₽1,800.00', { exact: true })).toBeVisible();
  await expect(buy.calculator).toContainText('₽18.00 each, ₽0.60 a day');
}

test('100 IPv6 for 30 days, through the relay', async ({ buy }) => {
  await expectTheDocumentsPrice(buy);
  await expect(buy.calculator).toContainText('Balance ₽7,248.80 · after it ₽5,448.80');
});

fileServer('100 IPv6 for 30 days, in the sandbox of the page, under a sub-path', async ({ page, shell }) => {
  await shell.open();
  await page.getByRole('main').getByRole('button', { name: 'Try the sandbox' }).click();
  await shell.goTo('Buy');
  await expectTheDocumentsPrice(new Buy(page));
});

direct.describe('straight to a provider that sends CORS headers', () => {
  direct.use({ sandboxOptions: { cors: true } });

  direct('100 IPv6 for 30 days', async ({ page, shell }) => {
    const settings = new Settings(page);
    await shell.open('settings');
    await settings.connect('Direct');
    await settings.addProxy6('px6-test-key');
    await shell.goTo('Buy');
    await expectTheDocumentsPrice(new Buy(page));
  });
});

test('a number is asked about once it is typed, and not at every digit', async ({ buy, sandbox }) => {
  await buy.count.fill('');
  await buy.count.pressSequentially('100', { delay: 40 });
  await expect(buy.calculator.getByText('₽1,800.00', { exact: true })).toBeVisible();
  expect(queries(await sandbox.ledger(), 'getprice').filter((query) => query.startsWith('count=10&'))).toEqual([]);
});

test('an answer that comes late does not replace a later price', async ({ buy, page, sandbox }) => {
  await expect(buy.calculator).toContainText('The balance allows up to');
  await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.fault({ match: 'getprice', fault: 'delay', millis: 1_500 });
  await buy.count.fill('100');
  await expect.poll(async () => queries(await sandbox.ledger(), 'getprice').at(-1)).toContain('count=100&');
  await buy.fill({ count: '1', period: '7' });
  await expect(buy.calculator.getByText('₽6.30', { exact: true })).toBeVisible();
  await page.waitForTimeout(2_000);
  await expect(buy.calculator.getByText('₽6.30', { exact: true })).toBeVisible();
});

test('the largest count that the balance allows takes at most four quotes', async ({ buy, sandbox }) => {
  await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.change({ balance: '1800.00' });
  const before = queries(await sandbox.ledger(), 'getprice').length;
  await buy.fill({ count: '2', period: '30' });
  await expect(buy.calculator).toContainText('The balance allows up to 100.');
  const quotes = queries(await sandbox.ledger(), 'getprice').slice(before).filter((query) => query.includes('period=30'));
  expect(quotes.length).toBeGreaterThan(0);
  expect(quotes.length).toBeLessThanOrEqual(4);
});

test('a balance that does not suffice is told by how much', async ({ buy, sandbox }) => {
  await sandbox.change({ balance: '1799.99' });
  await buy.fill({ count: '100', period: '30' });
  await expect(buy.calculator).toContainText('Balance ₽1,799.99 · ₽0.01 short');
});

for (const shape of ['documented', 'practice'] as const) {
  test.describe(`the price table from ${shape} replies`, () => {
    test.use({ sandboxOptions: { shape } });

    test('shows the price of one proxy a day, marks the cheapest, and a cell takes it over', async ({ buy, page, shell, sandbox }) => {
      // proxy6.txt, "Method buy": one IPv6 proxy for 7 days costs 6.3.
      await expect(buy.cell('IPv6', 7)).toHaveText('₽0.90');
      await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
      await expect(buy.cell('IPv6', 90)).toHaveAccessibleName(/, cheapest$/);
      await expect(buy.prices.getByRole('button', { name: /, cheapest$/ })).toHaveCount(4);
      await buy.cell('IPv4 Shared', 14).click();
      await expect(buy.period).toHaveValue('14');
      await expect(buy.version).toHaveValue('3');
      await expect(buy.cell('IPv4 Shared', 14)).toHaveAttribute('aria-pressed', 'true');
      await buy.cell('IPv6', 60).press('Enter');
      await expect(buy.period).toHaveValue('60');
      await expect(buy.version).toHaveValue('6');
      await expect(page).toHaveURL(/period=60&version=6/);

      // It is kept for the session; what was picked is asked for by the calculator too.
      const picked = /period=14&version=3|period=60&version=6/;
      const tableQuotes = async () =>
        queries(await sandbox.ledger(), 'getprice').filter((query) => query === '' || (query.startsWith('count=1&') && !picked.test(query))).length;
      const before = await tableQuotes();
      await shell.goTo('Home');
      await shell.goTo('Buy');
      await expect(buy.cell('IPv6', 7)).toHaveText('₽0.90');
      expect(await tableQuotes()).toBe(before);
    });
  });
}

test.describe('a price table that is asked for one by one', () => {
  test.use({ sandboxOptions: { shape: 'documented' } });

  test('tells how far it is, stops when asked to, keeps what it has, and goes on', async ({ buy, page, sandbox }) => {
    await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
    await sandbox.fault({ match: 'getprice', fault: 'delay', millis: 150, times: 40 });
    await buy.prices.getByRole('button', { name: 'Refresh' }).click();
    await expect(buy.prices).toContainText(/[4-9] of 24/);
    await buy.prices.getByRole('button', { name: 'Cancel' }).click();
    const told = buy.prices.getByText(/^Stopped at \d+ of 24\.$/);
    await expect(told).toBeVisible();
    const shown = await buy.prices.getByRole('button', { name: /₽/ }).count();
    expect(shown).toBeGreaterThan(0);
    await page.waitForTimeout(600);
    expect(await buy.prices.getByRole('button', { name: /₽/ }).count()).toBe(shown);
    await buy.prices.getByRole('button', { name: 'Go on' }).click();
    await expect(buy.prices.getByRole('button', { name: /₽/ })).toHaveCount(24, { timeout: 20_000 });
  });
});

test('bad numbers are told at their place, and nothing is sent', async ({ buy, page, sandbox }) => {
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await expect(buy.calculator).toContainText('The balance allows up to');
  const before = (await sandbox.ledger()).totals.requests;
  for (const [typed, complaint] of [
    ['0', 'It must be at least 1.'],
    ['1.5', 'Only a whole number will do.'],
    ['ten', 'This is not a number.'],
    ['', 'Type a number.'],
  ] as const) {
    await buy.count.fill(typed);
    await expect(buy.count).toHaveAccessibleDescription(complaint);
    await expect(buy.count).toHaveAttribute('aria-invalid', 'true');
  }
  await buy.period.fill('-1');
  await expect(buy.period).toHaveAccessibleDescription('It must be at least 1.');
  await buy.buy.click();
  await expect(buy.count).toBeFocused();
  await page.waitForTimeout(700);
  expect((await sandbox.ledger()).totals.requests).toBe(before);
});

test('a failure is explained in its place, and asking again mends it', async ({ buy, sandbox }) => {
  await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.fault({ match: 'getprice', fault: 'error_id', error_id: 410 });
  await buy.count.fill('3');
  await expect(buy.calculator.getByRole('alert')).toContainText('Proxy6: error 410');
  await buy.calculator.getByRole('button', { name: 'Try again' }).click();
  await expect(buy.calculator).toContainText('each,');
  await expect(buy.calculator.getByRole('alert')).toHaveCount(0);
});

test('a key that is over its limit for a moment is asked again, and nobody is bothered', async ({ buy, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/px6\/getprice/);
  await expect(buy.prices.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await sandbox.fault({ match: 'getprice', fault: 'status', status: 429, times: 2 });
  await buy.fill({ count: '100', period: '30' });
  await expect(buy.calculator.getByText('₽1,800.00', { exact: true })).toBeVisible();
});
