// A hundred thousand lines through the Convert page, which stays free meanwhile.

import { readFile, writeFile } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/static.ts';

const LINES = 100_000;

const host = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
const list = Array.from({ length: LINES }, (_, index) => `${host(index)}:8000:user${index}:pa ss${index}`).join('\n');
const urls = Array.from({ length: LINES }, (_, index) => `http://user${index}:pa%20ss${index}@${host(index)}:8000\n`).join('');

/** The milliseconds of every task of the page that took longer than 50. */
async function longTasks(page: Page): Promise<number[]> {
  // The observer is told a little later.
  await page.waitForTimeout(300);
  return page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
}

/** From now on. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: number[] = [];
    (window as unknown as { longTasks: number[] }).longTasks = found;
    new PerformanceObserver((entries) => found.push(...entries.getEntries().map((entry) => entry.duration))).observe({
      entryTypes: ['longtask'],
    });
  });
}

/** Does it without a long task. A busy machine makes any task long once in a while; a page that stands still does so every time. */
async function staysFree(page: Page, work: () => Promise<void>): Promise<void> {
  let found: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await watchTasks(page);
    await work();
    found = await longTasks(page);
    if (found.length === 0) return;
    await page.getByLabel('Format').selectOption('URL');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(page.getByLabel('Result')).toHaveValue('');
  }
  expect(found).toEqual([]);
}

test.beforeEach(async ({ shell, page }) => {
  test.slow();
  await shell.open('convert');
  await expect(page.getByRole('heading', { name: 'Convert' })).toBeVisible();
});

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('a file: all of it is converted, its beginning is shown, and the page stays free', async ({ page }, info) => {
  const file = info.outputPath('list.txt');
  await writeFile(file, list);
  await staysFree(page, async () => {
    await page.getByLabel('Open a file').setInputFiles(file);
    await expect(page.getByText('100000 proxies read')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Only the beginning is shown. Copy and Download')).toBeVisible();
    expect(await page.getByLabel('Result').inputValue()).toBe(urls.slice(0, urls.lastIndexOf('\n', 65_535) + 1));
    const text = await downloaded(page);
    expect(text.length).toBe(urls.length);
    expect(text).toBe(urls);
  });
});

test('dropped on the field; another format begins anew; cancelled, and taken up again', async ({ page }) => {
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  }, Array(5).fill(list).join('\n'));
  await staysFree(page, async () => {
    // Five times the same, so that there is time to cancel.
    await page.getByLabel('Paste list').dispatchEvent('drop', { dataTransfer: transfer });
    await expect(page.getByText('“dropped.txt”')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled: nothing was converted.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Download' })).toBeDisabled();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('500000 proxies read · 400000 duplicates')).toBeVisible({ timeout: 60_000 });
    await page.getByLabel('Format').selectOption('sing-box');
    await expect(page.getByLabel('Result')).toHaveValue(/^\{"outbounds":\[/, { timeout: 60_000 });
    const { outbounds } = JSON.parse(await downloaded(page)) as { outbounds: { username: string }[] };
    expect(outbounds.length).toBe(LINES);
    expect(outbounds.at(-1)?.username).toBe(`user${LINES - 1}`);
  });
});

test('pasted: the field holds its beginning and says so; Clear empties it; the copy is whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), list);
  await staysFree(page, async () => {
    await page.getByLabel('Paste list').fill('192.0.2.7:8000:first:one\n');
    await page.getByLabel('Paste list').press('Control+End');
    await page.keyboard.press('Control+V');
    await expect(page.getByText('100001 proxies read')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Only the beginning is shown, and all of it is converted')).toBeVisible();
    expect(await page.getByLabel('Paste list').inputValue()).toMatch(/^192\.0\.2\.7:8000:first:one\n10\.0\.0\.0:8000:user0:pa ss0\n/);
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`http://first:one@192.0.2.7:8000\n${urls}`);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByLabel('Paste list')).toHaveValue('');
  await expect(page.getByLabel('Paste list')).toBeEditable();
  await expect(page.getByLabel('Result')).toHaveValue('');
});
