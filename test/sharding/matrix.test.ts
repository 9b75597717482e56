import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../src/sharding/matrix.js';
import { planOf, planWith, suiteOf } from './plans.js';

describe('matrix', () => {
  test('one job a shard', () => {
    const { matrix, shardList, shardCount } = makeMatrix(planOf(suiteOf('ui', 5, 2), suiteOf('api', 3, 1)));
    expect(matrix.include).toEqual([
      { suite: 'api', shard: 'api-1', index: 1, total: 1, name: 'api 1/1', 'runs-on': 'ubuntu-24.04' },
      { suite: 'ui', shard: 'ui-1', index: 1, total: 2, name: 'ui 1/2', 'runs-on': 'ubuntu-24.04' },
      { suite: 'ui', shard: 'ui-2', index: 2, total: 2, name: 'ui 2/2', 'runs-on': 'ubuntu-24.04' },
    ]);
    expect(shardList).toEqual(['api-1', 'ui-1', 'ui-2']);
    expect(shardCount).toBe(3);
  });

  test('several shards a job, spread evenly, never of two suites', () => {
    const { matrix, shardCount } = makeMatrix(
      planWith({ parallel: 4, variant: 'mysql' }, suiteOf('ui', 9, 5), suiteOf('api', 3, 1)),
    );
    expect(matrix.include.map(({ shard, index, total, name }) => [shard, index, total, name])).toEqual([
      ['api-1', 1, 1, 'api 1/1 (mysql)'],
      ['ui-1,ui-2', 1, 2, 'ui 1-2/5 (mysql)'],
      ['ui-3,ui-4,ui-5', 2, 2, 'ui 3-5/5 (mysql)'],
    ]);
    expect(shardCount).toBe(6);
  });

  test('an empty plan still has one job', () => {
    for (const plan of [planOf(), planOf(suiteOf('ui', 0, 3))]) {
      const { matrix, shardList, shardCount } = makeMatrix(plan);
      expect(matrix.include).toHaveLength(1);
      expect(matrix.include[0]).toMatchObject({ suite: '', shard: 'none', index: 1, total: 1 });
      expect([shardList, shardCount]).toEqual([['none'], 0]);
    }
  });

  test('more jobs than a matrix may have are refused', () => {
    expect(() => makeMatrix(planOf(suiteOf('ui', 300, 257)))).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(makeMatrix(planWith({ parallel: 2 }, suiteOf('ui', 300, 257))).matrix.include).toHaveLength(129);
  });
});
