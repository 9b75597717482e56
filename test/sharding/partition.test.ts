import { describe, expect, test } from 'vitest';
import { toPieces } from '../../src/sharding/bin.js';
import { lowerBound } from '../../src/sharding/lower-bound.js';
import { longestFirst } from '../../src/sharding/lpt.js';
import { partition } from '../../src/sharding/partition.js';
import { toUnits, type Unit } from '../../src/sharding/units.js';
import { listed, randomSuite, weighed } from './listings.js';
import { seeded } from './prng.js';

const units = (...weights: number[]): Unit[] =>
  weights.map((weight, index) => ({ id: `u${index}`, tests: [`u${index}`], place: `u${index}`, weight }));

describe('lower bound', () => {
  test.each<[string, number[], number, number]>([
    ['nothing', [], 3, 0],
    ['no shards', [4], 0, 0],
    ['the mean, rounded up', [2, 1, 1, 1], 2, 3],
    ['the longest', [10, 1, 1], 2, 10],
    ['two of the m + 1 longest share a shard', [6, 6, 6, 6, 6], 4, 12],
    ['97 equal units on 8 shards', Array.from({ length: 97 }, () => 1), 8, 13],
  ])('%s', (_, weights, count, bound) => {
    expect(lowerBound(weights, count)).toBe(bound);
  });

  test('no partition of small sets is below it', () => {
    const random = seeded(1);
    for (let round = 0; round < 40; round += 1) {
      const weights = Array.from({ length: random.int(1, 7) }, () => random.int(0, 20));
      const count = random.int(1, 4);
      expect(lowerBound(weights, count)).toBeLessThanOrEqual(optimum(weights, count));
    }
  });
});

describe('partition', () => {
  test('every unit is in one shard, none empty, none beyond the units, never below the bound nor above LPT', () => {
    const random = seeded(2);
    for (let round = 0; round < 60; round += 1) {
      const { tests, durations } = randomSuite(random, 120);
      const divided = toUnits({ tests }, round % 3 === 0 ? undefined : weighed(tests, durations)).units;
      const count = random.int(1, 20);
      const { shards, makespan, lowerBound: bound } = partition(divided, count);
      expect(shards).toHaveLength(Math.min(count, divided.length));
      expect(
        shards
          .flatMap((shard) => shard.units)
          .map((unit) => unit.id)
          .sort(),
      ).toEqual(divided.map((unit) => unit.id).sort());
      for (const shard of shards) {
        expect(shard.units.length).toBeGreaterThan(0);
        expect(shard.weight).toBe(shard.units.reduce((sum, unit) => sum + unit.weight, 0));
      }
      expect(makespan).toBe(Math.max(...shards.map((shard) => shard.weight)));
      expect(makespan).toBeGreaterThanOrEqual(bound);
      const lpt = Math.max(...longestFirst(toPieces(divided), shards.length).map((bin) => bin.load));
      expect(makespan).toBeLessThanOrEqual(lpt);
    }
  });

  test('the order of the units does not matter', () => {
    const random = seeded(3);
    for (let round = 0; round < 20; round += 1) {
      const { tests, durations } = randomSuite(random, 80);
      const divided = toUnits({ tests }, weighed(tests, durations)).units;
      expect(partition(random.shuffle(divided), 7)).toEqual(partition(divided, 7));
    }
  });

  test('small sets come out within 5 % of the best there is', () => {
    const random = seeded(4);
    for (let round = 0; round < 40; round += 1) {
      const weights = Array.from({ length: random.int(3, 9) }, () => random.int(10, 1000));
      const count = random.int(2, 3);
      expect(partition(units(...weights), count).makespan).toBeLessThanOrEqual(optimum(weights, count) * 1.05);
    }
  });

  test('swaps find what LPT misses', () => {
    expect(partition(units(3, 3, 2, 2, 2), 2).makespan).toBe(6);
  });

  test('units that weigh nothing leave no shard empty', () => {
    expect(partition(units(5, 0, 0, 0), 4).shards.map((shard) => shard.units.length)).toEqual([1, 1, 1, 1]);
  });

  test.each([[0], [-3], [Number.NaN]])('%d shards are none', (count) => {
    expect(partition(units(1, 2), count).shards).toEqual([]);
  });

  test('10,000 units on 64 shards: close to the bound, and soon', () => {
    const random = seeded(5);
    const many = units(...Array.from({ length: 10_000 }, () => random.int(1, 5000)));
    const { makespan, lowerBound: bound } = partition(many, 64);
    expect(makespan / bound).toBeLessThan(1.001);
  });
});

describe('units', () => {
  const tests = [
    listed('b', { file: 'x', group: 'serial' }),
    listed('a', { file: 'x', group: 'serial' }),
    listed('c', { file: 'x' }),
    listed('d', { file: 'y' }),
  ];

  test('a group is one unit; without durations it weighs its tests', () => {
    expect(toUnits({ tests })).toMatchObject({
      units: [
        { id: 'c', tests: ['c'], weight: 1 },
        { id: 'd', tests: ['d'], weight: 1 },
        { id: 'serial', tests: ['a', 'b'], weight: 2 },
      ],
      weighedBy: 'count',
      known: 0,
    });
  });

  test('a unit weighs the sum of its tests, none nothing, and has their keys if they cost', () => {
    const weights = weighed(
      tests,
      new Map([
        ['a', 100],
        ['b', 40],
        ['elsewhere', 9],
      ]),
    );
    const keys = new Map(tests.map(({ id, file }) => [id, [file]]));
    const { units: made, known } = toUnits(
      { tests },
      {
        ...weights,
        keys,
        costs: new Map([
          ['x', 7],
          ['y', 0],
        ]),
      },
    );
    expect(known).toBe(2);
    expect(made.map(({ id, weight, keys = [] }) => [id, weight, ...keys])).toEqual([
      ['c', 40, 'x'],
      ['d', 40],
      ['serial', 140, 'x'],
    ]);
    expect(toUnits({ tests: [listed('a')] }, weighed([listed('a')], new Map([['a', 0]]))).units[0]?.weight).toBe(1);
  });

  test('durations of other tests alone are none', () => {
    expect(toUnits({ tests }, weighed(tests, new Map([['elsewhere', 9]]))).weighedBy).toBe('count');
  });
});

function optimum(weights: readonly number[], count: number): number {
  const loads = Array.from({ length: count }, () => 0);
  const place = (at: number): number => {
    const weight = weights[at];
    if (weight === undefined) return Math.max(...loads);
    let best = Number.POSITIVE_INFINITY;
    for (let bin = 0; bin < count; bin += 1) {
      loads[bin] = (loads[bin] ?? 0) + weight;
      best = Math.min(best, place(at + 1));
      loads[bin] = (loads[bin] ?? 0) - weight;
    }
    return best;
  };
  return place(0);
}
