// A test runs in the project `mobile`. Its tags change that: @desktop, @dark and @nojs (without JavaScript) add a
// project each, @not-mobile takes `mobile` away.
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromium, out } from './server.mjs';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: join(out, 'failures'),
  globalSetup: './server.mjs',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  // `cargo xtask test` gives a second try, and names who needed it; by hand there is none.
  retries: 0,
  // Generous, because the server, two browsers and perhaps a compiler share two cores. No test waits by the clock.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: join(out, 'results.json') }]],
  use: {
    baseURL: process.env.VITRINE_URL,
    browserName: 'chromium',
    headless: true,
    launchOptions: chromium,
    locale: 'en-US',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    // Pages are looked at as the server sends them; what the service worker does has tests of its own.
    serviceWorkers: 'block',
    trace: 'retain-on-first-failure',
    screenshot: 'only-on-failure',
    // What cannot be pressed says so long before the test's time is up.
    actionTimeout: 15_000,
  },
  projects: [
    { name: 'mobile', use: phone, grepInvert: /@not-mobile\b/ },
    { name: 'desktop', use: desk, grep: /@desktop\b/ },
    { name: 'dark', use: { ...phone, colorScheme: 'dark' }, grep: /@dark\b/ },
    { name: 'nojs', use: { ...phone, javaScriptEnabled: false }, grep: /@nojs\b/ },
  ],
});
