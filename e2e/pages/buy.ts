// The Buy page: calculator, price table, stock, and the dialog that spends.

import type { Locator, Page } from '@playwright/test';

export interface Order {
  count?: string;
  period?: string;
  version?: 'IPv6' | 'IPv4' | 'IPv4 Shared' | 'MTProto';
  country?: string;
  type?: 'HTTPS' | 'SOCKS5';
  comment?: string;
}

export class Buy {
  readonly count: Locator;
  readonly period: Locator;
  readonly version: Locator;
  readonly country: Locator;
  readonly type: Locator;
  readonly comment: Locator;
  readonly autoRenew: Locator;
  /** The calculator with everything it tells. */
  readonly calculator: Locator;
  readonly buy: Locator;
  /** Puts the country in the fields aside for the same purchase. */
  readonly addCountry: Locator;
  /** The countries put aside. */
  readonly countries: Locator;
  readonly prices: Locator;
  readonly stock: Locator;
  readonly dialog: Locator;
  readonly confirm: Locator;

  constructor(page: Page) {
    this.calculator = page.getByRole('region', { name: 'Price', exact: true });
    const field = (name: string) => this.calculator.getByLabel(name, { exact: true });
    this.count = field('Count');
    this.period = field('Period (days)');
    this.version = field('Version');
    this.country = this.calculator.getByRole('combobox', { name: 'Country' });
    this.type = field('Type');
    this.comment = field('Comment');
    this.autoRenew = field('Auto-renew');
    this.buy = this.calculator.getByRole('button', { name: 'Buy', exact: true });
    this.addCountry = this.calculator.getByRole('button', { name: 'Add another country' });
    this.countries = this.calculator.getByRole('region', { name: 'Countries of this purchase' });
    this.prices = page.getByRole('region', { name: 'All prices, for one proxy a day' });
    this.stock = page.getByRole('region', { name: /^In stock/ });
    this.dialog = page.getByRole('dialog', { name: 'Check the order' });
    this.confirm = this.dialog.getByRole('button', { name: 'Confirm purchase' });
  }

  async fill(order: Order): Promise<void> {
    if (order.version !== undefined) await this.version.selectOption(order.version);
    if (order.type !== undefined) await this.type.selectOption(order.type);
    if (order.count !== undefined) await this.count.fill(order.count);
    if (order.period !== undefined) await this.period.fill(order.period);
    if (order.comment !== undefined) await this.comment.fill(order.comment);
    if (order.country !== undefined) {
      await this.country.fill(order.country);
      await this.country.blur();
    }
  }

  /** A cell of the price table. */
  cell(version: string, days: number): Locator {
    return this.prices.getByRole('button', { name: new RegExp(`^${version}, ${days} days: `) });
  }

  /** A country's line in the stock of all countries. */
  stockOf(country: string): Locator {
    return this.stock.getByRole('button', { name: new RegExp(`^${country} `) });
  }

  /** What the dialog says under a heading. */
  fact(term: string): Locator {
    return this.dialog.locator(`dt:text-is("${term}") + dd`);
  }
}
