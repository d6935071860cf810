// Targeting strings, through the relay and the sandbox server. The strings are those of docs/api/soax.md and
// soax-in-practice.md.

import { readFile } from 'node:fs/promises';

import { longestTask } from '../fixtures/long_tasks.ts';
import { hurry } from '../fixtures/pace.ts';
import { expect, fromRelay, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';
import type { Shell } from '../pages/shell.ts';
import { Targeting } from '../pages/targeting.ts';

const EXAMPLE = 'package12345_country-US_state-California_city-LosAngeles_sessid-mysession_sesstime-600';

type PackageKey = 'package12345' | 'package67890';

/** Adds the package as one of that type, and opens the page. */
async function open(shell: Shell, settings: Settings, key: PackageKey, type: 'Residential (wifi)' | 'Mobile'): Promise<void> {
  await shell.open('settings');
  await settings.addSoax('soax-test-key', key, type);
  await shell.goTo('Targeting');
}

test.beforeEach(async ({ page, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false });
});

for (const shape of ['documented', 'practice'] as const) {
  test.describe(`replies as ${shape}`, () => {
    test.use({ sandboxOptions: { shape } });
    /** In practice names come in lower case. */
    const name = (documented: string) => (shape === 'practice' ? documented.toLowerCase() : documented);

    test('the example of the document comes out of regions and cities, character for character', async ({ page, shell }) => {
      const targeting = new Targeting(page);
      await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
      await targeting.choose('Country', 'united st', 'United States');
      await targeting.choose('Region', 'calif', name('California'));
      await targeting.expectSaid(targeting.place('City'), /^5 listed/);
      await targeting.choose('City', 'los', name('Los Angeles'));
      await expect(targeting.userName).toHaveText('package12345_country-US_state-California_city-LosAngeles');
      expect(await targeting.copied()).toBe(
        'proxy.soax.com:5000:package12345_country-US_state-California_city-LosAngeles:PASSWORD',
      );
      await targeting.sessionId.fill('mysession');
      await targeting.seconds.fill('600');
      await targeting.expectSaid(targeting.seconds, /^10 minutes$/);
      await expect(targeting.userName).toHaveText(EXAMPLE);
      await expect(targeting.line).toHaveText(`proxy.soax.com:5000:${EXAMPLE}:••••••••`);
    });

    test('an ISP narrows regions and cities, as the provider', async ({ page, shell, sandbox }) => {
      const targeting = new Targeting(page);
      await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
      await targeting.choose('Country', 'us', 'United States');
      await targeting.expectSaid(targeting.place('Region'), /^8 listed/);
      await targeting.choose('ISP', 'verizon', name('Verizon Fios'));
      await expect(targeting.userName).toHaveText('package12345_country-US_isp-VerizonFios');
      await expect
        .poll(async () => {
          const { lines } = await sandbox.ledger();
          return lines.flatMap((line) => (line.kind === 'request' && /provider=/.test(line.query) ? [line.function] : []));
        })
        .toEqual(expect.arrayContaining(['get-country-regions', 'get-country-cities']));
      await expect(page.getByRole('combobox', { name: 'Operator' })).toHaveCount(0);
    });

    test('a mobile package has operators and no ISPs', async ({ page, shell }) => {
      const targeting = new Targeting(page);
      await open(shell, new Settings(page), 'package67890', 'Mobile');
      await targeting.choose('Country', 'сша', 'United States');
      await targeting.choose('Operator', 'at&', name('AT&T'));
      await expect(page.getByRole('combobox', { name: 'ISP' })).toHaveCount(0);
      await expect(targeting.userName).toHaveText(shape === 'practice' ? /_operator-At&t$/ : /_operator-AT&T$/);
    });
  });
}

test('each part has its colour and its explanation, and axe finds nothing', async ({ page, shell, axe }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await shell.open('targeting?country=us&region=California&city=Los%20Angeles&carrier=Comcast&session=mysession&seconds=600');
  await expect(targeting.userName).toHaveText(
    'package12345_country-US_state-California_city-LosAngeles_isp-Comcast_sessid-mysession_sesstime-600',
  );
  const colours = await targeting.userName.locator('span').evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
  // Package, country, region, city, carrier, and the session's two parts in one colour.
  expect(new Set(colours).size).toBe(6);
  for (const [part, meaning] of [
    ['country-US', 'comes out in United States'],
    ['state-California', 'in the region California'],
    ['city-LosAngeles', 'in the city Los Angeles'],
    ['isp-Comcast', 'in the network of the ISP Comcast'],
    ['sessid-mysession', 'requests with this ID share one address'],
    ['sesstime-600', 'keeps the address for 10 minutes'],
  ]) {
    await expect(page.locator('dl > div', { hasText: part! })).toContainText(meaning!);
  }
  await axe();
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe();
});

