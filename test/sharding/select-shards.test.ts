import { describe, expect, test } from 'vitest';
import type { ShardSelection } from '../../src/config/shard-selection.js';
import { makeMatrix } from '../../src/sharding/matrix.js';
import { selectShards } from '../../src/sharding/select-shards.js';
import { planOf, planWith, suiteOf } from './plans.js';

const plan = planOf(suiteOf('ui', 9, 4), suiteOf('api', 2, 4));
const all: ShardSelection = { kind: 'all' };
const part = (index: number, total: number): ShardSelection => ({ kind: 'fraction', index, total });
const named = (...names: string[]): ShardSelection => ({ kind: 'names', names });
const select = (selection: ShardSelection, suites: readonly string[] = []): readonly string[] =>
  selectShards(plan, selection, suites).map(({ shard }) => shard.name);

describe('the shards of a job', () => {
  test.each<[ShardSelection, string[], string[]]>([
    [all, [], ['api-1', 'api-2', 'ui-1', 'ui-2', 'ui-3', 'ui-4']],
    [all, ['api'], ['api-1', 'api-2']],
    [named('ui-3'), [], ['ui-3']],
    [named('ui-3', 'ui-1'), ['ui'], ['ui-1', 'ui-3']],
    [{ kind: 'none' }, [], []],
    [{ kind: 'none' }, ['nonsense'], []],
    [part(2, 4), [], ['api-2', 'ui-2']],
    [part(4, 4), [], ['ui-4']],
    [part(4, 4), ['api'], []],
  ])('%j of suites %j', (selection, suites, names) => {
    expect(select(selection, suites)).toEqual(names);
  });

  test.each<[ShardSelection, string[], string, RegExp]>([
    [part(1, 3), [], 'plan-mismatch', /1\/3 was asked for, but the plan divides suite api into 4/],
    [named('ui-9'), [], 'unknown-shard', /no "ui-9"; it has "api-1", "api-2", "ui-1"/],
    [named('api-1'), ['ui'], 'unknown-shard', /no "api-1"; it has "ui-1"/],
    [all, ['web'], 'unknown-suite', /no "web"; it has "api", "ui"/],
  ])('%j of suites %j is refused', (selection, suites, code, message) => {
    expect(() => select(selection, suites)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  test('what the matrix says selects every shard once', () => {
    const grouped = planWith({ parallel: 3 }, suiteOf('ui', 30, 7), suiteOf('api', 5, 5));
    const chosen = makeMatrix(grouped).matrix.include.flatMap(({ shard, suite }) =>
      selectShards(grouped, named(...shard.split(',')), [suite]).map((one) => one.shard.name),
    );
    expect(chosen.sort()).toEqual(grouped.suites.flatMap((suite) => suite.shards.map((shard) => shard.name)).sort());
  });

  test('i/N over all i selects every shard once', () => {
    expect([1, 2, 3, 4].flatMap((index) => select(part(index, 4))).sort()).toEqual([...select(all)].sort());
  });

  test('an empty suite is in nobody’s way', () => {
    const empty = planOf(suiteOf('ui', 4, 2), suiteOf('none-yet', 0, 1));
    expect(selectShards(empty, part(1, 2)).map(({ shard }) => shard.name)).toEqual(['ui-1']);
  });
});
