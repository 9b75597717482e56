// The example as people run it without isoshard: one stack from the compose file as it stands.
// @ts-check
import { mustRun, run } from './lib.mjs';

/**
 * Tests may fail; everything else throws if it does.
 * @param {string} folder a copy of the example
 */
export function sharedStack(folder) {
  const compose = ['docker', 'compose', '-p', 'print-farm', '-f', 'docker-compose.test.yml', '--profile', 'test'];
  const options = { cwd: folder, quiet: true };
  /** @param {readonly string[]} args */
  const call = (args) => run([...compose, ...args], options);
  /** @param {readonly string[]} args */
  const must = (args) => mustRun([...compose, ...args], options);
  const project = 'label=com.docker.compose.project=print-farm';
  return {
    /** Ends what runs in it at once, the tests among it. */
    stop: async () => {
      const { output } = await run(['docker', 'ps', '--quiet', '--filter', project], { quiet: true });
      await run(['docker', 'kill', ...output.trim().split(/\s+/)], { quiet: true });
    },
    build: () => must(['build']),
    up: () => mustRun([...compose.slice(0, -2), 'up', '--detach'], options),
    seed: () => must(['exec', '-T', 'backend-api', 'python3', 'tests/fixtures/setup_test_data.py']),
    /** @param {readonly string[]} args */
    playwright: (args) =>
      call([
        'run',
        '--rm',
        '-T',
        '--no-deps',
        'frontend-test',
        'npx',
        'playwright',
        'test',
        '--workers=1',
        '--reporter=line',
        ...args,
      ]),
    /** @param {readonly string[]} args */
    pytest: (args) =>
      call(['run', '--rm', '-T', '--no-deps', 'backend-test', 'python3', '-m', 'pytest', '-q', ...args]),
    /** @param {readonly string[]} [args] */
    down: (args = []) => must(['down', '--volumes', ...args]),
  };
}

/** How many tests the output of Playwright or pytest says failed. @param {string} output */
export const failedIn = (output) => Number([...output.matchAll(/(\d+) failed/g)].at(-1)?.[1] ?? 0);
