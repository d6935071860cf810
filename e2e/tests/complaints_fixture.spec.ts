// The net under every other test: what the browser complains of is caught, and only what a test caused is let through.

import { type Browser, type Page } from '@playwright/test';

import { expectAccessible } from '../fixtures/accessibility.ts';
import { Complaints } from '../fixtures/complaints.ts';
import { expect, test } from '../fixtures/static.ts';

/** A page of the app's origin in a context of its own, so that its complaints fail no other test. */
async function watched(browser: Browser, url: string): Promise<{ page: Page; complaints: Complaints }> {
  const context = await browser.newContext({ baseURL: url });
  const complaints = await Complaints.of(context);
  const page = await context.newPage();
  await page.goto('./icon.svg');
  return { page, complaints };
}

const causes: Record<string, { cause: (page: Page) => Promise<unknown>; complaint: string }> = {
  'an error in the console': {
    cause: (page) => page.evaluate(() => console.error('lost in the page')),
    complaint: 'lost in the page',
  },
  "an error in a worker's console": {
    cause: (page) =>
      page.evaluate(() => {
        const script = new Blob(["console.error('lost in the worker'); postMessage('')"]);
        const worker = new Worker(URL.createObjectURL(script));
        return new Promise((resolve) => worker.addEventListener('message', resolve, { once: true })).then(() => {});
      }),
    complaint: 'lost in the worker',
  },
  'an exception that nothing catches': {
    cause: (page) =>
      page.evaluate(() => {
        setTimeout(() => {
          throw new Error('caught by nobody');
        });
      }),
    complaint: 'caught by nobody',
  },
  'a promise that nothing catches': {
    cause: (page) =>
      page.evaluate(() => {
        void Promise.reject(new Error('broken promise'));
      }),
    complaint: 'broken promise',
  },
  'something that the policy of the page blocks': {
    cause: async (page) => {
      await page.goto('./');
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'void 0';
        document.body.append(script);
      });
    },
    complaint: 'Content-Security-Policy: script-src-elem blocked inline',
  },
  'a file that is missing': {
    cause: (page) => page.evaluate(() => fetch('./missing.js').then(() => {})),
    complaint: 'Failed to load resource: the server responded with a status of 404',
  },
};

for (const [name, { cause, complaint }] of Object.entries(causes)) {
  test(`${name} is caught`, async ({ browser, baseURL }) => {
    const { page, complaints } = await watched(browser, baseURL ?? '');
    complaints.expectNone();
    await cause(page);
    await expect.poll(() => messageOf(() => complaints.expectNone())).toContain(complaint);
  });
}

test('a request that the test makes fail is no complaint, another one is', async ({ browser, baseURL }) => {
  const { page, complaints } = await watched(browser, baseURL ?? '');
  complaints.expectFailedRequest(/\/missing\.js$/);
  await page.evaluate(() => fetch('./missing.js').then(() => {}));
  await page.evaluate(() => fetch('./missing-too.js').then(() => {}));
  await expect.poll(() => messageOf(() => complaints.expectNone())).toContain('missing-too.js');
  expect(messageOf(() => complaints.expectNone())).not.toContain('missing.js');
});

test('axe is asked about every rule', async ({ page }) => {
  await page.setContent('<p>No language, no title, no landmark, no heading</p><input>');
  const message = await expectAccessible(page).then(() => '', String);
  for (const rule of ['document-title', 'html-has-lang', 'label', 'landmark-one-main', 'page-has-heading-one', 'region']) {
    expect(message).toContain(rule);
  }
});

function messageOf(check: () => void): string {
  try {
    check();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
