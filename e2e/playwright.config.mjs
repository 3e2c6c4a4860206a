// How the tests run: the browser that the system has, one page at a time, nothing tried twice.
import { defineConfig } from '@playwright/test';
import { browser } from './support/browser.mjs';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'output',
  reporter: 'list',
  timeout: 120_000,
  retries: 0,
  workers: 1,
  forbidOnly: true,
  use: {
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    launchOptions: browser,
    screenshot: 'only-on-failure',
  },
});
