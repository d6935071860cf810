// What holds after every step, whatever happened in it.

import { expect, type Page } from '@playwright/test';

import type { Sandbox } from '../fixtures/sandbox.ts';
import type { Line } from '../fixtures/sandbox_admin.ts';
import { type Entry, journalOf } from '../money/records.ts';

const SPENDS = ['buy', 'prolong'];
const CHANGES = [...SPENDS, 'delete', 'settype', 'setdescr'];
/** By when what has an unknown outcome is settled. */
const SETTLED_WITHIN = 45_000;

const unsettled = ({ outcome }: Entry) => outcome === 'open' || outcome === 'unknown';

export class Invariants {
  /** All lines of the ledger since the beginning, which itself forgets the oldest. */
  private readonly lines = new Map<number, Line>();

  private constructor(
    private readonly page: Page,
    private readonly sandbox: Sandbox,
    private readonly balance: number,
  ) {}

  static async of(page: Page, sandbox: Sandbox): Promise<Invariants> {
    return new Invariants(page, sandbox, Number((await sandbox.state()).balance));
  }

  /** How many requests of those that change something the provider has had. */
  get changes(): number {
    return this.count('request', CHANGES);
  }

  /** What is under way may end first; what holds then holds for good. */
  async hold(): Promise<void> {
    await expect(() => this.holdNow()).toPass({ timeout: SETTLED_WITHIN });
  }

  private async holdNow(): Promise<void> {
    await expect(this.page.locator('html[data-broken]'), 'the app runs').toHaveCount(0);
    for (const line of (await this.sandbox.ledger()).lines) this.lines.set(line.number, line);
    const state = await this.sandbox.state();
    const entries = await journalOf(this.page);
    expect(entries.filter(unsettled), 'all is settled').toEqual([]);
    for (const name of CHANGES) {
      const own = entries.filter((entry) => entry.function === name);
      expect(this.count('request', [name]), `${name}: each is sent once, and only once it is in the journal`).toBeLessThanOrEqual(own.length);
      if (SPENDS.includes(name)) {
        const done = own.filter(({ outcome }) => outcome === 'done').length;
        expect(this.count('charge', [name]), `${name}: what was paid is what the journal says was done`).toBe(done);
      }
    }
    const charged = [...this.lines.values()].reduce((sum, line) => sum + (line.kind === 'charge' ? Number(line.amount) : 0), 0);
    expect(this.balance - Number(state.balance), 'nothing else was paid').toBeCloseTo(charged, 2);
  }

  /** In the end, without faults: the list and the balance on the page are the provider's. */
  async showTheTruth(listed: () => Promise<string[]>, balance: () => Promise<string>): Promise<void> {
    const { owned, balance: left } = await this.sandbox.state();
    await expect.poll(listed).toEqual(owned.map(({ host, port }) => `${host}:${port}`).sort());
    const text = new Intl.NumberFormat('en', { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' }).format(Number(left));
    await expect.poll(balance).toBe(text);
  }

  private count(kind: Line['kind'], functions: string[]): number {
    return [...this.lines.values()].filter((line) => line.kind === kind && functions.includes(line.function)).length;
  }
}
