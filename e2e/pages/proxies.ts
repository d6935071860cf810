// The Proxies page. Names are those of the product's interface contract.

import { expect, type Locator, type Page } from '@playwright/test';

export class Proxies {
  readonly table: Locator;
  readonly filter: Locator;
  /** What can be done with the selection. */
  readonly selection: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Proxies', exact: true });
    this.filter = page.getByLabel('Filter', { exact: true });
    this.selection = page.getByRole('region', { name: 'Selection' });
    this.dialog = page.getByRole('dialog');
  }

  /** The rows in the document, the head aside. */
  get rows(): Locator {
    return this.table.locator('tbody').getByRole('row');
  }

  /** The row of a proxy. */
  row(endpoint: string): Locator {
    return this.rows.filter({ hasText: endpoint });
  }

  /** The endpoints on show, from top to bottom. */
  async endpoints(): Promise<string[]> {
    // Beside it stand, for those who do not see the dot, its state, and the button.
    return this.rows.locator('td.proxies-endpoint').evaluateAll((cells) =>
      cells.map((cell) => [...cell.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])).join('')),
    );
  }

  /** Ticks a proxy, or no longer. */
  async tick(endpoint: string, modifiers: 'Shift'[] = []): Promise<void> {
    await this.table.getByRole('checkbox', { name: `Select ${endpoint}`, exact: true }).click({ modifiers });
  }

  async selectAll(): Promise<void> {
    await this.table.getByRole('checkbox', { name: 'Select all that match' }).click();
  }

  heading(name: string): Locator {
    return this.table.getByRole('columnheader', { name });
  }

  async sortBy(name: string, modifiers: 'Shift'[] = []): Promise<void> {
    await this.heading(name).getByRole('button').click({ modifiers });
  }

  /** A button for the selection. */
  action(name: string): Locator {
    return this.selection.getByRole('button', { name, exact: true });
  }

  /** Opens the dialog of an action, and waits for it. */
  async open(name: string): Promise<void> {
    await this.action(name).click();
    await expect(this.dialog).toBeVisible();
  }

  /** The button of the open dialog that does it. */
  confirm(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  /** What lies on the clipboard. */
  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
