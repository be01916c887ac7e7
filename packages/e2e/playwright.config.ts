import { defineConfig } from '@playwright/test';
import { readSandbox } from './src/support/sandbox';

export default defineConfig({
  testDir: './src',
  testMatch: '**/*.spec.ts',
  // The journeys share one portal and stop its servers on purpose.
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: './test-results',
  globalSetup: './src/support/startPortal.ts',
  use: {
    baseURL: readSandbox().portal.baseUrl,
    viewport: { width: 1400, height: 900 },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.MOORING_CHROMIUM && {
        executablePath: process.env.MOORING_CHROMIUM,
      }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