test('the password is masked on the page, and whole in what is copied', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.choose('Country', 'de', 'Germany');
  await targeting.format.selectOption('URL');
  await expect(targeting.line).toHaveText('http://package12345_country-DE:••••••••@proxy.soax.com:5000');
  expect(await targeting.copied()).toBe('http://package12345_country-DE:PASSWORD@proxy.soax.com:5000');
  await page.getByLabel('Protocol').selectOption('SOCKS5');
  await page.getByLabel('Port').fill('9000');
  await expect(targeting.line).toHaveText('socks5://package12345_country-DE:••••••••@proxy.soax.com:9000');
  await page.getByRole('button', { name: 'Copy snippet' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(
      "curl --proxy 'socks5://proxy.soax.com:9000' --proxy-user 'package12345_country-DE:PASSWORD' " +
        "'https://checker.soax.com/api/ipinfo'\n",
    );
  expect(await page.locator('body').innerText()).not.toContain('PASSWORD');
});

test('the four dialects, each on its own port', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await shell.open('targeting?country=us&region=California&city=Los%20Angeles');
  const masked = '••••••••';
  for (const [dialect, line] of [
    ['documented', `proxy.soax.com:5000:package12345_country-US_state-California_city-LosAngeles:${masked}`],
    ['package', `proxy.soax.com:5000:package-12345-country-us-region-california-city-los+angeles:${masked}`],
    ['rules', `proxy.soax.com:1337:country-us-region-california-city-los_angeles:${masked}`],
    ['legacy', 'proxy.soax.com:9000:package12345:wifi;us;;california;los+angeles'],
  ] as const) {
    await targeting.dialect.selectOption(dialect);
    await expect(targeting.line).toHaveText(line);
  }
});

test('what a dialect cannot carry is said at its field, with a way out', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await shell.open('targeting?country=us&region=North%20Carolina&city=Winston-Salem');
  await expect(targeting.userName).toHaveText('package12345_country-US_state-NorthCarolina_city-Winston-Salem');
  await targeting.dialect.selectOption('package');
  await targeting.expectSaid(targeting.place('City'), /The city holds “-”, which this dialect cannot carry/);
  await expect(targeting.copy).toBeDisabled();
  await page.getByRole('button', { name: 'Leave the city out' }).click();
  await expect(targeting.userName).toHaveText('package-12345-country-us-region-north+carolina');
  await targeting.sessionId.fill('my-session');
  await targeting.expectSaid(targeting.sessionId, /The session ID holds “-”/);
  await targeting.sessionId.fill('mysession');
  await targeting.seconds.fill('5');
  await targeting.expectSaid(targeting.seconds, /between 10 and 3600/);
  await targeting.seconds.fill('ten');
  await targeting.expectSaid(targeting.seconds, /whole number of seconds/);
  await targeting.sessions.fill('100001');
  await targeting.expectSaid(targeting.sessions, /from 1 to 100,000/);
});

test('a new ID is one click away, and each is another', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.expectSaid(targeting.sessionId, /a new address on every request/);
  const seen = new Set<string>();
  for (let count = 0; count < 3; count += 1) {
    await page.getByRole('button', { name: 'New ID' }).click();
    const id = await targeting.sessionId.inputValue();
    expect(id).toMatch(/^[a-z0-9]{8}$/);
    await expect(targeting.userName).toHaveText(`package12345_sessid-${id}`);
    seen.add(id);
  }
  expect(seen.size).toBe(3);
});

test('several sessions are copied as so many lines', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.sessionId.fill('job-{n:02}');
  await targeting.sessions.fill('3');
  await targeting.expectSaid(targeting.sessionId, /From job-01 to job-03/);
  const lines = ['01', '02', '03'].map((number) => `proxy.soax.com:5000:package12345_sessid-job-${number}:PASSWORD\n`);
  expect(await targeting.copied()).toBe(lines.join(''));
});

