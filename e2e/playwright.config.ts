import { defineConfig } from '@playwright/test';

import { withoutFeatures } from './fixtures/browser_features.ts';
import { chromium } from './fixtures/environment.ts';
import { resolverRules } from './fixtures/provider_hosts.ts';

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  globalTimeout: 30 * 60_000,
  // What is proven with many tabs at once has its own bounds, and the pages in it their time to load.
  expect: { timeout: process.env['PROXYDECK_MONEY_RESULTS'] === undefined ? 10_000 : 60_000 },
  // xtask counts what the JSON report says.
  reporter: [['list'], ['json', { outputFile: 'test-results/report.json' }]],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      // Playwright adds --no-sandbox by itself, which root needs.
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
        withoutFeatures,
        resolverRules(),
      ],
    },
  },
});
