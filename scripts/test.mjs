// `npm test [unit|local|docker]…`: sets up what the machine lacks, runs the tests, ends with `N passed, N failed`.
// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLE, ROOT, run } from './lib.mjs';
import { setUp } from './setup/index.mjs';

const wanted = process.argv.slice(2).filter((argument) => ['unit', 'local', 'docker'].includes(argument));
const filters = process.argv.slice(2).filter((argument) => !wanted.includes(argument));
const projects = wanted.length > 0 ? wanted : ['unit', 'local', 'docker'];
const needsEngine = projects.includes('docker');

let machine;
try {
  machine = await setUp({
    nodeModules: true,
    engine: needsEngine,
    baseImage: needsEngine,
    chromium: needsEngine,
    node24: projects.some((name) => name !== 'unit'),
    registry: projects.some((name) => name !== 'unit'),
  });
  // The example's tests run on the host too.
  if (needsEngine) await setUp({ nodeModules: join(EXAMPLE, 'frontend') });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(3);
}

const scratch = mkdtempSync(join(tmpdir(), 'isoshard-test-'));
const results = join(scratch, 'results.json');
const vitest = [
  process.execPath,
  join(ROOT, 'node_modules/vitest/vitest.mjs'),
  'run',
  ...projects.flatMap((name) => ['--project', name]),
];
const env = {
  ...process.env,
  ...(machine.node24 && { TEST_NODE24: machine.node24 }),
  ...(machine.registry && { TEST_REGISTRY: machine.registry }),
  ...(machine.chromium && { CHROMIUM_PATH: machine.chromium }),
};
const { code } = await run(
  [...vitest, ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  { env },
);
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTotalTestSuites, numFailedTestSuites } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  // A file that did not load has no tests, and has failed all the same.
  const failed =
    numFailedTests > 0 || code === 0 ? numFailedTests : Math.max(1, numTotalTestSuites > 0 ? numFailedTestSuites : 1);
  console.log(`${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`);
} catch {
  console.log('0 passed, 1 failed');
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = code;
