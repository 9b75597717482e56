import { describe, expect, test } from 'vitest';
import { chooseShardCount, floorOf, renderCurve, type ShardCountRequest } from '../../src/sharding/shard-count.js';
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

describe('the floor', () => {
  test.each<[string, number[], number, number]>([
    ['where the division gets there, not where the bound does', [100, 40, 40, 40, 40, 40], 1, 4],
    ['where both do', [100, 50, 50, 50, 50], 1, 3],
    ['with workers', [100, 40, 40, 40, 40, 40], 2, 2],
    ['where every test is as long', [10, 10, 10, 10], 1, 4],
    ['far above the bound', [100, ...equal(40, 60)], 1, 41],
  ])('%s', (_, weights, workers, shards) => {
    expect(floorOf(timed(...weights), workers)).toMatchObject({ shards, ms: Math.max(...weights), unit: { id: 'u0' } });
  });

  test('says what the curve says', () => {
    const weights = [100, 40, 40, 40, 40, 40].map((s) => s * 1000);
    const { curve } = chooseShardCount(timed(...weights), auto);
    const best = Math.min(...curve.map(({ wallMs }) => wallMs));
    expect(curve.find(({ wallMs }) => wallMs === best)?.shards).toBe(floorOf(timed(...weights))?.shards);
  });
});

describe('the curve', () => {
  test('wall, what each shard saves, and minutes that jobs are charged for, each rounded up with its boot', () => {
    // 15 s of boot and 10 s that every shard costs: 60 s of tests are two minutes, 30 s are one.
    const { curve } = chooseShardCount(timed(...equal(4, 30_000)), { ...auto, fixedMs: 10_000 });
    expect(curve.map(({ shards, wallMs, billedMinutes }) => [shards, wallMs, billedMinutes])).toEqual([
      [1, 130_000, 3],
      [2, 70_000, 4],
      [3, 70_000, 4],
      [4, 40_000, 4],
    ]);
  });

  test('a job that has several shards at once is charged for the longest of them', () => {
    const { curve } = chooseShardCount(timed(...equal(4, 30_000)), { ...auto, fixedMs: 10_000, parallel: 2 });
    expect(curve.map(({ billedMinutes }) => billedMinutes)).toEqual([3, 2, 3, 2]);
  });

  test('is printed as a table, with the row that was chosen', () => {
    const curve = [
      { shards: 1, wallMs: 130_000, billedMinutes: 3 },
      { shards: 2, wallMs: 70_000, billedMinutes: 4 },
      { shards: 3, wallMs: 70_000, billedMinutes: 5 },
    ];
    expect(renderCurve('ui', curve, 2)).toMatchInlineSnapshot(`
      "ui: what each number of shards would take
        shards      wall  saves  billed
             1  2 m 10 s          3 min
             2  1 m 10 s   -1 m   4 min  ← chosen
             3  1 m 10 s      0   5 min"
    `);
  });

  test('of many shards the first two dozen rows, the chosen and the last are printed', () => {
    const curve = Array.from({ length: 60 }, (_, at) => ({ shards: at + 1, wallMs: 60_000, billedMinutes: 1 }));
    const shown = renderCurve('ui', curve, 40)
      .split('\n')
      .flatMap((line) => /^ +(\d+) /.exec(line)?.[1] ?? []);
    expect(shown).toEqual([...Array.from({ length: 24 }, (_, at) => `${at + 1}`), '40', '60']);
  });
});
