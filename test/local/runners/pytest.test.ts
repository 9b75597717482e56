import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SuiteConfig } from '../../../src/config/config.js';
import { pytest } from '../../../src/runners/pytest.js';
import { copyFixture, installPython } from './installed.js';
import { cutAtRandom, Harness, type ShardResult, suiteOf } from './shell.js';

const VERSIONS: Record<string, readonly string[]> = {
  '7.0.1': ['pytest-xdist==3.3.1', 'pytest-rerunfailures==11.1.2'],
  '8.4.2': ['pytest-xdist==3.8.0', 'pytest-rerunfailures==16.7'],
  '9.2.0': ['pytest-xdist==3.8.0', 'pytest-rerunfailures==16.7'],
};
/** `npm run prove` has all of them. */
const VERSIONS_HERE = Object.keys(VERSIONS).filter((one) => one !== '8.4.2' || process.env.ISOSHARD_PROVE === '1');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function outcomes(result: ShardResult): Record<string, string> {
  const rows = result.ends.map(({ id, status, ok }) => [id.split('::').at(-1), `${status} ${ok ? 'good' : 'bad'}`]);
  return Object.fromEntries(rows);
}

describe.each(VERSIONS_HERE)('pytest %s', (version) => {
  /** What only the oldest and the newest are asked: each start of workers takes seconds. */
  const ends = test.runIf(version !== '8.4.2');
  let python: string;
  beforeAll(() => {
    const root = installPython(`pytest-${version}`, [`pytest==${version}`, ...(VERSIONS[version] ?? [])]);
    python = join(root, 'bin', 'python3');
  }, 300_000);

  function harness(fixture: string, fields: Partial<SuiteConfig> = {}): Harness {
    const folder = copyFixture(`pytest/${fixture}`);
    folders.push(folder);
    return new Harness(pytest, folder, suiteOf({ runner: 'pytest', command: [python, '-m', 'pytest'], ...fields }));
  }

  test('lists what the project itself would run', async () => {
    const listing = await harness('mixed').list();
    expect(listing).toMatchObject({ runner: 'pytest', version, setup: [] });
    expect(listing.tests).toHaveLength(21);
    expect(listing.tests).toContainEqual({
      id: 'tests/test_titles.py::TestOuter::TestInner::test_deep',
      title: 'TestOuter › TestInner › test_deep',
      file: 'tests/test_titles.py',
      line: 6,
      group: 'tests/test_titles.py::TestOuter::TestInner::test_deep',
    });
    const groups = listing.tests.filter(({ file }) => file === 'tests/test_groups.py').map(({ group }) => group);
    expect(groups).toEqual([
      'xdist_group:printer',
      'xdist_group:printer',
      'xdist_group:default',
      'tests/test_groups.py::TestOrder',
      'tests/test_groups.py::TestOrder',
    ]);
  });

  ends(
    'fixtures of a wider scope are named where tests are listed, and timed by the same names where they run',
    async () => {
      const suite = harness('shared', version === '9.2.0' ? { workers: 2 } : {});
      const listing = await suite.list();
      const shares = listing.tests.map(({ id, shares = [] }) => [id.split('::').at(-1), shares]);
      const [file, everywhere] = ['tests/test_shared.py', 'tests/test_shared.py::everywhere'];
      const table = `${file} ${file}::table`;
      const each = (at: number) => `${file} ${file}::each[${at}]`;
      const ofClass = expect.stringMatching(/^tests\/test_shared\.py::TestClass .*setup_class/);
      expect(Object.fromEntries(shares)).toEqual({
        test_first: [table, everywhere],
        test_second: [table, everywhere],
        'test_each[a]': [each(0)],
        'test_each[b]': [each(1)],
        test_alone: [],
        test_one: [ofClass],
        test_two: [table, ofClass, everywhere],
      });
      const { ends, exitCode, output } = await suite.run(
        listing.tests.map(({ id }) => id),
        listing,
      ).finished;
      expect(exitCode, output).toBe(0);
      const needs = new Map(listing.tests.map(({ id, shares = [] }) => [id, shares]));
      const [least, took] = [
        new Map([
          [table, 100],
          [everywhere, 50],
          [each(0), 20],
          [each(1), 20],
        ]),
        new Set<string>(),
      ];
      for (const { id, worker, durationMs, shared = [] } of ends) {
        for (const [name, ms] of shared) {
          expect(needs.get(id)).toContain(name);
          expect(ms).toBeGreaterThanOrEqual(least.get(name) ?? 30);
          // Once a process.
          expect(took.has(`${worker} ${name}`)).toBe(false);
          took.add(`${worker} ${name}`);
        }
        expect(shared.reduce((sum, [, ms]) => sum + ms, 0)).toBeLessThanOrEqual(durationMs + shared.length + 1);
      }
      expect(new Set(ends.flatMap(({ shared = [] }) => shared.map(([name]) => name)))).toEqual(
        new Set([...needs.values()].flat()),
      );
    },
  );

  test.each([
    ['loadfile', 'tests/test_titles.py'],
    ['loadscope', 'tests/test_titles.py::TestOuter::TestInner'],
  ])('--dist %s says what stays together', async (dist, group) => {
    const { tests } = await harness('mixed', { args: ['--dist', dist] }).list();
    expect(tests.find(({ title }) => title.endsWith('test_deep'))?.group).toBe(group);
    expect(tests.find(({ title }) => title === 'test_text[a::b]')?.group).toBe('tests/test_titles.py');
  });

  test.each([
    ['one process', {}],
    // Node ids then have the group behind them.
    ['two workers with --dist loadgroup', { workers: 2, args: ['--dist', 'loadgroup'] }],
  ])('three random shards run every test once: %s', async (_, fields) => {
    const suite = harness('mixed', fields);
    const listing = await suite.list();
    const ran: string[] = [];
    for (const [position, ids] of cutAtRandom(listing, 3, 5).entries()) {
      const result = await suite.run(ids, version, { index: position + 1, total: 3 }).finished;
      expect(result.exitCode).toBe(0);
      expect(result.header).toMatchObject({ kind: 'isoshard-receipt', shard: `suite-${position + 1}` });
      const [begin] = result.events;
      expect(begin?.event === 'begin' ? [...begin.tests].sort() : begin).toEqual([...ids].sort());
      expect(result.events.at(-1)).toMatchObject({ event: 'finish', status: 'passed' });
      expect(result.events.filter(({ event }) => event === 'start')).toHaveLength(ids.length);
      for (const { id, title, file, line } of result.ends) {
        expect(listing.tests.find((listed) => listed.id === id)).toMatchObject({ title, file, line });
      }
      ran.push(...result.ends.map(({ id }) => id));
    }
    expect(ran.sort()).toEqual(listing.tests.map(({ id }) => id).sort());
  });

  ends('skips and expected failures', async () => {
    const suite = harness('mixed');
    const { tests } = await suite.list(['tests/test_outcomes.py']);
    expect(
      outcomes(
        await suite.run(
          tests.map(({ id }) => id),
          version,
        ).finished,
      ),
    ).toEqual({
      test_skips: 'skipped good',
      test_marked_skip: 'skipped good',
      test_xfails: 'failed good',
      test_xpasses: 'passed good',
    });
  });

  ends.each([
    ['one process', []],
    ['two workers', ['-n', '2']],
  ])('failures, their places, and reruns: %s', async (_, args) => {
    const suite = harness('failing');
    const listing = await suite.list();
    const ids = listing.tests.map(({ id }) => id);
    const result = await suite.run(ids, version, { index: 1, total: 1 }, ['--reruns', '1', ...args]).finished;
    expect(result.exitCode).toBe(1);
    expect(result.events.at(-1)).toMatchObject({ event: 'finish', status: 'failed' });
    expect(outcomes(result)).toEqual({
      test_passes: 'passed good',
      test_fails: 'failed bad',
      test_setup_fails: 'failed bad',
      test_teardown_fails: 'failed bad',
      test_strict_xpass: 'failed bad',
      test_second_try: 'passed good',
    });
    const slow = result.ends.find(({ title }) => title === 'test_teardown_fails');
    const phases = Object.values(slow?.phases ?? {});
    expect(phases).toHaveLength(3);
    expect(Math.abs(phases.reduce((sum, ms) => sum + ms, 0) - (slow?.durationMs ?? -9))).toBeLessThanOrEqual(2);
    const fails = result.ends.find(({ title }) => title === 'test_fails');
    expect(fails?.errors).toEqual([
      { message: 'AssertionError: sum\nassert 1 == 2', file: 'test_failures.py', line: 12 },
    ]);
    for (const name of ['test_fails', 'test_second_try', 'test_teardown_fails']) {
      const own = result.events.filter((event) => 'id' in event && event.id === `test_failures.py::${name}`);
      expect(own.map((event) => (event.event === 'end' ? [event.retry, event.willRetry] : event.event))).toEqual([
        'start',
        [0, true],
        'start',
        [1, false],
      ]);
    }
  });

  ends('a file that cannot be imported fails the listing, with its place', async () => {
    await expect(harness('broken').list()).rejects.toMatchObject({
      code: 'listing-failed',
      location: { file: 'test_import.py', line: 5 },
      message: expect.stringMatching(
        /test_import\.py:5: ModuleNotFoundError: No module named 'no_such_module'\n.*test_syntax\.py:1: /s,
      ),
    });
  });

  ends('a shard does not import the files of others', async () => {
    const suite = harness('broken');
    const result = await suite.run(['test_good.py::test_good'], version).finished;
    expect(result.exitCode).toBe(0);
    const control = await suite.run(['test_good.py::test_good', 'test_import.py::test_before'], version).finished;
    expect(control.exitCode).toBe(2);
    expect(control.events).toContainEqual(expect.objectContaining({ event: 'error', file: 'test_import.py', line: 5 }));
  });

  ends.each([
    ['one process', {}],
    ['two workers', { workers: 2 }],
  ])('an id that is not there makes the run red: %s', async (_, fields) => {
    const suite = harness('mixed', fields);
    const ids = ['tests/test_titles.py::test_another', 'tests/test_titles.py::test_gone'];
    const result = await suite.run(ids, version).finished;
    expect(result.exitCode).toBe(1);
    expect(result.events).toContainEqual({
      event: 'error',
      message: 'isoshard: 1 of the selected tests were not collected: tests/test_titles.py::test_gone',
    });
    expect(result.events.at(-1)).toMatchObject({ event: 'finish', status: 'failed' });
    const none = await suite.run(['tests/test_titles.py::test_gone'], version).finished;
    expect(none.exitCode).toBeGreaterThan(0);
    const empty = await suite.run([], version).finished;
    expect(empty.exitCode).toBe(4);
    expect(empty.output).toContain('isoshard: the selection names no test');
  });

  ends('the project may have asked for workers; one worker is one process', async () => {
    const suite = harness('failing', { workers: 1, args: ['-n', '2'] });
    const { ends, output } = await suite.run(['test_failures.py::test_passes'], version).finished;
    expect(ends).toHaveLength(1);
    expect(output).not.toContain('2 workers');
  });

  ends('several workers without xdist are refused, with the way out', async () => {
    const suite = harness('failing', { workers: 2, args: ['-p', 'no:xdist'] });
    const result = await suite.run(['test_failures.py::test_passes'], version).finished;
    expect(result.exitCode).toBe(4);
    expect(result.output).toContain('isoshard: workers: 2 needs pytest-xdist where the tests run');
  });

  ends("the user's own PYTHONPATH stays", async () => {
    const suite = harness('failing');
    mkdirSync(join(suite.folder, 'lib'));
    writeFileSync(join(suite.folder, 'lib', 'their_library.py'), '');
    writeFileSync(join(suite.folder, 'conftest.py'), 'import their_library\n');
    suite.env = { PYTHONPATH: join(suite.folder, 'lib') };
    expect((await suite.list()).tests).toHaveLength(6);
  });

  describe('databases', () => {
    function withDatabase(fields: Partial<SuiteConfig> = {}): Harness {
      const suite = harness('database', { database: { strategy: 'per-worker' }, ...fields });
      const url = `sqlite:///${suite.folder}/db-{run}-{worker}.sqlite`;
      suite.env = { ISOSHARD_RUN_ID: 'r1' };
      return new Harness(pytest, suite.folder, { ...suite.suite, database: { strategy: 'per-worker', url } });
    }
    const left = (suite: Harness) => readdirSync(suite.folder).filter((name) => name.startsWith('db-'));

    test.each([
      ['one process', {}],
      ['two workers', { workers: 2 }],
    ])('each worker has its own, before the application is imported: %s', async (_, fields) => {
      const suite = withDatabase(fields);
      const listing = await suite.list();
      writeFileSync(join(suite.folder, 'db-r1-main.sqlite'), 'left by an earlier run');
      suite.env = { ISOSHARD_RUN_ID: 'r1', DATABASE_URL: 'sqlite:///shared.db' };
      const result = await suite.run(
        listing.tests.map(({ id }) => id),
        version,
      ).finished;
      expect(result.output).not.toContain('Error');
      expect(result.exitCode).toBe(0);
      expect(left(suite)).toEqual([]);
      expect(existsSync(join(suite.folder, 'shared.db'))).toBe(false);
    });

    ends('without it, the same suite fails: its workers share one', async () => {
      const suite = withDatabase({ workers: 2 });
      const listing = await suite.list();
      const { database: _, ...plain } = suite.suite;
      const shared = new Harness(pytest, suite.folder, plain);
      shared.env = { DATABASE_URL: `sqlite:///${suite.folder}/shared.db` };
      const { exitCode } = await shared.run(
        listing.tests.map(({ id }) => id),
        version,
      ).finished;
      expect(exitCode).not.toBe(0);
    });

    ends('a worker that crashes leaves nothing, and its test is red', async () => {
      const suite = withDatabase({ workers: 2 });
      const listing = await suite.list();
      suite.env = { ISOSHARD_RUN_ID: 'r1', ISOSHARD_CRASH: '1' };
      const result = await suite.run(
        listing.tests.map(({ id }) => id),
        version,
      ).finished;
      expect(result.exitCode).toBe(1);
      expect(result.ends).toHaveLength(listing.tests.length);
      const crash = result.ends.find(({ title }) => title === 'test_crash');
      expect(crash).toMatchObject({ status: 'failed', ok: false, file: 'test_database.py', line: 19 });
      expect(crash?.errors[0]?.message).toMatch(/crashed while running/);
      expect(left(suite)).toEqual([]);
    });

    test('the fixture works in a plain run too', async () => {
      const suite = harness('failing');
      const body = "def test_url(isolated_db_url):\n    assert isolated_db_url.startswith('sqlite:///')\n";
      writeFileSync(join(suite.folder, 'test_plain.py'), body);
      const { exitCode } = await suite.run(['test_plain.py::test_url'], version).finished;
      expect(exitCode).toBe(0);
    });
  });
});
