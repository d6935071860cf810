// One tab of somebody who is about to spend or to destroy.

import { expect, type Locator, type Page } from '@playwright/test';

import { hurry } from '../fixtures/pace.ts';
import { Buy } from '../pages/buy.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import { Shell } from '../pages/shell.ts';
import { callTimeout, type Operation } from './matrix.ts';

export class Customer {
  private readonly shell: Shell;

  private constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  /** Opens the app in a tab. */
  static async in(page: Page): Promise<Customer> {
    await hurry(page, callTimeout);
    const customer = new Customer(page);
    // The first load of many tabs at once takes its time; it is no part of what is measured.
    await page.goto('./#/settings');
    await customer.shell.navigation.waitFor({ timeout: 60_000 });
    await customer.shell.pageIsHere();
    return customer;
  }

  /** Gives the app the key, which it forgets with the tab. */
  async signIn(): Promise<void> {
    const settings = new Settings(this.page);
    await this.shell.goTo('Settings');
    await settings.addProxy6('px6-test-key');
    await settings.answers.waitFor();
  }

  /** Prepares everything up to the button that does it; of a purchase only the order, for its offer locks the account. */
  async prepare(operation: Operation): Promise<void> {
    if (operation === 'buy') {
      await this.shell.goTo('Buy');
      await new Buy(this.page).fill({ count: '2', period: '7', version: 'IPv6', country: 'ru' });
      return;
    }
    await this.shell.goTo('Proxies');
    const proxies = new Proxies(this.page);
    for (const endpoint of ['192.0.2.1:8101', '192.0.2.1:8102']) await proxies.tick(endpoint);
    await proxies.open(operation === 'prolong' ? 'Extend' : 'Delete');
    await expect(this.button(operation)).toBeEnabled();
  }

  /** The button that does it. */
  button(operation: Operation): Locator {
    if (operation === 'buy') return new Buy(this.page).confirm;
    return new Proxies(this.page).confirm(operation === 'prolong' ? 'Extend' : 'Delete');
  }

  /** Brings the button about. */
  async ask(operation: Operation): Promise<void> {
    if (operation === 'buy') await new Buy(this.page).buy.click();
    await expect(this.button(operation)).toBeEnabled();
  }

  /** Presses, at that moment (milliseconds), what begins it; whether it could be pressed. Of a purchase that asks for the offer. */
  async pressAt(moment: number, operation: Operation): Promise<boolean> {
    const button = operation === 'buy' ? new Buy(this.page).buy : this.button(operation);
    return button.evaluate(
      (element: HTMLButtonElement, at) =>
        new Promise<boolean>((resolve) => {
          setTimeout(() => {
            resolve(!element.disabled);
            element.click();
          }, at - Date.now());
        }),
      moment,
    );
  }

  /** How the purchase's dialog stands this moment. */
  async stand(): Promise<string> {
    const { confirm, dialog } = new Buy(this.page);
    if (await confirm.and(this.page.locator(':enabled')).isVisible()) return 'has its offer';
    return (await dialog.getByText('Another tab is at work on this account').isVisible()) ? 'waits for the other tab' : 'asks';
  }

  /** Confirms the purchase as soon as that can be done; whether it could, for what the other tab did may forbid it. */
  async confirmWhenOffered(): Promise<boolean> {
    const { confirm, dialog } = new Buy(this.page);
    const forbidden = dialog.getByRole('alert').filter({ hasText: 'must be settled first' });
    await expect(confirm.and(this.page.locator(':enabled')).or(forbidden)).toBeVisible();
    if (await forbidden.isVisible()) return false;
    await confirm.click();
    return true;
  }

  /** What the app says of it in the end. */
  async told(): Promise<string> {
    const said = async () => (await this.page.getByRole('alert').or(this.page.getByRole('status')).allInnerTexts()).join(' ');
    await expect.poll(said).toMatch(/Extended|Deleted|Bought|Nothing was|not known|unknown|Settled/);
    return said();
  }

  /** The balance that the app shows. */
  get balance(): Locator {
    return this.page.getByRole('banner').locator('.balance');
  }

  /** What the app's list shows now. */
  async listed(): Promise<string[]> {
    await this.page.keyboard.press('Escape');
    await this.shell.goTo('Proxies');
    return (await new Proxies(this.page).endpoints()).sort();
  }
}
