// Strings taken apart, dialects side by side, and targets that are kept. The strings are those of docs/api/soax.md and
// soax-in-practice.md.

import { hurry } from '../fixtures/pace.ts';
import { expect, test } from '../fixtures/relay.ts';
import { Settings } from '../pages/settings.ts';
import type { Shell } from '../pages/shell.ts';
import { Targeting } from '../pages/targeting.ts';

const MASK = '••••••••';

/** Adds the wifi package, and opens the page. */
async function open(shell: Shell, settings: Settings): Promise<void> {
  await shell.open('settings');
  await settings.addSoax('soax-test-key', 'package12345');
  await shell.goTo('Targeting');
}

test.beforeEach(async ({ page, sandbox }) => {
  await hurry(page);
  await sandbox.change({ pace: false });
});

test('a string of each dialect is recognised and stands in the fields, and in every other dialect', async ({ page, shell, axe }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page));
  const documented = 'package12345_country-US_state-California_city-LosAngeles_sessid-mysession_sesstime-600';
  for (const [pasted, dialect] of [
    [documented, 'documented'],
    ['package-12345-country-us-region-california-city-los+angeles-sessionid-mysession-sessionlength-600', 'package'],
    ['country-us-region-california-city-los_angeles-session-mysession-rotate-timed_600', 'rules'],
  ] as const) {
    await targeting.takeApart(pasted);
    await expect(targeting.dialect).toHaveValue(dialect);
    await expect(targeting.place('Country')).toHaveValue('United States');
    await expect(targeting.sessionId).toHaveValue('mysession');
    await expect(targeting.seconds).toHaveValue('600');
    // What lost its spaces in the string has them again, once the list is there.
    await expect(targeting.place('City')).toHaveValue(/^los angeles$/i);
    await expect(targeting.userName).toHaveText(pasted);
    await expect(targeting.inDialect('package')).toContainText(
      'package-12345-country-us-region-california-city-los+angeles-sessionid-mysession-sessionlength-600',
    );
    await expect(targeting.inDialect('rules')).toContainText(
      'country-us-region-california-city-los_angeles-session-mysession-rotate-timed_600',
    );
    await expect(targeting.inDialect('legacy')).toContainText('wifi;us;;california;los+angeles');
    await expect(targeting.inDialect('legacy')).toContainText('The session ID: no word for it');
    await expect(targeting.inDialect('legacy')).toContainText('The session length: no word for it');
  }
  await targeting.takeApart('proxy.soax.com:9000:package12345:wifi;us;comcast;california;los+angeles');
  await expect(targeting.dialect).toHaveValue('legacy');
  await expect(targeting.place('ISP')).toHaveValue('comcast');
  await expect(targeting.sessionId).toHaveValue('');
  await expect(targeting.line).toHaveText('proxy.soax.com:9000:package12345:wifi;us;comcast;california;los+angeles');
  await axe();
});

test('what only some dialects say comes into the form too, and is named where it does not carry over', async ({ page, shell, axe }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page));
  const rules = 'country-us-asn-64500-zip-90001-network-res-session-a_1-rotate-requests_7-onerror-retry_3-prefer-lookalike';
  await targeting.takeApart(rules);
  await expect(targeting.userName).toHaveText(rules);
  await expect(page.getByLabel('ASN')).toHaveValue('64500');
  await expect(page.getByLabel('Postal code')).toHaveValue('90001');
  await expect(page.getByLabel('When the node fails')).toHaveValue('retry_3');
  await expect(page.getByLabel('Replace a node by one like it')).toBeChecked();
  await expect(page.locator('dl > div', { hasText: 'onerror-retry_3' })).toContainText('try the same node 3 times');
  for (const lost of ['The ASN', 'The postal code', 'The network', 'The rotation by requests', 'What to do on errors']) {
    await expect(targeting.inDialect('package')).toContainText(`${lost}: no word for it`);
  }
  await expect(targeting.inDialect('package')).toContainText('package-12345-country-us-sessionid-a_1-opt-lookalike');
  await page.getByLabel('Never replace the node').check();
  await expect(page.getByText('The bound node and the rotation by requests exclude each other.')).toBeVisible();
  await page.getByLabel('Never replace the node').uncheck();
  await page.getByLabel('ASN').fill('AS64500');
  await expect(page.getByText('Write a whole number.')).toBeVisible();
  await expect(targeting.copy).toBeDisabled();
  await page.getByLabel('ASN').fill('64501');
  await axe();
  const packaged = 'package-12345-country-us-sessionid-abc-sessionlength-600-bindttl-30-idlettl-60-opt-uniqip-opt-lookalike-opt-wb';
  await targeting.takeApart(packaged);
  await expect(targeting.userName).toHaveText(packaged);
  await expect(page.getByLabel('Binding time (seconds)')).toHaveValue('30');
  await expect(page.getByLabel('ASN')).toHaveCount(0);
  await expect(page).toHaveURL(/bind_seconds=30&idle_seconds=60&unique_ip=1&lookalike=1&wb=1/);
});

