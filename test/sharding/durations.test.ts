import { describe, expect, test } from 'vitest';
import { divideDurations, parseDurations } from '../../src/sharding/durations.js';

const file = (tests: unknown, extra: object = {}): string =>
  JSON.stringify({ kind: 'durations', version: 1, tests, ...extra });

describe('a durations file', () => {
  test('is divided', () => {
    const text = file(
      [
        { id: 'a', file: 'f', ms: 4.4 },
        { id: 'b', file: 'f', ms: 3 },
        { id: 'c', file: 'g', ms: 3 },
      ],
      { source: 'x' },
    );
    expect(divideDurations(parseDurations(text), 2)).toEqual({
      shards: [
        { ids: ['b', 'c'], ms: 6 },
        { ids: ['a'], ms: 4 },
      ],
      makespanMs: 6,
      lowerBoundMs: 6,
    });
  });

  test('may be empty, or have fewer tests than shards', () => {
    expect(divideDurations([], 3)).toEqual({ shards: [], makespanMs: 0, lowerBoundMs: 0 });
    expect(divideDurations(parseDurations(file([{ id: 'a', file: 'f', ms: 1 }])), 3).shards).toHaveLength(1);
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '[', /not JSON/],
    ['another kind', '{"kind":"x","version":1,"tests":[]}', /kind: expected "durations"/],
    ['a newer version', '{"kind":"durations","version":2,"tests":[]}', /version: expected 1/],
    ['no tests', '{"kind":"durations","version":1}', /tests/],
    ['a negative duration', file([{ id: 'a', file: 'f', ms: -1 }]), /tests\.0\.ms: expected 0 or more/],
    ['a huge duration', file([{ id: 'a', file: 'f', ms: 1e12 }]), /seven days/],
    ['a duration that is none', file([{ id: 'a', file: 'f', ms: '5' }]), /expected milliseconds/],
    ['an infinite one', '{"kind":"durations","version":1,"tests":[{"id":"a","file":"f","ms":1e999}]}', /tests\.0\.ms/],
    [
      'an id twice',
      file([
        { id: 'a', file: 'f', ms: 1 },
        { id: 'a', file: 'g', ms: 1 },
      ]),
      /tests\.1\.id: "a" appears twice/,
    ],
  ])('with %s is refused', (_, text, message) => {
    expect(() => parseDurations(text)).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringMatching(message) }),
    );
  });
});
