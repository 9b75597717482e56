import { defineConfig } from 'vitest/config';

/** Three sets of tests, by what they need: nothing (`unit`), a runner or services on loopback (`local`), an engine (`docker`). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing here keeps state in a module: files may share them, which halves the time.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/docker/**', 'test/bundle/**', 'test/e2e/**', 'test/local/**'],
        },
      },
      {
        test: {
          name: 'local',
          include: ['test/local/**/*.test.ts', 'test/bundle/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Runners start slowly and use one core each.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'docker',
          sequence: { groupOrder: 2 },
          include: ['test/docker/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          setupFiles: ['test/harness/setup-docker.ts'],
        },
      },
    ],
  },
});
