// A hundred thousand rows in one table after another, each in a browser of its own, some rounds of all of them in turn.
// `node bench.mjs TABLES APP [ROUNDS]`: the folder of the bundled tables, and that of the app's own table as trunk has built it.
// THROTTLE=4 slows the processor; ONLY=plain,proxydeck leaves others out. All traffic stays on loopback.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { OWN, served } from './serving.mjs';

const [tables, app, rounds = '5'] = process.argv.slice(2);
const { PROXYDECK_CHROMIUM: executablePath = '/usr/bin/chromium', THROTTLE = '1', ONLY } = process.env;
const ROWS = Number(process.env.ROWS ?? 100_000);
const LIBRARIES = ['tanstack', 'slickgrid', 'tabulator', 'aggrid'];
const names = ONLY ? ONLY.split(',') : ['plain', ...LIBRARIES, OWN];

const server = await served(tables, app);

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync', '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];

async function run(name) {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.exposeFunction('worked', async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value * 1_000;
    });
    await page.goto(server.address(name));
    await page.waitForFunction(() => window.go);
    if (Number(THROTTLE) > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: Number(THROTTLE) });
    const result = await page.evaluate((count) => window.go(count), ROWS);
    const [heap, wasm] = await page.evaluate(() => {
      window.gc();
      return [performance.memory.usedJSHeapSize, window.wasmBytes?.() ?? 0];
    });
    if (complaints.length) throw new Error(`${name}: ${complaints.join('\n')}`);
    if (process.env.SHOT) await page.screenshot({ path: join(process.env.SHOT, `${name}.png`) });
    return { ...result, heap: heap / 1e6, wasm: wasm / 1e6, memory: (heap + wasm) / 1e6 };
  } finally {
    await browser.close();
  }
}

const results = Object.fromEntries(names.map((name) => [name, []]));
for (let round = 0; round < Number(rounds); round += 1) {
  for (const name of names) {
    results[name].push(await run(name));
  }
}
server.close();

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const of = (name, key, kind) => median(results[name].map((result) => (kind ? result[key][kind] : result[key])));
const STEPS = [
  ['mount', 'mount'], ['filter keystroke', 'keystroke'], ['slowest keystroke', 'slowestKeystroke'], ['filter cleared', 'filterCleared'],
  ['sort by text', 'sortText'], ['sort by number', 'sortNumber'], ['jump', 'jump'], ['slowest jump', 'slowestJump'],
  ['sweep, a frame', 'sweepFrame'],
];
const SHOWN = [
  ...STEPS.map(([title, key]) => [`${title}, work, ms`, key, 1, 'work']),
  ...STEPS.map(([title, key]) => [`${title}, clock, ms`, key, 1, 'clock']),
  ['sweep, frame p95, clock, ms', 'sweepFrameP95', 1], ['long tasks over 50 ms', 'longTasks', 0], ['longest task, ms', 'longestTask', 0],
  ['memory, MB', 'memory', 1], ['of it wasm, MB', 'wasm', 1], ['elements', 'elements', 0], ['rows matching', 'matching', 0],
];
const compared = names.includes(OWN) && LIBRARIES.some((name) => names.includes(name));
const say = (line) => process.stdout.write(`${line}\n`);
const load = (await readFile('/proc/loadavg', 'utf8')).split(' ', 1)[0];
say(`${ROWS.toLocaleString('en')} rows, median of ${rounds}, throttle ${THROTTLE}, load ${load}`);
say('work: processor time of the main thread; clock: until it was painted');
say(`| | ${names.join(' | ')} |${compared ? ' own : fastest library |' : ''}`);
say(`|---|${names.map(() => '---|').join('')}${compared ? '---|' : ''}`);
for (const [title, key, digits, kind] of SHOWN) {
  const least = compared && Math.min(...LIBRARIES.filter((name) => names.includes(name)).map((name) => of(name, key, kind)));
  const ratio = compared ? ` ${key === 'wasm' || key === 'matching' || !least ? '' : (of(OWN, key, kind) / least).toFixed(2)} |` : '';
  say(`| ${title} | ${names.map((name) => of(name, key, kind).toFixed(digits)).join(' | ')} |${ratio}`);
}
if (names.includes(OWN)) say(`${OWN} took the rows in, page after page, in ${of(OWN, 'taken').toFixed(0)} ms before it was mounted`);
for (const name of names) {
  const tasks = results[name].flatMap((result) => result.longTasksDuring);
  if (tasks.length) say(`${name}, long tasks in all rounds: ${tasks.join(', ')}`);
}
