import { describe, expect, test } from 'vitest';
import { chooseShardCount, type ShardCountRequest } from '../../src/sharding/shard-count.js';
import type { WeighedUnits } from '../../src/sharding/units.js';

const timed = (...weights: number[]): WeighedUnits => ({
  units: weights.map((weight, index) => ({ id: `u${index}`, tests: [`u${index}`], place: `u${index}`, weight })),
  weighedBy: 'durations',
  known: weights.length,
  costs: new Map(),
});
const equal = (count: number, weight: number): number[] => Array.from({ length: count }, () => weight);
const auto: ShardCountRequest = { shards: 'auto', maxShards: 8 };

describe('shard count', () => {
  test.each<[string, WeighedUnits, ShardCountRequest, number]>([
    ['a number as it is, whatever max-shards says', timed(...equal(20, 1000)), { shards: 10, maxShards: 8 }, 10],
    ['never more than units', timed(1, 2, 3), { shards: 10, maxShards: 8 }, 3],
    ['no tests, no shards', timed(), auto, 0],
    ['no tests, no shards, with a number', timed(), { shards: 4, maxShards: 8 }, 0],
    ['without durations four', { ...timed(...equal(20, 1)), weighedBy: 'count' }, auto, 4],
    ['without durations max-shards', { ...timed(...equal(20, 1)), weighedBy: 'count' }, { ...auto, maxShards: 2 }, 2],
    ['without durations as many as units', { ...timed(1, 1), weighedBy: 'count' }, auto, 2],
    ['the fewest within the target', timed(...equal(10, 60_000)), { ...auto, targetDurationMs: 120_000 }, 5],
    ['the target exactly', timed(...equal(4, 60_000)), { ...auto, targetDurationMs: 60_000 }, 4],
    ['workers share a shard', timed(...equal(10, 60_000)), { ...auto, targetDurationMs: 120_000, workers: 2 }, 3],
    [
      'a fixed cost counts',
      timed(...equal(10, 60_000)),
      { ...auto, targetDurationMs: 120_000, fixedMs: 60_000, maxShards: 20 },
      10,
    ],
    ['out of reach by max-shards', timed(...equal(100, 60_000)), { ...auto, targetDurationMs: 60_000 }, 8],
    ['out of reach by one long unit', timed(600_000, ...equal(10, 60_000)), { ...auto, targetDurationMs: 300_000 }, 2],
    ['the knee of a long suite is max-shards', timed(...equal(1000, 10_000)), auto, 8],
    ['the knee of seconds is one', timed(...equal(4, 1000)), auto, 1],
    ['the knee looks beyond a plateau', timed(...equal(4, 60_000)), auto, 4],
    ['the knee at the longest unit', timed(300_000, ...equal(10, 30_000)), auto, 2],
  ])('%s', (_, units, request, count) => {
    expect(chooseShardCount(units, request).count).toBe(count);
  });

  test('says which unit stands in the way', () => {
    const { reason } = chooseShardCount(timed(600_000, 1), { ...auto, targetDurationMs: 300_000 });
    expect(reason).toContain('u0 alone takes 10 m');
  });

  test('says that fewer units than shards cannot be divided further', () => {
    const reason = (units: WeighedUnits, shards: number) => chooseShardCount(units, { shards, maxShards: 8 }).reason;
    expect(reason(timed(1, 2), 4)).toBe('2 units cannot be divided further');
    expect(reason(timed(1), 4)).toBe('1 unit cannot be divided further');
    expect(reason(timed(1, 2), 2)).toBe('as asked for');
  });

  test('remembers what was asked for', () => {
    expect(chooseShardCount(timed(1, 2), { shards: 4, maxShards: 8 })).toMatchObject({ count: 2, requested: 4 });
  });
});
