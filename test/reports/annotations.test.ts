import { expect, test } from 'vitest';
import { insideWorkspace, toAnnotations } from '../../src/reports/annotations.js';
import { redReport } from './sample.js';

test.each<[string | undefined, string, string | undefined]>([
  ['', 'a/b.ts', 'a/b.ts'],
  ['web', './a.ts', 'web/a.ts'],
  ['web', '../api/a.ts', 'api/a.ts'],
  ['web/', 'x//a.ts', 'web/x/a.ts'],
  [undefined, 'a.ts', undefined],
  ['', '', undefined],
  ['', '../a.ts', undefined],
  ['web', '../../a.ts', undefined],
  ['..', 'web/a.ts', undefined],
  ['', '/etc/passwd', undefined],
  ['', 'C:/a.ts', undefined],
  ['', 'a\\b.ts', undefined],
  ['', 'a\n::error::b', undefined],
  ['', 'a\u001b[0m', undefined],
  ['', '~/a', undefined],
])('%j and %j are %j', (root, file, path) => {
  expect(insideWorkspace(root, file)).toBe(path);
});

test('the place of the error comes first, a place outside gives no file', () => {
  const { annotations } = toAnnotations(redReport(), new Map([['api', 'backend']]));
  expect(annotations.map(({ file, line }) => [file, line])).toEqual([
    ['backend/tests/test_ok.py', 12],
    ...annotations
      .slice(1)
      .map((one) => (one.title.includes('api') ? ['backend/tests/test_ok.py', 12] : [undefined, undefined])),
  ]);
  expect(annotations.every(({ title }) => !title.includes('\n'))).toBe(true);
});
