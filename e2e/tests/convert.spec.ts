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

test('what can be read in two ways is chosen once for all lines, and can be chosen otherwise', async ({ page, shell }) => {
  await shell.open('convert');
  await page.getByLabel('Paste list').fill('192.0.2.1:8080:198.51.100.7:1080\n192.0.2.2:8080:198.51.100.8:1080\n192.0.2.7:80@192.0.2.8:90');
  const result = page.getByLabel('Result');
  await expect(page.getByText('3 lines can be read in more than one way.')).toBeVisible();
  await expect(result).toHaveValue('');
  await page.getByRole('button', { name: 'Read as user:password:host:port' }).click();
  await expect(result).toHaveValue('http://192.0.2.1:8080@198.51.100.7:1080\nhttp://192.0.2.2:8080@198.51.100.8:1080\n');
  await page.getByRole('button', { name: 'Read as host:port@user:password' }).click();
  await expect(result).toHaveValue(/http:\/\/192\.0\.2\.8:90@192\.0\.2\.7:80\n$/);
  await expect(page.getByText('3 ambiguous lines were read as you chose')).toBeVisible();
  await page.getByRole('button', { name: 'Read as host:port:user:password' }).click();
  await expect(result).toHaveValue(/^http:\/\/198\.51\.100\.7:1080@192\.0\.2\.1:8080\n/);
});

test('what a program will not do well is told, with another format to take', async ({ page, shell, axe }) => {
  await shell.open('convert?format=foxyproxy-list');
  await page.getByLabel('Paste list').fill('socks5://a:p@192.0.2.1:1080\nsocks5://b:p@192.0.2.1:1080');
  await expect(page.getByText('keeps one login for each')).toBeVisible();
  await expect(page.getByText('send no password to a SOCKS5 proxy')).toBeVisible();
  await expect(page.getByText('Not verified: written after its documentation')).toBeVisible();
  await axe();
  await page.getByRole('button', { name: 'Write URL instead' }).click();
  await expect(page.getByLabel('Result')).toHaveValue('socks5://a:p@192.0.2.1:1080\nsocks5://b:p@192.0.2.1:1080\n');
  await expect(page.getByText('keeps one login for each')).toBeHidden();
  await expect(page.getByText('Verified in every test run with curl, wget, Python requests')).toBeVisible();
});

test('a file of Windows, in UTF-16, is read', async ({ page, shell }) => {
  await shell.open('convert');
  const buffer = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('192.0.2.1:8080:user:é', 'utf16le')]);
  await page.getByLabel('Open a file').setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer });
  await expect(page.getByLabel('Paste list')).toHaveValue('192.0.2.1:8080:user:é');
  await expect(page.getByLabel('Result')).toHaveValue('http://user:%C3%A9@192.0.2.1:8080\n');
});
