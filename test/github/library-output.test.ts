/** Lines of the toolkit's libraries are told from ours by where they come from. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callLibrary, complaint } from '../../src/github/library-call.js';
import { catchingOutput, type LibraryLine, parseLine } from '../../src/github/library-output.js';
import { recordingLog } from '../fakes/log.js';

let printed: string;
const print = (text: string): boolean => process.stdout.write(text);
const limits = { answerMs: 50, silentMs: 50, progress: /^sent \d+/, lastExit: /^unpacking/ };

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

test('what is written at the same time elsewhere is printed; secrets are still hidden', async () => {
  const lines: LibraryLine[] = [];
  const library = catchingOutput(
    async () => {
      print('one ');
      await wait(10);
      print('line\n::warning::bad%0Aworse\n::add-mask::secret\n');
    },
    (line) => lines.push(line),
  );
  print('ours\n');
  await library;
  print('after\n');
  expect(lines).toEqual([
    { level: 'info', text: 'one line' },
    { level: 'warning', text: 'bad\nworse' },
  ]);
  expect(printed).toBe('ours\n::add-mask::secret\nafter\n');
});

test('a listener may print itself', async () => {
  await catchingOutput(
    async () => print('a\n'),
    ({ text }) => print(`seen ${text}\n`),
  );
  expect(printed).toBe('seen a\n');
});

test.each([
  ['::error file=a,line=1::broken', { level: 'error', text: 'broken' }],
  ['::debug::100%25', { level: 'debug', text: '100%' }],
  ['::group::title', { level: 'info', text: '::group::title' }],
])('%s', (line, expected) => {
  expect(parseLine(line)).toEqual(expected);
});

test('a call that shows progress has time; the same progress again is none', async () => {
  const log = recordingLog();
  const moving = async (): Promise<string> => {
    for (let i = 0; i < 6; i++) {
      await wait(20);
      print(`sent ${i}\n`);
    }
    return 'done';
  };
  expect(await callLibrary(moving, limits, log)).toMatchObject({ kind: 'done', value: 'done' });
  const stuck = async (): Promise<void> => {
    for (let i = 0; i < 8; i++) {
      await wait(20);
      print('sent 1\n');
    }
  };
  expect(await callLibrary(stuck, limits, log)).toMatchObject({ kind: 'late' });
});

test('a call that was given up fails before it does anything that is seen', async () => {
  let unpacked = false;
  let stopped: unknown;
  const slow = async (): Promise<void> => {
    try {
      await wait(100);
      print('unpacking\n');
      unpacked = true;
    } catch (error) {
      stopped = error;
    }
  };
  const outcome = await callLibrary(slow, limits, recordingLog());
  expect(complaint(outcome)).toBe('no answer in time');
  await vi.waitFor(() => expect(stopped).toBeInstanceOf(Error));
  expect(unpacked).toBe(false);
});

test('the complaint is the error, or the last line that complains', async () => {
  const log = recordingLog();
  const failing = await callLibrary(() => Promise.reject(new Error('no')), limits, log);
  expect(complaint(failing)).toBe('no');
  const grumbling = await callLibrary(async () => print('::warning::first\n::error::second\nlast\n'), limits, log);
  expect(complaint(grumbling)).toBe('second');
});
