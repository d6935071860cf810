// The journal as it lies in the browser's storage.

import type { Page } from '@playwright/test';

export interface Entry {
  function: string;
  /** `open`, `unknown`, `done`, `refused`, `not-done`, `waived` */
  outcome: string;
}

/** All entries; none where there is no journal yet. */
export async function journalOf(page: Page): Promise<Entry[]> {
  const records = await page.evaluate(async () => {
    const found = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.name ?? 'refused'));
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'proxydeck')) return [];
    const database = await found(indexedDB.open('proxydeck'));
    try {
      return (await found(database.transaction('journal').objectStore('journal').getAll())) as string[];
    } finally {
      database.close();
    }
  });
  return records.map((record) => {
    const { request, outcome } = JSON.parse(record) as { request: { function: string }; outcome: string | object };
    return { function: request.function, outcome: typeof outcome === 'string' ? outcome : String(Object.keys(outcome)[0]) };
  });
}

/** Writes the last entry again, so often, each time a minute older: a journal that has grown. */
export async function growJournal(page: Page, times: number): Promise<void> {
  await page.evaluate(async (times) => {
    const found = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.name ?? 'refused'));
      });
    const database = await found(indexedDB.open('proxydeck'));
    try {
      const journal = database.transaction('journal', 'readwrite').objectStore('journal');
      const entry = JSON.parse(((await found(journal.getAll())) as string[])[0] as string) as { id: string; intended_at: number };
      for (let older = 1; older <= times; older++) {
        const id = older.toString(16).padStart(32, '0');
        await found(journal.put(JSON.stringify({ ...entry, id, intended_at: entry.intended_at - older * 60_000 }), id));
      }
    } finally {
      database.close();
    }
  }, times);
}
