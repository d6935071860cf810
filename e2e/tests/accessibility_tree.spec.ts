// What a screen reader finds on each page, in both languages: the snapshots beside this file are read by people, and hold the
// accessible names that the product promises. `npx playwright test accessibility_tree --update-snapshots` writes them anew.

import { speak } from '../fixtures/accessibility.ts';
import { hurry } from '../fixtures/pace.ts';
import { OWNED } from '../fixtures/proxies.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';
import { pageNames, type PageName } from '../pages/shell.ts';

const NOW = '2026-05-01T10:00:00Z';
const STOCK = { ru: 971, de: 120, us: 0 };

/** What stands there once everything has come. */
const COMPLETE: Record<PageName, RegExp> = {
  Home: /6 proxies/,
  Buy: /971/,
  Proxies: /6 proxies/,
  Targeting: /Side by side/,
  Whitelist: /2 of 5 taken/,
  Convert: /Format/,
  Journal: /Spent/,
  Settings: /The account answers\..*The account answers\./s,
};

test.use({ paced: false, sandboxOptions: { shape: 'practice', seed: 7, clock: NOW } });

for (const name of pageNames) {
  test(`the tree of ${name}`, async ({ page, shell, sandbox }) => {
    await hurry(page, 20_000);
    await sandbox.change({ pace: false, owned: OWNED, stock: { '3': STOCK, '4': STOCK, '5': STOCK, '6': STOCK } });
    await page.clock.setFixedTime(NOW);
    const settings = new Settings(page);
    await shell.open('settings');
    await settings.addProxy6('px6-test-key');
    await settings.addSoax('soax-test-key', 'package12345');
    await expect(settings.answers).toHaveCount(2);
    await shell.goTo(name);
    const main = page.getByRole('main');
    await expect(main).toContainText(COMPLETE[name]);
    await expect(main.locator('[aria-busy=true]')).toHaveCount(0);
    await expect(main).toMatchAriaSnapshot({ name: `${name.toLowerCase()}-en.aria.yml` });
    await speak(page, 'ru');
    await expect(main).toMatchAriaSnapshot({ name: `${name.toLowerCase()}-ru.aria.yml` });
  });
}

test('the tree of the frame around every page', async ({ page, shell }) => {
  await shell.open('convert');
  const frame = page.getByRole('banner');
  await expect(frame).toMatchAriaSnapshot({ name: 'frame-en.aria.yml' });
  await speak(page, 'ru');
  await expect(frame).toMatchAriaSnapshot({ name: 'frame-ru.aria.yml' });
});
