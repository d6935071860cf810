// Every way in which a call that spends or destroys may be begun and may go wrong.

import { createHash } from 'node:crypto';

import type { Fault } from '../fixtures/sandbox_admin.ts';

export const operations = ['buy', 'prolong', 'delete'] as const;
export type Operation = (typeof operations)[number];

/** How long (milliseconds) the app waits for an answer in these tests. */
export const callTimeout = 1_500;
/** How long (milliseconds) a delayed answer takes. */
const DELAY = 3_000;

type Kind = Fault extends infer One ? (One extends Fault ? Omit<One, 'match' | 'times'> : never) : never;

/** What becomes of the call on its way, by the sandbox's words; how long (milliseconds) it lasts. */
export const faults: Record<string, { fault?: Kind; lasts: number }> = {
  none: { lasts: 0 },
  refuse: { fault: { fault: 'refuse' }, lasts: 0 },
  reset_before: { fault: { fault: 'reset_before' }, lasts: 0 },
  reset_after: { fault: { fault: 'reset_after' }, lasts: 0 },
  cut: { fault: { fault: 'cut' }, lasts: 0 },
  '500': { fault: { fault: 'status', status: 500 }, lasts: 0 },
  '500 after': { fault: { fault: 'status', status: 500, after: true }, lasts: 0 },
  '429': { fault: { fault: 'status', status: 429 }, lasts: 0 },
  garbage: { fault: { fault: 'garbage' }, lasts: 0 },
  delay: { fault: { fault: 'delay', millis: DELAY }, lasts: DELAY },
};

/** What the person does. */
export const ways = ['single click', 'double click', 'Enter and click', 'two tabs', 'killed once stored', 'killed once sent', 'reload'] as const;
export type Way = (typeof ways)[number];

export interface Cell {
  operation: Operation;
  fault: string;
  way: Way;
}

export const nameOf = ({ operation, fault, way }: Cell): string => `${operation}, ${fault}, ${way}`;

export const cells: Cell[] = operations.flatMap((operation) =>
  Object.keys(faults).flatMap((fault) => ways.map((way) => ({ operation, fault, way }))),
);

/** A tenth of them; another seed chooses others. */
export function tenth(seed: string): Cell[] {
  const draw = (cell: Cell) => createHash('sha256').update(`${seed}/${nameOf(cell)}`).digest('hex');
  const drawn = cells.map((cell) => ({ cell, by: draw(cell) })).sort((one, other) => (one.by < other.by ? -1 : 1));
  return drawn.slice(0, Math.ceil(cells.length / 10)).map(({ cell }) => cell);
}
