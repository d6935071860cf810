// A tab that dies, at a moment of the test's choice.

import type { BrowserContext, CDPSession, Page } from '@playwright/test';

const STANDS_STILL = 'the-tab-stands-still';

export class MortalTab {
  private constructor(
    private readonly page: Page,
    private readonly browser: CDPSession,
  ) {}

  static async of(context: BrowserContext, page: Page): Promise<MortalTab> {
    return new MortalTab(page, await context.newCDPSession(page));
  }

  /**
   * Lets the tab stand still right after the first intent is durable, before the app hears of it. A request that the page waits
   * for in place, and that nobody answers, holds it there. What is returned waits until it stands.
   */
  async standStillOnceStored(): Promise<() => Promise<void>> {
    let reached = () => {};
    const still = new Promise<void>((resolve) => (reached = resolve));
    await this.page.route(`**/${STANDS_STILL}`, () => reached());
    await this.page.evaluate((address) => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
        if (this.name === 'journal') {
          this.transaction.addEventListener('complete', () => {
            const request = new XMLHttpRequest();
            request.open('GET', address, false);
            request.send();
          });
        }
        return put.apply(this, given);
      };
    }, STANDS_STILL);
    return () => still;
  }

  /** The renderer is gone at once, whatever it is doing: no event, no last word. */
  async die(): Promise<void> {
    const dead = this.page.waitForEvent('crash');
    // Nobody is left to answer.
    this.browser.send('Page.crash').catch(() => {});
    await dead;
    await this.page.close();
  }
}
