// Buying: the dialog, the one call that spends, and what came of it.

import { expect, queries, test } from '../fixtures/customer.ts';
import type { Ledger } from '../fixtures/sandbox_admin.ts';
import { Buy, type Order } from '../pages/buy.ts';
import { Proxies } from '../pages/proxies.ts';

/** proxy6.txt, "Method buy": one IPv6 proxy for 7 days costs 6.3, so two cost 12.6. */
const TWO: Order = { count: '2', period: '7', version: 'IPv6', country: 'ru' };

async function ask(buy: Buy, order: Order): Promise<void> {
  await buy.fill(order);
  await buy.buy.click();
  await expect(buy.dialog).toBeVisible();
}

function charges(ledger: Ledger): Ledger['lines'] {
  return ledger.lines.filter((line) => line.kind === 'charge');
}

test('buy 2: the dialog shows everything, one call is sent, and the balance falls', async ({ buy, page, shell, sandbox }) => {
  await ask(buy, { ...TWO, type: 'SOCKS5', comment: 'shop-eu' });
  for (const [term, told] of [
    ['Account', 'Proxy6 · work'],
    ['Proxies', '2 × IPv6'],
    ['Country', 'Russia'],
    ['Period (days)', '7'],
    ['Type', 'SOCKS5'],
    ['Comment', 'shop-eu'],
    ['Auto-renew', 'Off'],
    ['Price', '₽12.60'],
    ['Balance now', '₽7,248.80'],
    ['Balance after it', '₽7,236.20'],
    ['In stock', '971'],
  ] as const) {
    await expect(buy.fact(term)).toHaveText(told);
  }
  expect(charges(await sandbox.ledger())).toEqual([]);

  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
  await expect(buy.dialog).toBeHidden();
  await expect(page.getByRole('banner').getByText('₽7,236.20')).toBeVisible();
  await expect(buy.calculator).toContainText('2 × IPv6, Russia, 7 days: ₽12.60');
  await expect(buy.country).toHaveAccessibleDescription('969 in stock');

  expect(charges(await sandbox.ledger())).toMatchObject([{ amount: '12.60', balance: '7236.20' }]);
  const [query] = queries(await sandbox.ledger(), 'buy');
  expect(query).toMatch(/^count=2&period=7&country=ru&version=6&type=socks&descr=shop-eu/);
  expect(query).not.toContain('auto_prolong');
  // The tag by which the purchase would be recognised is taken away again.
  await expect
    .poll(async () => (await sandbox.state()).owned.slice(-2).map(({ descr, country, type }) => ({ descr, country, type })))
    .toEqual([
      { descr: 'shop-eu', country: 'ru', type: 'socks' },
      { descr: 'shop-eu', country: 'ru', type: 'socks' },
    ]);

  await buy.calculator.getByRole('link', { name: 'See them in Proxies' }).click();
  const proxies = new Proxies(page);
  await proxies.filter.fill('shop-eu');
  await expect(proxies.rows).toHaveCount(2);
  for (const { host, port } of (await sandbox.state()).owned.slice(-2)) {
    await expect(proxies.row(`${host}:${port}`)).toContainText('Russia');
    await expect(proxies.row(`${host}:${port}`)).toContainText('SOCKS5');
  }
});

test('auto-renewal is told to be for good, and is asked for', async ({ buy, shell, sandbox }) => {
  await buy.autoRenew.check();
  await expect(buy.calculator).toContainText('The API cannot switch this off later');
  await ask(buy, TWO);
  await expect(buy.fact('Auto-renew')).toContainText('On. The API cannot switch it off later');
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies');
  expect(queries(await sandbox.ledger(), 'buy')[0]).toMatch(/&auto_prolong=?$/);
});

for (const [name, act] of [
  ['a double click', (buy: Buy) => buy.confirm.dblclick()],
  ['a click and Enter', async (buy: Buy) => {
    await buy.confirm.evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await buy.dialog.press('Enter', { timeout: 1_000 }).catch(() => {});
  }],
] as const) {
  test(`${name} on "Confirm purchase" charges once`, async ({ buy, page, shell, sandbox }) => {
    await ask(buy, TWO);
    await expect(buy.confirm).toBeEnabled();
    await act(buy);
    await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
    await page.waitForTimeout(500);
    const ledger = await sandbox.ledger();
    expect(queries(ledger, 'buy')).toHaveLength(1);
    expect(charges(ledger)).toHaveLength(1);
  });
}

