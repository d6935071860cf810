// What somebody does with the app, in steps that may follow each other in any order and may each run into a fault: a step ends with
// nothing open, whatever came of it.

import { expect, type Locator, type Page } from '@playwright/test';

import { Buy } from '../pages/buy.ts';
import { Journal } from '../pages/journal.ts';
import { Proxies } from '../pages/proxies.ts';
import { pageNames, Shell } from '../pages/shell.ts';
import { Targeting } from '../pages/targeting.ts';
import { Whitelist } from '../pages/whitelist.ts';
import type { Random } from './random.ts';

/** How long a step waits for what a fault may have prevented. */
const PATIENCE = 6_000;

export interface Somebody {
  page: Page;
  shell: Shell;
  random: Random;
}

export type Journey = (somebody: Somebody) => Promise<void>;

/** Presses a button as soon as that can be done; whether it could. */
async function pressed(button: Locator): Promise<boolean> {
  try {
    await button.click({ timeout: PATIENCE });
    return true;
  } catch {
    // What it waits for did not come: that is what faults are for, and what holds then is looked at after the step.
    return false;
  }
}

/** Leaves whatever is open, once it can be left. */
async function leaveDialogs(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(async () => {
    if (await dialog.first().isVisible()) await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
}

/** The Proxies page with some of its rows selected; whether there are any. */
async function selected({ page, shell, random }: Somebody): Promise<boolean> {
  await shell.goTo('Proxies');
  const proxies = new Proxies(page);
  await proxies.filter.fill('');
  try {
    await proxies.rows.first().waitFor({ timeout: PATIENCE });
  } catch {
    await pressed(page.getByRole('button', { name: 'Refresh', exact: true }));
    return false;
  }
  const endpoints = await proxies.endpoints();
  const wanted = new Set(Array.from({ length: random.between(1, 3) }, () => random.of(endpoints)));
  for (const endpoint of wanted) {
    // It may be gone meanwhile, or the list be read anew.
    if (!(await pressed(proxies.table.getByRole('checkbox', { name: `Select ${endpoint}`, exact: true })))) return false;
  }
  return true;
}

/** Opens the dialog of an action; whether it could. */
async function opened(proxies: Proxies, action: string): Promise<boolean> {
  if (!(await pressed(proxies.action(action)))) return false;
  await expect(proxies.dialog).toBeVisible();
  return true;
}

async function deselect({ page }: Somebody): Promise<void> {
  await leaveDialogs(page);
  const nothing = new Proxies(page).selection.getByRole('button', { name: 'Select none' });
  if (await nothing.isVisible()) await pressed(nothing);
}

/** Opens an action on a selection, fills it in, and gives the word. */
function onSelection(action: string, fill: (proxies: Proxies, random: Random) => Promise<void>): Journey {
  return async (somebody) => {
    if (!(await selected(somebody))) return;
    const proxies = new Proxies(somebody.page);
    if (await opened(proxies, action)) {
      await fill(proxies, somebody.random);
      if (await pressed(proxies.confirm(action))) await ended(somebody.page);
    }
    await deselect(somebody);
  };
}

/** Waits until what was confirmed has ended, well or not. */
async function ended(page: Page): Promise<void> {
  await expect(page.getByRole('dialog').getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
}

export const journeys: Record<string, Journey> = {
  buy: async ({ page, shell, random }) => {
    await shell.goTo('Buy');
    const buy = new Buy(page);
    await buy.fill({ count: String(random.between(1, 2)), period: '7', version: 'IPv6', country: 'ru' });
    if (await pressed(buy.buy)) await pressed(buy.confirm);
    await leaveDialogs(page);
  },
  extend: onSelection('Extend', async ({ dialog }) => {
    await dialog.getByLabel('Period (days)').fill('7');
  }),
  'change type': onSelection('Change type', async ({ dialog }, random) => {
    await dialog.getByLabel('Type').selectOption(random.of(['SOCKS5', 'HTTPS']));
  }),
  'change comment': onSelection('Change comment', async ({ dialog }, random) => {
    await dialog.getByLabel('Comment').fill(`comment ${random.between(1, 9)}`);
  }),
  delete: onSelection('Delete', async () => {}),
  check: async (somebody) => {
    if (!(await selected(somebody))) return;
    const check = new Proxies(somebody.page).action('Check');
    await pressed(check);
    // Where all that were selected are gone meanwhile, so is the button.
    await expect(check.and(somebody.page.locator(':disabled'))).toHaveCount(0, { timeout: 30_000 });
    await deselect(somebody);
  },
  export: async (somebody) => {
    if (!(await selected(somebody))) return;
    const proxies = new Proxies(somebody.page);
    if (await opened(proxies, 'Export')) await proxies.dialog.getByLabel('Format').selectOption({ index: somebody.random.between(0, 9) });
    await deselect(somebody);
  },
  'filter and sort': async ({ page, shell, random }) => {
    await shell.goTo('Proxies');
    const proxies = new Proxies(page);
    await proxies.filter.fill(random.of(['ru', 'country:ru expires:<30d', 'comment 3', 'no such proxy', '']));
    if (await proxies.rows.first().isVisible()) await proxies.sortBy(random.of(['Expires', 'Country']));
    await proxies.filter.fill('');
  },
  'a targeting string': async ({ page, shell, random }) => {
    await shell.goTo('Targeting');
    const targeting = new Targeting(page);
    await targeting.place('Country').fill(random.of(['Germany', 'United States', 'Nowhere']));
    await targeting.sessionId.fill(`s${random.between(1, 99)}`);
    await targeting.sessions.fill(String(random.between(1, 500)));
    await targeting.place('Country').blur();
  },
  'the whitelist': async ({ page, shell, random }) => {
    await shell.goTo('Whitelist');
    const whitelist = new Whitelist(page);
    const { address } = whitelist.slot(random.between(1, 5));
    try {
      await address.fill(`192.0.2.${random.between(1, 254)}`, { timeout: PATIENCE });
    } catch {
      await pressed(whitelist.refresh);
      return;
    }
    if ((await pressed(whitelist.apply)) && (await pressed(whitelist.confirm))) await ended(page);
    await leaveDialogs(page);
    if ((await whitelist.discard.isVisible()) && (await whitelist.discard.isEnabled())) await pressed(whitelist.discard);
  },
  'convert a list': async ({ page, shell, random }) => {
    await shell.goTo('Convert');
    const lines = Array.from({ length: random.between(1, 200) }, (_, line) => `192.0.2.${line % 250}:${8_000 + line}:user:pass`);
    await page.getByLabel('Paste list').fill(lines.join('\n'));
    await expect(page.getByLabel('Result')).not.toHaveValue('');
    await page.getByLabel('Paste list').fill('');
  },
  'read the journal': async ({ page, shell, random }) => {
    await shell.goTo('Journal');
    const journal = new Journal(page);
    await journal.outcome.selectOption({ index: random.between(0, 6) });
    await journal.outcome.selectOption({ index: 0 });
  },
  'look around': async ({ page, shell, random }) => {
    for (let count = 0; count < 4; count++) await shell.goTo(random.of(pageNames));
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await leaveDialogs(page);
  },
};
