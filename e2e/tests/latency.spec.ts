// How long the app takes to answer with a hundred thousand proxies: `cargo xtask bench latency`, which prints what this writes.

import { writeFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { hurry } from '../fixtures/pace.ts';
import { expect, test as relayed } from '../fixtures/relay.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

const results = process.env['PROXYDECK_LATENCY_RESULTS'];
const rounds = Number(process.env['ROUNDS'] ?? '20');
const ALL = 100_000;

const test = relayed.extend({ paced: false });
test.skip(results === undefined, 'a bench: cargo xtask bench latency');

const owned = Array.from({ length: ALL }, (_, index) => ({
  id: index + 1,
  host: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
  port: 8_000,
  descr: index % 10 === 0 ? `tenth ${index % 97}` : `other ${index % 89}`,
  days: 30,
}));

/** What is pressed or typed, and what must stand on the page then, as sources of functions of the page. */
interface Deed {
  name: string;
  act: string;
  seen: string;
  /** Puts things back, unmeasured. */
  back?: string;
}

const rowCount = `Number(document.querySelector('table[aria-rowcount]').getAttribute('aria-rowcount')) - 1`;
const button = (text: string) => `[...document.querySelectorAll('button')].find((button) => button.textContent.trim() === '${text}')`;
const filter = (text: string) => `{
  const field = document.querySelector('main input[type=search]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, ${text});
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}`;

const sorting = `document.querySelector('th[aria-sort]')?.getAttribute('aria-sort')`;

const DEEDS: Deed[] = [
  { name: 'a key in the filter', act: filter("'tenth ' + (round % 10)"), seen: `${rowCount} < ${ALL}`, back: filter("''") },
  {
    name: 'sort by text',
    act: `window.before = ${sorting}; [...document.querySelectorAll('th button')].find((button) => button.textContent.startsWith('Comment')).click();`,
    seen: `${sorting} !== window.before`,
  },
  { name: 'select 10,000', act: `document.querySelector('thead input[type=checkbox]').click();`, seen: `/10,000 selected/.test(document.body.textContent)` },
  { name: 'open a dialog', act: `${button('Export')}.click();`, seen: `document.querySelector('dialog[open]') !== null` },
  { name: 'to another page', act: `document.querySelector('nav a[href="#/convert"]').click();`, seen: `document.querySelector('textarea') !== null` },
  { name: 'back to the list', act: `document.querySelector('nav a[href="#/proxies"]').click();`, seen: `document.querySelector('tbody tr') !== null` },
];

/** Milliseconds from the deed to the frame after the one in which what it brings stands on the page. */
async function took(page: Page, { name, act, seen }: Deed, round: number): Promise<number> {
  const body = `(async () => {
    const round = ${round};
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const painted = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; requestAnimationFrame(() => port2.postMessage(0)); });
    await frame();
    await painted();
    const begun = performance.now();
    ${act}
    while (!(${seen})) {
      if (performance.now() - begun > 20_000) throw new Error('nothing came of: ${name}');
      await frame();
    }
    await painted();
    return performance.now() - begun;
  })()`;
  return page.evaluate(body);
}

for (const throttle of [1, 4]) {
  test(`the processor slowed ${throttle} times`, async ({ page, shell, sandbox, context }) => {
    test.setTimeout(600_000);
    await sandbox.change({ pace: false, owned });
    await hurry(page, 20_000);
    await shell.open('settings');
    await new Settings(page).addProxy6('px6-test-key');
    await expect(new Settings(page).answers).toBeVisible();
    await shell.goTo('Proxies');
    await expect(page.getByText('100,000 proxies', { exact: true })).toBeVisible({ timeout: 120_000 });
    const proxies = new Proxies(page);
    const session = await context.newCDPSession(page);
    const times: Record<string, number[]> = {};
    for (let round = 0; round <= rounds; round++) {
      // The first brings code and is not measured.
      if (round === 1) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
      for (const deed of DEEDS) {
        if (deed.name === 'select 10,000') {
          await proxies.filter.fill('tenth');
          await expect(proxies.table).toHaveAttribute('aria-rowcount', '10001');
        }
        const time = await took(page, deed, round);
        if (round > 0) (times[deed.name] ??= []).push(time);
        if (deed.back !== undefined) await page.evaluate(deed.back);
        if (deed.name === 'select 10,000') await proxies.filter.fill('');
        if (deed.name === 'open a dialog') {
          await page.keyboard.press('Escape');
          await expect(proxies.dialog).toHaveCount(0);
        }
      }
      await proxies.selection.getByRole('button', { name: 'Select none' }).click();
    }
    writeFileSync(`${results}/${throttle}.json`, JSON.stringify(times));
  });
}
