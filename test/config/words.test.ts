import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/config/duration.js';
import { didYouMean, editDistance, nearest } from '../../src/config/nearest.js';
import { placeholderProblems } from '../../src/config/placeholders.js';
import { staysInside } from '../../src/config/relative-path.js';

test.each([
  ['500ms', 500],
  ['90s', 90_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['7d', 604_800_000],
  ['0s', 0],
  ['', undefined],
  ['5', undefined],
  ['5 m', undefined],
  ['-5m', undefined],
  ['1.5h', undefined],
  ['5M', undefined],
  ['1h30m', undefined],
  ['9999999999s', undefined],
])('parseDuration(%j) is %j', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each([
  [0, '0 ms'],
  [-5, '0 ms'],
  [Number.NaN, '0 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [8_449, '8.4 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 m'],
  [72_000, '1 m 12 s'],
  [3_599_400, '59 m 59 s'],
  [3_599_500, '1 h'],
  [7_500_000, '2 h 5 m'],
  [86_400_000, '24 h'],
])('formatDuration(%j) is %j', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

describe('nearest', () => {
  const keys = ['working-directory', 'shards', 'max-shards', 'service', 'services', 'env', 'collect'];

  test.each([
    ['workingDirectory', 'working-directory'],
    ['working_directory', 'working-directory'],
    ['shrads', 'shards'],
    ['Services', 'services'],
    ['sevice', 'service'],
    ['envv', 'env'],
    ['work', 'working-directory'],
    ['ser', undefined],
    ['zzz', undefined],
    ['', undefined],
    ['x'.repeat(65), undefined],
  ])('%j is near %j', (word, expected) => {
    expect(nearest(word, keys)).toBe(expected);
  });

  test.each([
    ['', 'abc', 3],
    ['abc', '', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('from %j to %j are %d edits', (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
    expect(editDistance(to, from)).toBe(edits);
  });

  test('as a question', () => {
    expect(didYouMean('shard', keys)).toBe('; did you mean "shards"?');
    expect(didYouMean('zzz', keys)).toBe('');
  });
});

test.each([
  ['a', true],
  ['.', true],
  ['a/../b', true],
  ['..a/b', true],
  ['..', false],
  ['a/../../b', false],
  ['a\\..\\..\\b', false],
  ['/a', false],
  ['\\a', false],
  ['C:a', false],
  ['./../a', false],
])('staysInside(%j) is %j', (path, expected) => {
  expect(staysInside(path)).toBe(expected);
});

test.each([
  ['{url:web:3000} and {host:web} and {host:web:80} and {port:a.b_c-d:1} and {env:HOME}', []],
  ['{url:web}', ['expected {url:SERVICE:PORT}, got "{url:web}"']],
  ['{port:web:0}', ['expected {port:SERVICE:PORT}, got "{port:web:0}"']],
  ['{host:web:65536}', ['expected {host:SERVICE} or {host:SERVICE:PORT}, got "{host:web:65536}"']],
  ['{env:}', ['expected {env:NAME}, got "{env:}"']],
  ['{"env": 1} {other:x} {url}', []],
])('placeholders in %j', (text, problems) => {
  expect(placeholderProblems(text)).toEqual(problems);
});
