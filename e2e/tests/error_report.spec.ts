// A report on a failure, for whoever looks into it: codes, and nothing that belongs to the person.

import { expect, test } from '../fixtures/customer.ts';

test('beside a failure a report can be copied that holds its code, and no key and no settings', async ({ buy, page, context, sandbox }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await buy.fill({ country: 'Germany' });
  await sandbox.fault({ match: 'getcountry', fault: 'error_id', error_id: 240 });
  await buy.version.selectOption('IPv4');
  await buy.stock.getByRole('alert').getByRole('button', { name: 'Copy error report' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('failure: Proxy6: error 240');
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('page: buy\nconnection: relay\nlanguage: en, online: true\n');
  expect(report).toMatch(/^Proxydeck .*\.js\n/);
  expect(report).not.toContain('px6-test-key');
  expect(report).not.toContain('country');
});
