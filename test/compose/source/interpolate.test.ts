/** Variables, as far as places need them. */
import { expect, test } from 'vitest';
import { interpolate, splitAtColons } from '../../../src/compose/source/interpolate.js';

const ENV = { NAME: 'db', EMPTY: '', _1: 'one' };

test.each([
  ['plain', 'plain'],
  ['$NAME/x', 'db/x'],
  ['${NAME}.yml', 'db.yml'],
  ['$_1', 'one'],
  ['${NONE}', ''],
  ['$NONE!', '!'],
  ['${NONE:-a}', 'a'],
  ['${EMPTY:-a}', 'a'],
  ['${EMPTY-a}', ''],
  ['${NONE-a}', 'a'],
  ['${NAME:+a}', 'a'],
  ['${EMPTY:+a}', ''],
  ['${EMPTY+a}', 'a'],
  ['${NONE:?say why}', ''],
  ['${NONE:-${NAME}}', 'db'],
  ['${NONE:-${NONE:-{x}}}', '{x}'],
  ['$$NAME', '$NAME'],
  ['$$$NAME', '$db'],
  ['a $ b', 'a $ b'],
  ['${NAME', '${NAME'],
  ['${}', ''],
  ['${toString}', ''],
  ['cost: 5$', 'cost: 5$'],
])('%s → %s', (text, expected) => {
  expect(interpolate(text, ENV)).toBe(expected);
});

test.each([
  ['a long text', 'x$NAME'.repeat(1000)],
  ['defaults within defaults', `${'${A:-'.repeat(600)}x${'}'.repeat(600)}`],
  ['braces that stay open', '${'.repeat(2000)],
])('%s ends soon', (_, text) => {
  // In a time that grows with the square of the text, at most: else the test does not end.
  expect(interpolate(text, ENV)).toEqual(expect.any(String));
});

test.each([
  ['a:b:c', ['a', 'b', 'c']],
  ['${A:-b}:c', ['${A:-b}', 'c']],
  ['${A:-${B:-c}}:d', ['${A:-${B:-c}}', 'd']],
  ['{a:b', ['{a', 'b']],
  ['', ['']],
  [':x', ['', 'x']],
])('the parts of %s', (text, expected) => {
  expect(splitAtColons(text)).toEqual(expected);
});
