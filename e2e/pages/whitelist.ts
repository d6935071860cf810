// The Whitelist page.

import { expect, type Locator, type Page } from '@playwright/test';

export class Whitelist {
  readonly table: Locator;
  readonly apply: Locator;
  readonly discard: Locator;
  readonly dialog: Locator;
  readonly refresh: Locator;
  readonly ownAddress: Locator;
  /** How much is not applied yet, and why it cannot be. */
  readonly bar: Locator;

  constructor(private readonly page: Page) {
    const main = page.getByRole('main');
    this.table = page.getByRole('table', { name: 'Whitelist' });
    this.bar = page.locator('.whitelist-bar');
    this.apply = this.bar.getByRole('button', { name: 'Apply changes' });
    this.discard = this.bar.getByRole('button', { name: 'Discard' });
    this.dialog = page.getByRole('dialog');
    this.refresh = main.getByRole('button', { name: 'Refresh' });
    this.ownAddress = main.getByRole('button', { name: 'Use my current address' });
  }

  /** The row of a slot. */
  slot(number: number): Slot {
    const heading = this.page.getByRole('rowheader', { name: String(number), exact: true });
    return new Slot(this.table.getByRole('row').filter({ has: heading }));
  }

  /** Waits until the table shows these addresses, slot by slot; an empty one is free. */
  async expectAddresses(...addresses: string[]): Promise<void> {
    await expect(this.table.getByRole('rowheader')).toHaveCount(addresses.length);
    for (const [index, address] of addresses.entries()) {
      await expect(this.slot(index + 1).address).toHaveValue(address);
    }
  }

  /** Opens the difference to what SOAX has now. */
  async review(): Promise<void> {
    await this.apply.click();
    await expect(this.dialog).toBeVisible();
  }

  /** The button in the dialog. */
  get confirm(): Locator {
    return this.dialog.getByRole('button', { name: 'Apply changes' });
  }

  /** The lines of what is about to change, as texts. */
  async changes(): Promise<string[]> {
    const rows = this.dialog.getByRole('table', { name: 'What changes' }).locator('tbody').getByRole('row');
    const texts = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent).join(' | ')));
    return texts;
  }

  /** Opens the difference, applies it and waits for the end. */
  async applyAll(): Promise<void> {
    await this.review();
    await this.confirm.click();
    await expect(this.page.getByRole('status')).toContainText('The list is as you wanted it.');
    await expect(this.apply).toBeDisabled();
  }
}

export class Slot {
  readonly address: Locator;
  readonly comment: Locator;
  readonly undo: Locator;
  readonly free: Locator;

  constructor(readonly row: Locator) {
    this.address = row.getByLabel('IP address');
    this.comment = row.getByLabel('Comment');
    this.undo = row.getByRole('button', { name: 'Undo' });
    this.free = row.getByRole('button', { name: 'Free slot' });
  }
}
