// A hundred thousand lines through the Convert page, which stays free meanwhile.

import { readFile, writeFile } from 'node:fs/promises';

import type { BrowserContext, Page } from '@playwright/test';

import { longestTask } from '../fixtures/long_tasks.ts';
import { expect, test } from '../fixtures/static.ts';

const LINES = 100_000;

const host = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
const list = Array.from({ length: LINES }, (_, index) => `${host(index)}:8000:user${index}:pa ss${index}`).join('\n');
const urls = Array.from({ length: LINES }, (_, index) => `http://user${index}:pa%20ss${index}@${host(index)}:8000\n`).join('');

/** Does it without a task that is longer than `most` long ones. */
async function staysFree(page: Page, work: () => Promise<void>, most = 1): Promise<void> {
  const { ratio } = await longestTask(page, 4, async (attempt) => {
    if (attempt > 0) {
      await page.getByLabel('Format').selectOption('URL');
      await page.getByRole('button', { name: 'Clear' }).click();
      await expect(page.getByLabel('Result')).toHaveValue('');
    }
    await work();
  });
  expect(ratio).toBeLessThan(most);
}

/** The longest task of a page that takes what is pasted from the browser, and shows its beginning, and does no more. */
async function pastedIntoNothingElse(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.setContent('<textarea rows="14" wrap="off" spellcheck="false"></textarea>');
  const area = page.getByRole('textbox');
  await area.evaluate((area: HTMLTextAreaElement) => area.addEventListener('paste', (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    area.value = new Blob([text]).size > 65_536 ? text.slice(0, 65_536) : text;
  }));
  const { ratio } = await longestTask(page, 1, async () => {
    await area.focus();
    await page.keyboard.press('Control+V');
    await expect(area).toHaveValue(/^10\.0\.0\.0:8000:user0:pa ss0\n/);
  });
  await page.close();
  return ratio;
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
  // What the browser itself takes to hand over so much, and to lay the beginning out, is no fault of the page's.
  const others = [];
  for (let round = 0; round < 3; round += 1) others.push(await pastedIntoNothingElse(context));
  const most = Math.max(1, 2 * Math.min(...others));
  await page.bringToFront();
  await staysFree(page, async () => {
    await page.getByLabel('Paste list').fill('192.0.2.7:8000:first:one\n');
    await page.getByLabel('Paste list').press('Control+End');
    await page.keyboard.press('Control+V');
    await expect(page.getByText('100001 proxies read')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Only the beginning is shown, and all of it is converted')).toBeVisible();
    expect(await page.getByLabel('Paste list').inputValue()).toMatch(/^192\.0\.2\.7:8000:first:one\n10\.0\.0\.0:8000:user0:pa ss0\n/);
  }, most);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`http://first:one@192.0.2.7:8000\n${urls}`);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByLabel('Paste list')).toHaveValue('');
  await expect(page.getByLabel('Paste list')).toBeEditable();
  await expect(page.getByLabel('Result')).toHaveValue('');
});
