/**
 * The whole chain with real runners: random suites, listed, divided by the real partition, run shard by shard, their receipts
 * verified against the plan. The union is the suite, no test runs twice; and every fault that is put into a receipt is found.
 * `npm run prove` does it many times over, with every way to select.
 */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeReport } from '../../../src/reports/merge.js';
import { parseReceipt } from '../../../src/reports/parse-receipt.js';
import { verify } from '../../../src/reports/verify.js';
import { playwright } from '../../../src/runners/playwright.js';
import { pytest } from '../../../src/runners/pytest.js';
import { makePlan } from '../../../src/sharding/make-plan.js';
import type { PlanFile } from '../../../src/sharding/plan-file.js';
import { seeded } from '../../sharding/prng.js';
import { installPlaywright, installPython } from './installed.js';
import { Harness, suiteOf } from './shell.js';

const PROVE = process.env.ISOSHARD_PROVE === '1';
const SEED = Number(process.env.ISOSHARD_SEED ?? 1);
const ROUNDS = PROVE ? 8 : 1;
const LIMIT_MS = 1_800_000;
type Random = ReturnType<typeof seeded>;

const TITLES = [
  'plain',
  'a › b',
  'a > b',
  ' edges ',
  'new\nline',
  'quotes "\'`\\ $HOME',
  '🦀',
  'مرحبا\u202eabc',
  '[p] x',
  '# y',
  'x:12',
  'z'.repeat(500),
];
const pick = <T>(random: Random, values: readonly [T, ...T[]]): T =>
  values[random.int(0, values.length - 1)] ?? values[0];

/** Files of a Playwright suite; a title is unique in its describe, and comes again in others. */
function playwrightSuite(random: Random): Record<string, string> {
  const tests = (depth: number): string =>
    TITLES.filter(() => random.next() < 0.3)
      .map((title) => {
        const kind = random.next();
        const name = JSON.stringify(title);
        if (kind < 0.65 || depth === 0) return `test(${name}, () => {});`;
        if (kind < 0.85) return `test.describe(${name}, () => {\n${tests(depth - 1)}\ntest('last', () => {});\n});`;
        return `test.describe.serial(${name}, () => {\ntest('one', () => {});\ntest('two', () => {});\n});`;
      })
      .join('\n');
  const parallel = random.next() < 0.7;
  const files: Record<string, string> = {
    'playwright.config.ts': `export default { testDir: 'tests', fullyParallel: ${parallel}, workers: 1, projects: [
      { name: 'login', testMatch: /setup\\.ts/ },
      { name: 'one', dependencies: ['login'], testMatch: /.*\\.spec\\.ts/ },
      { name: 'two words', testMatch: /a\\.spec\\.ts/, dependencies: ${random.next() < 0.5 ? "['login']" : '[]'} }] };`,
    'tests/the.setup.ts': "import { test } from '@playwright/test';\ntest('log in', () => {});\n",
  };
  for (const name of ['a.spec.ts', 'x/a.spec.ts', 'b (1).spec.ts']) {
    const hook = random.next() < 0.3 ? 'test.beforeAll(() => {});\n' : '';
    files[`tests/${name}`] =
      `import { test } from '@playwright/test';\n${hook}test('always', () => {});\n${tests(2)}\n`;
  }
  return files;
}

function pytestSuite(random: Random): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of ['test_a.py', 'x/test_a2.py', 'test_b.py']) {
    const params = TITLES.filter(() => random.next() < 0.5);
    const group = random.next() < 0.5 ? "@pytest.mark.xdist_group('g')\n" : '';
    files[name] = [
      'import pytest',
      `@pytest.mark.parametrize('text', ${JSON.stringify([...params, 'always'])})\ndef test_text(text):\n    pass`,
      `class TestOne:\n    def test_text(self):\n        pass\n    class TestTwo:\n        def test_text(self):\n            pass`,
      `${group}def test_grouped():\n    pass`,
      random.next() < 0.5 ? '@pytest.mark.skip\ndef test_skipped():\n    pass' : '',
    ].join('\n\n');
  }
  return files;
}

