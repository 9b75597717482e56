import { expect, test } from 'vitest';
import { splitArguments, takeAddedReporters, withOptions } from '../../src/runners/playwright-arguments.js';

const words = (text: string): string[] => text.split(' ').filter(Boolean);

test.each([
  ['a.spec.ts b', '', 'a.spec.ts b'],
  ['--project one two --headed a', '--project one two --headed', 'a'],
  ['--project=one a', '--project=one', 'a'],
  ['-g text a --grep=x', '-g text --grep=x', 'a'],
  ['-c e2e.config.ts -x a', '-c e2e.config.ts -x', 'a'],
  ['-u a', '-u', 'a'],
  ['-u all a', '-u all', 'a'],
  ['--only-changed main a', '--only-changed main', 'a'],
  ['-x -- -odd a', '-x', '-odd a'],
])('%s: options %j, filters %j', (given, options, filters) => {
  expect(splitArguments(words(given))).toEqual({ options: words(options), filters: words(filters) });
});

test('ours stand behind the user’s options, and in front of what is no option', () => {
  expect(withOptions(['-x', '--', 'a'], ['--list'])).toEqual(['-x', '--list', '--', 'a']);
  expect(withOptions(['-x', 'a'], ['--list'])).toEqual(['-x', 'a', '--list']);
});

test('of several --add-reporter the last counts', () => {
  expect(takeAddedReporters(['--add-reporter', 'a', '-x', '--add-reporter=b,c'])).toEqual({
    options: ['-x'],
    added: ['b,c'],
  });
});
