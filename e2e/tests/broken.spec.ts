// A fault of the app's own: it says so and can be reloaded, though none of its code runs any more.

import { expect, test } from '../fixtures/static.ts';

test('after a trap the page says that it has stopped, and is reloaded by its button', async ({ page, shell, complaints }) => {
  complaints.expectPageError(/RuntimeError: unreachable/);
  await shell.open();
  const banner = page.getByText('Proxydeck ran into a fault of its own');
  await expect(banner).toBeHidden();

  // More memory than there is, asked for as a callback would ask.
  await page.evaluate(async () => {
    const boot = new URL('boot.js', document.baseURI).href;
    const { initSync } = (await import(boot)) as { initSync: () => { __wbindgen_malloc: (size: number, align: number) => number } };
    setTimeout(() => initSync().__wbindgen_malloc(2 ** 31 - 1, 2 ** 30));
  });
  await expect(banner).toBeVisible();

  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(banner).toBeHidden();
  await expect(shell.heading).toBeVisible();
});
