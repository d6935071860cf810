// The Proxies page over the relay: the list, its filter, order and selection, copying and export.

import { hurry } from '../fixtures/pace.ts';
import { expect, OWNED, test } from '../fixtures/proxies.ts';
import { Proxies } from '../pages/proxies.ts';
import { Settings } from '../pages/settings.ts';

for (const shape of ['documented', 'practice'] as const) {
  test.describe(`${shape} replies`, () => {
    test.use({ sandboxOptions: { shape } });

    test('every proxy stands in the table, with what is known of it', async ({ proxies, page }) => {
      await expect(page.getByText('6 proxies', { exact: true })).toBeVisible();
      await expect(proxies.table).toHaveAttribute('aria-rowcount', '7');
      const shown = proxies.row('192.0.2.1:8001');
      for (const text of ['Germany', 'HTTPS', 'anna', 'shop', 'in 30 days', 'active']) await expect(shown).toContainText(text);
      // The documented reply has no version: an IPv4 proxy may be either.
      await expect(shown).toContainText(shape === 'practice' ? 'IPv4' : 'IPv4 or Shared');
      await expect(shown).not.toContainText('p@ss/1');
      await expect(proxies.row('192.0.2.2:8002')).toContainText('in 2 days');
      await expect(proxies.row('192.0.2.2:8002')).toContainText('SOCKS5');
      await expect(proxies.row('192.0.2.3:8003')).toContainText('in 9 hours');
      await expect(proxies.row('192.0.2.3:8003')).toContainText('IPv6');
      await expect(proxies.row('192.0.2.3:8003')).toContainText('2001:db8::13');
      await expect(proxies.row('192.0.2.5:8005')).toContainText('MTProto');
      await expect(proxies.row('192.0.2.6:8006')).toContainText('expired');
    });
  });
}

test.describe('texts of all kinds', () => {
  const texts = [['anna', '🦊🦊 лиса'], ['', '東京'], ['ünï', ''], ['👩‍👩‍👧', 'é\u0301'], ['e', '𝒳'], ['f', 'plain']] as const;
  const odd = texts.flatMap(([user, descr], index) => OWNED.slice(index, index + 1).map((proxy) => ({ ...proxy, user, descr })));
  // A list by itself would be taken for a value and its options.
  test.use({ owned: [odd, { scope: 'test' }] });

  test('each stands whole in its own cell', async ({ proxies }) => {
    for (const { host, port, user, descr } of odd) {
      const cell = (name: string) => proxies.row(`${host}:${port}`).locator(`td.proxies-${name}`);
      await expect(cell('user')).toHaveText(user || '–');
      await expect(cell('comment')).toHaveText(descr || '–');
      await expect(cell('password')).toHaveText('••••');
    }
    await expect(proxies.row('192.0.2.1:8001').locator('td.proxies-expires')).toHaveText('in 30 days');
    await expect(proxies.row('192.0.2.1:8001').locator('td.proxies-ip')).toHaveText('192.0.2.1');
    await proxies.filter.fill('東京');
    await expect(proxies.rows).toHaveCount(1);
    await expect(proxies.rows.locator('td.proxies-comment')).toHaveText('東京');
  });
});

test('a password shows when asked for, and can be copied without being shown', async ({ proxies }) => {
  const row = proxies.row('192.0.2.1:8001');
  await row.hover();
  await row.getByRole('button', { name: 'Copy password' }).click();
  await expect.poll(() => proxies.clipboard()).toBe('p@ss/1');
  await expect(row).not.toContainText('p@ss/1');
  await row.getByRole('button', { name: 'Show password' }).click();
  await expect(row).toContainText('p@ss/1');
  await expect(proxies.row('192.0.2.2:8002')).not.toContainText('secret2');
  await row.getByRole('button', { name: 'Hide password' }).click();
  await expect(row).not.toContainText('p@ss/1');
});