test('a string that fits two dialects is asked about; what is none changes nothing', async ({ page, shell, axe }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page));
  await targeting.choose('Country', 'de', 'Germany');
  const card = page.getByRole('region', { name: 'Take a string apart' });
  const field = card.getByLabel('Targeting string or line');
  for (const [text, why] of [
    ['hello world', 'No dialect knows this string. Nothing was changed.'],
    ['package12345_country-US_town-Compton', 'As documented: Part 3 is none that this dialect knows.'],
    ['package-12345-country-us-city-winston-salem', 'As package (help centre): Part 4 is none that this dialect knows.'],
    ['wifi;us;a;b;c;d', 'As legacy (2021–23): Part 6 is none that this dialect knows.'],
    ['192.0.2.7:8000:user.name:pass', 'No dialect knows this string.'],
  ] as const) {
    await field.fill(text);
    await field.press('Enter');
    await expect(card).toContainText(why);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(text);
    await expect(targeting.userName).toHaveText('package12345_country-DE');
  }
  await field.fill('country-us-session-a_city-zip-1');
  await field.press('Enter');
  await expect(card.getByRole('alert')).toContainText('more than one dialect');
  await axe();
  await expect(targeting.userName).toHaveText('package12345_country-DE');
  await card.getByRole('button', { name: 'Read as rules (2026)' }).click();
  await expect(targeting.userName).toHaveText('country-us-zip-1-session-a_city');
  await field.fill('country-us-session-a_city-zip-1');
  await field.press('Enter');
  await card.getByRole('button', { name: 'Read as documented' }).click();
  await expect(targeting.userName).toHaveText('package12345_city-Zip-1');
  await expect(card).toContainText('The string names the package country-us-session-a');
});

test('a string of another package of one’s own brings that package', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  const settings = new Settings(page);
  await open(shell, settings);
  await shell.open('settings');
  await settings.addSoax('soax-test-key', 'package67890', 'Mobile');
  await shell.goTo('Targeting');
  await targeting.takeApart('package12345_country-US_isp-Comcast');
  await expect(page.getByText('The package package12345 is in use now.')).toBeVisible();
  await expect(targeting.userName).toHaveText('package12345_country-US_isp-Comcast');
  await targeting.takeApart('package-67890-country-us-isp-verizon');
  await expect(targeting.place('Operator')).toHaveValue('verizon');
  await expect(targeting.userName).toHaveText('package-67890-country-us-isp-verizon');
  await targeting.takeApart('proxy.soax.com:9000:package67890:wifi;us');
  await expect(page.getByText('for the other connection type')).toBeVisible();
});

test('each package keeps its dialect, format, host and port', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  const settings = new Settings(page);
  await open(shell, settings);
  await targeting.dialect.selectOption('rules');
  await targeting.format.selectOption('URL');
  await shell.open('settings');
  await settings.addSoax('soax-test-key', 'package67890', 'Mobile');
  await shell.goTo('Targeting');
  await expect(targeting.dialect).toHaveValue('documented');
  await expect(page.getByLabel('Port')).toHaveValue('5000');
  await page.getByLabel('Port').fill('5001');
  await targeting.package.selectOption('package12345');
  await expect(targeting.dialect).toHaveValue('rules');
  await expect(targeting.line).toHaveText(`http://country-any:${MASK}@proxy.soax.com:1337`);
  await targeting.package.selectOption('package67890');
  await expect(targeting.line).toHaveText(`proxy.soax.com:5001:package67890:${MASK}`);
});

test('the sessions of an ISP package may last a day in the dialect that knows such packages', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page));
  const isIsp = page.getByLabel('ISP package: sessions of up to a day');
  await expect(isIsp).toHaveCount(0);
  await targeting.dialect.selectOption('package');
  await targeting.sessionId.fill('job');
  await targeting.seconds.fill('86400');
  await targeting.expectSaid(targeting.seconds, /10.*3,?600/);
  await isIsp.check();
  await expect(targeting.userName).toHaveText('package-12345-sessionid-job-sessionlength-86400');
  await targeting.seconds.fill('86401');
  await targeting.expectSaid(targeting.seconds, /86,?400/);
  // It is the package's own, and stays with it.
  await shell.goTo('Settings');
  await new Settings(page).addSoax('soax-test-key', 'package67890', 'Mobile');
  await shell.goTo('Targeting');
  await targeting.dialect.selectOption('package');
  await expect(isIsp).not.toBeChecked();
  await targeting.package.selectOption('package12345');
  await expect(isIsp).toBeChecked();
});

