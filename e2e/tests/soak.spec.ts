// Journeys in random order, with random faults, and what must hold after each; and all of them again and again with an eye on the memory:
// a quarter of an hour in `cargo xtask prove soak`.

import { writeFileSync } from 'node:fs';

import { test as relay, expect } from '../fixtures/relay.ts';
import type { Fault } from '../fixtures/sandbox_admin.ts';
import { hurry } from '../fixtures/pace.ts';
import { shortenJournal } from '../money/records.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';
import { Invariants } from '../soak/invariants.ts';
import { journeys } from '../soak/journeys.ts';
import { measured, type Measured } from '../soak/memory.ts';
import { Random } from '../soak/random.ts';

const seconds = Number(process.env['PROXYDECK_SOAK_SECONDS'] ?? '60');
const seed = Number(process.env['PROXYDECK_SEED'] ?? '1');
const results = process.env['PROXYDECK_SOAK_RESULTS'];
/** The longest wait for an answer; a delayed one takes longer. */
const callTimeout = 1_500;

const FAULTED = ['buy', 'prolong', 'delete', 'settype', 'setdescr', 'check', 'getproxy', 'getprice', 'getcount', 'getcountry', 'account', 'ip-list', 'update-ip'];

const test = relay.extend({ paced: false });
// What never comes is told, not waited for.
test.use({ actionTimeout: 30_000 });
test.describe.configure({ timeout: (2 * seconds + 180) * 1_000 });
test.skip(results === undefined, 'minutes of it: cargo xtask prove soak');

test.beforeEach(async ({ page, shell, sandbox }) => {
  await sandbox.change({
    pace: false,
    balance: '1000000.00',
    stock: { '6': { ru: 100_000 } },
    owned: Array.from({ length: 20 }, (_, index) => ({ id: index + 1, days: 30, host: '192.0.2.1', port: 8_100 + index, version: '6' as const })),
  });
  await hurry(page, callTimeout);
  const settings = new Settings(page);
  await shell.open('settings');
  await settings.addProxy6('px6-test-key');
  await settings.addSoax('soax-test-key', 'package12345');
  await expect(settings.answers).toHaveCount(2);
});

test('whatever is done in whatever order, whatever fails: nothing is lost, nothing is paid twice', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/./);
  const random = new Random(seed);
  const invariants = await Invariants.of(page, sandbox);
  const names = Object.keys(journeys);
  const done: Record<string, number> = {};
  const faults: Record<string, number> = {};
  const ends = Date.now() + seconds * 1_000;
  let last: string[] = [];
  while (Date.now() < ends) {
    const fault = random.fraction() < 0.5 ? anyFault(random) : undefined;
    if (fault !== undefined) {
      await sandbox.fault(fault);
      faults[fault.fault] = (faults[fault.fault] ?? 0) + 1;
    }
    const name = random.of(names);
    last = [...last.slice(-4), `${name}${fault === undefined ? '' : `, ${fault.fault} of ${fault.match}`}`];
    await test.step(last.at(-1) as string, async () => {
      await (journeys[name] as (typeof journeys)[string])({ page, shell, random });
      await invariants.hold();
    });
    done[name] = (done[name] ?? 0) + 1;
  }
  await sandbox.disarm();
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await invariants.showTheTruth(
    async () => (await proxies.endpoints()).sort(),
    () => page.getByRole('banner').locator('.balance').innerText(),
  );
  expect(Object.values(done).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(3);
  writeFileSync(`${results}/faults.json`, JSON.stringify({ seconds, seed, done, faults, changes: invariants.changes }));
});

function anyFault(random: Random): Fault {
  const match = random.of(FAULTED);
  const kind = random.of(['refuse', 'reset_before', 'reset_after', 'cut', 'garbage', 'status', 'after', 'delay'] as const);
  switch (kind) {
    case 'status':
      return { match, times: 1, fault: 'status', status: random.of([429, 500, 502]) };
    case 'after':
      return { match, times: 1, fault: 'status', status: 500, after: true };
    case 'delay':
      return { match, times: 1, fault: 'delay', millis: 2 * callTimeout };
    default:
      return { match, times: 1, fault: kind };
  }
}

test('every journey again and again takes no more memory, nodes or listeners', async ({ page, shell, context }) => {
  const random = new Random(seed);
  const session = await context.newCDPSession(page);
  const rounds: Measured[] = [];
  const ends = Date.now() + seconds * 1_000;
  while (Date.now() < ends) {
    for (const journey of Object.values(journeys)) await journey({ page, shell, random });
    // What the journal holds is the person's, and grows; and a page of no data has the same elements every time.
    await shortenJournal(page, 20);
    await shell.goTo('Convert');
    const dismiss = page.locator('.toasts').getByRole('button', { name: 'Dismiss' });
    // Some go by themselves meanwhile.
    await expect(async () => {
      if ((await dismiss.count()) > 0) await dismiss.first().click({ timeout: 1_000 });
      await expect(dismiss).toHaveCount(0, { timeout: 100 });
    }).toPass();
    rounds.push(await measured(page, session));
  }
  writeFileSync(`${results}/memory.json`, JSON.stringify({ seconds, rounds }));
  expect(rounds.length).toBeGreaterThan(5);
  const fifth = Math.floor(rounds.length / 5);
  for (const what of ['memory', 'nodes', 'detached', 'listeners'] as const) {
    const median = (from: number) => rounds.slice(from, from + fifth).map((round) => round[what]).sort((one, other) => one - other)[Math.floor(fifth / 2)] as number;
    expect.soft(median(rounds.length - fifth) / median(fifth), what).toBeLessThanOrEqual(1.05);
  }
});