test('words and facets filter, a bad facet is told at its place, and the address keeps the filter', async ({ proxies, page }) => {
  await page.keyboard.press('/');
  await expect(proxies.filter).toBeFocused();
  await proxies.filter.fill('shop germ');
  await expect(proxies.rows).toHaveCount(1);
  await expect(proxies.row('192.0.2.1:8001')).toBeVisible();
  await proxies.filter.fill('type:socks version:6');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.4:8004']);
  await proxies.filter.fill('type:ftp comment:shop');
  await expect(page.getByText('“ftp” is not understood after “type:”')).toBeVisible();
  await expect(proxies.filter).toHaveAttribute('aria-invalid', 'true');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.1:8001', '192.0.2.2:8002']);
  await proxies.filter.fill('nothing-like-that');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(proxies.rows).toHaveCount(6);
  await proxies.filter.fill('expires:<3d');
  await expect(page).toHaveURL(/#\/proxies\?filter=expires:%3C3d$/);
  await expect(proxies.rows).toHaveCount(2);
});

test('what a row has in a column becomes the filter at a press, by mouse and by keyboard, and goes at another', async ({ proxies, page }) => {
  const row = proxies.row('192.0.2.1:8001');
  await row.hover();
  await row.getByRole('button', { name: 'Only Germany' }).click();
  await expect(proxies.filter).toHaveValue('country:de');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.1:8001', '192.0.2.6:8006']);
  await row.getByRole('button', { name: 'Only shop' }).click();
  await expect(proxies.filter).toHaveValue('country:de comment:=shop');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.1:8001']);
  await row.locator('.proxies-country').getByRole('button', { name: 'All again' }).click();
  await expect(proxies.filter).toHaveValue('comment:=shop');
  await proxies.filter.fill('');
  await proxies.row('192.0.2.4:8004').focus();
  const only = proxies.row('192.0.2.4:8004').getByRole('button', { name: 'Only SOCKS5' });
  for (let presses = 0; !(await only.evaluate((button) => button === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the button has the focus').toBeLessThan(8);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(proxies.filter).toHaveValue('type:socks');
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.2:8002', '192.0.2.4:8004']);
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('what shows under a pointer elsewhere is within reach of a finger', async ({ proxies }) => {
    const row = proxies.row('192.0.2.1:8001');
    const copy = row.locator('.proxies-endpoint').getByRole('button', { name: 'Copy' });
    await expect(copy).toBeInViewport({ ratio: 1 });
    await copy.tap();
    await expect.poll(() => proxies.clipboard()).toBe('192.0.2.1:8001:anna:p@ss/1');
    await row.locator('.proxies-version').tap();
    await expect(row.locator('.proxies-expires .absolute')).toBeVisible();
    await row.getByRole('button', { name: 'Only shop' }).tap();
    await expect(proxies.filter).toHaveValue('comment:=shop');
  });
});

test('what is typed is completed by what there is', async ({ proxies, page }) => {
  const offered = () => page.locator('datalist option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await proxies.filter.fill('shop coun');
  await expect.poll(offered).toEqual(['shop country:']);
  await proxies.filter.fill('shop country:');
  await expect.poll(offered).toEqual(['de', 'fr', 'nl', 'ru', 'us'].map((code) => `shop country:${code}`));
});

test('a login in the filter finds its row and stays out of the address', async ({ proxies, page }) => {
  await proxies.filter.fill('country:ru 192.0.2.2:8002:boris:secret2');
  await expect(proxies.rows).toHaveCount(1);
  await expect(page).toHaveURL(/filter=country:ru$/);
});

test('a heading sorts, Shift adds another column, and the address keeps the order', async ({ proxies, page }) => {
  await proxies.sortBy('Expires');
  await expect(proxies.heading('Expires')).toHaveAttribute('aria-sort', 'ascending');
  expect(await proxies.endpoints()).toEqual(['6', '3', '2', '4', '5', '1'].map((digit) => `192.0.2.${digit}:800${digit}`));
  await proxies.sortBy('Expires');
  await expect(proxies.heading('Expires')).toHaveAttribute('aria-sort', 'descending');
  await proxies.sortBy('Country');
  await proxies.sortBy('Endpoint', ['Shift']);
  await proxies.sortBy('Endpoint', ['Shift']);
  await expect(proxies.heading('Country')).toHaveAttribute('aria-sort', 'ascending');
  // France, Germany twice, Netherlands, Russia, United States; within Germany the endpoints from the greatest.
  expect(await proxies.endpoints()).toEqual(['3', '6', '1', '5', '2', '4'].map((digit) => `192.0.2.${digit}:800${digit}`));
  await expect(page).toHaveURL(/sort=country,-host$/);
});

test('groups count, and a press shows one of them alone', async ({ proxies, page }) => {
  await page.getByLabel('Group by').selectOption('Comment');
  const groups = page.getByRole('group', { name: 'Comment' });
  await expect(groups.getByRole('button', { name: 'shop 2' })).toBeVisible();
  await groups.getByRole('button', { name: 'price watch 1' }).click();
  await expect.poll(() => proxies.endpoints()).toEqual(['192.0.2.4:8004']);
  await groups.getByRole('button', { name: 'price watch 1' }).click();
  await expect(proxies.rows).toHaveCount(6);
});

test('a selection takes a range with Shift, survives the filter, and says what it holds beyond it', async ({ proxies }) => {
  await proxies.tick('192.0.2.2:8002');
  await proxies.tick('192.0.2.4:8004', ['Shift']);
  await expect(proxies.selection).toContainText('3 selected');
  await proxies.filter.fill('comment:shop');
  await expect(proxies.selection).toContainText('3 selected of 2 shown, 6 in all; 2 beyond the filter');
  await proxies.selectAll();
  await expect(proxies.selection).toContainText('4 selected');
  await proxies.filter.fill('');
  await proxies.action('Invert').click();
  await expect(proxies.selection).toContainText('2 selected');
  await expect(proxies.row('192.0.2.5:8005').getByRole('checkbox')).toBeChecked();
  await expect(proxies.row('192.0.2.6:8006').getByRole('checkbox')).toBeChecked();
  await proxies.action('Select none').click();
  await expect(proxies.selection).toBeHidden();
});

test.describe('the clipboard gets exactly', () => {
  const lines = {
    'an HTTP row': ['192.0.2.1:8001', '192.0.2.1:8001:anna:p@ss/1', 'http://anna:p%40ss%2F1@192.0.2.1:8001'],
    'a SOCKS5 row': ['192.0.2.2:8002', '192.0.2.2:8002:boris:secret2', 'socks5://boris:secret2@192.0.2.2:8002'],
    'an IPv6 row': ['192.0.2.3:8003', '192.0.2.3:8003:clara:secret3', 'http://clara:secret3@192.0.2.3:8003'],
  } as const;
  for (const [name, [endpoint, colons, url]] of Object.entries(lines)) {
    test(`${name} in both forms`, async ({ proxies, page }) => {
      const row = proxies.row(endpoint);
      await row.hover();
      await row.getByRole('button', { name: 'Copy', exact: true }).click();
      await expect.poll(() => proxies.clipboard()).toBe(colons);
      await row.focus();
      await page.keyboard.press('Shift+C');
      await expect.poll(() => proxies.clipboard()).toBe(url);
      await page.keyboard.press('ControlOrMeta+c');
      await expect.poll(() => proxies.clipboard()).toBe(colons);
    });
  }

  test('an MTProto row as the link that Telegram takes', async ({ proxies, page }) => {
    await proxies.row('192.0.2.5:8005').focus();
    await page.keyboard.press('c');
    await expect.poll(() => proxies.clipboard()).toBe('tg://proxy?server=192.0.2.5&port=8005&secret=dd00112233');
  });
});

test('an export shows its first lines, says what it cannot carry, copies and downloads', async ({ proxies, page, axe }) => {
  await proxies.filter.fill('state:active');
  await proxies.selectAll();
  await proxies.open('Export');
  const preview = proxies.dialog.getByRole('group', { name: 'Preview' });
  await expect(preview).toContainText('192.0.2.1:8001:anna:••••••');
  await expect(preview).not.toContainText('p@ss/1');
  await expect(proxies.dialog).toContainText('1 is left out.');
  await axe();
  await proxies.dialog.getByLabel('Show passwords').check();
  await expect(preview).toContainText('192.0.2.1:8001:anna:p@ss/1');
  const plain = '192.0.2.1:8001:anna:p@ss/1\n192.0.2.2:8002:boris:secret2\n192.0.2.3:8003:clara:secret3\n192.0.2.4:8004:dora:secret4\n';
  await proxies.confirm('Copy').click();
  await expect.poll(() => proxies.clipboard()).toBe(plain);
  await proxies.dialog.getByLabel('Format').selectOption('URL');
  const coming = page.waitForEvent('download');
  await proxies.confirm('Download').click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^proxies-\d{4}-\d{2}-\d{2}-4\.txt$/);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(
    'http://anna:p%40ss%2F1@192.0.2.1:8001\nsocks5://boris:secret2@192.0.2.2:8002\n' +
      'http://clara:secret3@192.0.2.3:8003\nsocks5://dora:secret4@192.0.2.4:8004\n',
  );
});

test('the keyboard alone: find, select a range, copy, change the comment', async ({ proxies, page, shell, sandbox }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('192.0.2');
  for (let presses = 0; !(await proxies.rows.first().evaluate((row) => row === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the first row has the focus').toBeLessThan(25);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+Space');
  await expect(proxies.selection).toContainText('4 selected');
  await expect(proxies.row('192.0.2.5:8005')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(proxies.row('192.0.2.1:8001')).toBeFocused();
  await page.keyboard.press('c');
  await expect.poll(() => proxies.clipboard()).toBe('192.0.2.1:8001:anna:p@ss/1');
  for (let presses = 0; !(await proxies.action('Change comment').evaluate((button) => button === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the button has the focus').toBeLessThan(20);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(proxies.dialog).toBeVisible();
  for (let presses = 0; !(await proxies.dialog.getByLabel('Comment').evaluate((field) => field === document.activeElement)); presses += 1) {
    expect(presses, 'presses of Tab until the field has the focus').toBeLessThan(5);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await expect(shell.status).toContainText('Changed the comment of 4 proxies.');
  const changed = (await sandbox.state()).owned.filter((proxy) => proxy.descr === 'by keyboard').map((proxy) => proxy.id);
  expect(changed).toEqual([12, 13, 14, 15]);
});

test('a question mark lists the keys, but not while one types', async ({ proxies, page, axe }) => {
  await proxies.filter.fill('');
  await proxies.filter.press('?');
  await expect(proxies.filter).toHaveValue('?');
  await expect(proxies.dialog).toBeHidden();
  await proxies.filter.fill('');
  await proxies.rows.first().focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Copy host:port:user:password');
  await axe();
  await page.keyboard.press('Escape');
  await expect(proxies.dialog).toBeHidden();
  await expect(proxies.rows.first()).toBeFocused();
});

test("a row shows its country's flag", async ({ proxies }) => {
  const flag = proxies.row('192.0.2.1:8001').locator('td.proxies-country');
  await expect(flag).toHaveCSS('background-image', /^url\("data:image\/png;/);
  // Germany's is black above and gold below.
  const colours = await flag.evaluate(async (element) => {
    const { backgroundImage, backgroundPositionY, backgroundSize } = getComputedStyle(element);
    const sheet = new Image();
    sheet.src = backgroundImage.slice('url("'.length, -'")'.length);
    await sheet.decode();
    const density = sheet.naturalWidth / parseFloat(backgroundSize);
    const canvas = document.createElement('canvas');
    canvas.width = parseFloat(backgroundSize);
    canvas.height = 15;
    const drawing = canvas.getContext('2d');
    if (!drawing) throw new Error('no canvas');
    drawing.drawImage(sheet, 0, parseFloat(backgroundPositionY), sheet.naturalWidth / density, sheet.naturalHeight / density);
    return [3, canvas.height - 4].map((y) => [...drawing.getImageData(canvas.width - 4, y, 1, 1).data]);
  });
  expect(colours).toEqual([[0, 0, expect.any(Number), 255], [255, 204, 0, 255]]);
});

test('columns can be hidden, which the browser remembers', async ({ proxies, page }) => {
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('dialog', { name: 'Columns' }).getByLabel('Country', { exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await expect(proxies.heading('Country')).toHaveCount(0);
  await expect(proxies.row('192.0.2.1:8001')).not.toContainText('Germany');
  await expect(proxies.row('192.0.2.1:8001')).toContainText('anna');
  await page.getByRole('link', { name: 'Convert' }).click();
  await page.getByRole('link', { name: 'Proxies' }).click();
  await expect(proxies.row('192.0.2.1:8001')).not.toContainText('Germany');
});

test('the tick in the head says how many of the rows have one', async ({ proxies }) => {
  const all = proxies.table.getByRole('columnheader').getByRole('checkbox', { name: 'Select all that match' });
  const partly = () => all.evaluate((tick: HTMLInputElement) => tick.indeterminate);
  await expect(all).not.toBeChecked();
  expect(await partly()).toBe(false);
  await proxies.tick('192.0.2.1:8001');
  await expect.poll(partly).toBe(true);
  await all.check();
  await expect(all).toBeChecked();
  expect(await partly()).toBe(false);
  await expect(proxies.row('192.0.2.5:8005').getByRole('checkbox')).toBeChecked();
  await all.uncheck();
  await expect(proxies.row('192.0.2.5:8005').getByRole('checkbox')).not.toBeChecked();
  await proxies.filter.fill('nothing-is-called-so');
  await expect(all).toBeDisabled();
  await proxies.filter.fill('');
  await expect(all).toBeEnabled();
});

test('a heading keeps the focus where a column comes beside it', async ({ proxies, page }) => {
  await proxies.tick('192.0.2.1:8001');
  const heading = proxies.heading('Country').getByRole('button');
  const check = await page.getByRole('button', { name: 'Check', exact: true }).elementHandle();
  await heading.evaluate((element, button) => {
    (button as HTMLElement).click();
    (element as HTMLElement).focus();
  }, check);
  await expect(proxies.heading('Check')).toBeVisible();
  await expect(heading).toBeFocused();
});

test('an account without proxies, and a list that does not come, say what to do', async ({ page, shell, sandbox }) => {
  await sandbox.change({ pace: false, owned: [] });
  await hurry(page);
  await shell.open('settings');
  await new Settings(page).addProxy6('px6-test-key');
  await shell.goTo('Proxies');
  await expect(page.getByText('This account has no proxies yet.')).toBeVisible();
  // A tick that would select nothing cannot be set.
  const all = page.getByRole('checkbox', { name: 'Select all that match' });
  await expect(all).toBeDisabled();
  await sandbox.fault({ match: 'getproxy', fault: 'error_id', error_id: 105 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(shell.alert.filter({ hasText: 'error 105' })).toBeVisible();
  await sandbox.change({ owned: OWNED });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(new Proxies(page).rows).toHaveCount(6);
  await expect(all).toBeEnabled();
});

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'ru']) {
    test(`axe finds nothing: ${theme}, ${language}`, async ({ proxies, page, axe }) => {
      await proxies.tick('192.0.2.1:8001');
      await proxies.row('192.0.2.2:8002').focus();
      await page.evaluate(([theme, language]) => {
        document.documentElement.dataset['theme'] = theme;
        document.documentElement.lang = language ?? '';
      }, [theme, language]);
      await axe();
    });
  }
}
