// First steps, with nothing but a plain file server under a sub-path.

import { expect, test } from '../fixtures/static.ts';

test('the sandbox is one click from home, labelled, survives a reload, and can be left', async ({ page, shell, axe }) => {
  await shell.open();
  await axe();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  const banner = page.getByText('Nothing here is real');
  await expect(banner).toBeVisible();
  await expect(page.getByRole('main').getByText('₽7,248.80')).toBeVisible();
  await expect(page.getByRole('main').getByText('48 proxies')).toBeVisible();
  await axe();
  await page.reload();
  await expect(banner).toBeVisible();
  await page.getByRole('button', { name: 'Leave the sandbox' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
});

test('Russian from the browser, everywhere and without a reload', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'ru-RU', ...(baseURL === undefined ? {} : { baseURL }) });
  const page = await context.newPage();
  await page.goto('./#/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Главная');
  await page.getByRole('link', { name: 'Настройки' }).click();
  await page.getByLabel('Язык').selectOption('English');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

test('a theme is chosen, kept and passes axe', async ({ page, shell, axe }) => {
  await shell.open('settings');
  await page.getByLabel('Theme').selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await axe();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
