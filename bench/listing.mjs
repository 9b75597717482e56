// `npm run bench:listing`: lists 10,000 Playwright tests through our reporter and selects a half of them, beside what
// `playwright test --list` alone takes for the same suite. No test is run: what is measured ends where the first would begin.
// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from './parts/median.mjs';

const VERSION = process.argv[2] ?? '1.65.1';
const ROUNDS = 5;
const [FILES, TESTS] = [200, 50];
const cache = process.env.ISOSHARD_DEV_CACHE ?? join(homedir(), '.cache', 'isoshard-dev', 'runners');
const root = join(cache, `playwright-${VERSION}`);
const plugins = resolve('src/runners/plugins');
const cli = join(root, 'node_modules/.bin/playwright');

mkdirSync(root, { recursive: true });
run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `@playwright/test@${VERSION}`], { cwd: root });
const folder = mkdtempSync(join(root, 'bench-'));
try {
  writeFileSync(join(folder, 'playwright.config.ts'), 'export default { testDir: "tests", fullyParallel: true };\n');
  mkdirSync(join(folder, 'tests'));
  for (let file = 0; file < FILES; file += 1) {
    const tests = Array.from({ length: TESTS }, (_, at) => `test('test ${at} of ${file}', () => {});`);
    writeFileSync(
      join(folder, 'tests', `file-${file}.spec.ts`),
      `import { test } from '@playwright/test';\n${tests.join('\n')}\n`,
    );
  }
  /** @type {Record<string, number[]>} */
  const times = { alone: [], listed: [], selected: [] };
  list();
  const { tests, runnerVersion } = JSON.parse(readFileSync(join(folder, 'listing.json'), 'utf8'));
  if (tests.length !== FILES * TESTS) throw new Error(`expected ${FILES * TESTS} tests, got ${tests.length}`);
  const half = tests
    .filter((/** @type {unknown} */ _, /** @type {number} */ at) => at % 2 === 0)
    .map((/** @type {{id: string}} */ { id }) => id);
  writeFileSync(
    join(folder, 'selection.json'),
    JSON.stringify({ kind: 'isoshard-selection', version: 1, tests: half }),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    times.alone?.push(timed(() => run(cli, ['test', '--list'])));
    times.listed?.push(timed(list));
    times.selected?.push(timed(select));
  }
  const { events } = readReceipt();
  if (events[0]?.tests?.length !== half.length) throw new Error('the half was not selected');
  const [alone, listed, selected] = [
    median(times.alone ?? []),
    median(times.listed ?? []),
    median(times.selected ?? []),
  ];
  console.log(`Playwright ${runnerVersion}, ${tests.length} tests, medians of ${ROUNDS}`);
  console.log(`figure listing-alone ${Math.round(alone)} ms`);
  console.log(`figure listing-ours ${Math.round(listed)} ms`);
  console.log(`figure selecting-half ${Math.round(selected)} ms`);
  console.log(`ratio listing ${(listed / alone).toFixed(3)}`);
  console.log(`ratio selecting ${(selected / alone).toFixed(3)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function list() {
  run(cli, ['test', '--list', '--shard=1/1', `--reporter=${plugins}/playwright/reporter.cjs`], {
    env: { ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: folder, ISOSHARD_VERSIONS: '[[62,"ids"]]' },
  });
}

/** As a shard of a half selects, but with `--list`: all of it up to the first test. */
function select() {
  rmSync(join(folder, 'receipt.ndjson'), { force: true });
  run(cli, ['test', '--list', '--shard=1/2', `--reporter=${plugins}/playwright/reporter.cjs`], {
    env: {
      ISOSHARD_MODE: 'run',
      ISOSHARD_OUTPUT: folder,
      ISOSHARD_SELECTION: join(folder, 'selection.json'),
      ISOSHARD_RECEIPT_HEADER: '{}',
    },
  });
}

function readReceipt() {
  const [, ...events] = readFileSync(join(folder, 'receipt.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { events };
}

/** @param {() => void} work */
function timed(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** @param {string} program @param {readonly string[]} args @param {{cwd?: string, env?: Record<string, string>}} options */
function run(program, args, { cwd = folder, env = {} } = {}) {
  const ended = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ended.status !== 0)
    throw new Error(
      `${program} ${args.join(' ')}: ${ended.status}\n${ended.stdout.slice(-2000)}${ended.stderr.slice(-2000)}`,
    );
}
