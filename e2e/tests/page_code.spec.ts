// The code of a page comes when the page is first shown.

import { held } from '../fixtures/held.ts';
import { expect, test } from '../fixtures/static.ts';

test('a page whose code does not come says so, and comes when it is tried again', async ({ page, shell, complaints }) => {
  complaints.expectFailedRequest(/\/pages-[0-9a-f]+\/.*\.wasm$/);
  await shell.open();
  await page.route('**/pages-*/*.wasm', (route) => route.abort());

  await shell.goTo('Convert');
  await expect(page).toHaveTitle('Convert · Proxydeck');
  await expect(shell.heading).toHaveText('Convert');
  const failure = page.getByRole('main').getByRole('alert');
  await expect(failure).toContainText('could not be fetched');

  await page.unroute('**/pages-*/*.wasm');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toHaveCount(0);
  await expect(page.getByLabel('Paste list')).toBeVisible();
  await expect(shell.heading).toBeFocused();
});

test('the heading is there, focused, while the code is on its way', async ({ page, shell }) => {
  await shell.open();
  const requested = page.waitForRequest(/\/pages-[0-9a-f]+\/.*\.wasm$/);
  const release = await held(page, '**/pages-*/*.wasm');

  await shell.navigation.getByRole('link', { name: 'Settings', exact: true }).click();
  await requested;
  await expect(shell.heading).toHaveText('Settings');
  await expect(page.getByRole('main')).toContainText('Loading…');

  release();
  await shell.pageIsHere();
  await expect(page.getByRole('main')).not.toContainText('Loading…');
  await expect(shell.heading).toBeFocused();
});

test('what is typed while the code of the palette is on its way stands in its field, and nowhere else', async ({ page, shell }) => {
  await shell.open('convert');
  await page.getByLabel('Paste list').focus();
  const requested = page.waitForRequest(/\/pages-[0-9a-f]+\/.*\.wasm$/);
  const release = await held(page, '**/pages-*/*.wasm');

  await page.keyboard.press('Control+k');
  await requested;
  await page.keyboard.type('journx');
  await page.keyboard.press('Backspace');
  release();
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');
  await expect(field).toHaveValue('journ');
  await expect(field).toBeFocused();
  await expect(palette.getByRole('option').first()).toHaveText('Journal');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Paste list')).toBeFocused();
  await expect(page.getByLabel('Paste list')).toHaveValue('');
});
