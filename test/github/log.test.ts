/** The log as the runner reads it: annotations where they belong, and no command that is not ours. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { actionLog } from '../../src/github/log.js';
import { inertText, runnerLines } from '../../src/github/log-lines.js';
import { parseCommands, type RunnerLog } from '../harness/runner/commands.js';

let printed: string;
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const log = actionLog('/work/farm');
const read = (): RunnerLog => parseCommands(printed);
const names = (): string[] => read().commands.map(({ name }) => name);

/** Each would be obeyed if it were printed as it is; the control below shows it. */
const hostile = [
  ['a plain command', '::set-output name=result::success'],
  ['white space before it', ' \t::error::x'],
  ['a no-break space and a next-line character before it', '\u00a0\u0085::error::x'],
  ['the old style', '##[add-path]/tmp/evil'],
  ['the old style in the middle', 'passed ##[save-state name=session]other'],
  ['a line end of its own: LF', 'dots ...\n::add-mask::a'],
  ['a line end of its own: CR LF', 'dots ...\r\n::add-mask::a'],
  ['a line end of its own: CR', 'progress 99%\r::set-env name=PATH::/tmp'],
  ['a stop that nobody would end', '::stop-commands::deadbeef'],
  ['the end of a fold', '::endgroup::'],
  ['the end of a stop, guessed', '::stop-commands::a1\n::a1::\n::warning::x'],
] as const;

describe.each(hostile)('%s', (_what, text) => {
  test('would be obeyed (control)', () => {
    expect(parseCommands(text).commands).not.toEqual([]);
  });

  test('is text in a line of ours', () => {
    log.info(text);
    expect(names()).toEqual([]);
    log.warning(text);
    log.debug(text);
    expect(names()).toEqual(['warning', 'debug']);
  });

  test('is text in the output of others, exactly as it was', () => {
    log.foreign('tests', text);
    log.error('ours');
    expect(names()).toEqual(['group', 'stop-commands', 'endgroup', 'error']);
    expect(read().groups).toEqual([{ title: 'tests', lines: runnerLines(text), closed: true }]);
  });

  test('is text in the title of a fold', async () => {
    await log.group(text, async () => {});
    expect(names()).toEqual(['group', 'endgroup']);
    await log.group('outer', async () => log.foreign(text, 'output'));
    expect(names()).toEqual(['group', 'endgroup', 'group', 'stop-commands', 'endgroup']);
  });
});

test.each([
  ['tests/test_a.py::test_one PASSED', 'a pytest id'],
  ['\u001b[31m::error::\u001b[0m', 'colours first'],
  ['a # b ## [c]', 'no bracket'],
  ['', 'nothing'],
])('%j stays as it is: %s', (line) => {
  expect(parseCommands(line).commands).toEqual([]);
  expect(inertText(line)).toBe(line);
});

test('a token is never used twice', () => {
  log.foreign('a', 'x');
  log.foreign('b', 'y');
  const tokens = read().commands.filter(({ name }) => name === 'stop-commands');
  expect(new Set(tokens.map(({ data }) => data)).size).toBe(2);
});

test('annotations name the file from the workspace on, line and column', () => {
  log.error('expected 1,\ngot 2: 100%', { file: '/work/farm/tests/a.spec.ts', line: 12, column: 3 });
  log.warning('odd: a, b', { file: 'docker-compose.yml', line: 4 });
  log.warning('nowhere');
  expect(read().annotations).toEqual([
    {
      level: 'error',
      title: 'isoshard',
      message: 'expected 1,\ngot 2: 100%',
      file: 'tests/a.spec.ts',
      line: 12,
      column: 3,
    },
    { level: 'warning', title: 'isoshard', message: 'odd: a, b', file: 'docker-compose.yml', line: 4 },
    { level: 'warning', title: 'isoshard', message: 'nowhere' },
  ]);
});

test('folds in a fold, or beside it at the same time, are lines of the outermost', async () => {
  let release = (): void => {};
  const first = log.group(
    'shard 1',
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const second = log.group('shard 2', async () => log.foreign('logs', 'hello'));
  await second;
  log.info('still inside');
  release();
  await first;
  log.info('outside');
  expect(read().groups).toEqual([
    { title: 'shard 1', lines: ['shard 2', 'logs', 'hello', 'still inside'], closed: true },
  ]);
});

test('a fold is closed when its work fails', async () => {
  await expect(
    log.group('work', async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(names()).toEqual(['group', 'endgroup']);
});
