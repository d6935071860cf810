// A hundred thousand lines into each format and back: the app's own worker beside plain JavaScript, in one run of one browser. Both
// read what they are given and write it anew. Prints lines per second, and how many times as fast the worker is.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

import { page as measure } from './page.mjs';

const { PROXYDECK_DIST: dist, PROXYDECK_CHROMIUM: executablePath, PROXYDECK_E2E: packages } = process.env;
const { chromium } = createRequire(join(packages, 'package.json'))('@playwright/test');

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };
const server = createServer(async (request, reply) => {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  try {
    const content = await readFile(join(dist, path === '/' ? 'index.html' : path));
    reply.writeHead(200, { 'content-type': TYPES[extname(path) || '.html'] ?? 'text/plain' }).end(content);
  } catch {
    reply.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/#/convert`);
  const rows = await page.evaluate(measure, { lines: 100_000, rounds: Number(process.env.ROUNDS ?? 5) });
  const number = (value) => (value === null ? '–' : Math.round(value / 1_000) * 1_000).toLocaleString('en').padStart(12);
  process.stdout.write(`${'100,000 lines'.padEnd(32)}${'worker, a second'.padStart(18)}${'JavaScript'.padStart(14)}   ratio\n`);
  for (const { name, worker, script } of rows) {
    const ratio = script === null ? '' : (worker / script).toFixed(2);
    process.stdout.write(`${name.padEnd(32)}${number(worker).padStart(18)}${(script === null ? '–' : number(script)).padStart(14)}${ratio.padStart(8)}\n`);
  }
} finally {
  await browser.close();
  server.close();
}
