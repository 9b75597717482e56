import { describe, expect, test } from 'vitest';
import { playwright } from '../../src/runners/playwright.js';
import { listingText, PLACE, requestOf, suiteOf } from './suite.js';

const REPORTER = '/isoshard/plugins/playwright/reporter.cjs';

test.each([
  ['service', ['pnpm-lock.yaml'], 'npx --no playwright'],
  ['host', [], 'npx --no playwright'],
  ['host', ['package-lock.json'], 'npx --no playwright'],
  ['host', ['pnpm-lock.yaml'], 'pnpm exec playwright'],
  ['host', ['yarn.lock'], 'yarn playwright'],
  ['host', ['bun.lock'], 'bunx --no-install playwright'],
  ['host', ['bun.lockb'], 'bunx --no-install playwright'],
] as const)('default command: %s, %j', (place, files, command) => {
  expect(playwright.defaultCommand(place, files).join(' ')).toBe(command);
});

describe('list', () => {
  test('the reporter of ours alone, after all that the user gave', () => {
    const suite = suiteOf({ runner: 'playwright', args: ['--reporter=html', '--project', 'a', 'b'], shards: 4 });
    const { command, env } = playwright.list(suite, PLACE, ['tests/x.spec.ts']);
    expect(command.join(' ')).toBe(
      `npx --no playwright test --reporter=html --project a b tests/x.spec.ts --list --shard=1/1 --reporter=${REPORTER}`,
    );
    expect(env).toEqual({
      ISOSHARD_MODE: 'list',
      ISOSHARD_OUTPUT: '/isoshard/output',
      ISOSHARD_LIST_SHARDS: '4',
      ISOSHARD_VERSIONS: '[[63,"ids"],[62,"ids"],[58,"prefixes"],[56,"lines"],[40,"files"]]',
    });
  });

  test('with an automatic number of shards, hooked tests are cut for the most there may be', () => {
    const suite = suiteOf({ runner: 'playwright', shards: 'auto', maxShards: 6 });
    expect(playwright.list(suite, PLACE, []).env.ISOSHARD_LIST_SHARDS).toBe('6');
  });

  test('on the host, the lock file says how to start it', () => {
    const suite = suiteOf({ runner: 'playwright', place: { kind: 'host', workingDirectory: 'web' } });
    const { command } = playwright.list(suite, { ...PLACE, files: ['pnpm-lock.yaml'] }, []);
    expect(command.slice(0, 4)).toEqual(['pnpm', 'exec', 'playwright', 'test']);
  });
});

