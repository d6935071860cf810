// The frame of the app, under a sub-path of a plain file server.

import { expect, test } from '../fixtures/static.ts';
import { pageNames } from '../pages/shell.ts';

const [home, ...others] = pageNames;

test('every page is one link away, names itself and takes the focus to its heading', async ({ page, shell }) => {
  await shell.open();
  for (const name of [...others, home]) {
    await shell.goTo(name);
    await expect(page).toHaveTitle(`${name} · Proxydeck`);
    await expect(shell.heading).toBeFocused();
  }
});

test('an address that names no page says so and leads home', async ({ page, shell }) => {
  await shell.open('no-such-page');
  await expect(shell.heading).toBeVisible();
  await page.getByRole('main').getByRole('link').click();
  await expect(page).toHaveTitle('Home · Proxydeck');
});

test('whoever is in a field before the page has settled stays in it', async ({ page, shell }) => {
  await shell.open();
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        new MutationObserver((_, observer) => {
          const field = document.querySelector('main textarea');
          if (!(field instanceof HTMLElement)) return;
          observer.disconnect();
          field.focus();
          setTimeout(done, 300);
        }).observe(document.body, { childList: true, subtree: true });
        location.hash = '#/convert';
      }),
  );
  await expect(page.locator('main textarea').first()).toBeFocused();
});

test('a focus that is lost before the script for it is here is found again, also where the script comes at the second try', async ({ page, shell, complaints }) => {
  complaints.expectFailedRequest(/focus\.js/);
  let asked = 0;
  let bring = () => {};
  const wanted = new Promise<void>((resolve) => (bring = resolve));
  await page.route('**/focus*.js', async (route) => {
    asked += 1;
    if (asked === 1) return route.abort();
    await wanted;
    return route.continue();
  });
  await shell.open();
  await page.keyboard.press('Tab');
  await expect.poll(() => asked).toBe(1);
  const button = page.getByRole('main').getByRole('button', { name: 'Try the sandbox' });
  // Whoever takes the focus before the browser knows that the first try has failed shares its fate.
  await expect(async () => {
    await shell.heading.focus();
    await button.focus();
    expect(asked).toBe(2);
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing here is real')).toBeVisible();
  await expect(page.locator('body')).toBeFocused();
  bring();
  await expect(shell.heading).toBeFocused();
});

test('a page that is being left does not call one back', async ({ page, shell }) => {
  await shell.open('convert');
  // What the page does on account of the change comes before the browser tells of the new address.
  await page.getByLabel('Format', { exact: true }).evaluate((format) => {
    if (!(format instanceof HTMLSelectElement)) return;
    location.hash = '#/settings';
    format.selectedIndex = 2;
    format.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(shell.heading).toHaveText('Settings');
  await expect(page).toHaveURL(/#\/settings$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('the links take one row, which shows the page one is on, and sentences do not cover them', async ({ page, shell, axe }) => {
    await shell.open('settings');
    const settings = shell.navigation.getByRole('link', { name: 'Settings' });
    await expect(settings).toBeInViewport({ ratio: 1 });
    expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThanOrEqual(640 / 8);
    await axe();
    await page.getByLabel('API key').fill('px6-test-key');
    await page.getByRole('button', { name: 'Try the sandbox' }).click();
    await shell.goTo('Buy');
    await expect(shell.navigation.getByRole('link', { name: 'Buy', exact: true })).toBeInViewport({ ratio: 1 });
    await page.getByLabel('Count', { exact: true }).fill('7');
    await page.getByRole('button', { name: 'Start over' }).click();
    const toast = shell.status.locator('.toast');
    await expect(toast).toBeInViewport({ ratio: 1 });
    await page.evaluate(() => scrollTo(0, 0));
    const [frame, said] = [await page.getByRole('banner').boundingBox(), await toast.boundingBox()];
    expect(said?.y).toBeGreaterThan((frame?.y ?? 0) + (frame?.height ?? 0));
  });
});
