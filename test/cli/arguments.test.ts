import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';

const parse = (...argv: string[]) => parseArguments(argv, { version: '1.2.3', env: {} });
const inputs = (...argv: string[]) => {
  const parsed = parse(...argv);
  return parsed.kind === 'inputs' ? parsed.inputs : parsed;
};

describe('help', () => {
  const commands = ['run', 'plan', 'report', 'cleanup', 'audit', 'isolate', 'doctor'];

  test.each(['', ...commands])('isoshard %s --help', async (command) => {
    const parsed = parse(...(command === '' ? [] : [command]), '--help');
    expect(parsed).toMatchObject({ kind: 'help', exitStatus: 0 });
    const text = parsed.kind === 'help' ? parsed.text : '';
    await expect(text).toMatchFileSnapshot(`help/${command === '' ? 'isoshard' : command}.txt`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    if (command !== '') expect(parse('help', command)).toEqual(parsed);
  });

  test('nothing at all', () => {
    expect(parse()).toEqual({ ...parse('--help'), exitStatus: 2 });
  });

  test('the version', () => {
    expect(parse('--version')).toEqual({ kind: 'help', text: '1.2.3\n', exitStatus: 0 });
  });

  test('help goes before mistakes of values', () => {
    expect(parse('run', '--shards', 'x', '--help')).toMatchObject({ kind: 'help', exitStatus: 0 });
  });
});

describe('inputs', () => {
  test('run', () => {
    expect(
      inputs(
        ...['run', '--suite', 'a', '--suite=b,c', '--shards', '3', '--parallel', '2', '--keep', 'on-failure'],
        ...[
          '--config',
          'c.yml',
          '--variant',
          'v',
          '--transport',
          'none',
          '--output',
          'out',
          '--plan',
          'p.json',
          '--json',
        ],
      ),
    ).toMatchObject({
      mode: 'run',
      suites: ['a', 'b', 'c'],
      overrides: { shards: 3 },
      parallel: 2,
      keep: 'on-failure',
      config: 'c.yml',
      variant: 'v',
      transport: 'none',
      output: 'out',
      plan: 'p.json',
      json: true,
    });
  });

  test('arguments for the runner, whatever they look like', () => {
    expect(inputs('run', '--suite', 'backend', '--', 'tests/test_x.py', '--help', '--', '-x')).toMatchObject({
      suites: ['backend'],
      runnerArguments: ['tests/test_x.py', '--help', '--', '-x'],
    });
  });

  test('plan', () => {
    expect(inputs('plan', '--durations', 'd.json', '--shards', '4', '--output', 'p.json', '--json')).toMatchObject({
      mode: 'plan',
      durations: 'd.json',
      output: 'p.json',
      overrides: { shards: 4 },
      json: true,
    });
    expect(inputs('plan', '--target-duration', '5m', '--max-shards', '9')).toMatchObject({
      overrides: { targetDurationMs: 300_000, maxShards: 9 },
    });
  });

  test('the others', () => {
    expect(inputs('report', '--input', 'x')).toMatchObject({ mode: 'report', input: 'x', json: false });
    expect(inputs('cleanup', '--older-than', '2h', '--dry-run', '--scope', 'caches')).toMatchObject({
      mode: 'cleanup',
      olderThanMs: 7_200_000,
      dryRun: true,
      scope: 'caches',
    });
    expect(inputs('audit', 'a.yml', 'b.yml', '--json')).toEqual({
      mode: 'audit',
      files: ['a.yml', 'b.yml'],
      json: true,
    });
    expect(inputs('audit', '--', '-a.yml')).toMatchObject({ files: ['-a.yml'] });
    expect(inputs('isolate', 'a.yml', '--project', 'p')).toEqual({
      mode: 'isolate',
      files: ['a.yml'],
      project: 'p',
      diff: false,
      json: false,
    });
    expect(inputs('doctor', '--json')).toEqual({ mode: 'doctor', json: true });
  });

  test('the environment', () => {
    const env = { ISOSHARD_KEEP: '1', ISOSHARD_TOKEN: 't' };
    expect(parseArguments(['run'], { version: '1', env })).toMatchObject({
      inputs: { keep: 'on-failure', token: 't' },
    });
  });
});

describe('mistakes', () => {
  test.each([
    [['rnu'], "unknown command 'rnu'; did you mean run?", 'isoshard --help'],
    [['--json'], "unknown option '--json'", 'isoshard --help'],
    [['run', '--shrads', '3'], "unknown option '--shrads'; did you mean --shards?", 'isoshard run --help'],
    [
      ['run', 'tests/x.py'],
      `too many arguments for 'run'; arguments for the test runner go after "--"`,
      'isoshard run --help',
    ],
    [['doctor', 'x'], "too many arguments for 'doctor'. Expected 0 arguments but got 1.", 'isoshard doctor --help'],
    [['run', '--shards'], "option '--shards <N>' argument missing", 'isoshard run --help'],
    [['run', '--shards', 'x'], '--shards: expected "auto" or a whole number from 1 to 256, got "x"', 'COMMAND --help'],
    [['audit'], "missing required argument 'FILE'", 'isoshard audit --help'],
    [['isolate', 'a.yml'], "required option '--project <NAME>' not specified", 'isoshard isolate --help'],
    [['doctor', '--shard', 'x'], "unknown option '--shard'", 'isoshard doctor --help'],
  ])('%j', (argv, message, hint) => {
    expect(() => parse(...argv)).toThrow(
      expect.objectContaining({ code: 'bad-arguments', exitStatus: 2, message, hint: expect.stringContaining(hint) }),
    );
  });
});
