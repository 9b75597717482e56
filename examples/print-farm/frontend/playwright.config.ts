import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

// The system's Chromium where there is one, else the one that Playwright installs.
const chromium = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

export default defineConfig({
  testDir: './tests',
  fullyParallel: true,
  // All tests share one backend.
  workers: 1,
  retries: 0,
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    baseURL: process.env.PLAYWRIGHT_BASE_URL ?? 'http://localhost:3000',
    trace: 'on-first-retry',
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'],
    },
  },
  projects: [
    { name: 'setup', testMatch: 'login.setup.ts' },
    {
      name: 'desktop',
      testIgnore: 'mobile.spec.ts',
      use: { ...devices['Desktop Chrome'], storageState: '.auth/user.json' },
      dependencies: ['setup'],
    },
    {
      name: 'mobile',
      testMatch: ['mobile.spec.ts', 'dashboard.spec.ts', 'jobs.spec.ts', 'smoke.spec.ts'],
      use: { ...devices['Pixel 7'], storageState: '.auth/user.json' },
      dependencies: ['setup'],
    },
  ],
});