test('100,000 sessions are downloaded, each unlike the others, while the page answers; and it can be stopped', async ({
  page,
  shell,
}, testInfo) => {
  test.slow();
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.sessions.fill('100000');
  await expect(targeting.line).toContainText('_sessid-');

  await targeting.download.click();
  // At once: a click of the test's waits until the button stands still, and by then all may be written.
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).dispatchEvent('click');
  await expect(shell.status).toContainText('Stopped.');
  await expect(targeting.download).toBeEnabled();

  let file = '';
  const longest = await longestTask(page, 3, async (attempt) => {
    if (attempt > 0) {
      await targeting.seconds.fill('');
      await expect(targeting.download).toBeEnabled();
    }
    const download = page.waitForEvent('download');
    await targeting.download.click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    // Meanwhile a key is taken.
    const seconds = 60 * (attempt + 1);
    await targeting.seconds.fill(String(seconds));
    await targeting.expectSaid(targeting.seconds, new RegExp(`^${attempt + 1} minute`));
    file = await (await download).path();
  });
  await targeting.seconds.fill('');
  await expect(targeting.download).toBeEnabled();
  testInfo.annotations.push({ type: 'longest task', description: `${longest.milliseconds} ms` });
  expect(longest.ratio).toBeLessThan(1);
  const lines = (await readFile(file, 'utf8')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines).toHaveLength(100_000);
  expect(new Set(lines).size).toBe(100_000);
  expect(lines.every((line) => /^proxy\.soax\.com:5000:package12345_sessid-[a-z0-9]{8}:PASSWORD$/.test(line))).toBe(true);
});

test('a list that fails is explained, leaves free text, and is read again on request', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/get-country-cities/);
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await sandbox.fault({ match: 'get-country-cities', fault: 'status', status: 500 });
  await targeting.choose('Country', 'us', 'United States');
  const failure = page.getByRole('main').getByRole('alert');
  await expect(failure).toContainText('SOAX has a fault of its own.');
  await targeting.expectSaid(targeting.place('City'), /Type a name yourself, or take the next wider area/);
  await targeting.place('City').fill('Springfield');
  await expect(targeting.userName).toHaveText('package12345_country-US_city-Springfield');
  await page.getByRole('button', { name: 'Leave the city out' }).click();
  await expect(targeting.userName).toHaveText('package12345_country-US');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await targeting.expectSaid(targeting.place('City'), /^29 listed/);
  await expect(failure).toHaveCount(0);
});

test('a country without addresses says so; a pick that is gone is marked', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.choose('Country', 'antarc', 'Antarctica');
  await targeting.expectSaid(targeting.place('Region'), /SOAX lists nothing here now/);
  await shell.open('targeting?country=us&region=Texas&city=Los%20Angeles');
  await targeting.expectSaid(targeting.place('City'), /Not in SOAX's list now/);
  await expect(targeting.userName).toHaveText('package12345_country-US_state-Texas_city-LosAngeles');
  await page.getByRole('button', { name: 'Leave the city out' }).click();
  await targeting.expectSaid(targeting.place('City'), /^5 listed/);
});

test('lists are kept for five minutes', async ({ page, shell, sandbox }) => {
  const asked = async () => {
    const { lines } = await sandbox.ledger();
    return lines.filter((line) => line.kind === 'request' && line.function === 'get-country-regions').length;
  };
  await page.clock.install();
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.choose('Country', 'us', 'United States');
  await targeting.expectSaid(targeting.place('Region'), /^8 listed/);
  await shell.goTo('Home');
  await shell.goTo('Targeting');
  await shell.open('targeting?country=us');
  await targeting.expectSaid(targeting.place('Region'), /^8 listed/);
  expect(await asked()).toBe(1);
  await page.clock.fastForward('05:01');
  // Whoever stays on the page gets them anew, without asking.
  await expect.poll(asked).toBe(2);
  await targeting.expectSaid(targeting.place('Region'), /^8 listed/);
  await shell.open('targeting?country=de');
  await expect.poll(asked).toBe(3);
});

