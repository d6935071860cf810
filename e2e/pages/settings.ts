// The Settings page.

import type { Locator, Page } from '@playwright/test';

export class Settings {
  readonly accounts: Locator;

  constructor(private readonly page: Page) {
    this.accounts = page.getByRole('region', { name: 'Accounts' });
  }

  /** Adds a Proxy6 account through the form. */
  async addProxy6(key: string, name = 'work'): Promise<void> {
    await this.page.getByLabel('Provider').selectOption('Proxy6');
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByLabel('API key').fill(key);
    await this.add();
  }

  /** Adds a SOAX package through the form. */
  async addSoax(
    key: string,
    packageKey: string,
    type: 'Residential (wifi)' | 'Mobile' = 'Residential (wifi)',
    { name = packageKey, password = 'PASSWORD' } = {},
  ): Promise<void> {
    await this.page.getByLabel('Provider').selectOption('SOAX');
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByLabel('API key').fill(key);
    await this.page.getByLabel('Package key').fill(packageKey);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByLabel('Connection type').selectOption(type);
    await this.add();
  }

  async add(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add account' }).click();
  }

  /** Chooses how calls travel. */
  async connect(mode: 'Direct' | 'Relay' | 'Sandbox'): Promise<void> {
    await this.page.getByLabel('Connection', { exact: true }).selectOption(mode);
  }

  get testAgain(): Locator {
    return this.page.getByRole('button', { name: 'Test again' });
  }

  /** That the account in use has answered. */
  get answers(): Locator {
    return this.accounts.getByText('The account answers.');
  }
}
