import { describe, expect, test } from 'vitest';
import { ACTION_INPUTS, type ActionInput } from '../src/config/action-inputs.js';
import { type CommandLine, readActionInputs, readCommandInputs, readPostInputs } from '../src/inputs.js';

type Values = Readonly<Record<string, string>>;

/** As the runner gives them: defaults of `action.yml` where nothing is said. */
function action(values: Values, env: Values = {}) {
  const defaults: Readonly<Record<string, ActionInput>> = ACTION_INPUTS;
  return readActionInputs((name) => values[name] ?? defaults[name]?.default ?? '', env);
}

function command(name: CommandLine['command'], values: Values, rest: Partial<CommandLine> = {}, env: Values = {}) {
  const option = (key: string) => values[key] ?? '';
  return readCommandInputs({ command: name, option, files: [], runnerArguments: [], ...rest }, env);
}

const configured = { suites: [], variant: '', token: 't', json: false };
const planned = { ...configured, overrides: {}, parallel: 1, transport: 'auto' };

describe('the action', () => {
  test('every mode with nothing said', () => {
    const shared = { token: 't' };
    expect(action({ mode: 'plan', ...shared })).toEqual({ mode: 'plan', explain: false, ...planned });
    expect(action(shared)).toEqual({
      mode: 'run',
      ...planned,
      failed: false,
      shard: { kind: 'all' },
      keep: 'never',
      keepFrom: 'default',
      runnerArguments: [],
    });
    expect(action({ mode: 'report', ...shared })).toEqual({ mode: 'report', ...configured, needs: {} });
    expect(action({ mode: 'cleanup', ...shared })).toEqual({
      mode: 'cleanup',
      olderThanMs: 21_600_000,
      dryRun: false,
      scope: 'host',
      token: 't',
      json: false,
    });
    expect(readPostInputs((name) => (name === 'token' ? 't' : 'nonsense'))).toEqual({ mode: 'post', token: 't' });
  });

  test('everything said', () => {
    const inputs = action({
      config: ' ci/isoshard.yml ',
      suite: 'frontend, backend\n\nfrontend',
      shard: 'frontend-2, backend-1',
      shards: 'auto',
      'target-duration': '90s',
      'max-shards': '16',
      parallel: '2',
      variant: 'pg-16.1_a',
      transport: 'registry',
      keep: 'always',
      token: ' t ',
    });
    expect(inputs).toEqual({
      mode: 'run',
      config: 'ci/isoshard.yml',
      suites: ['frontend', 'backend'],
      shard: { kind: 'names', names: ['frontend-2', 'backend-1'] },
      overrides: { shards: 'auto', targetDurationMs: 90_000, maxShards: 16 },
      failed: false,
      parallel: 2,
      variant: 'pg-16.1_a',
      transport: 'registry',
      keep: 'always',
      keepFrom: 'input',
      token: 't',
      json: false,
      runnerArguments: [],
    });
    expect(Object.isFrozen(inputs) && 'overrides' in inputs && Object.isFrozen(inputs.overrides)).toBe(true);
  });

  test.each([
    ['', { kind: 'all' }],
    ['none', { kind: 'none' }],
    ['2/4', { kind: 'fraction', index: 2, total: 4 }],
    ['2 / 4', { kind: 'fraction', index: 2, total: 4 }],
    ['a-1', { kind: 'names', names: ['a-1'] }],
    ['a-1 b-c-12\na-1', { kind: 'names', names: ['a-1', 'b-c-12'] }],
  ])('shard %j', (shard, expected) => {
    expect(action({ shard })).toMatchObject({ shard: expected });
  });

  test('needs without outputs', () => {
    const needs = '{"test":{"result":"failure","outputs":{"x":"y"}},"plan":{"result":"skipped","outputs":{}}}';
    expect(action({ mode: 'report', needs })).toMatchObject({ needs: { plan: 'skipped', test: 'failure' } });
  });

  test.each([
    ['mode', 'plann', 'mode: expected "plan", "run", "report" or "cleanup", got "plann"; did you mean "plan"?'],
    ['suite', 'A', 'suite: expected names of suites: at most 30 lower-case letters, digits and dashes, got "A"'],
    [
      'shard',
      '5/4',
      'shard: expected INDEX/TOTAL with an index from 1 to the total, and a total of at most 256, got "5/4"',
    ],
    [
      'shard',
      '0/4',
      'shard: expected INDEX/TOTAL with an index from 1 to the total, and a total of at most 256, got "0/4"',
    ],
    [
      'shard',
      'frontend',
      'shard: expected names of shards such as frontend-2 (from matrix.shard), or INDEX/TOTAL such as 2/4, got "frontend"',
    ],
    [
      'shard',
      'a/b',
      'shard: expected names of shards such as frontend-2 (from matrix.shard), or INDEX/TOTAL such as 2/4, got "a/b"',
    ],
    ['shards', '0', 'shards: expected "auto" or a whole number from 1 to 256, got "0"'],
    ['shards', '1.5', 'shards: expected "auto" or a whole number from 1 to 256, got "1.5"'],
    ['target-duration', '5', 'target-duration: expected a duration from 1s to 24h, such as 90s, 5m or 2h, got "5"'],
    ['max-shards', '257', 'max-shards: expected a whole number from 1 to 256, got "257"'],
    ['parallel', '-1', 'parallel: expected a whole number from 1 to 64, got "-1"'],
    ['variant', 'a b', 'variant: expected at most 40 letters, digits, dots, dashes and underscores, got "a b"'],
    [
      'transport',
      'cach',
      'transport: expected "auto", "registry", "cache", "artifact" or "none", got "cach"; did you mean "cache"?',
    ],
    ['keep', 'yes', 'keep: expected "never", "on-failure" or "always", got "yes"'],
  ])('%s: %s', (name, value, message) => {
    expect(() => action({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'bad-input', exitStatus: 2, message }),
    );
  });

  test.each([
    ['older-than', 'x', 'older-than: expected a duration from 0s to 365d, such as 90s, 5m or 2h, got "x"'],
    ['dry-run', 'yes', 'dry-run: expected true or false, got "yes"'],
    ['scope', 'all', 'scope: expected "host" or "caches", got "all"'],
  ])('cleanup, %s: %s', (name, value, message) => {
    expect(() => action({ mode: 'cleanup', [name]: value })).toThrow(
      expect.objectContaining({ code: 'bad-input', message }),
    );
  });

  test.each<[Record<string, string>, string]>([
    [{ session: '../x' }, '--session: expected the id of a session: 10 hexadecimal digits, got "../x"'],
    [
      { session: '0123456789', scope: 'caches' },
      '--session: expected it without "scope: caches", which knows no sessions, got "0123456789"',
    ],
  ])('cleanup of %j', (options, message) => {
    expect(() => command('cleanup', options)).toThrow(expect.objectContaining({ code: 'bad-arguments', message }));
  });

  test('cleanup of one session', () => {
    expect(command('cleanup', { session: '0123456789' })).toMatchObject({ session: '0123456789', scope: 'host' });
  });

  test.each([
    ['secret', 'needs: expected ${{ toJSON(needs) }}, a JSON object of jobs'],
    ['[]', 'needs: expected ${{ toJSON(needs) }}, a JSON object of jobs'],
    ['{"a":{"result":"ok"}}', 'needs: expected a "result" of success, failure, cancelled, skipped for the job "a"'],
  ])('needs %s', (needs, message) => {
    expect(() => action({ mode: 'report', needs })).toThrow(expect.objectContaining({ code: 'bad-input', message }));
  });

  test('all problems at once', () => {
    expect(() => action({ shards: 'x', parallel: '0', keep: 'x' })).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/^shards: .*\nparallel: .*\nkeep: .*$/) }),
    );
  });

  test('a shard of another number of shards', () => {
    expect(() => action({ shard: '2/4', shards: '8' })).toThrow(
      /^shards: expected 4, as "shard" says \(or nothing\), got "8"$/,
    );
    expect(action({ shard: '2/4', shards: '4' })).toMatchObject({ overrides: { shards: 4 } });
  });

  test('inputs of other modes do not matter', () => {
    expect(action({ mode: 'cleanup', shards: 'x', needs: 'x' })).toMatchObject({ mode: 'cleanup' });
  });
});

