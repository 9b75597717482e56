import { expect, test } from 'vitest';
import { cleanupTable } from '../../src/modes/cleanup-table.js';

test('a table has what, whose, how old, what became of it and why', () => {
  const found = [
    { what: 'session 0123456789, 3 objects', whose: 'octo/farm e2e', ageMs: 5 * 3600_000, why: 'its process is gone' },
    { what: 'session 9876543210, 1 object', whose: '', ageMs: 90_000, why: 'nothing proves\nthat it is dead' },
  ];
  expect(
    cleanupTable([
      { ...found[0], outcome: 'removed' },
      { ...found[1], outcome: 'left' },
    ] as Parameters<typeof cleanupTable>[0]),
  ).toBe(
    [
      'what                           whose          age       outcome  why',
      'session 0123456789, 3 objects  octo/farm e2e  5 h       removed  its process is gone',
      'session 9876543210, 1 object   -              1 m 30 s  left     nothing proves that it is dead',
    ].join('\n'),
  );
});
