// A page opened as a file says so, instead of staying blank.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { chromium, expect, test } from '@playwright/test';

import { dist } from '../fixtures/environment.ts';

test('a page opened as a file names the command', async ({ launchOptions }) => {
  // No guard against console errors here: Chromium refuses modules from files, and says so.
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(dist, 'index.html')).href);
  await expect(page.getByRole('heading')).toHaveText('Proxydeck cannot be opened as a file');
  await expect(page.getByText('cargo xtask serve')).toBeVisible();
  await browser.close();
});