test('price, balance and stock are asked anew, and what is short is told before anything is sent', async ({ buy, sandbox }) => {
  await buy.fill(TWO);
  await expect(buy.country).toHaveAccessibleDescription('971 in stock');
  await expect(buy.calculator).toContainText('after it ₽7,236.20');
  await sandbox.change({ balance: '12.59', stock: { '6': { ru: 1 } } });
  await buy.buy.click();
  await expect(buy.dialog.getByText('Russia: only 1 is in stock.')).toBeVisible();
  await expect(buy.dialog.getByText('The balance is ₽0.01 short.')).toBeVisible();
  await expect(buy.confirm).toBeDisabled();

  await sandbox.change({ balance: '12.60', stock: { '6': { ru: 2 } } });
  await buy.dialog.getByRole('button', { name: 'Ask again' }).click();
  await expect(buy.fact('Balance after it')).toHaveText('₽0.00');
  await expect(buy.confirm).toBeEnabled();
  await buy.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(buy.dialog).toBeHidden();
  await expect(buy.buy).toBeFocused();
  expect(queries(await sandbox.ledger(), 'buy')).toEqual([]);
});

for (const { code, cause, next } of [
  { code: 300, cause: 'Proxy6 does not have that many proxies in stock.', next: 'Choose a smaller count' },
  { code: 400, cause: 'The balance is not enough.', next: 'Add money to the account at Proxy6' },
]) {
  test(`error ${code} of the purchase itself is explained, and nothing was charged`, async ({ buy, sandbox }) => {
    await ask(buy, TWO);
    await expect(buy.confirm).toBeEnabled();
    await sandbox.fault({ match: 'buy', fault: 'error_id', error_id: code });
    await buy.confirm.click();
    const alert = buy.dialog.getByRole('alert');
    for (const told of [cause, next, 'Nothing was charged and nothing was changed.', `Proxy6: error ${code}`]) {
      await expect(alert).toContainText(told);
    }
    expect(charges(await sandbox.ledger())).toEqual([]);
    await buy.dialog.getByRole('button', { name: 'Ask again' }).click();
    await expect(buy.confirm).toBeEnabled();
  });
}