describe('ISOSHARD_KEEP', () => {
  test.each([
    ['', '', 'never', 'default'],
    ['', '1', 'on-failure', 'environment'],
    ['', 'true', 'on-failure', 'environment'],
    ['', 'always', 'always', 'environment'],
    ['', '0', 'never', 'environment'],
    ['never', '1', 'never', 'input'],
    ['always', '1', 'always', 'input'],
  ])('--keep %j with %j is %s, from the %s', (keep, wish, expected, from) => {
    expect(command('run', { keep }, {}, { ISOSHARD_KEEP: wish })).toMatchObject({ keep: expected, keepFrom: from });
  });

  test("the action's default says nothing", () => {
    expect(action({}, { ISOSHARD_KEEP: '1' })).toMatchObject({ keep: 'on-failure', keepFrom: 'environment' });
    expect(() => action({}, { ISOSHARD_KEEP: 'maybe' })).toThrow(
      /^ISOSHARD_KEEP: expected 1, 0, never, on-failure or always/,
    );
  });
});

describe('commands', () => {
  test('folders of a laptop', () => {
    expect(command('run', {})).toMatchObject({ output: 'isoshard-report', token: '' });
    expect(command('run', { output: 'x', plan: 'p.json' })).toMatchObject({ output: 'x', plan: 'p.json' });
    expect(command('report', {})).toMatchObject({ input: 'isoshard-report' });
  });

  test('the token comes from the environment', () => {
    expect(command('cleanup', {}, {}, { ISOSHARD_TOKEN: 't', GITHUB_TOKEN: 'u' })).toMatchObject({ token: 't' });
  });

  test('files', () => {
    expect(command('audit', { json: 'true' }, { files: ['a.yml'] })).toEqual({
      mode: 'audit',
      files: ['a.yml'],
      json: true,
    });
    expect(command('isolate', { project: 'p' }, { files: ['a.yml'] })).toEqual({
      mode: 'isolate',
      files: ['a.yml'],
      project: 'p',
      diff: false,
      json: false,
    });
    expect(command('doctor', {})).toEqual({ mode: 'doctor', json: false });
    expect(() => command('isolate', { project: 'A' })).toThrow(/^--project: expected a project name/);
  });

  test('a durations file needs a size', () => {
    expect(command('plan', { durations: 'd.json', shards: '3' })).toMatchObject({ durations: 'd.json' });
    expect(() => command('plan', { durations: 'd.json' })).toThrow(
      expect.objectContaining({
        code: 'bad-arguments',
        message: '--durations: expected --shards NUMBER or --target-duration with it',
      }),
    );
  });

  test('arguments for a runner are for one suite', () => {
    const runnerArguments = ['tests/x.py'];
    expect(command('run', { suite: 'a' }, { runnerArguments })).toMatchObject({ runnerArguments });
    expect(() => command('run', { suite: 'a,b' }, { runnerArguments })).toThrow(
      /^--suite: expected one suite, since arguments for its runner follow "--", got "a, b"$/,
    );
  });
});
