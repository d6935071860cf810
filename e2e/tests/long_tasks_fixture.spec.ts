// The tests' own measure of a page that stands still.

import { longestTask } from '../fixtures/long_tasks.ts';
import { expect, test } from '../fixtures/static.ts';

test('a page that stands still is found, however slow the machine is; one that rests is not', async ({ page, shell }) => {
  await shell.open('convert');
  const still = await longestTask(page, 2, async () => {
    // Some thirty times the plain work, in one task of the page's own.
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          setTimeout(() => {
            for (let round = 0; round < 30; round += 1) {
              Array.from({ length: 20_000 }, (_, index) => `${String((index * 7_919) % 20_011)} ${String(round)}`).sort();
            }
            resolve();
          });
        }),
    );
  });
  expect(still.ratio).toBeGreaterThan(1);
  const resting = await longestTask(page, 4, () => page.waitForTimeout(100));
  expect(resting.ratio).toBeLessThan(1);
});
