// What a first visit costs, in bytes that a file server with gzip really sends, headers included.

import { readFileSync } from 'node:fs';

import { sizeBudget } from '../fixtures/environment.ts';
import { expect, test } from '../fixtures/static.ts';

test('a fresh browser gets an answer to its first click within the budget', async ({ shell, staticServer }, testInfo) => {
  const { firstLoadGzipBytes } = JSON.parse(readFileSync(sizeBudget, 'utf8')) as { firstLoadGzipBytes: number };

  await shell.open('proxies');
  const sent = staticServer.bytesSent;
  // The page that the click leads to brings its own code.
  await shell.goTo('Buy');

  testInfo.annotations.push({ type: 'first load', description: `${sent} bytes` });
  expect(sent).toBeGreaterThan(0);
  expect(sent).toBeLessThan(firstLoadGzipBytes);
});
