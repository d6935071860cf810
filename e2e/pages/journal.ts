// The Journal page, and what stands above every page while something is unknown.

import type { Locator, Page } from '@playwright/test';

export class Journal {
  readonly table: Locator;
  readonly kind: Locator;
  readonly outcome: Locator;
  readonly account: Locator;
  readonly spent: Locator;
  /** What is unknown on an account. */
  readonly unknown: Locator;
  readonly settleNow: Locator;
  readonly earlier: Locator;

  constructor(page: Page) {
    this.table = page.getByRole('table', { name: 'Journal' });
    this.kind = page.getByLabel('Kind', { exact: true });
    this.outcome = page.getByLabel('Outcome', { exact: true });
    this.account = page.getByLabel('Account', { exact: true });
    this.spent = page.getByRole('region', { name: 'Spent' });
    this.unknown = page.getByRole('region', { name: 'unknown' });
    this.earlier = page.getByRole('button', { name: 'Show earlier ones' });
    this.settleNow = this.unknown.getByRole('button', { name: 'Settle now' });
  }

  /** The entries on show, the head aside. */
  get rows(): Locator {
    return this.table.locator('tbody').getByRole('row');
  }

  /** What the details say under a heading. */
  fact(row: Locator, term: string): Locator {
    return row.locator(`dt:text-is("${term}") + dd`);
  }
}
