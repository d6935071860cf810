// The ground under the relay's tests: a call of the page goes through the relay to this test's own sandbox.

import { expect, test, token } from '../fixtures/relay.ts';

test('a call of the page is carried to the sandbox', async ({ page, relay, sandbox }) => {
  await page.goto('./');
  const status = await page.evaluate(async ([relay, token]) => {
    const headers = { 'X-Proxydeck': '1', 'X-Proxydeck-Token': token, 'X-Api-Key': 'px6-test-key', 'X-Request-Id': '0'.repeat(32) };
    return (await fetch(`${relay}/px6/getprice?count=100&period=30`, { headers })).status;
  }, [relay.url, token] as const);
  expect(status).toBe(200);
  const requests = (await sandbox.ledger()).lines.filter((line) => line.kind === 'request');
  expect(requests).toMatchObject([{ function: 'getprice', query: 'count=100&period=30', status: 200 }]);
});
