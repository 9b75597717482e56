import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pytest } from '../../src/runners/pytest.js';
import { listingText, PLACE, requestOf, suiteOf } from './suite.js';

test.each([
  ['service', ['uv.lock'], 'python3 -m pytest'],
  ['host', [], 'python3 -m pytest'],
  ['host', ['uv.lock'], 'uv run python -m pytest'],
  ['host', ['poetry.lock'], 'poetry run python -m pytest'],
  ['host', ['pdm.lock'], 'pdm run python -m pytest'],
  ['host', ['Pipfile.lock'], 'pipenv run python -m pytest'],
] as const)('default command: %s, %j', (place, files, command) => {
  expect(pytest.defaultCommand(place, files).join(' ')).toBe(command);
});

test('list: the plugin comes by a folder in front of PYTHONPATH', () => {
  const suite = suiteOf({ runner: 'pytest', args: ['tests'], workers: 2 });
  const { command, env, prependPath } = pytest.list(suite, PLACE, ['-k', 'x']);
  expect(command.join(' ')).toBe('python3 -m pytest -p isoshard_pytest tests -k x --collect-only -q');
  expect(env).toEqual({ ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: '/isoshard/output', ISOSHARD_WORKERS: '2' });
  expect(prependPath).toEqual({ PYTHONPATH: '/isoshard/plugins/pytest' });
});

test.each([
  ['absent', {}, 'pt -p isoshard_pytest -q a'],
  ['one', { workers: 1 }, 'pt -p isoshard_pytest -q a'],
  ['two', { workers: 2 }, 'pt -p isoshard_pytest -n 2 -q a'],
])('run: workers %s', (_, fields, expected) => {
  const suite = suiteOf({ runner: 'pytest', command: ['pt'], args: ['-q'], ...fields });
  expect(pytest.run(suite, PLACE, requestOf('8.4.2'), ['a']).command.join(' ')).toBe(expected);
});

test('run: environment', () => {
  const database = { strategy: 'per-worker', url: 'sqlite:////tmp/{run}-{worker}.db' } as const;
  const { env } = pytest.run(suiteOf({ runner: 'pytest', workers: 2, database }), PLACE, requestOf('8.4.2'), []);
  expect(env).toEqual({
    ISOSHARD_MODE: 'run',
    ISOSHARD_OUTPUT: '/isoshard/output',
    ISOSHARD_SELECTION: '/isoshard/output/selection.json',
    ISOSHARD_RECEIPT_HEADER: JSON.stringify(requestOf('8.4.2').header),
    ISOSHARD_WORKERS: '2',
    ISOSHARD_DATABASE: JSON.stringify(database),
  });
});

test.each([
  [{ strategy: 'shared', url: 'postgresql://db/app' }],
  [{ strategy: 'per-test', url: 'mysql+pymysql://db/{run}_{worker}', template: 'app' }],
] as const)('%j is for the plugin to read', (database) => {
  const suite = suiteOf({ runner: 'pytest', database });
  expect(pytest.list(suite, PLACE, []).env.ISOSHARD_DATABASE).toBe(JSON.stringify(database));
});

test('every file of the plugins is delivered', () => {
  const folder = 'src/runners/plugins/pytest';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py'));
  expect([...pytest.pluginFiles].sort()).toEqual(files.map((name) => `pytest/${name}`).sort());
});

describe('parseListing', () => {
  test('an older version is named', () => {
    const text = listingText({ runner: 'pytest', runnerVersion: '6.2.5' });
    expect(() => pytest.parseListing(text)).toThrow(
      expect.objectContaining({ code: 'runner-unsupported', message: 'pytest: expected 7 or later, found 6.2.5' }),
    );
  });

  test('errors of collection', () => {
    const errors = [{ message: 'ModuleNotFoundError: x', file: 'test_a.py', line: 2 }];
    expect(() => pytest.parseListing(listingText({ runner: 'pytest', runnerVersion: '8.0.0', errors }))).toThrow(
      expect.objectContaining({ code: 'listing-failed', location: { file: 'test_a.py', line: 2 } }),
    );
  });

  test('warnings are handed on', () => {
    const warnings = ['--cov-fail-under …'];
    const text = listingText({ runner: 'pytest', runnerVersion: '8.0.0', warnings });
    expect(pytest.parseListing(text).warnings).toEqual(warnings);
  });
});

test.each([
  ['/usr/bin/python3: No module named pytest', /pytest is not installed/],
  ['ImportError: Error importing plugin "isoshard_pytest": No module named \'isoshard_pytest\'', /PYTHONPATH/],
  ['pytest: error: unrecognized arguments: --nope', /without isoshard/],
])('no listing: %j', (output, hint) => {
  expect(pytest.explainNoListing({ exitCode: 4, output }).hint).toMatch(hint);
});
