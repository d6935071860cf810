// A page that goes takes the focus from whatever had it, and that element's last events come to a page that is no more: as with the
// browser's own "Back", where nothing else takes the focus first.

import { expect, test } from '../fixtures/static.ts';
import { pageNames } from '../pages/shell.ts';

const FOCUSABLE = 'main :is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled)';

for (const name of pageNames.filter((name) => name !== 'Convert')) {
  test(`whoever leaves ${name} with the focus on anything arrives`, async ({ page, shell }) => {
    test.slow();
    await page.addInitScript(() => localStorage.setItem('proxydeck.preferences', '{"mode":"sandbox"}'));
    await shell.open('convert');
    const route = `#/${name === 'Home' ? '' : name.toLowerCase()}`;
    const left = new Set<string>();
    for (let place = 0; ; place++) {
      await page.evaluate((route) => (location.hash = route), route);
      await expect(shell.heading).toHaveText(name);
      await shell.pageIsHere();
      if (name === 'Proxies') await page.getByRole('table', { name: 'Proxies', exact: true }).locator('tbody tr').nth(2).waitFor();
      // Of each kind of element one: rows and lines are alike.
      const next = await page.evaluate(
        ([focusable, before]) => {
          const kind = (element: Element) => [element.tagName, element.getAttribute('type'), element.className, element.closest('[class]')?.className, element.parentElement?.className].join('|');
          const next = [...document.querySelectorAll<HTMLElement>(focusable)].find((element) => element.checkVisibility() && !before.includes(kind(element)));
          if (next === undefined) return undefined;
          next.focus();
          const found = kind(next);
          location.hash = '#/convert';
          return found;
        },
        [FOCUSABLE, [...left]] as const,
      );
      if (next === undefined) break;
      left.add(next);
      await expect(shell.heading).toHaveText('Convert');
    }
    expect(left.size).toBeGreaterThan(0);
  });
}
