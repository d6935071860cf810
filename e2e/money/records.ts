// The journal as it lies in the browser's storage.

import type { Page } from '@playwright/test';

export interface Entry {
  function: string;
  /** `open`, `unknown`, `done`, `refused`, `not-done`, `waived` */
  outcome: string;
}

interface Change {
  /** Writes an entry again, so often, each time a minute older. */
  repeat?: number;
  /** Removes all but the latest. */
  keep?: number;
}

/** All records as they are, after this change; none where there is no journal yet. */
async function records(page: Page, change: Change = {}): Promise<string[]> {
  return page.evaluate(async ({ repeat = 0, keep = Infinity }) => {
    const found = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(request.error?.name ?? 'refused'));
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'proxydeck')) return [];
    const database = await found(indexedDB.open('proxydeck'));
    try {
      const journal = database.transaction('journal', 'readwrite').objectStore('journal');
      const all = ((await found(journal.getAll())) as string[]).map((record) => JSON.parse(record) as { id: string; intended_at: number });
      for (let older = 1; older <= repeat; older++) {
        const [entry] = all;
        if (entry === undefined) throw new Error('there is no entry to repeat');
        const id = older.toString(16).padStart(32, '0');
        await found(journal.put(JSON.stringify({ ...entry, id, intended_at: entry.intended_at - older * 60_000 }), id));
      }
      all.sort((one, other) => other.intended_at - one.intended_at);
      for (const { id } of all.slice(keep)) await found(journal.delete(id));
      return (await found(journal.getAll())) as string[];
    } finally {
      database.close();
    }
  }, change);
}

/** All entries. */
export async function journalOf(page: Page): Promise<Entry[]> {
  return (await records(page)).map((record) => {
    const { request, outcome } = JSON.parse(record) as { request: { function: string }; outcome: string | object };
    return { function: request.function, outcome: typeof outcome === 'string' ? outcome : String(Object.keys(outcome)[0]) };
  });
}

/** Makes the journal a long one. */
export async function growJournal(page: Page, entries: number): Promise<void> {
  await records(page, { repeat: entries });
}

/** Leaves the latest entries alone in the journal. */
export async function shortenJournal(page: Page, keep: number): Promise<void> {
  await records(page, { keep });
}
