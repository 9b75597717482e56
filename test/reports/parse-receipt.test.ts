import { describe, expect, test } from 'vitest';
import { parseReceipt } from '../../src/reports/parse-receipt.js';
import { LINE_LIMIT, MESSAGE_LIMIT } from '../../src/reports/receipt-schema.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { linesOf } from './receipts.js';

const plan = planOf(suiteOf('ui', 3, 1));
const lines = linesOf(plan, 'ui-1');
const parse = (all: readonly string[], end = '\n') => parseReceipt(all.join('\n') + end, 'r.ndjson');

describe('a receipt', () => {
  test('is read', () => {
    const { receipt } = parse(lines);
    expect(receipt?.header).toEqual({
      kind: 'isoshard-receipt',
      version: 1,
      plan: plan.id,
      suite: 'ui',
      shard: 'ui-1',
      attempt: 1,
    });
    expect(receipt?.events.map((event) => event.event)).toEqual([
      'begin',
      'start',
      'end',
      'start',
      'end',
      'start',
      'end',
      'finish',
      'exit',
    ]);
    expect(receipt?.truncated).toBe(false);
    expect(parse(lines, '')).toEqual({ receipt });
    expect(parse(lines.map((line) => `${line}\r\n`))).toEqual({ receipt });
  });

  test('may be cut off anywhere in its last line', () => {
    const last = lines.at(-1) ?? '';
    for (let at = 1; at < last.length; at += 7) {
      const { receipt } = parse([...lines.slice(0, -1), last.slice(0, at)], '');
      expect(receipt?.truncated).toBe(true);
      expect(receipt?.events).toHaveLength(lines.length - 2);
    }
  });

  test('may be cut off before the exit that isoshard adds', () => {
    const { receipt } = parse([...lines.slice(0, -3), '{"event":"en', lines.at(-1) ?? '']);
    expect(receipt?.truncated).toBe(true);
    expect(receipt?.events.at(-1)?.event).toBe('exit');
  });

  test.each<[string, string[], number, RegExp]>([
    ['nothing', [], 1, /empty/],
    ['no header', lines.slice(1), 1, /header/],
    ['a cut header', ['{"kind":"iso'], 1, /header/],
    [
      'a newer version',
      [JSON.stringify({ kind: 'isoshard-receipt', version: 2 })],
      1,
      /version 2, and this isoshard reads version 1/,
    ],
    ['a wrong line in the middle', [...lines.slice(0, 3), 'oops', ...lines.slice(3)], 4, /not JSON/],
    ['an event that is none', [...lines, '{"event":"party"}'], 11, /event/],
    ['an event with a wrong field', [...lines, '{"event":"exit","code":"0","signal":null}'], 11, /code/],
    ['a line that is too long', [lines[0] ?? '', ' '.repeat(LINE_LIMIT) + lines[1]], 2, /too long/],
    ['a second header', [...lines, lines[0] ?? ''], 11, /event/],
  ])('with %s is a problem with its line', (_, broken, line, message) => {
    expect(parse(broken).problem).toEqual({ source: 'r.ndjson', line, message: expect.stringMatching(message) });
  });

  test('with blank lines still counts them', () => {
    expect(parse([lines[0] ?? '', '', 'oops', ...lines.slice(1)]).problem?.line).toBe(3);
  });

  test('keeps no more than it should of long texts and odd numbers', () => {
    const end = JSON.stringify({
      ...JSON.parse(lines[3] ?? ''),
      durationMs: -4.2,
      line: 3.4,
      errors: Array.from({ length: 50 }, () => ({ message: 'x'.repeat(MESSAGE_LIMIT * 2) })),
    });
    const event = parse([...lines.slice(0, 3), end]).receipt?.events.at(-1);
    expect(event).toMatchObject({ durationMs: 0, line: 3 });
    expect(event?.event === 'end' && event.errors.map((error) => error.message.length)).toEqual(
      Array.from({ length: 20 }, () => MESSAGE_LIMIT),
    );
  });
});
