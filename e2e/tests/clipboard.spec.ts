// A key that was copied is taken off the clipboard half a minute later, where that may be read and still holds it.

import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';

const KEY = 'px6-test-key';

test.describe('where the clipboard may be read', () => {
  test.beforeEach(async ({ context, page, shell }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.clock.install();
    await shell.open('settings');
    await new Settings(page).addProxy6(KEY);
    await page.getByRole('button', { name: 'Copy the key of work' }).click();
    await expect(shell.status).toContainText('Copied. In 30 seconds it is taken off the clipboard.');
  });

  const held = (page: import('@playwright/test').Page) => page.evaluate(() => navigator.clipboard.readText());

  test('it is cleared after 30 seconds, and the page says so', async ({ page, shell }) => {
    expect(await held(page)).toBe(KEY);
    await page.clock.fastForward(25_000);
    expect(await held(page)).toBe(KEY);
    await page.clock.fastForward(6_000);
    await expect.poll(() => held(page)).toBe('');
    await expect(shell.status).toContainText('The clipboard is cleared.');
  });

  test('what was copied since is left alone', async ({ page, shell }) => {
    await page.evaluate(() => navigator.clipboard.writeText('something else'));
    await page.clock.fastForward(31_000);
    await page.waitForTimeout(500);
    expect(await held(page)).toBe('something else');
    await expect(shell.status).not.toContainText('cleared');
  });
});

test('where it may not be read, the page says that the key stays', async ({ page, shell, context }) => {
  await context.grantPermissions(['clipboard-write']);
  await shell.open('settings');
  await new Settings(page).addProxy6(KEY);
  await page.getByRole('button', { name: 'Copy the key of work' }).click();
  await expect(shell.status).toContainText('This browser does not let the page clear the clipboard later');
});
