/** The names that select tests where Playwright takes no ids, against Playwright's own reading of them. */
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SelectableTest } from '../../src/runners/adapter.js';
import { renderTestList } from '../../src/runners/playwright-test-list.js';
import { abilitiesOf, PLAYWRIGHT_VERSIONS } from '../../src/runners/playwright-versions.js';

interface FakeTest {
  readonly id: string;
  readonly location: { readonly file: string };
  readonly parent: FakeSuite;
  titlePath(): string[];
}
interface FakeSuite {
  readonly location?: { readonly file: string };
  readonly parent?: FakeSuite;
}
interface Named {
  readonly test: FakeTest;
  readonly group: string;
  readonly select: readonly string[];
}
type Way = 'prefixes' | 'lines' | 'files';

const { nameTests, waysOf } = createRequire(import.meta.url)('../../src/runners/plugins/playwright/names.cjs') as {
  nameTests(rootDir: string, listed: readonly { test: FakeTest; group: string }[], way: Way | 'ids'): Named[];
  waysOf(version: string, versions: readonly (readonly [number, string])[]): string;
};
const ROOT = '/repo/e2e';
/** Thousands of suites in `npm run prove`. */
const TIMES = process.env.ISOSHARD_PROVE === '1' ? 20 : 1;

/** A test of a suite: `spec` is the file that Playwright loads, `file` the one that declares it. */
function fakeTest(id: string, project: string, spec: string, file: string, titles: readonly string[]): FakeTest {
  const projectSuite: FakeSuite = { parent: {} };
  const fileSuite: FakeSuite = { location: { file: posix.join(ROOT, spec) }, parent: projectSuite };
  return {
    id,
    location: { file: posix.join(ROOT, file) },
    parent: titles.slice(1).reduce((parent): FakeSuite => ({ parent }), fileSuite),
    titlePath: () => ['', project, spec, ...titles],
  };
}

/** `loadTestList` of Playwright 1.58 to 1.61 (`prefixes`), and of 1.56 (`lines`), word for word. */
function readByPlaywright(content: string, way: 'prefixes' | 'lines'): (test: FakeTest) => boolean {
  const lines = content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
  const descriptions = lines.map((line) => {
    const delimiter = line.includes('\u203A') ? '\u203A' : '>';
    const tokens = line.split(delimiter).map((token) => token.trim());
    let project: string | undefined;
    if (tokens[0]?.startsWith('[')) {
      if (!tokens[0].endsWith(']')) throw new Error(`Malformed test description: ${line}`);
      project = tokens[0].substring(1, tokens[0].length - 1);
      tokens.shift();
    }
    const file = /^(.*?):(\d+):?(\d+)?$/.exec(tokens[0] ?? '')?.[1] ?? tokens[0];
    return { project, file, titlePath: tokens.slice(1) };
  });
  return (one) =>
    descriptions.some((d) => {
      const [, projectName, , ...titles] = one.titlePath();
      if (d.project !== undefined && d.project !== projectName) return false;
      if (posix.relative(ROOT, one.location.file) !== d.file) return false;
      if (way === 'lines' && d.titlePath.length !== titles.length) return false;
      return (
        d.titlePath.length <= titles.length && d.titlePath.every((_, index) => titles[index] === d.titlePath[index])
      );
    });
}