function write(parent: string, files: Record<string, string>): string {
  const folder = mkdtempSync(join(parent, 'chain-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Lists, plans, runs every shard. Returns the texts of the receipts. */
async function runAll(suite: Harness, shards: number): Promise<{ plan: PlanFile; texts: string[] }> {
  const listing = await suite.list();
  const wanted = { ...suite.suite, shards, listing, root: '.' };
  const { plan } = makePlan({ commit: 'c', variant: '', parallel: 1, suites: [wanted], images: [] });
  const [planned] = plan.suites;
  const texts: string[] = [];
  for (const shard of planned?.shards ?? []) {
    const { finished, receipt } = suite.run(shard.tests, { ...listing, tests: listing.tests }, shard);
    const { exitCode, output } = await finished;
    expect(exitCode, output).toBe(0);
    appendFileSync(receipt, `\n${JSON.stringify({ event: 'exit', code: exitCode, signal: null })}\n`);
    texts.push(readFileSync(receipt, 'utf8').replaceAll('sha256:plan', plan.id));
  }
  return { plan, texts };
}

function findingsOf(plan: PlanFile, texts: readonly string[]) {
  const parsed = texts.map((text) => parseReceipt(text));
  const evidence = {
    receipts: parsed.flatMap(({ receipt }) => receipt ?? []),
    problems: parsed.flatMap(({ problem }) => problem ?? []),
  };
  return { findings: verify(plan, evidence).findings, report: makeReport(plan, evidence) };
}

/** Where the try ends that `start` begins. */
function endOf(start: string, lines: readonly string[]): number {
  const { id, retry } = JSON.parse(start);
  return lines.findIndex((line) => {
    const event = JSON.parse(line);
    return event.event === 'end' && event.id === id && event.retry === retry;
  });
}

/** The union is the suite and no test ran twice; and it is seen where a receipt says otherwise. */
function prove({ plan, texts }: { plan: PlanFile; texts: readonly string[] }): void {
  const { findings, report } = findingsOf(plan, texts);
  expect(findings).toEqual([]);
  expect(report.verdict).toBe('success');
  expect(report.totals.planned).toBe(plan.suites[0]?.tests.length);
  for (const [index, text] of texts.entries()) {
    const lines = text.split('\n').filter(Boolean);
    const faulty = (edited: readonly string[]): void => {
      const evidence = findingsOf(plan, texts.with(index, `${edited.join('\n')}\n`));
      expect(evidence.report.verdict, edited.join('\n')).toBe('failure');
    };
    for (const [nth, line] of lines.entries()) {
      faulty(lines.toSpliced(nth, 1));
      faulty(lines.toSpliced(nth, 0, line));
      faulty(lines.with(nth, line.slice(0, Math.floor(line.length / 2))));
      // Of tests side by side the order is chance; of one test it is not.
      const end = line.includes('"start"') ? endOf(line, lines) : -1;
      if (end > nth) faulty(lines.with(nth, lines[end] ?? '').with(end, line));
    }
    const own = plan.suites[0]?.shards.find(({ name }) => lines[0]?.includes(`"${name}"`))?.tests[0];
    const foreign = plan.suites[0]?.tests.find(({ id }) => !text.includes(JSON.stringify(id)))?.id;
    if (own !== undefined && foreign !== undefined) {
      faulty(lines.map((line) => line.replaceAll(JSON.stringify(own), JSON.stringify(foreign))));
    }
  }
}

const rounds = (count: number): number[] => Array.from({ length: count }, (_, index) => SEED * 1000 + index);

describe.each(PROVE ? ['1.44.1', '1.52.0', '1.56.1', '1.58.2', '1.61.1', '1.62.1', '1.65.1'] : ['1.65.1'])(
  'Playwright %s',
  (version) => {
    test.each(rounds(PROVE ? ROUNDS / 2 : ROUNDS))(
      'suite %i',
      async (seed) => {
        const random = seeded(seed);
        const root = installPlaywright(version);
        const folder = write(root, playwrightSuite(random));
        const command = [join(root, 'node_modules', '.bin', 'playwright')];
        try {
          prove(
            await runAll(new Harness(playwright, folder, suiteOf({ runner: 'playwright', command })), random.int(2, 4)),
          );
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
      LIMIT_MS,
    );
  },
);

describe.each(PROVE ? ['7.0.1', '9.2.0'] : ['9.2.0'])('pytest %s', (version) => {
  test.each(rounds(ROUNDS))(
    'suite %i',
    async (seed) => {
      const random = seeded(seed);
      const extras: Record<string, readonly string[]> = {
        '7.0.1': ['pytest-xdist==3.3.1', 'pytest-rerunfailures==11.1.2'],
        '9.2.0': ['pytest-xdist==3.8.0', 'pytest-rerunfailures==16.7'],
      };
      const root = installPython(`pytest-${version}`, [`pytest==${version}`, ...(extras[version] ?? [])]);
      const folder = write(tmpdir(), pytestSuite(random));
      const dist = pick(random, ['load', 'loadscope', 'loadfile', 'loadgroup'] as const);
      const workers = pick(random, [1, 2] as const);
      const args = workers > 1 ? ['--dist', dist] : [];
      const command = [join(root, 'bin', 'python3'), '-m', 'pytest'];
      try {
        const suite = suiteOf({ runner: 'pytest', command, workers, args });
        prove(await runAll(new Harness(pytest, folder, suite), random.int(2, 4)));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    LIMIT_MS,
  );
});
