// What the tab holds, once the browser has thrown away what it could.

import type { CDPSession, Page } from '@playwright/test';

export interface Measured {
  /** Of JavaScript, in bytes. */
  heap: number;
  /** Of WebAssembly, in bytes: it never shrinks. */
  wasm: number;
  nodes: number;
  listeners: number;
}

export async function measured(page: Page, session: CDPSession): Promise<Measured> {
  // What one sweep frees, the next finds unused.
  for (let sweep = 0; sweep < 3; sweep++) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const wasm = await page.evaluate(async () => {
    const app = (await import(new URL('boot.js', document.baseURI).href)) as { initSync: () => { memory: WebAssembly.Memory } };
    return app.initSync().memory.buffer.byteLength;
  });
  return { heap: metric('JSHeapUsedSize'), wasm, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}
