// What the tab holds, once the browser has thrown away what it could.

import type { CDPSession, Page } from '@playwright/test';

export interface Measured {
  /** Of JavaScript, in bytes. */
  heap: number;
  /** Of WebAssembly, in bytes: it never shrinks, and grows in steps of a twentieth of itself. */
  wasm: number;
  /** Both together. */
  memory: number;
  /** All there are. */
  nodes: number;
  /** Those that are not in the document. */
  detached: number;
  listeners: number;
}

export async function measured(page: Page, session: CDPSession): Promise<Measured> {
  // What one sweep frees, the next finds unused.
  for (let sweep = 0; sweep < 3; sweep++) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const attached = await page.evaluate(() => {
    const nodes = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let count = 1;
    while (nodes.nextNode() !== null) count++;
    return count;
  });
  const wasm = await page.evaluate(async () => {
    const app = (await import(new URL('boot.js', document.baseURI).href)) as { initSync: () => { memory: WebAssembly.Memory } };
    return app.initSync().memory.buffer.byteLength;
  });
  const nodes = metric('Nodes');
  const heap = metric('JSHeapUsedSize');
  return { heap, wasm, memory: heap + wasm, nodes, detached: nodes - attached, listeners: metric('JSEventListeners') };
}