/** Names with a hyphen, a space, and letters that are not ASCII, in each dialect; null where it has the separator in it. */
const NAMES: [string, string, string | null, string | null, string][] = [
  ['Winston-Salem', 'city-Winston-Salem', null, null, 'winston-salem'],
  ['Île-de-France', 'city-Île-de-France', null, null, 'île-de-france'],
  ['Saint-Denis', 'city-Saint-Denis', null, null, 'saint-denis'],
  ['New York City', 'city-NewYorkCity', 'city-new+york+city', 'city-new_york_city', 'new+york+city'],
  ['São Paulo', 'city-SãoPaulo', 'city-são+paulo', 'city-são_paulo', 'são+paulo'],
];

test('hard names in every dialect: written, or refused with the next wider area', async ({ page, shell }) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page));
  await page.getByRole('combobox', { name: 'City' }).fill('x');
  for (const [name, documented, packaged, rules, legacy] of NAMES) {
    await targeting.dialect.selectOption('documented');
    await targeting.place('City').fill(name);
    await expect(targeting.userName).toHaveText(`package12345_${documented}`);
    for (const [dialect, start, city] of [
      ['package', 'package-12345', packaged],
      ['rules', '', rules],
    ] as const) {
      await targeting.dialect.selectOption(dialect);
      if (city === null) {
        await targeting.expectSaid(targeting.place('City'), /The city holds “-”.*Take the next wider area, or another dialect\./);
        await expect(page.getByRole('button', { name: 'Leave the city out' })).toBeVisible();
        await expect(targeting.copy).toBeDisabled();
        await expect(targeting.inDialect(dialect)).toContainText('The city: holds “-”');
      } else {
        await expect(targeting.userName).toHaveText([start, city].filter(Boolean).join('-'));
      }
    }
    await targeting.dialect.selectOption('legacy');
    await expect(targeting.userName).toHaveText(`wifi;;;;${legacy}`);
  }
});

test('targets are saved by name, the last used ones kept, without any secret; and a link brings one to others', async ({
  page,
  shell,
  axe,
}) => {
  const targeting = new Targeting(page);
  await open(shell, new Settings(page));
  await targeting.choose('Country', 'us', 'United States');
  await targeting.choose('Region', 'california', 'California');
  await targeting.dialect.selectOption('rules');
  const kept = page.getByRole('region', { name: 'Saved targets' });
  await kept.getByRole('button', { name: 'Save' }).click();
  await expect(kept).toContainText('Give it a name first.');
  await kept.getByLabel('Name of the target').fill('West coast & more');
  await kept.getByRole('button', { name: 'Save' }).click();
  await expect(shell.status).toContainText('“West coast & more” is saved.');
  await targeting.place('Region').fill('Texas');
  await targeting.copied();
  await expect(kept.getByRole('listitem')).toHaveCount(2);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).toContain('California');
  expect(stored).not.toMatch(/package12345|PASSWORD|soax-test-key/);
  await axe();

  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/targeting\?country=us&region=Texas&dialect=rules&format=colon-separated$/);
  expect(link).not.toMatch(/package12345|PASSWORD|soax-test-key/);

  await kept.getByRole('button', { name: /^West coast/ }).click();
  await expect(targeting.userName).toHaveText('country-us-region-california');
  await shell.goTo('Home');
  await shell.goTo('Targeting');
  await kept.getByRole('button', { name: /United States · Texas · rules/ }).click();
  await expect(targeting.userName).toHaveText('country-us-region-texas');
  await kept.getByRole('button', { name: 'Forget West coast & more' }).click();
  await expect(kept.getByRole('listitem')).toHaveCount(1);
});

test('each program is written out with its password masked, and copied whole', async ({ page, shell, axe }) => {
  const targeting = new Targeting(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(shell, new Settings(page));
  await targeting.choose('Country', 'de', 'Germany');
  const program = page.getByLabel('Program');
  const names = await program.locator('option').allInnerTexts();
  expect(names).toEqual([
    'curl', 'Python requests', 'Python HTTPX', 'Python aiohttp', 'Node undici', 'Node axios', 'Go', 'Rust reqwest', 'Java', 'PHP',
    'Playwright', 'Puppeteer', 'Selenium', 'Scrapy', 'C#',
  ]);
  const shown = page.locator('.targeting-snippet');
  for (const name of names) {
    await program.selectOption(name);
    await expect(shown).toContainText('https://checker.soax.com/api/ipinfo');
    await expect(shown).toContainText('package12345_country-DE');
    await expect(shown).toContainText(MASK);
    const masked = await shown.evaluate((element) => element.textContent ?? '');
    await page.getByRole('button', { name: 'Copy snippet' }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(masked.replace(MASK, 'PASSWORD'));
  }
  await axe();
  await page.getByLabel('Protocol').selectOption('SOCKS5');
  await program.selectOption('Java');
  await targeting.expectSaid(program, /cannot|not/i);
  await expect(page.getByRole('button', { name: 'Copy snippet' })).toHaveCount(0);
  expect(await page.locator('body').innerText()).not.toContain('PASSWORD');
});
