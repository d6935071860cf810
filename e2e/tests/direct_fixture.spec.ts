// The ground under the direct mode's tests: the providers' names lead to the sandbox, no other name leads anywhere,
// and the browser itself decides what may be read.

import { expect, test } from '../fixtures/direct.ts';

const ACCOUNT = 'https://proxy6.net/api/px6-test-key';

/** What a page of the app's origin gets from an address: the status, or the name of the error. */
async function read(address: string): Promise<number | string> {
  try {
    return (await fetch(address)).status;
  } catch (error) {
    return (error as Error).name;
  }
}

test.describe('a provider that sends CORS headers', () => {
  test.use({ sandboxOptions: { cors: true } });

  test('can be read', async ({ page }) => {
    await page.goto('./');
    expect(await page.evaluate(read, ACCOUNT)).toBe(200);
  });
});

test.describe('a provider without CORS headers', () => {
  test('receives the request, and the page cannot read the answer', async ({ page, sandbox, complaints }) => {
    complaints.expectFailedRequest(/^https:\/\/proxy6\.net\//);
    await page.goto('./');
    expect(await page.evaluate(read, ACCOUNT)).toBe('TypeError');
    const requests = (await sandbox.ledger()).lines.filter((line) => line.kind === 'request');
    expect(requests).toMatchObject([{ function: 'account', status: 200 }]);
  });
});

test('no other name is found', async ({ page, complaints }) => {
  complaints.expectFailedRequest(/example\.com/);
  await expect(page.goto('https://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});
