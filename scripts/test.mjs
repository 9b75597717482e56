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
const env = {
  ...process.env,
  ...(machine.node24 && { TEST_NODE24: machine.node24 }),
  ...(machine.registry && { TEST_REGISTRY: machine.registry }),
  ...(machine.chromium && { CHROMIUM_PATH: machine.chromium }),
};
const totals = { passed: 0, failed: 0, skipped: 0 };
const isWhole = needsEngine && projects.includes('local') && filters.length === 0;
if (isWhole) {
  if (projects.includes('unit')) await vitest('unit', ['--project', 'unit']);
  // Those with an engine wait half of their time, for containers that start and end.
  await Promise.all([
    vitest('local', ['--project', 'local'], { TESTS_BESIDE: '1' }),
    vitest('docker', ['--project', 'docker']),
  ]);
  await vitest('heavy', ['--project', 'heavy']);
} else {
  const all = needsEngine ? [...projects, 'heavy'] : projects;
  await vitest('all', [...all.flatMap((name) => ['--project', name]), ...filters]);
}
const { passed, failed, skipped } = totals;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
rmSync(scratch, { recursive: true, force: true });
process.exitCode = failed > 0 ? 1 : 0;

/**
 * Runs a part of the tests, and adds what came of it to the totals.
 * @param {string} name @param {readonly string[]} args @param {Record<string, string>} [more] variables
 */
async function vitest(name, args, more) {
  const results = join(scratch, `${name}.json`);
  const program = [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { code } = await run([...program, ...args, ...reporters], { env: { ...env, ...more } });
  try {
    const told = JSON.parse(readFileSync(results, 'utf8'));
    totals.passed += told.numPassedTests;
    totals.skipped += told.numPendingTests;
    // A file that did not load has no tests, and has failed all the same.
    totals.failed +=
      told.numFailedTests > 0 || code === 0 ? told.numFailedTests : Math.max(1, told.numFailedTestSuites);
  } catch {
    totals.failed += 1;
  }
}
