// Chance that can be had again: the same seed, the same draws (mulberry32, by Tommy Ettinger, public domain).

export class Random {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from one to another, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  of<T>(all: readonly T[]): T {
    return all[this.between(0, all.length - 1)] as T;
  }
}
