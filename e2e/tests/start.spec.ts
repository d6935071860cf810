// What stands there before the app runs, and instead of it where it cannot run.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium, type Locator } from '@playwright/test';

import { dist } from '../fixtures/environment.ts';
import { held } from '../fixtures/held.ts';
import { expect, test } from '../fixtures/static.ts';

/** Where they stand, beside the first of them: on a phone the row scrolls to the page's own link once it is known. */
async function places(items: Locator): Promise<object[]> {
  return items.evaluateAll((all) => {
    const boxes = all.map((item) => item.getBoundingClientRect());
    return boxes.map(({ left, top, width, height }) => ({ left: left - (boxes[0]?.left ?? 0), top, width, height }));
  });
}

for (const [locale, theme] of [
  ['en-GB', 'light'],
  ['ru-RU', 'dark'],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    for (const width of [1280, 360]) {
      test(`the frame of the page stands at once, and nothing moves when the app takes its place, ${width} px wide`, async ({
        page,
        shell,
      }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.addInitScript((chosen) => {
          localStorage.setItem('proxydeck.preferences', JSON.stringify({ theme: chosen }));
        }, theme);
        const release = await held(page, '**/proxydeck-*.wasm');
        await page.goto('./#/convert');
        const frame = page.locator('.skeleton');
        await expect(frame).toBeVisible();
        const root = page.locator('html');
        await expect(root).toHaveAttribute('data-theme', theme);
        await expect(root).toHaveAttribute('lang', locale.slice(0, 2));
        const words = (await frame.locator('li').allInnerTexts()).map((word) => word.trim());
        const before = await places(frame.locator('li'));

        release();
        await expect(frame).toHaveCount(0);
        await shell.pageIsHere();
        const items = page.getByRole('navigation').locator('li');
        expect(await items.allInnerTexts()).toEqual(words);
        expect(await places(items)).toEqual(before);
      });
    }
  });
}

test('an app that does not come says so, and comes when it is asked for again', async ({ page, shell, axe, complaints }) => {
  complaints.expectFailedRequest(/proxydeck-.*\.wasm$/);
  complaints.expectPageError(/Failed to fetch/);
  await page.route('**/proxydeck-*.wasm', (route) => route.abort());
  await page.goto('./#/convert');
  await expect(shell.heading).toHaveText('Proxydeck did not load');
  await axe();
  await page.unroute('**/proxydeck-*.wasm');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(shell.heading).toHaveText('Convert');
});

test('a page opened as a file names the command', async ({ launchOptions }) => {
  // No guard against console errors here: Chromium refuses modules from files, and says so.
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(dist, 'index.html')).href);
  await expect(page.getByRole('heading')).toHaveText('Proxydeck cannot be opened as a file');
  await expect(page.getByText('cargo xtask serve')).toBeVisible();
  await browser.close();
});
