// The command palette, and the page's refusal to be framed.

import { expect, test } from '../fixtures/static.ts';

test.beforeEach(async ({ page, shell }) => {
  await shell.open();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await expect(page.getByRole('main').getByText('48 proxies')).toBeVisible();
});

test('pages, actions, countries and proxies are a few keys away', async ({ page, shell, axe }) => {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('journ');
  await expect(palette.getByRole('option').first()).toHaveText('Journal');
  await axe();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Journal · Proxydeck');
  await expect(shell.heading).toBeFocused();

  // In the other language too, and from within a field.
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Германия');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Buy · Proxydeck');
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('Germany');

  await page.getByLabel('Count', { exact: true }).focus();
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('theme: dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await shell.goTo('Proxies');
  const row = page.getByRole('table', { name: 'Proxies' }).getByRole('row').nth(1);
  const address = /[\d.]+:\d+/.exec(await row.innerText())?.[0] ?? '';
  await shell.goTo('Home');
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(address);
  await expect(palette.getByRole('option').first()).toContainText(address);
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle('Proxies · Proxydeck');
  await expect(page.getByLabel('Filter', { exact: true })).toHaveValue(address.split(':')[0] ?? '');
});

test('it opens over a dialog with fields, and what it chooses shows in Settings', async ({ page, shell }) => {
  const field = page.locator('.palette input');
  await shell.goTo('Proxies');
  await page.getByRole('button', { name: 'Check a string' }).click();
  await expect(page.getByRole('dialog', { name: 'Check a string' }).getByLabel('Proxy', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await page.keyboard.press('Escape');

  await shell.goTo('Settings');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('Русский');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Язык')).toHaveValue('ru');
  await page.getByLabel('Язык').selectOption('English');
  await expect(page.getByLabel('Language')).toHaveValue('en');
});

test('nothing found is said; Escape closes and gives the focus back', async ({ page }) => {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.getByRole('link', { name: 'Buy', exact: true }).focus();
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('zzzzzz');
  await expect(palette).toContainText('Nothing is called so.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('link', { name: 'Buy', exact: true })).toBeFocused();
});

test('inside another page it does not run', async ({ page }) => {
  const address = page.url();
  await page.route('**/frame.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe title="framed" src="${address}"></iframe>` }),
  );
  await page.goto(new URL('./frame.html', address).href);
  const framed = page.frameLocator('iframe');
  await expect(framed.getByRole('heading', { name: 'Proxydeck does not run inside another page' })).toBeVisible();
  await expect(framed.getByRole('link', { name: 'Open it by itself' })).toBeVisible();
  await expect(framed.getByRole('navigation')).toHaveCount(0);
});

test('Ctrl+K opens it again in the moment after Escape has closed it', async ({ page }) => {
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    if (!(dialog instanceof HTMLDialogElement)) throw new Error('no dialog');
    // The browser tells of the end of a dialog in a task of its own, which comes after these.
    new MutationObserver((_, observer) => {
      if (dialog.open) return;
      observer.disconnect();
      dialog.dataset['closed'] = 'once';
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }));
    }).observe(dialog, { attributeFilter: ['open'] });
  });
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[data-closed]')).toHaveCount(1);
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});
