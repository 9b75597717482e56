import { defineConfig } from 'vitest/config';

/** Too long for each commit; the nightly workflow runs them: `npm run prove`, `test:state`, `test:stores`. */
const LONG = [
  'test/local/runners/chain.test.ts',
  'test/docker/doctor-state.test.ts',
  'test/docker/image-stores.test.ts',
  'test/docker/state-databases.test.ts',
  'test/docker/state-kills.test.ts',
  'test/docker/state-many.test.ts',
  'test/docker/state-registry.test.ts',
  'test/docker/state-spares.test.ts',
  'test/docker/state-template.test.ts',
  'test/e2e/reset.test.ts',
];
const exclude = process.env.ISOSHARD_PROVE === '1' || process.env.STATE_TESTS === 'all' ? [] : LONG;

/** They take all of the machine: four stacks at once, or three jobs. */
const HEAVY = ['test/e2e/demonstration.test.ts', 'test/e2e/action.test.ts'];

const withEngine = {
  testTimeout: 600_000,
  hookTimeout: 300_000,
  fileParallelism: false,
  setupFiles: ['test/harness/setup-docker.ts'],
};

/** Sets of tests, by what they need: nothing (`unit`), a runner or services on loopback (`local`), an engine (`docker`), and all of the machine (`heavy`). */
export default defineConfig({
  test: {
    // What was compiled is kept for the next call.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing here keeps state in a module: files may share them, which halves the time.
          isolate: false,
          // By default one core of them all is left free, here one of two.
          maxWorkers: '100%',
          include: ['test/**/*.test.ts'],
          exclude: ['test/docker/**', 'test/bundle/**', 'test/e2e/**', 'test/local/**'],
        },
      },
      {
        test: {
          name: 'local',
          include: ['test/local/**/*.test.ts', 'test/bundle/**/*.test.ts'],
          exclude,
          setupFiles: ['test/harness/setup-local.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Runners start slowly and use one core each; two of them beside tests with an engine make those slower than both take one after the other.
          maxWorkers: process.env.TESTS_BESIDE ? 1 : 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'docker',
          sequence: { groupOrder: 2 },
          include: ['test/docker/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          exclude: [...exclude, ...HEAVY],
          ...withEngine,
        },
      },
      { test: { name: 'heavy', sequence: { groupOrder: 3 }, include: HEAVY, ...withEngine } },
    ],
  },
});