test('a pick that SOAX drops while the page is open is marked within five minutes', async ({ page, shell }) => {
  await page.clock.install();
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.choose('Country', 'us', 'United States');
  await targeting.choose('City', 'los an', 'Los Angeles');
  await page.route(/get-country-cities/, (route) =>
    route.fulfill({ status: 200, headers: fromRelay, json: ['compton', 'san diego'] }),
  );
  await page.clock.fastForward('05:01');
  await targeting.expectSaid(targeting.place('City'), /Not in SOAX's list now/);
  await expect(page.getByRole('button', { name: 'Leave the city out' })).toBeVisible();
  await expect(targeting.userName).toHaveText('package12345_country-US_city-LosAngeles');
});

test('10,000 names are searched while one types, without a long task', async ({ page, shell }, testInfo) => {
  const names = Array.from({ length: 10_000 }, (_, index) => ({ name: `Saint Name ${String(index).padStart(5, '0')} sur Rivière` }));
  await page.route(/get-country-cities/, (route) =>
    route.fulfill({ status: 200, headers: fromRelay, json: { success: true, data: names } }),
  );
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.choose('Country', 'us', 'United States');
  await targeting.expectSaid(targeting.place('City'), /^10000 listed/);
  const longest = await longestTask(page, 4, async () => {
    await targeting.place('City').fill('');
    await targeting.place('City').pressSequentially('name 04321 sur riviere', { delay: 40 });
    await expect(targeting.suggestions('City').first()).toBeAttached();
  });
  testInfo.annotations.push({ type: 'longest task', description: `${longest.milliseconds} ms` });
  await targeting.place('City').fill('name 04321');
  await expect(targeting.suggestions('City').first()).toContainText('Saint Name 04321 sur Rivière');
  expect(longest.ratio).toBeLessThan(1);
});

test('a connection type that is not the package’s is offered to be switched', async ({ page, shell, complaints }) => {
  complaints.expectFailedRequest(/get-country-/);
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package67890', 'Residential (wifi)');
  await targeting.choose('Country', 'us', 'United States');
  const failure = page.getByRole('main').getByRole('alert');
  await expect(failure).toHaveCount(1);
  await expect(failure).toContainText('conn_type of this package is mobile');
  await page.getByRole('button', { name: 'Switch it to mobile' }).click();
  await expect(shell.status).toContainText('The package counts as mobile now.');
  await targeting.expectSaid(targeting.place('Operator'), /^4 listed/);
  await expect(failure).toHaveCount(0);
});

test('each SOAX error is explained in its own words', async ({ page, shell, sandbox, complaints }) => {
  complaints.expectFailedRequest(/get-country-/);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  const failure = page.getByRole('main').getByRole('alert');
  const causes = new Set<string>();
  for (const [country, status] of [['de', 401], ['fr', 403], ['br', 404], ['mx', 422], ['ca', 429], ['gb', 500]] as const) {
    // A read over the limit is asked again, so there is more than one fault.
    await sandbox.fault({ match: 'get-country-regions', fault: 'status', status, times: 8 });
    await shell.open(`targeting?country=${country}`);
    await expect(failure).toContainText(`SOAX: HTTP ${status}`, { timeout: 30_000 });
    causes.add(await failure.locator('strong').innerText());
    await sandbox.disarm();
  }
  expect(causes.size).toBe(6);
  await sandbox.fault({ match: 'get-country-regions', fault: 'error_id', error_id: 7 });
  await shell.open('targeting?country=ar');
  await expect(failure).toContainText('SOAX says that it did not succeed.');
  await expect(failure).toContainText('Error 7');
});

test('the address keeps the settings and no secret; a link brings them back', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page), 'package12345', 'Residential (wifi)');
  await targeting.choose('Country', 'us', 'United States');
  await targeting.choose('Region', 'california', 'California');
  await targeting.sessionId.fill('mysession');
  await targeting.seconds.fill('600');
  await targeting.dialect.selectOption('rules');
  await expect(page).toHaveURL(/#\/targeting\?country=us&region=California&session=mysession&seconds=600&dialect=rules$/);
  expect(page.url()).not.toMatch(/package12345|PASSWORD|soax-test-key/);
  const link = page.url().replace(/^.*#\//, '');
  await shell.goTo('Home');
  await shell.open(link);
  await expect(targeting.place('Country')).toHaveValue('United States');
  await expect(targeting.userName).toHaveText('country-us-region-california-session-mysession-rotate-timed_600');
});

test('without a package it says where to get one', async ({ page, shell, axe }) => {
  await shell.open('targeting');
  await expect(page.getByText('No SOAX package yet.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Add account' })).toBeVisible();
  await axe();
});
