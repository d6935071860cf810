// The map of the stock: shapes that come when it is opened, shades, names and numbers, a click that picks.

import { expect, queries, test } from '../fixtures/customer.ts';

const SHAPES = '**/world/countries.txt';

test('the map tells where there is stock, and a click picks a country', async ({ buy, page, axe }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const shapes = () => fetched.filter((url) => url.endsWith('/world/countries.txt')).length;
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  expect(shapes()).toBe(0);
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  const map = buy.stock.getByRole('group', { name: 'Map of the stock, IPv6' });
  // proxy6.txt, "Method getcount": 971 Russian IPv6 proxies.
  const russia = map.getByRole('button', { name: 'Russia: 971 in stock' });
  await expect(russia).toHaveAttribute('data-shade', 'hundreds');
  expect(shapes()).toBe(1);
  await russia.hover();
  await expect(page.locator('.atlas-told')).toHaveText(/^Russia\s*971 in stock$/);
  await russia.click();
  await expect(buy.country).toHaveValue('Russia');
  await expect(russia).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/country=ru/);
  // As large as a fingertip, though the island is smaller than a pixel.
  const singapore = map.getByRole('button', { name: /^Singapore: / });
  const reach = await singapore.locator('.reach').evaluate((path) => parseFloat(getComputedStyle(path).strokeWidth));
  expect(reach).toBeGreaterThanOrEqual(18);
  await singapore.locator('.reach').click({ force: true });
  await expect(buy.country).toHaveValue('Singapore');
  await axe();
});

test('the arrows walk over the map, and Enter picks', async ({ buy, page }) => {
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await buy.fill({ country: 'Spain' });
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  const map = buy.stock.getByRole('group', { name: 'Map of the stock, IPv6' });
  await expect(map.getByRole('button', { name: /^Spain: / })).toHaveAttribute('tabindex', '0');
  await expect(map.locator('[tabindex="0"]')).toHaveCount(1);
  await map.getByRole('button', { name: /^Spain: / }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(map.getByRole('button', { name: /^France: / })).toBeFocused();
  await expect(page.locator('.atlas-told')).toContainText('France');
  await page.keyboard.press('Enter');
  await expect(buy.country).toHaveValue('France');
});

test('the table under the map has the same figures, and follows the version', async ({ buy, sandbox }) => {
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  await buy.stock.getByText('As a table').click();
  const { stock } = await sandbox.state();
  const table = buy.stock.getByRole('table', { name: 'Map of the stock, IPv6' });
  await expect(table.getByRole('row')).toHaveCount(Object.keys(stock['6']).length + 1);
  await expect(table.getByRole('row', { name: 'Russia 971' })).toBeVisible();
  await buy.version.selectOption('MTProto');
  await expect(buy.stock.getByRole('group', { name: 'Map of the stock, MTProto' }).getByRole('button')).toHaveCount(
    Object.keys(stock['5']).length,
  );
  // Opening it asks the provider nothing.
  const asked = queries(await sandbox.ledger(), 'getcount').filter((query) => query.includes('version=6'));
  expect(asked.length).toBe(Object.keys(stock['6']).length);
});

test('shapes that do not come are told of, and come when tried again; nothing below moves meanwhile', async ({ buy, page, complaints }) => {
  complaints.expectFailedRequest(/countries\.txt$/);
  await expect(buy.stock.getByRole('button', { name: 'Refresh' })).toBeVisible();
  await page.route(SHAPES, (route) => route.abort());
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  const failure = buy.stock.getByRole('alert');
  await expect(failure).toContainText('could not be fetched');
  const top = async () => (await buy.stock.getByRole('list').last().boundingBox())?.y;
  const before = await top();
  await page.unroute(SHAPES);
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(buy.stock.getByRole('group', { name: 'Map of the stock, IPv6' })).toBeVisible();
  expect(await top()).toBe(before);
});

test('what is told of a country is not cut off where the map is wider than the window', async ({ buy, page }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  const map = buy.stock.getByRole('group', { name: 'Map of the stock, IPv6' });
  for (const name of ['Japan', 'United Kingdom', 'Canada']) {
    await map.getByRole('button', { name: new RegExp(`^${name}: `) }).focus();
    await expect(page.locator('.atlas-told')).toContainText(name);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const [told, frame] = ['.atlas-told', '.atlas'].map((each) => document.querySelector(each)?.getBoundingClientRect());
          return told !== undefined && frame !== undefined && told.left >= frame.left && told.right <= frame.right;
        }),
      )
      .toBe(true);
  }
});

test('a mouse at rest, below which the map moves, does not speak over the keys; one that moves does, until it leaves', async ({ buy, page }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  const map = buy.stock.getByRole('group', { name: 'Map of the stock, IPv6' });
  const country = (name: string) => map.getByRole('button', { name: new RegExp(`^${name}: `) });
  const told = page.locator('.atlas-told');
  await expect(country('Canada')).toBeVisible();
  const box = await page.locator('.atlas').boundingBox();
  if (box === null) throw new Error('no map');
  // To its end and back, so that other countries come to lie below the mouse.
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await country('Canada').focus();
  for (const left of [1_000, 0, 300]) {
    await page.locator('.atlas').evaluate((frame, left) => frame.scrollTo({ left }), left);
    // Chromium looks what lies below the mouse some time after it has scrolled.
    await page.waitForTimeout(250);
    await expect(told).toContainText('Canada');
  }
  await country('Russia').hover();
  await expect(told).toContainText('Russia');
  await page.mouse.move(box.x + box.width / 2, box.y - 30);
  await expect(told).toContainText('Canada');
});

test('a country that is offered no more is told of no more, when it comes back neither', async ({ buy, page, sandbox }) => {
  await buy.stock.getByRole('button', { name: 'Map' }).click();
  const { stock } = await sandbox.state();
  const gone = Object.keys(stock['6']).find((code) => !(code in stock['5']));
  if (gone === undefined) throw new Error('every country has both');
  const country = page.locator(`#atlas-${gone}`);
  await country.dispatchEvent('pointermove');
  const told = page.locator('.atlas-told');
  await expect(told).toHaveCount(1);
  await buy.version.selectOption('MTProto');
  await expect(country).toHaveCount(0);
  await expect(told).toHaveCount(0);
  await buy.version.selectOption('IPv6');
  await expect(country).toHaveCount(1);
  await expect(told).toHaveCount(0);
});
