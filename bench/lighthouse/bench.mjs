// Lighthouse on every page as a first visitor sees it, in both presets, with everything compressed by gzip -9 as GitHub Pages sends it.
// Prints the three scores and the times behind the first; fails where a score is below what is promised.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const { PROXYDECK_DIST: dist, PROXYDECK_CHROMIUM: chromePath, BENCH_PACKAGES: own } = process.env;
const resolve = (name) => pathToFileURL(createRequire(join(own, 'package.json')).resolve(name)).href;
const { default: lighthouse, desktopConfig } = await import(resolve('lighthouse'));
const chromeLauncher = await import(resolve('chrome-launcher'));

const PAGES = ['', 'buy', 'proxies', 'targeting', 'whitelist', 'convert', 'journal', 'settings'];
const PROMISED = { performance: 0.95, accessibility: 1, 'best-practices': 1 };
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

const compressed = new Map();
const server = createServer((request, reply) => {
  const path = normalize(new URL(request.url, 'http://localhost').pathname).slice(1) || 'index.html';
  try {
    if (!compressed.has(path)) compressed.set(path, gzipSync(readFileSync(join(dist, path)), { level: 9 }));
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    reply.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'max-age=600' }).end(compressed.get(path));
  } catch {
    reply.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((listening) => server.once('listening', listening));

const titles = ['performance', 'accessibility', 'best practices', 'painted', 'largest', 'blocked', 'shift'];
let missed = 0;
const chrome = await chromeLauncher.launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox'] });
try {
  for (const [preset, config] of [['mobile', undefined], ['desktop', desktopConfig]]) {
    process.stdout.write(`\n${preset.padEnd(12)}${titles.map((title) => title.padStart(16)).join('')}\n`);
    for (const page of PAGES) {
      const flags = { port: chrome.port, onlyCategories: Object.keys(PROMISED), logLevel: 'error' };
      const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/#/${page}`, flags, config);
      const scores = Object.entries(PROMISED).map(([category, promised]) => {
        const { score } = lhr.categories[category];
        missed += score < promised ? 1 : 0;
        return `${Math.round(score * 100)}${score < promised ? ' !' : ''}`;
      });
      const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(
        (audit) => lhr.audits[audit].displayValue.replace(/\s/g, ' '),
      );
      process.stdout.write(`${(page || 'home').padEnd(12)}${[...scores, ...times].map((cell) => cell.padStart(16)).join('')}\n`);
    }
  }
} finally {
  chrome.kill();
  server.close();
}
if (missed > 0) {
  process.stdout.write(`\n${missed} scores are below what is promised\n`);
  process.exitCode = 1;
}
