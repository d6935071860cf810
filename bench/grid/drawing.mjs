// What Chromium alone takes for the elements of a mounted table, put into the page as ready HTML with no table's code at work: the least
// that a mount of just these elements can take. `node drawing.mjs TABLES APP [ROUNDS]`, folders as for bench.mjs; medians of the
// main thread's milliseconds for parsing, style, layout and paint.
import { chromium } from 'playwright-core';

import { OWN, served } from './serving.mjs';

const [tables, app, rounds = '15'] = process.argv.slice(2);
const { PROXYDECK_CHROMIUM: executablePath = '/usr/bin/chromium' } = process.env;
const PHASES = ['ParseHTML', 'UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize'];

const server = await served(tables, app);

const launched = () => chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'] });
const opened = async (browser, name, hasCode) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
  if (!hasCode) await page.route(/\.(js|wasm)$/, (route) => route.abort());
  await page.goto(server.address(name));
  return page;
};

/** The elements of a table at the end of its mount. */
async function mounted(name) {
  const browser = await launched();
  const page = await opened(browser, name, true);
  await page.waitForFunction(() => window.go);
  const html = await page.evaluate(() => new Promise((resolve) => {
    let asked = 0;
    window.worked = async () => {
      asked += 1;
      if (asked < 2) return 0;
      resolve(document.getElementById('g').innerHTML);
      return new Promise(() => {});
    };
    window.go(100_000);
  }));
  await browser.close();
  return html;
}

async function drawn(name, html, style) {
  const browser = await launched();
  const page = await opened(browser, name, false);
  if (style) await page.addStyleTag({ content: style });
  await page.waitForTimeout(300);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing'] });
  await page.evaluate(async (content) => {
    performance.mark('begun');
    document.getElementById('g').innerHTML = content;
    await new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    }));
    performance.mark('painted');
  }, html);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await browser.close();
  const mark = (wanted) => traceEvents.find((event) => event.name === wanted && event.cat.includes('blink.user_timing'));
  const [begun, painted] = [mark('begun'), mark('painted')];
  const within = traceEvents.filter((event) => event.ph === 'X' && event.tid === begun.tid && event.pid === begun.pid
    && event.ts >= begun.ts && event.ts < painted.ts && PHASES.includes(event.name));
  return within.reduce((sum, event) => sum + event.tdur, 0) / 1_000;
}

const [tanstack, own] = [await mounted('tanstack'), await mounted(OWN)];
const WITHOUT = {
  head: (html) => html.replace(/<thead[^]*?<\/thead>/, ''),
  ticks: (html) => html.replaceAll(/<input type="checkbox"[^>]*>/g, ''),
  marks: (html) => html.replaceAll(/<span class="dot[^]*?<\/span>/g, ''),
  'the last three columns': (html) => html.replaceAll(/<td[^>]*proxies-(?:bought|ip|left)"[^]*?<\/td>/g, ''),
};
const ONE_FACE = '* { font: 13px sans-serif !important } .dot { font-size: 0 !important }';
const kinds = [
  ['TanStack Virtual', 'tanstack', tanstack, ''],
  ['Proxydeck', OWN, own, ''],
  ...Object.entries(WITHOUT).map(([part, take]) => [`without ${part}`, OWN, take(own), '']),
  ['in one face', OWN, own, ONE_FACE],
];
const times = kinds.map(() => []);
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [index, [, name, html, style]] of kinds.entries()) times[index].push(await drawn(name, html, style));
}
server.close();

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
for (const [index, [title]] of kinds.entries()) {
  const [own, theirs] = [median(times[index]), median(times[0])];
  console.log(`${title.padEnd(32)} ${own.toFixed(1).padStart(6)} ms  ${(own / theirs).toFixed(2)}`);
}