/** Files that `playwright test ARGUMENTS` loads, and what stays of each (`filterByFocusedLine`): 1.40 to 1.55. */
function readByArguments(args: readonly string[], suite: readonly FakeTest[]): FakeTest[] {
  const expressions = args.map((arg) => {
    const [, source, flags] = /^\/(.*)\/([gi]*)$/.exec(arg) ?? [];
    return source === undefined ? new RegExp(arg, 'gi') : new RegExp(source, flags);
  });
  const matches = (file: string) => expressions.some((expression) => expression.test(file));
  const specOf = (one: FakeTest): string => {
    let at: FakeSuite = one.parent;
    while (at.location === undefined) at = at.parent ?? {};
    return at.location.file;
  };
  return suite.filter((one) => {
    if (!matches(specOf(one))) return false;
    const beside = suite.filter((other) => specOf(other) === specOf(one));
    return matches(one.location.file) || !beside.some((other) => matches(other.location.file));
  });
}

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'a › b',
    'a > b',
    ' a',
    'b ',
    'a\nb',
    '',
    '# a',
    '[x] › a',
    'a:12',
    '🦀',
    'مرحبا\u202e',
    '"\'`\\$',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constant('x'.repeat(500)),
);
const project = fc.constantFrom('', 'one', 'one two', 'a]', ' edge ');
const file = fc.constantFrom(
  'a.spec.ts',
  'x/a.spec.ts',
  'y/x/a.spec.ts',
  'b (1) [x]+.spec.ts',
  '../a.spec.ts',
  '../e2e2/a.spec.ts',
);
const odd = fc.constantFrom('a › b.spec.ts', 'a:12');
const suites = (files: fc.Arbitrary<string>) =>
  fc.array(
    fc.record({
      project,
      spec: files,
      helper: fc.option(fc.constantFrom('helper.ts', 'x/helper.ts'), { nil: undefined, freq: 3 }),
      titles: fc.array(word, { minLength: 1, maxLength: 3 }),
      group: fc.integer({ min: 0, max: 200 }),
      shard: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 25 },
  );

/** Every shard of a random partition by groups, as Playwright would run it: all tests of the suite, each once. */
function runInShards(
  listed: readonly { test: FakeTest; group: string }[],
  way: Way,
  shardOf: (group: string) => number,
): string[] {
  const named = nameTests(ROOT, listed, way);
  const suite: SelectableTest[] = named.map(({ test: { id, location }, select }) => ({
    id,
    file: location.file,
    select,
  }));
  const ran: string[] = [];
  for (const shard of [0, 1, 2, 3]) {
    const ids = named.filter(({ group }) => shardOf(group) === shard).map(({ test: { id } }) => id);
    if (ids.length === 0) continue;
    const [name = ''] = suite[0]?.select ?? [];
    const all = listed.map((one) => one.test);
    const selects =
      name.startsWith('/') || way === 'files'
        ? readByArguments(
            [...new Set(suite.flatMap(({ id, select }) => (ids.includes(id) ? (select ?? []) : [])))],
            all,
          )
        : all.filter(readByPlaywright(renderTestList(suite, ids, way === 'prefixes'), way));
    ran.push(...selects.map(({ id }) => id));
  }
  return ran.sort();
}

describe.each<Way>(['prefixes', 'lines', 'files'])('named by %s', (way) => {
  test.each([
    ['names that Playwright can read', file, 100 * TIMES],
    ['and some that it cannot', fc.oneof(file, odd), 40 * TIMES],
  ])(
    'random suites in random shards run every test once: %s',
    (_, files, numRuns) => {
      fc.assert(
        fc.property(suites(files), (tests) => {
          const listed = tests.map((one, index) => ({
            test: fakeTest(`t${index}`, one.project, one.spec, one.helper ?? one.spec, one.titles),
            group: `g${one.group}`,
          }));
          const shards = new Map(tests.map((one) => [`g${one.group}`, one.shard]));
          expect(runInShards(listed, way, (group) => shards.get(group) ?? 0)).toEqual(
            listed.map(({ test: { id } }) => id).sort(),
          );
        }),
        { numRuns },
      );
    },
    600_000,
  );
});

test('the control: lines as Playwright itself prints them lose tests and run others twice', () => {
  const one = fakeTest('1', 'p', 'a.spec.ts', 'a.spec.ts', ['a › b']);
  const two = fakeTest('2', 'p', 'a.spec.ts', 'a.spec.ts', ['a', 'b']);
  const naive = (one: FakeTest) =>
    readByPlaywright(`[p] › a.spec.ts › ${one.titlePath().slice(3).join(' › ')}\n`, 'prefixes');
  expect([naive(one)(one), naive(one)(two)]).toEqual([false, true]);
});

test('a whole file is one line, and so is a whole describe', () => {
  const suite = nameTests(
    ROOT,
    [['d', '1'], ['d', '2'], ['e']].map((titles, index) => ({
      test: fakeTest(`${index}`, 'p', 'a.spec.ts', 'a.spec.ts', titles),
      group: `${index}`,
    })),
    'prefixes',
  ).map(({ test: { id }, select }) => ({ id, file: 'a.spec.ts', select }));
  expect(renderTestList(suite, ['0', '1', '2'], true)).toBe('[p] › a.spec.ts\n');
  expect(renderTestList(suite, ['0', '1'], true)).toBe('[p] › a.spec.ts › d\n');
  expect(renderTestList(suite, ['0', '2'], true)).toBe('[p] › a.spec.ts › d › 1\n[p] › a.spec.ts › e\n');
  expect(renderTestList(suite, ['0', '1', '2'], false).split('\n')).toHaveLength(4);
});

test.each([
  ['1.39.0', undefined],
  ['1.40.0', 'files'],
  ['1.55.1', 'files'],
  ['1.56.0', 'lines'],
  ['1.58.0', 'prefixes'],
  ['1.61.1', 'prefixes'],
  ['1.62.0', 'ids'],
  ['1.66.0-alpha-2026-01-01', 'ids'],
  ['2.0.0', 'ids'],
  ['0.99.0', undefined],
  ['next', undefined],
])('Playwright %s selects by %s, here and in the plugin', (version, way) => {
  expect(abilitiesOf(version)?.selectsBy).toBe(way);
  const versions = PLAYWRIGHT_VERSIONS.map(([minor, { selectsBy }]) => [minor, selectsBy] as const);
  if (way !== undefined) expect(waysOf(version, versions)).toBe(way);
});
