/** The files that a step answers in. */
import { describe, expect, test } from 'vitest';
import { parseFileCommands } from './runner/file-commands.js';

describe('files of commands', () => {
  test.each([
    ['a=1\nb=2=3\n\n', { a: '1', b: '2=3' }],
    ['a<<X\none\ntwo\nX\nb=1\n', { a: 'one\ntwo', b: '1' }],
    ['a<<X\nX\n', { a: '' }],
    ['a=b<<X\n', { a: 'b<<X' }],
    ['a<<b=c\nvalue\nb=c\n', { a: 'value' }],
    ['a=1\r\nb=2\r\n', { a: '1', b: '2' }],
    ['a=1\na=2\n', { a: '2' }],
  ])('%j', (text, values) => {
    expect(parseFileCommands(text)).toEqual(values);
  });

  test.each([['no value\n'], ['=x\n'], ['a<<X\nnever ends\n']])('%j is refused', (text) => {
    expect(() => parseFileCommands(text)).toThrow(/Invalid/);
  });
});
