// What is done to every table, and how long it takes until the result is painted.
import { makeRows } from './rows.js';

const KEYSTROKES = ['1', '12', '12.', '12.3'];
const JUMPS = 20;
const SWEEP_FRAMES = 120;

const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => resolve(performance.now());
  channel.port2.postMessage(0);
}));
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[values.length >> 1];

// By the clock, and by what the page's main thread has worked (window.worked, which bench.mjs provides): other programs on the
// machine stretch the one and hardly the other.
async function timed(work) {
  const worked = await window.worked();
  const begun = performance.now();
  await work();
  await painted();
  const clock = performance.now() - begun;
  return { clock, work: (await window.worked()) - worked };
}

const middle = (times) => ({ clock: median(times.map((time) => time.clock)), work: median(times.map((time) => time.work)) });
const slowest = (times) => ({ clock: Math.max(...times.map((time) => time.clock)), work: Math.max(...times.map((time) => time.work)) });

// A table has mount(element, rows), filter(text), sort(column or null, direction), scroller() and count(). It may make rows of its
// own with prepare(count), and say how many milliseconds it took to take them in.
export function measured(table) {
  return async (count) => {
    const taken = table.prepare?.(count);
    const rows = table.prepare ? undefined : makeRows(count);
    await rest(300);
    const element = document.getElementById('g');
    const longTasks = [];
    let during = '';
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push({ during, duration: entry.duration });
    }).observe({ type: 'longtask' });
    const result = { taken };
    const step = async (name, work, pause = 200) => {
      during = name;
      const took = await timed(work);
      await rest(pause);
      return took;
    };
    await rest(300);

    result.mount = await step('mount', () => table.mount(element, rows), 300);
    result.elements = element.getElementsByTagName('*').length;

    const keystrokes = [];
    for (const text of KEYSTROKES) keystrokes.push(await step('filter', () => table.filter(text), 100));
    result.keystroke = middle(keystrokes);
    result.slowestKeystroke = slowest(keystrokes);
    result.matching = table.count();
    result.filterCleared = await step('filter cleared', () => table.filter(''));
    result.sortText = await step('sort by text', () => table.sort('city', 1));
    result.sortNumber = await step('sort by number', () => table.sort('port', -1));
    result.sortCleared = await step('sort cleared', () => table.sort(null));

    during = 'scroll';
    const scroller = table.scroller();
    const range = scroller.scrollHeight - scroller.clientHeight;
    const jumps = [];
    for (let jump = 1; jump <= JUMPS; jump += 1) {
      jumps.push(await timed(() => { scroller.scrollTop = Math.floor((range * ((jump * 7919) % 997)) / 997); }));
      await rest(20);
    }
    result.jump = middle(jumps);
    result.slowestJump = slowest(jumps);
    scroller.scrollTop = 0;
    await rest(200);

    const frames = [];
    const worked = await window.worked();
    const begun = performance.now();
    let last = begun;
    for (let frame = 0, top = 0; frame < SWEEP_FRAMES; frame += 1) {
      top += scroller.clientHeight * 0.9;
      if (top > range) top = 0;
      scroller.scrollTop = top;
      const now = await painted();
      frames.push(now - last);
      last = now;
    }
    result.sweepFrame = { clock: (last - begun) / SWEEP_FRAMES, work: ((await window.worked()) - worked) / SWEEP_FRAMES };
    result.sweepFrameP95 = sorted(frames)[Math.floor(SWEEP_FRAMES * 0.95)];
    await rest(100);
    result.longTasks = longTasks.length;
    result.longestTask = Math.max(0, ...longTasks.map((task) => task.duration));
    result.longTasksDuring = longTasks.map((task) => `${task.during} ${Math.round(task.duration)}`);
    return result;
  };
}
