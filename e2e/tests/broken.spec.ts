// A fault of the app's own: it says so and can be reloaded, though none of its code runs any more.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures/static.ts';

/** More memory than there is, asked for as a callback would ask. */
async function trap(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const boot = new URL('boot.js', document.baseURI).href;
    const { initSync } = (await import(boot)) as { initSync: () => { __wbindgen_malloc: (size: number, align: number) => number } };
    setTimeout(() => initSync().__wbindgen_malloc(2 ** 31 - 1, 2 ** 30));
  });
}

test('after a trap the page says that it has stopped, and is reloaded by its button', async ({ page, shell, complaints }) => {
  complaints.expectPageError(/RuntimeError: unreachable/);
  await shell.open();
  const banner = page.getByText('Proxydeck ran into a fault of its own');
  await expect(banner).toBeHidden();
  await trap(page);
  await expect(banner).toBeVisible();

  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(banner).toBeHidden();
  await expect(shell.heading).toBeVisible();
});

test('a stopped page passes axe in both languages and themes', async ({ page, shell, complaints, axe }) => {
  complaints.expectPageError(/RuntimeError: unreachable/);
  await shell.open();
  for (const [language, reload] of [['en', 'Reload'], ['ru', 'Перезагрузить']] as const) {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => localStorage.setItem('proxydeck.preferences', JSON.stringify(chosen)), { language, theme });
      await page.reload();
      await expect(shell.heading).toBeVisible();
      await trap(page);
      await expect(page.getByRole('button', { name: reload })).toBeVisible();
      await axe();
    }
  }
});
