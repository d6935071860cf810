// The pictures of README and docs: `PROXYDECK_SCREENSHOTS=all cargo xtask test e2e -- screenshots` makes them anew in
// docs/screenshots; else one page is pictured among the test's results, so that this way of making them keeps working.

import { fileURLToPath } from 'node:url';

import { expect, test } from '../fixtures/static.ts';
import { pageNames } from '../pages/shell.ts';

const all = process.env['PROXYDECK_SCREENSHOTS'] === 'all';
const docs = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

for (const language of all ? ['en', 'ru'] : ['en']) {
  for (const theme of all ? ['light', 'dark'] : ['light']) {
    for (const width of all ? [1280, 360] : [1280]) {
      test(`pictures: ${language}, ${theme}, ${width} pixels`, async ({ page, shell }, testInfo) => {
        test.setTimeout(180_000);
        await page.setViewportSize({ width, height: 800 });
        await page.addInitScript((chosen) => localStorage.setItem('proxydeck.preferences', JSON.stringify(chosen)), {
          mode: 'sandbox',
          language,
          theme,
        });
        for (const name of all ? pageNames : (['Proxies'] as const)) {
          const route = name === 'Home' ? '' : name.toLowerCase();
          await page.goto(`./#/${route}`);
          await page.reload();
          await expect(shell.heading).toBeVisible();
          // What loads in the background is let in.
          await page.waitForTimeout(all ? 6_000 : 2_000);
          if (name === 'Proxies') await page.getByRole('table').getByRole('checkbox').nth(2).check();
          const path = all
            ? `${docs}${name.toLowerCase()}-${language}-${theme}-${width}.png`
            : testInfo.outputPath(`${name.toLowerCase()}.png`);
          await page.screenshot({ path });
        }
      });
    }
  }
}
