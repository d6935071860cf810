// Any list into any format, without an account and without a network.

import { expect, test } from '../fixtures/static.ts';

test('a mixture of lines becomes URLs; duplicates and nonsense are told', async ({ page, shell, axe }) => {
  await shell.open('convert');
  await page
    .getByLabel('Paste list')
    .fill('192.0.2.1:8080:user:pa ss\nsocks5://u:p@198.51.100.7:1080\nnonsense\n192.0.2.1:8080:user:pa ss');
  const result = page.getByLabel('Result');
  await expect(result).toHaveValue('http://user:pa%20ss@192.0.2.1:8080\nsocks5://u:p@198.51.100.7:1080\n');
  await expect(page.getByText('3 proxies read · 1 duplicate · 1 line could not be read')).toBeVisible();
  await expect(page.getByText('Line 3:')).toBeVisible();
  await axe();
  await page.getByLabel('Keep duplicates').check();
  await expect(result).toHaveValue(/(192\.0\.2\.1[\s\S]*){2}/);
});

test('a template of one\'s own; its mistakes are told where they are typed', async ({ page, shell }) => {
  await shell.open('convert');
  await page.getByLabel('Paste list').fill('192.0.2.1:8080:user:secret');
  await page.getByLabel('Format').selectOption('Your own template');
  await page.getByLabel('Template', { exact: true }).fill('{password}@{port}');
  await expect(page.getByLabel('Result')).toHaveValue('secret@8080\n');
  await page.getByLabel('Template', { exact: true }).fill('{passwort}');
  await expect(page.getByText('There is no value with the name')).toBeVisible();
});

test('what a format cannot carry is left out with its reason', async ({ page, shell }) => {
  await shell.open('convert');
  await page.getByLabel('Paste list').fill('http://us%3Aer:p@192.0.2.1:8080\nhttp://user:p@192.0.2.2:8080');
  await page.getByLabel('Format').selectOption('host:port:user:password');
  await expect(page.getByLabel('Result')).toHaveValue('192.0.2.2:8080:user:p\n');
  await expect(page.getByText('1 left out')).toBeVisible();
  await expect(page.getByText('Line 1: This format cannot carry the user name')).toBeVisible();
});

test('the result is downloaded under a fitting name', async ({ page, shell }) => {
  await shell.open('convert?format=csv');
  await page.getByLabel('Paste list').fill('192.0.2.1:8080:user:secret');
  await expect(page.getByLabel('Result')).toHaveValue(/192\.0\.2\.1/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toBe('proxies.csv');
});