describe('run', () => {
  function commandOf(
    fields: object,
    version = '1.65.1',
    extraArgs: string[] = [],
    request = requestOf(version),
  ): string {
    const suite = suiteOf({ runner: 'playwright', command: ['pw'], ...fields });
    return playwright.run(suite, PLACE, request, extraArgs).command.join(' ');
  }

  test.each([
    ['plain', {}, [], `pw test --shard=2/4 --add-reporter=${REPORTER},blob`],
    [
      'workers first',
      { workers: 2, args: ['-x'] },
      ['a'],
      `pw test --workers=2 -x a --shard=2/4 --add-reporter=${REPORTER},blob`,
    ],
    ['with =', { args: ['--add-reporter=./r.ts'] }, [], `pw test --shard=2/4 --add-reporter=./r.ts,${REPORTER},blob`],
    [
      'with a space',
      { args: ['--add-reporter', './r.ts', 'a'] },
      [],
      `pw test a --shard=2/4 --add-reporter=./r.ts,${REPORTER},blob`,
    ],
    [
      'the last counts',
      { args: ['--add-reporter=a'] },
      ['--add-reporter=b,c'],
      `pw test --shard=2/4 --add-reporter=b,c,${REPORTER},blob`,
    ],
  ])('command: %s', (_, fields, extraArgs, expected) => {
    expect(commandOf(fields, '1.65.1', extraArgs)).toBe(expected);
  });

  const named = (version: string, select: readonly string[]) => ({
    ...requestOf(version),
    suite: [
      { id: '1', file: 'a', select },
      { id: '2', file: 'b', select: ['/\\/b$/'] },
    ],
  });

  test('named by lines: the file of them, and no sharding by the config', () => {
    const request = named('1.58.2', ['[p] › a']);
    expect(commandOf({ args: ['-x', 'dir'] }, '1.58.2', [], request)).toBe(
      'pw test -x dir --test-list=/isoshard/output/tests.txt --shard=1/1',
    );
    expect(playwright.inputs(request)['tests.txt']).toBe('[p] › a\n');
  });

  test('named by files: they stand for the filters of the user, in front of an option that would take them', () => {
    const request = named('1.52.0', ['/\\/a$/', '/\\/helper$/']);
    expect(commandOf({ args: ['--project', 'p', 'q', '-x', 'dir'] }, '1.52.0', [], request)).toBe(
      'pw test /\\/a$/ /\\/helper$/ --project p q -x --shard=1/1',
    );
    expect(Object.keys(playwright.inputs(request))).toEqual(['selection.json']);
  });

  test('one shard of one is a plain run', () => {
    expect(commandOf({}, '1.65.1', [], requestOf('1.65.1', 1, 1))).not.toContain('--shard');
  });

  test('environment: the receipt, the selection, and a blob of the shard', () => {
    const { env, warnings } = playwright.run(suiteOf({ runner: 'playwright' }), PLACE, requestOf('1.63.0'), []);
    expect(env).toEqual({
      ISOSHARD_MODE: 'run',
      ISOSHARD_OUTPUT: '/isoshard/output',
      ISOSHARD_SELECTION: '/isoshard/output/selection.json',
      ISOSHARD_RECEIPT_HEADER: JSON.stringify(requestOf('1.63.0').header),
      ISOSHARD_BLOB_FILE: '/isoshard/output/blob/suite-2.zip',
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    ['1.62.1', '/isoshard/plugins'],
    ['1.65.1', '/tmp/a,b/plugins'],
  ])(
    'without --add-reporter (%s, %s) the reporter comes by the environment, and there is no blob',
    (version, plugins) => {
      const suite = suiteOf({ runner: 'playwright', args: ['--add-reporter=mine'] });
      const { command, env, warnings } = playwright.run(suite, { ...PLACE, plugins }, requestOf(version), []);
      expect(env.PW_TEST_REPORTER).toBe(`${plugins}/playwright/reporter.cjs`);
      expect(env.ISOSHARD_BLOB_FILE).toBeUndefined();
      expect(command.at(-1)).toBe('--add-reporter=mine');
      expect(warnings).toHaveLength(1);
    },
  );
});

describe('parseListing', () => {
  const aTest = { id: '1', title: 'a', file: 'a.spec.ts', line: 3, group: '1' };

  test('tests, set-up and what was focused', () => {
    const setup = [{ ...aTest, id: '0', group: '0' }];
    const listing = playwright.parseListing(listingText({ tests: [aTest], setup, focused: true }));
    expect(listing).toMatchObject({
      runner: 'playwright',
      version: '1.65.1',
      rootDir: '/app/tests',
      tests: [aTest],
      setup,
    });
    expect(listing.warnings).toEqual(['.only leaves 1 tests of this suite, as Playwright does.']);
  });

  test.each(['1.39.0', '1.9.0', '0.99.0', '', 'next'])('version %j is not supported', (runnerVersion) => {
    expect(() => playwright.parseListing(listingText({ runnerVersion }))).toThrow(
      expect.objectContaining({ code: 'runner-unsupported', message: expect.stringContaining('1.40') }),
    );
  });

  test.each(['1.40.0', '1.62.0', '1.100.0', '2.0.0', '1.66.0-alpha-2026-01-01'])('version %s is', (runnerVersion) => {
    expect(playwright.parseListing(listingText({ runnerVersion })).version).toBe(runnerVersion);
  });

  test('errors of several files in one, placed at the first that has a place', () => {
    const errors = [{ message: 'global' }, { message: 'SyntaxError: x', file: 'b.spec.ts', line: 7 }];
    expect(() => playwright.parseListing(listingText({ errors }))).toThrow(
      expect.objectContaining({
        code: 'listing-failed',
        location: { file: 'b.spec.ts', line: 7 },
        message: 'playwright could not list its tests:\nglobal\nb.spec.ts:7: SyntaxError: x',
      }),
    );
  });

  test('no tests found is an empty suite', () => {
    const errors = [{ message: 'Error: No tests found.\nMake sure that arguments are regular expressions' }];
    expect(playwright.parseListing(listingText({ errors })).tests).toEqual([]);
  });

  test.each([
    ['cut off', '{"kind":"isoshard-listing","ver'],
    ['of another kind', listingText({ kind: 'isoshard-plan' })],
    ['of a newer version', listingText({ version: 2 })],
    ['with a test that has no id', listingText({ tests: [{ ...aTest, id: '' }] })],
    ['with two tests of one id', listingText({ tests: [aTest, aTest] })],
  ])('a file %s', (_, text) => {
    expect(() => playwright.parseListing(text)).toThrow(expect.objectContaining({ code: 'listing-failed' }));
  });
});

test.each([
  ['npm error npx canceled due to missing packages and no YES option: ["playwright@1.65.1"]', /not installed/],
  ['sh: 1: pnpm: not found', /not installed/],
  ["Error: Cannot find module '@playwright/test'", /not installed/],
  ['\u001b[31mTypeError: cannot read config\u001b[39m', /without isoshard/],
])('no listing: %j', (output, hint) => {
  const error = playwright.explainNoListing({ exitCode: 1, output });
  expect(error.code).toBe('listing-failed');
  expect(error.hint).toMatch(hint);
  expect(error.message).not.toContain('\u001b');
});
