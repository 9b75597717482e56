/** A log as the runner reads it. */
import { expect, test } from 'vitest';
import { parseCommands } from './runner/commands.js';

test.each([
  ['::warning::text', 'warning', {}, 'text'],
  [
    '::error file=a.ts,line=3,col=1,title=T%3A%2C%25::one%0Atwo%25',
    'error',
    { file: 'a.ts', line: '3', col: '1', title: 'T:,%' },
    'one\ntwo%',
  ],
  ['  ::set-output name=a::b::c', 'set-output', { name: 'a' }, 'b::c'],
  ['::error file=C:/a.ts::x', 'error', { file: 'C:/a.ts' }, 'x'],
  ['text ##[set-env name=A;x=y]value', 'set-env', { name: 'A', x: 'y' }, 'value'],
  ['::ENDGROUP::', 'ENDGROUP', {}, ''],
])('%j is a command', (line, name, properties, data) => {
  expect(parseCommands(line).commands).toEqual([{ name, properties, data }]);
});

test.each([['text ::warning::x'], ['::unknown::x'], ['::warning x'], ['##[command]ls'], ['a::b::c'], ['::::']])(
  '%j is a line',
  (line) => {
    expect(parseCommands(line)).toMatchObject({ commands: [], lines: [line] });
  },
);

test('between a stop and its token nothing is a command', () => {
  const log = parseCommands('::stop-commands::tok\n::error::a\n##[error]b\n::other::\n::tok::\n::error::c');
  expect(log.annotations.map(({ message }) => message)).toEqual(['c']);
  expect(log.lines).toEqual(['::error::a', '##[error]b', '::other::']);
});

test('a token that anyone could guess stops nothing', () => {
  for (const token of ['', 'warning', 'pause-logging']) {
    expect(parseCommands(`::stop-commands::${token}\n::error::a`).annotations).toHaveLength(1);
  }
});

test('a new fold ends the one before', () => {
  const { groups } = parseCommands('before\n::group::one\na\n::group::two\nb\n::endgroup::\nafter\n::group::three\nc');
  expect(groups).toEqual([
    { title: 'one', lines: ['a'], closed: true },
    { title: 'two', lines: ['b'], closed: true },
    { title: 'three', lines: ['c'], closed: false },
  ]);
});