test('an answer that is lost is called unknown, nothing more is bought, and it is settled by itself', async ({ buy, page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/(px6\/(buy|getproxy)|replies\/)/);
  await ask(buy, TWO);
  await expect(buy.confirm).toBeEnabled();
  await expect(buy.dialog).toContainText('Nothing has been bought on this account in the last 5 minutes.');
  await expect(buy.dialog).toContainText("the same app at another address (the relay's own page)");
  await sandbox.fault({ match: 'buy', fault: 'reset_after' }, { match: 'getproxy', fault: 'status', status: 500, times: 1_000 });
  await buy.confirm.click();
  const alert = buy.dialog.getByRole('alert');
  await expect(alert).toContainText('It is not known whether this purchase went through.');
  await expect(alert).toContainText('Do not buy again before you have looked.');
  await expect(buy.confirm).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'unknown' })).toContainText('One entry is unknown.');
  await buy.buy.click();
  await expect(buy.dialog.getByRole('alert')).toContainText('must be settled first');
  await expect(buy.dialog.getByRole('link', { name: 'Open the Journal' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(charges(await sandbox.ledger())).toHaveLength(1);
  expect(queries(await sandbox.ledger(), 'buy')).toHaveLength(1);

  await sandbox.disarm();
  await expect(shell.status).toContainText('Purchase: Settled: it was carried out.');
  await expect(page.getByRole('region', { name: 'unknown' })).toHaveCount(0);
  await expect(page.getByRole('banner').getByText('₽7,236.20')).toBeVisible();
  // Its comment has lost the tag, as after any purchase.
  await expect.poll(async () => (await sandbox.state()).owned.slice(-2).map(({ descr }) => descr)).toEqual(['', '']);
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await expect(buy.dialog).toContainText('Bought on this account in the last 5 minutes');
  await expect(buy.dialog).toContainText('2 × IPv6, Russia: less than a minute ago');
  expect(charges(await sandbox.ledger())).toHaveLength(1);
});

test('the open dialog follows a lost answer until it is settled', async ({ buy, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/(px6\/buy|replies\/)/);
  await ask(buy, TWO);
  await expect(buy.confirm).toBeEnabled();
  await sandbox.fault({ match: 'buy', fault: 'reset_after' });
  await buy.confirm.click();
  await expect(buy.dialog.getByRole('alert')).toContainText('Settled: it was carried out.');
  expect(charges(await sandbox.ledger())).toHaveLength(1);
});

test('after a lost answer the dialog leads to the list', async ({ buy, page, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/(px6\/buy|replies\/)/);
  await ask(buy, TWO);
  await expect(buy.confirm).toBeEnabled();
  await sandbox.fault({ match: 'buy', fault: 'reset_after' });
  await buy.confirm.click();
  await buy.dialog.getByRole('button', { name: 'Look in the list' }).click();
  await expect(page).toHaveURL(/#\/proxies/);
  await expect.poll(async () => queries(await sandbox.ledger(), 'getproxy').length).toBeGreaterThan(0);
});

test('a purchase that is on its way is told of even when its dialog and its page are left', async ({ buy, page, shell, sandbox }) => {
  await ask(buy, TWO);
  await expect(buy.confirm).toBeEnabled();
  await sandbox.fault({ match: 'buy', fault: 'delay', millis: 1_200 });
  await buy.confirm.click();
  await expect(buy.dialog).toContainText('closing this does not stop it');
  await page.keyboard.press('Escape');
  await expect(buy.dialog).toBeHidden();
  await shell.goTo('Home');
  await expect(shell.status).toContainText('Bought 2 proxies for ₽12.60.');
  expect(charges(await sandbox.ledger())).toHaveLength(1);
});

test('above an amount of the person\'s own choice the count is typed to confirm', async ({ buy, page, shell, sandbox }) => {
  await shell.goTo('Settings');
  await page.getByLabel('Ask to type the count above').fill('12');
  await shell.goTo('Buy');
  await ask(buy, TWO);
  const field = buy.dialog.getByRole('textbox', { name: /Type the count, 2, to confirm/ });
  await expect(buy.confirm).toBeDisabled();
  await field.fill('20');
  await expect(buy.confirm).toBeDisabled();
  await field.fill('2');
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies');
  expect(charges(await sandbox.ledger())).toHaveLength(1);
});

test('above the limit per purchase nothing is sent, and it is told', async ({ buy, page, shell, sandbox }) => {
  await shell.goTo('Settings');
  await page.getByLabel('At most for one purchase').fill('12.59');
  await shell.goTo('Buy');
  await ask(buy, TWO);
  await expect(buy.dialog.getByRole('alert')).toContainText('limit');
  await expect(buy.confirm).toHaveCount(0);
  expect(charges(await sandbox.ledger())).toEqual([]);
});

test('several countries: one confirmation, each bought once, the total before', async ({ buy, page, shell, sandbox }) => {
  await buy.fill({ ...TWO, comment: 'shop' });
  await buy.addCountry.click();
  await expect(buy.country).toBeFocused();
  await expect(buy.countries).toContainText('2 × Russia');
  await buy.fill({ count: '3', country: 'de' });
  await buy.addCountry.click();
  await buy.fill({ count: '1', country: 'fr' });
  await buy.addCountry.click();
  await buy.countries.getByRole('button', { name: 'Take out France' }).click();
  await buy.fill({ count: '1', country: 'us' });
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await expect(buy.fact('Proxies')).toHaveText('6 × IPv6');
  await expect(buy.fact('Price')).toHaveText('₽37.80');
  const plan = buy.dialog.getByRole('table', { name: 'Countries of this purchase' });
  await expect(plan.getByRole('row').filter({ hasText: 'Germany' })).toContainText('₽18.90');
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 6 proxies for ₽37.80.');
  await expect(buy.countries).toHaveCount(0);
  expect(charges(await sandbox.ledger())).toMatchObject([{ amount: '12.60' }, { amount: '18.90' }, { amount: '6.30' }]);
  expect(queries(await sandbox.ledger(), 'buy').map((query) => /country=(\w+)/.exec(query)?.[1])).toEqual(['ru', 'de', 'us']);
  await expect
    .poll(async () => (await sandbox.state()).owned.slice(-6).map(({ descr, country }) => `${country} ${descr}`))
    .toEqual(['ru shop', 'ru shop', 'de shop', 'de shop', 'de shop', 'us shop']);
  await shell.goTo('Journal');
  await expect(page.getByRole('table', { name: 'Journal' }).getByText('Purchase')).toHaveCount(3);
});

test('a plan stops at the first unclear outcome, and says what was bought and what was not sent', async ({ buy, sandbox, complaints }) => {
  complaints.expectFailedRequest(/\/(px6\/(buy|getproxy)|replies\/)/);
  for (const country of ['ru', 'de']) {
    await buy.fill({ ...TWO, country });
    await buy.addCountry.click();
  }
  await buy.fill({ ...TWO, country: 'us' });
  await buy.buy.click();
  await expect(buy.confirm).toBeEnabled();
  await sandbox.fault({ match: 'buy', fault: 'delay', millis: 1 }, { match: 'buy', fault: 'reset_after' });
  await buy.confirm.click();
  const alert = buy.dialog.getByRole('alert');
  await expect(alert).toContainText('Bought: 2 × Russia.');
  await expect(alert).toContainText('Not sent, and not charged: 2 × United States.');
  await expect(alert).toContainText('Settled: it was carried out.');
  expect(charges(await sandbox.ledger())).toHaveLength(2);
  expect(queries(await sandbox.ledger(), 'buy')).toHaveLength(2);
});

test('limits hold for the whole plan', async ({ buy, page, shell, sandbox }) => {
  await shell.goTo('Settings');
  await page.getByLabel('At most for one purchase').fill('25.19');
  await shell.goTo('Buy');
  await buy.fill(TWO);
  await buy.addCountry.click();
  await buy.fill({ country: 'de' });
  await buy.buy.click();
  await expect(buy.dialog.getByRole('alert')).toContainText('it costs more than your limit for one purchase');
  expect(queries(await sandbox.ledger(), 'buy')).toEqual([]);
});

test('the tag stays where somebody does not want the second call', async ({ buy, page, shell, sandbox }) => {
  await shell.goTo('Settings');
  await page.getByLabel('Put my own comment back after a purchase').uncheck();
  await shell.goTo('Buy');
  await ask(buy, { ...TWO, comment: 'shop-eu' });
  await buy.confirm.click();
  await expect(shell.status).toContainText('Bought 2 proxies');
  await page.waitForTimeout(500);
  expect(queries(await sandbox.ledger(), 'setdescr')).toEqual([]);
  for (const { descr } of (await sandbox.state()).owned.slice(-2)) expect(descr).toMatch(/^shop-eu ~\w{10}$/);
});

test('a comment is counted in characters, and one too many is told', async ({ buy }) => {
  await buy.fill({ ...TWO, comment: 'ж'.repeat(50) });
  await expect(buy.comment).toHaveAccessibleDescription('50 of 50 characters');
  await buy.comment.fill('ж'.repeat(51));
  await expect(buy.comment).toHaveAccessibleDescription(/51 characters; Proxy6 keeps at most 50\.$/);
  await buy.buy.click();
  await expect(buy.comment).toBeFocused();
  await expect(buy.dialog).toBeHidden();
});

test('a link reproduces the page, and the address follows what is typed', async ({ buy, page, shell }) => {
  await page.goto('./#/buy?count=10&period=30&version=4&country=de');
  await expect(buy.count).toHaveValue('10');
  await expect(buy.period).toHaveValue('30');
  await expect(buy.version).toHaveValue('4');
  await expect(buy.country).toHaveValue('Germany');
  await buy.fill({ count: '12', type: 'SOCKS5', comment: 'mine' });
  await expect(page).toHaveURL(/#\/buy\?count=12&period=30&version=4&country=de&type=socks$/);

  // Nothing typed is lost by looking at another page.
  await shell.goTo('Home');
  await shell.goTo('Buy');
  await expect(buy.count).toHaveValue('12');
  await expect(buy.comment).toHaveValue('mine');
});

test('without an account the page says what to do', async ({ page, shell }) => {
  await shell.open('buy');
  await expect(page.getByRole('main')).toContainText('No Proxy6 account yet.');
  await expect(page.getByRole('main').getByRole('link', { name: 'Add account' })).toHaveAttribute('href', '#/settings');
});

test('nothing is wider than a window of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => localStorage.setItem('proxydeck.preferences', '{"mode":"sandbox","language":"ru"}'));
  await page.goto('./#/buy?count=2&period=7&version=6&country=ru');
  await expect(page.locator('.big')).toContainText('₽');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
