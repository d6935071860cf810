// The Targeting page.

import { expect, type Locator, type Page } from '@playwright/test';

/** What a field is called. */
export type PlaceName = 'Country' | 'Region' | 'City' | 'ISP' | 'Operator';

export class Targeting {
  readonly sessionId: Locator;
  readonly seconds: Locator;
  readonly sessions: Locator;
  readonly dialect: Locator;
  readonly format: Locator;
  readonly package: Locator;
  readonly copy: Locator;
  readonly download: Locator;
  /** The targeting string, its password masked where it stands in one. */
  readonly userName: Locator;
  /** The whole first line, its password masked. */
  readonly line: Locator;

  constructor(private readonly page: Page) {
    this.sessionId = page.getByLabel('Session ID', { exact: true });
    this.seconds = page.getByLabel('Session length (seconds)');
    this.sessions = page.getByLabel('Sessions', { exact: true });
    this.dialect = page.getByLabel('Dialect');
    this.format = page.getByLabel('Format');
    this.package = page.getByLabel('Package', { exact: true });
    this.copy = page.getByRole('button', { name: 'Copy', exact: true });
    this.download = page.getByRole('button', { name: 'Download' });
    this.userName = page.locator('.targeting-name');
    this.line = page.locator('.targeting-line');
  }

  /** A field with a list. */
  place(name: PlaceName): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** The lines that the list of a field shows now. */
  suggestions(name: PlaceName): Locator {
    return this.page.getByRole('listbox', { name, exact: true }).getByRole('option');
  }

  /** What stands under a field: help and complaint. */
  async said(field: Locator): Promise<string> {
    const ids = (await field.getAttribute('aria-describedby')) ?? '';
    const texts = await Promise.all(ids.split(' ').map((id) => this.page.locator(`[id="${id}"]`).innerText()));
    return texts.join(' ').trim();
  }

  /** Waits until that is said under a field. */
  async expectSaid(field: Locator, text: string | RegExp): Promise<void> {
    await expect.poll(() => this.said(field)).toMatch(text);
  }

  /** Types a name and takes the first line of the list, with the keyboard alone. */
  async choose(name: PlaceName, typed: string, line: string): Promise<void> {
    const field = this.place(name);
    // The list must be there: before, there is nothing to take.
    if (name !== 'Country') await this.expectSaid(field, /listed|whole name|SOAX's list now/);
    await field.focus();
    await field.fill(typed);
    await expect(this.suggestions(name).first()).toContainText(line);
    await field.press('Enter');
    await expect(field).toHaveValue(line);
  }

  /** Pastes a string and has it taken apart into the fields. */
  async takeApart(text: string): Promise<void> {
    const card = this.page.getByRole('region', { name: 'Take a string apart' });
    await card.getByLabel('Targeting string or line').fill(text);
    await card.getByRole('button', { name: 'Take apart' }).click();
    await expect(card.getByLabel('Targeting string or line')).toHaveValue('');
  }

  /** The target in a dialect, beside the others. */
  inDialect(dialect: 'documented' | 'package' | 'rules' | 'legacy'): Locator {
    return this.page.getByRole('region', { name: 'Side by side' }).getByRole('group', { name: new RegExp(`^${dialect}`) });
  }

  /** Presses "Copy" and reads the clipboard. */
  async copied(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.copy.click();
    await expect(this.page.getByRole('status')).toContainText('Copied.');
    return await this.page.evaluate(() => navigator.clipboard.readText());
  }
}
