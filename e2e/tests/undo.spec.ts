// What was just done can be taken back where it is told.

import { expect, test } from '../fixtures/proxies.ts';

test('a change of comments, by the keyboard; and a kept filter', async ({ proxies, page, shell, sandbox }) => {
  const comments = async () => (await sandbox.state()).owned.map((own) => own.descr).sort();
  const before = await comments();
  await proxies.tick('192.0.2.1:8001');
  await proxies.tick('192.0.2.2:8002');
  await proxies.open('Change comment');
  await proxies.dialog.getByLabel('Comment', { exact: true }).fill('renamed');
  await proxies.confirm('Change comment').click();
  await expect.poll(async () => (await comments()).filter((own) => own === 'renamed').length).toBe(2);
  await expect(shell.status.getByRole('button', { name: 'Undo' })).toBeVisible();
  await shell.goTo('Home');
  await page.keyboard.press('Control+z');
  await expect.poll(comments).toEqual(before);

  await shell.goTo('Proxies');
  await proxies.filter.fill('country:de');
  await page.getByRole('button', { name: 'Keep this filter' }).click();
  const forget = page.getByRole('button', { name: 'Forget the filter country:de' });
  await forget.click();
  await expect(forget).toHaveCount(0);
  const toast = shell.status.locator('.toast', { hasText: 'is forgotten' });
  await toast.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(forget).toHaveCount(1);
  await expect(toast).toHaveCount(0);
});

test('a sentence that can be taken back stays for half a minute, and as long as somebody points at it', async ({ proxies, page, shell }) => {
  await proxies.filter.fill('country:de');
  await page.getByRole('button', { name: 'Keep this filter' }).click();
  await page.clock.install();
  await page.getByRole('button', { name: 'Forget the filter country:de' }).click();
  const undo = shell.status.getByRole('button', { name: 'Undo' });
  await page.clock.fastForward(28_000);
  await expect(undo).toBeVisible();
  await undo.focus();
  await page.clock.fastForward(60_000);
  await expect(undo).toBeVisible();
  await shell.heading.focus();
  await page.clock.fastForward(5_000);
  await expect(undo).toHaveCount(0);
});
