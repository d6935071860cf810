// Nothing is ever paid twice, nothing paid for is ever lost: in the real browser, through the relay, whatever goes wrong. A tenth of the
// matrix, by PROXYDECK_SEED; all of it in `cargo xtask prove money`, which also wants each cell's result as a file.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

import { test as relay, expect } from '../fixtures/relay.ts';
import { Customer } from '../money/customer.ts';
import { callTimeout, type Cell, cells, faults, nameOf, tenth } from '../money/matrix.ts';
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
    await sandbox.fault({ match: operation, ...fault });

    const sent = context.waitForEvent('request', (request) => request.url().includes(`/px6/${operation}`));
    // A tab that is killed may take its call along before it left.
    sent.catch(() => {});
    const button = customer.button(operation);
    if (way === 'two tabs') {
      const both = [customer, ...others].map(async (one) => {
        if (await one.ask(operation)) await one.button(operation).click({ timeout: 2_000 }).catch(() => {});
      });
      await Promise.all([sent, ...both]);
    } else {
      expect(await customer.ask(operation)).toBe(true);
      if (way === 'single click') await button.click();
      if (way === 'double click') await button.dblclick();
      if (way === 'Enter and click') {
        await button.focus();
        await Promise.all([page.keyboard.press('Enter'), button.click({ timeout: 1_000, force: true }).catch(() => {})]);
      }
      if (way === 'tab killed') {
        const stored = onceIntentIsStored(page);
        await Promise.all([stored, button.click({ noWaitAfter: true }).catch(() => {})]);
        await page.close();
      } else if (way === 'reload') {
        await button.click();
        await sent;
        await page.reload();
      } else {
        await sent;
      }
    }
    let faultEnds = Date.now() + lasts;

    if (way === 'tab killed' || way === 'reload') {
      customer = await Customer.in(way === 'reload' ? page : await context.newPage());
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
    const confirmed = own.length;
    const done = own.filter((entry) => entry.outcome === 'done').length;
    expect(confirmed, 'one intent for each confirmation').toBeLessThanOrEqual(1 + others.length);
    expect(requests, 'each is sent once').toBeLessThanOrEqual(confirmed);
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
      writeFileSync(fileOf(cell), JSON.stringify({ ...cell, confirmed, requests, carriedOut, settledAfter }));
    }
  });
}

/** Resolves as soon as an intent is durable, before anything else happens in the tab. */
async function onceIntentIsStored(page: import('@playwright/test').Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
          if (this.name === 'journal') this.transaction.addEventListener('complete', () => resolve());
          return put.apply(this, given);
        };
      }),
  );
}
