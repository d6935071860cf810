// Nothing moves while data arrives: the browser's own measure of shifts, on every page of an account whose answers come late.

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';
import { pageNames } from '../pages/shell.ts';

test.use({ paced: false });

for (const name of pageNames) {
  test(`nothing moves on ${name}`, async ({ page, shell, sandbox }) => {
    await hurry(page);
    await sandbox.change({ pace: false });
    const settings = new Settings(page);
    await shell.open('settings');
    await settings.addProxy6('px6-test-key');
    await settings.addSoax('soax-test-key', 'package12345');
    await expect(settings.answers).toHaveCount(2);
    await shell.goTo(name === 'Convert' ? 'Journal' : 'Convert');
    for (const match of ['getproxy', 'getprice', 'getcountry', 'getcount', 'ip-list']) {
      await sandbox.fault({ match, fault: 'delay', millis: 400 });
    }
    await page.evaluate(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { value: number; sources: { node?: Element }[] }[]) {
          const moved = entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? 'gone');
          if (entry.value > 0.001) shifts.push(`${entry.value.toFixed(4)}: ${moved.join(' | ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: false });
    });
    // By the address: what follows a press within half a second counts as expected.
    await page.evaluate((route) => {
      location.hash = `#/${route}`;
    }, name === 'Home' ? '' : name.toLowerCase());
    await shell.pageIsHere();
    await page.waitForTimeout(2_500);
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
  });
}
