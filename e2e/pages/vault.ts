// The vault: its card in Settings, its dialog, and what lies in the browser's storage.

import { expect, type Locator, type Page } from '@playwright/test';

export class Vault {
  readonly card: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.card = page.getByRole('region', { name: 'Vault' });
    this.dialog = page.getByRole('dialog', { name: 'Unlock the vault' });
  }

  /** Turns it on, on the Settings page. */
  async turnOn(passphrase: string): Promise<void> {
    await this.card.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.card.getByLabel('Passphrase once more').fill(passphrase);
    await this.card.getByRole('button', { name: 'Turn the vault on' }).click();
    await expect(this.card).toContainText('The vault is open');
  }

  /** Opens the dialog from the banner and tries a passphrase. */
  async tryPassphrase(passphrase: string): Promise<void> {
    if (!(await this.dialog.isVisible())) {
      await this.page.getByRole('main').getByRole('button', { name: 'Unlock' }).first().click();
    }
    await this.dialog.getByLabel('Passphrase').fill(passphrase);
    await this.dialog.getByRole('button', { name: 'Unlock' }).click();
  }

  /** Opens it. */
  async unlock(passphrase: string): Promise<void> {
    await this.tryPassphrase(passphrase);
    await expect(this.dialog).toBeHidden();
  }

  /** Says that it is locked. */
  get locked(): Locator {
    return this.page.getByRole('main').getByText('Your keys are in the vault, and it is locked.').first();
  }

  /** The record in IndexedDB; `undefined` where there is none. */
  async record(): Promise<string | undefined> {
    return this.page.evaluate(
      async () =>
        // Opening it would make it.
        (await indexedDB.databases()).length === 0 ? undefined : new Promise<string | undefined>((resolve, reject) => {
          const opening = indexedDB.open('proxydeck');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const get = opening.result.transaction('vault').objectStore('vault').get('keys');
            get.onerror = () => reject(get.error);
            get.onsuccess = () => {
              opening.result.close();
              resolve(get.result as string | undefined);
            };
          };
        }),
    );
  }
}

/** Everything that the browser keeps for the page's origin, as one text. */
export async function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        const [keys, values] = await Promise.all(
          (['getAllKeys', 'getAll'] as const).map(
            (method) =>
              new Promise<unknown>((resolve, reject) => {
                const request = database.transaction(store).objectStore(store)[method]();
                request.onerror = () => reject(request.error);
                request.onsuccess = () => resolve(request.result);
              }),
          ),
        );
        kept.push(JSON.stringify({ store, keys, values }));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept.push(request.url);
        if (/\.(html|js|json|css|webmanifest)$|\/$/.test(new URL(request.url).pathname)) {
          kept.push((await (await cache.match(request))?.text()) ?? '');
        }
      }
    }
    kept.push(document.title, location.href, document.cookie);
    return kept.join('\n');
  });
}

/** Everything in the document, the values of fields included. */
export async function everythingShown(page: Page): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map((field) => field.value);
    return [document.documentElement.outerHTML, ...values].join('\n');
  });
}
