// The frame around every page: navigation and live regions. Names are those of the product's interface contract.

import { expect, type Locator, type Page } from '@playwright/test';

/** The pages, by the name of their link. */
export const pageNames = ['Home', 'Buy', 'Proxies', 'Targeting', 'Whitelist', 'Convert', 'Journal', 'Settings'] as const;

export type PageName = (typeof pageNames)[number];

export class Shell {
  readonly navigation: Locator;
  /** Where results of actions arrive. */
  readonly status: Locator;
  /** Where failures arrive. */
  readonly alert: Locator;

  constructor(private readonly page: Page) {
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.status = page.getByRole('status');
    this.alert = page.getByRole('alert');
  }

  /** Opens a route by its hash, without the `#/`: `buy?count=10&period=30`. */
  async open(route = ''): Promise<void> {
    await this.page.goto(`./#/${route}`);
    // A cold browser on a busy machine takes its time to compile the app.
    await expect(this.navigation).toBeVisible({ timeout: 30_000 });
    await this.pageIsHere();
  }

  /** Goes to a page by its link, and waits until it is there. */
  async goTo(name: PageName): Promise<void> {
    const link = this.navigation.getByRole('link', { name, exact: true });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await this.pageIsHere();
  }

  /** Waits until the page's code has come: its heading is there before. */
  async pageIsHere(): Promise<void> {
    await expect(this.page.locator('.awaited')).toHaveCount(0);
    await expect(this.heading).toBeVisible();
  }

  /** The one heading that names the page. */
  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }
}
