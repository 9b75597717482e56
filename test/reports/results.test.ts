import { describe, expect, test } from 'vitest';
import { makeResults, readResults, serializeResults } from '../../src/reports/results.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { receiptOf, resultsOf } from './receipts.js';

const plan = planOf(suiteOf('ui', 3, 1));
const { kind: _, version: __, tests: ___, ...shard } = resultsOf(plan, 'ui-1', 'failed', { cause: 'why' });
const results = makeResults(shard, receiptOf(plan, 'ui-1', { courses: { 'ui:1': 'failed' } }));

describe('results', () => {
  test('come back as they were written, in the same bytes', () => {
    const text = serializeResults(results);
    expect(readResults(text, 'x')).toEqual({ results });
    expect(serializeResults({ ...results, tests: [...results.tests].reverse() })).toBe(text);
    expect(results.tests.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['ui:0', 'passed'],
      ['ui:1', 'failed'],
      ['ui:2', 'passed'],
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /not JSON/],
    ['a newer version', JSON.stringify({ ...results, version: 2 }), /version 2/],
    ['another shape', JSON.stringify({ ...results, outcome: 'great' }), /outcome/],
    ['an odd phase', JSON.stringify({ ...results, phases: { party: 1 } }), /party/],
    ['nothing', 'null', /./],
  ])('of %s are a problem', (_name, text, message) => {
    expect(readResults(text, 'x').problem).toEqual({ source: 'x', line: 0, message: expect.stringMatching(message) });
  });
});
