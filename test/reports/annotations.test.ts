import { describe, expect, test } from 'vitest';
import { insideWorkspace, toAnnotations } from '../../src/reports/annotations.js';
import { makeReport } from '../../src/reports/merge.js';
import type { ShardResults } from '../../src/reports/results.js';
import { planWith, suiteOf } from '../sharding/plans.js';
import { resultsOf } from './receipts.js';
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
  const failures = annotations.filter(({ title }) => !/^(First cause|No test)/.test(title));
  expect(failures.map(({ file, line }) => [file, line])).toEqual([
    ['backend/tests/test_ok.py', 12],
    ...failures
      .slice(1)
      .map((one) => (one.title.includes('api') ? ['backend/tests/test_ok.py', 12] : [undefined, undefined])),
  ]);
  expect(annotations.every(({ title }) => !title.includes('\n'))).toBe(true);
});

describe('the causes of shards come before their tests', () => {
  test('one that ran tests, and one that ran none', () => {
    const { annotations } = toAnnotations(redReport(), new Map());
    expect(annotations.slice(0, 2).map(({ title, file }) => [title, file])).toEqual([
      ['First cause in api-1', undefined],
      ['No test was run in ui-3', undefined],
    ]);
    expect(annotations[1]?.message).toBe('web did not become ready within 60 s');
  });

  test.each<[string, ShardResults['causeAt'], object]>([
    ['in the compose file', { file: 'deploy/compose.yml', line: 7 }, { file: 'deploy/compose.yml', line: 7 }],
    ['in a file', { file: 'compose.yml' }, { file: 'compose.yml' }],
    ['outside of the workspace', { file: '/etc/compose.yml', line: 7 }, {}],
  ])('once for all shards that have it, %s', (_, causeAt, place) => {
    const cause = '`migrate` exited 1 before `api` could start: `no such table: users` (last line)';
    const plan = planWith({}, suiteOf('ui', 4, 2));
    const results = ['ui-1', 'ui-2'].map((name) =>
      resultsOf(plan, name, 'not-started', { cause, exit: null, ...(causeAt && { causeAt }) }),
    );
    const { annotations } = toAnnotations(makeReport(plan, { receipts: [], results }), new Map());
    expect(annotations).toEqual([{ ...place, title: 'No test was run in ui-1, ui-2', message: cause }]);
  });
});
