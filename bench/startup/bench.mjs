// How long a browser takes from the address to a page that answers: the app, and a React and a plain JavaScript page of the same
// frame, one after the other in one run. All files come compressed by gzip -9, as GitHub Pages sends them.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const { PROXYDECK_DIST: dist, PROXYDECK_CHROMIUM: executablePath, PROXYDECK_E2E: packages, BENCH_PACKAGES: own } = process.env;
const { chromium } = createRequire(join(packages, 'package.json'))('@playwright/test');
const { build } = createRequire(join(own, 'package.json'))('esbuild');
const rounds = Number(process.env.ROUNDS ?? 7);
const here = fileURLToPath(new URL('.', import.meta.url));

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** The files of a site by their paths. */
function site(files) {
  const prepared = new Map();
  for (const [path, content] of files) {
    prepared.set(path, { body: gzipSync(content, { level: 9 }), type: TYPES[extname(path)] ?? 'application/octet-stream' });
  }
  return prepared;
}

const below = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path), readFileSync(path)]);

const files = below(dist);
const styles = files.filter(([path]) => /^(tokens|base|shell|ui|convert)-.*\.css$/.test(path));

/** A peer: its script in one file, and the style sheets of the app that its page needs. */
async function peer(entry) {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'peers', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    nodePaths: [join(own, 'node_modules')],
  });
  const links = styles.map(([path]) => `<link rel="stylesheet" href="${path}">`).join('');
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Convert</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${links}<script type="module" src="app.js"></script><body></body></html>`;
  return site([['index.html', html], ['app.js', Buffer.from(outputFiles[0].contents)], ...styles]);
}

const sites = { proxydeck: site(files), react: await peer('react.jsx'), plain: await peer('plain.js') };
const servers = {};
for (const [name, prepared] of Object.entries(sites)) {
  const server = createServer((request, reply) => {
    const path = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const file = prepared.get(path);
    if (file === undefined) return reply.writeHead(404).end();
    // As Pages: everything may be kept for ten minutes.
    reply.writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip', 'cache-control': 'max-age=600' }).end(file.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  servers[name] = server;
}

const NETWORKS = {
  loopback: null,
  'slow 4G, CPU ÷ 4': { cpu: 4, network: { offline: false, latency: 150, downloadThroughput: 1_638.4 * 128, uploadThroughput: 675 * 128 } },
};
const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];

/** When the page first shows its field, and when that answers to a key; in ms since navigation began. */
function watch() {
  const look = () => {
    const field = document.querySelector('main textarea');
    if (field === null) return;
    observer.disconnect();
    window.there = performance.now();
    field.value = '192.0.2.1:8080';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    // What the key caused is on the screen after the next frame.
    requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now())));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
}

async function load(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => window.usable);
  return page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    usable: window.usable,
    bytes: performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0),
  }));
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
try {
  for (const [label, slow] of Object.entries(NETWORKS)) {
    const measured = Object.fromEntries(Object.keys(sites).map((name) => [name, { cold: [], warm: [] }]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of Object.keys(sites)) {
        const context = await browser.newContext({ serviceWorkers: 'block' });
        const page = await context.newPage();
        await page.addInitScript(watch);
        const session = await context.newCDPSession(page);
        await session.send('Network.enable');
        if (slow !== null) {
          await session.send('Network.emulateNetworkConditions', slow.network);
          await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
        }
        const url = `http://127.0.0.1:${servers[name].address().port}/#/convert`;
        measured[name].cold.push(await load(page, url));
        await page.goto('about:blank');
        measured[name].warm.push(await load(page, url));
        await context.close();
      }
    }
    process.stdout.write(`\n${label}, median of ${rounds}\n`);
    process.stdout.write(`${''.padEnd(12)}${['painted cold', 'usable cold', '÷ plain', 'painted warm', 'usable warm', '÷ plain', 'kB cold'].map((title) => title.padStart(14)).join('')}\n`);
    const of = (name, kind, what) => median(measured[name][kind].map((one) => one[what]));
    for (const name of Object.keys(sites)) {
      const cells = ['cold', 'warm'].flatMap((kind) => [
        `${of(name, kind, 'painted').toFixed(0)} ms`,
        `${of(name, kind, 'usable').toFixed(0)} ms`,
        (of(name, kind, 'usable') / of('plain', kind, 'usable')).toFixed(2),
      ]);
      cells.push((of(name, 'cold', 'bytes') / 1000).toFixed(1));
      process.stdout.write(`${name.padEnd(12)}${cells.map((cell) => cell.padStart(14)).join('')}\n`);
    }
  }
} finally {
  await browser.close();
  Object.values(servers).forEach((server) => server.close());
}
