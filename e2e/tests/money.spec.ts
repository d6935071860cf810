// Nothing is ever paid twice, nothing paid for is ever lost: in the real browser, through the relay, whatever goes wrong. A tenth of the
// matrix, by PROXYDECK_SEED; all of it in `cargo xtask prove money`, which also wants each cell's result as a file.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

import { test as relay, expect } from '../fixtures/relay.ts';
import { Customer } from '../money/customer.ts';
import { MortalTab } from '../money/death.ts';
import { callTimeout, type Cell, cells, faults, nameOf, type Operation, tenth } from '../money/matrix.ts';
import { type Entry, journalOf } from '../money/records.ts';

const seed = process.env['PROXYDECK_SEED'] ?? '1';
const results = process.env['PROXYDECK_MONEY_RESULTS'];
const fileOf = (cell: Cell) => `${results}/${nameOf(cell).replaceAll(/[ ,]+/g, '-')}.json`;
/** From the end of the fault, or from when the key is there again where the tab is gone. */
const SETTLED_WITHIN = 10_000;

const test = relay.extend({ paced: false });
test.describe.configure({ timeout: 180_000 });

for (const cell of results === undefined ? tenth(seed) : cells.filter((cell) => !existsSync(fileOf(cell)))) {
  const { operation, way } = cell;
  const { fault, lasts } = faults[cell.fault] as (typeof faults)[string];

  test(nameOf(cell), async ({ page, context, sandbox, complaints }) => {
    complaints.expectFailedRequest(/./);
    const owned = [1, 2, 3].map((id) => ({ id, days: 30, host: '192.0.2.1', port: 8_100 + id, version: '6' as const }));
    await sandbox.change({ pace: false, owned });
    let customer = await Customer.in(page);
    await customer.signIn();
    await customer.prepare(operation);
    const others = way === 'two tabs' ? [await Customer.in(await context.newPage())] : [];
    for (const other of others) {
      await other.signIn();
      await other.prepare(operation);
    }
    if (fault !== undefined) await sandbox.fault({ match: operation, ...fault });

    const requested = context.waitForEvent('request', (request) => request.url().includes(`/px6/${operation}`));
    // A tab that is killed before it sends leaves nobody to wait for.
    requested.catch(() => {});
    const button = customer.button(operation);
    // In how many dialogs the person has given their word.
    let confirmed = 1;
    if (way === 'two tabs') {
      confirmed = await bothAtOnce(customer, others, operation);
      await requested;
    } else {
      await customer.ask(operation);
      const tab = await MortalTab.of(context, page);
      const stored = way === 'killed once stored' ? await tab.standStillOnceStored() : () => requested;
      if (way === 'double click') {
        await button.dblclick();
      } else if (way === 'Enter and click') {
        await button.focus();
        await Promise.all([page.keyboard.press('Enter'), button.click({ timeout: 1_000, force: true }).catch(() => {})]);
      } else {
        // A tab that stands still at what the press has brought about does not answer to it.
        const pressed = button.click({ noWaitAfter: true });
        if (way === 'killed once stored') pressed.catch(() => {});
        else await pressed;
      }
      await stored();
      if (way.startsWith('killed')) await tab.die();
      if (way === 'reload') await page.reload();
    }
    let faultEnds = Date.now() + lasts;

    if (way.startsWith('killed') || way === 'reload') {
      customer = await Customer.in(way === 'reload' ? page : await context.newPage());
      if (way === 'killed once stored') {
        // Before the key is there, nothing is settled.
        expect(await journalOf(customer.page), 'the intent is there, and nothing was sent').toEqual([{ function: operation, outcome: 'open' }]);
      }
      await customer.signIn();
      faultEnds = Math.max(faultEnds, Date.now());
    }
    const isSettled = (entries: Entry[]) =>
      entries.some((entry) => entry.function === operation) &&
      entries.every((entry) => entry.outcome !== 'open' && entry.outcome !== 'unknown');
    await expect
      .poll(async () => isSettled(await journalOf(customer.page)), {
        message: 'every entry is settled in time',
        timeout: Math.max(faultEnds - Date.now(), 0) + SETTLED_WITHIN,
        intervals: [100],
      })
      .toBe(true);
    const settledAfter = Math.max(Date.now() - faultEnds, 0);

    // Whatever might still be under way has arrived.
    await page.context().pages()[0]?.waitForTimeout(Math.max(faultEnds - Date.now(), 0) + callTimeout);
    const ledger = await sandbox.ledger();
    const own = (await journalOf(customer.page)).filter((entry) => entry.function === operation);
    const carriedOut = ledger.lines.filter((line) => line.kind !== 'request' && line.function === operation).length;
    const requests = ledger.lines.filter((line) => line.kind === 'request' && line.function === operation).length;
    const intents = own.length;
    const done = own.filter((entry) => entry.outcome === 'done').length;
    expect(intents, 'one intent for each confirmation at most').toBeLessThanOrEqual(confirmed);
    if (others.length === 0) expect(intents).toBe(1);
    expect(requests, 'each is sent once').toBeLessThanOrEqual(intents);
    if (way === 'killed once stored') expect(requests, 'the tab was dead before it sent').toBe(0);
    // The second tab's person agreed to extend what they saw, which by then is extended.
    if (operation === 'prolong') expect(carriedOut, 'two tabs extend no proxy twice').toBeLessThanOrEqual(1);
    expect(done, "the journal says what is the provider's truth").toBe(carriedOut);

    const truth = await sandbox.state();
    if (others.length === 0) {
      await expect(customer.balance).toHaveText(
        new Intl.NumberFormat('en', { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' }).format(Number(truth.balance)),
      );
      await expect.poll(() => customer.listed()).toEqual(truth.owned.map(({ host, port }) => `${host}:${port}`).sort());
    }
    if (results !== undefined) {
      mkdirSync(results, { recursive: true });
      writeFileSync(fileOf(cell), JSON.stringify({ ...cell, confirmed, intents, requests, carriedOut, settledAfter }));
    }
  });
}

/** Two tabs begin it at the same moment; in how many of them the person could give their word. */
async function bothAtOnce(one: Customer, [other]: Customer[], operation: Operation): Promise<number> {
  if (other === undefined) throw new Error('two tabs are wanted');
  const tabs = [one, other];
  const moment = Date.now() + 500;
  expect(await Promise.all(tabs.map((tab) => tab.pressAt(moment, operation))), 'both could press').toEqual([true, true]);
  if (operation === 'buy') {
    // While one of them has its offer on show, the other waits.
    const stand = async () => (await Promise.all(tabs.map((tab) => tab.stand()))).sort();
    await expect.poll(stand).toEqual(['has its offer', 'waits for the other tab']);
    const confirmed = await Promise.all(tabs.map((tab) => tab.confirmWhenOffered()));
    return confirmed.filter((could) => could).length;
  }
  const told = await Promise.all(tabs.map((tab) => tab.told()));
  const own = (await journalOf(one.page)).filter((entry) => entry.function === operation);
  const unsent = told.filter((words) => words.includes('Nothing was sent')).length;
  expect(unsent, 'a tab whose word was not followed says so').toBeGreaterThanOrEqual(tabs.length - own.length);
  return tabs.length;
}
