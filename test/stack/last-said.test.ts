/** Which line is the last word of a container, and how the engine's log is read for it. */
import { expect, test } from 'vitest';
import { framesOf, type LogLine, toLines } from '../../src/docker/log-frames.js';
import { lastSaid } from '../../src/stack/last-said.js';

const line = (stream: LogLine['stream'], text: string, timeMs: number): LogLine => ({ stream, text, timeMs });

test.each<[string, LogLine[], string]>([
  ['nothing', [], ''],
  ['the last that is not empty', [line('stdout', 'a', 1), line('stdout', '  ', 2)], 'a'],
  ['an error that was written with it', [line('stderr', 'error', 1), line('stdout', 'begins', 2)], 'error'],
  ['not an error of long ago', [line('stderr', 'warning', 1), line('stdout', 'ends', 5000)], 'ends'],
])('%s', (_, lines, said) => {
  expect(lastSaid(lines)).toBe(said);
});

test('a log is read by its frames, one line after the other', () => {
  const frame = (stream: number, text: string) => {
    const body = Buffer.from(text);
    const head = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
    head.writeUInt32BE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const raw = Buffer.concat([
    frame(1, '2026-01-31T10:00:00.5Z out\n'),
    frame(2, '2026-01-31T10:00:01.000000000Z err: 1\n2026-01-31T10:00:01.000000000Z \n'),
  ]);
  const at = Date.parse('2026-01-31T10:00:00Z');
  expect(toLines(framesOf(raw))).toEqual([
    line('stdout', 'out', at + 500),
    line('stderr', 'err: 1', at + 1000),
    line('stderr', '', at + 1000),
  ]);
});
