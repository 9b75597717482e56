/** What a shard pays once, workers, and that tests stay where they are. */
import { expect, test } from 'vitest';
import { toPieces } from '../../src/sharding/bin.js';
import { lowerBoundWithCosts } from '../../src/sharding/lower-bound.js';
import { longestFirst } from '../../src/sharding/lpt.js';
import { partition } from '../../src/sharding/partition.js';
import { wallOf } from '../../src/sharding/schedule.js';
import type { Unit } from '../../src/sharding/units.js';
import { seeded } from './prng.js';

const unit = (id: string, weight: number, keys?: string[]): Unit => ({
  id,
  tests: [id],
  place: id,
  weight,
  ...(keys && { keys }),
});
/** Four files of four tests of 10; loading one takes 100. */
const files = ['a', 'b', 'c', 'd'].flatMap((file) => [1, 2, 3, 4].map((n) => unit(`${file}${n}`, 10, [file])));
const costs = new Map(['a', 'b', 'c', 'd'].map((file) => [file, 100]));

test('files that are dear to load stay whole; the control, which does not know the price, pays it twice', () => {
  const told = partition(files, 4, { costs });
  expect(told.makespan).toBe(140);
  expect(told.lowerBound).toBe(140);
  // Where weights are equal, neighbours are together anyway; these are not.
  const uneven = files.map((one, at) => ({ ...one, weight: 10 + ((at * 7) % 16) }));
  const paid = (shards: readonly { units: readonly Unit[] }[]) =>
    Math.max(...shards.map(({ units }) => wallOf(units, 1, costs)));
  expect(paid(partition(uneven, 4).shards)).toBeGreaterThan(paid(partition(uneven, 4, { costs }).shards));
});

/** `npm run prove` divides more of them. */
const ROUNDS = process.env.ISOSHARD_PROVE === '1' ? 300 : 4;

test.each([1, 2, 4])(
  'random suites with costs, %i workers: every unit once, never below the bound, never above what LPT pays',
  (workers) => {
    const random = seeded(9);
    for (let round = 0; round < ROUNDS; round += 1) {
      const units = Array.from({ length: random.int(2, 60) }, (_, at) =>
        unit(`u${at}`, random.int(1, 500), [`f${random.int(0, 6)}`]),
      );
      const prices = new Map(Array.from({ length: 7 }, (_, at) => [`f${at}`, random.int(0, 300)]));
      const count = random.int(1, 9);
      const { shards, makespan, lowerBound } = partition(units, count, { costs: prices, workers });
      expect(shards.flatMap(({ units: own }) => own.map(({ id }) => id)).sort()).toEqual(
        units.map(({ id }) => id).sort(),
      );
      for (const shard of shards) expect(shard.wall).toBe(wallOf(shard.units, workers, prices));
      expect(makespan).toBeGreaterThanOrEqual(lowerBound);
      if (workers === 1)
        expect(lowerBound).toBeGreaterThanOrEqual(lowerBoundWithCosts(toPieces(units, prices), shards.length));
      // LPT that knows what is paid once, and LPT by weight alone.
      for (const known of [prices, new Map<string, number>()]) {
        const lpt = longestFirst(toPieces(units, known), shards.length).map(({ pieces }) =>
          pieces.map((one) => one.unit),
        );
        expect(makespan).toBeLessThanOrEqual(Math.max(...lpt.map((own) => wallOf(own, workers, prices))));
      }
      expect(partition(random.shuffle(units), count, { costs: prices, workers }).shards).toEqual(shards);
    }
  },
  300_000,
);

test('with two workers a shard takes as long as the later one, in the runner’s own order', () => {
  expect(wallOf([unit('a', 10), unit('b', 10), unit('c', 30)], 2)).toBe(40);
  expect(wallOf([unit('a', 30), unit('b', 10), unit('c', 10)], 2)).toBe(30);
  const units = [unit('a', 10), unit('b', 10), unit('c', 10), unit('d', 10), unit('z', 40)];
  const { makespan, lowerBound } = partition(units, 2, { workers: 2 });
  expect(makespan).toBe(40);
  expect(lowerBound).toBe(40);
});

test('a few tests more move few of the others; the control, made anew, moves many', () => {
  const random = seeded(3);
  const units = Array.from({ length: 300 }, (_, at) => unit(`t${String(at).padStart(3, '0')}`, random.int(50, 5000)));
  const before = new Map(
    partition(units, 6).shards.flatMap((shard, at) => shard.units.map(({ id }) => [id, at] as const)),
  );
  const changed = [...units.slice(3), unit('new1', 900), unit('new2', 2100)];
  const moved = (previous?: ReadonlyMap<string, number>) => {
    const { shards } = partition(changed, 6, { previous });
    return shards.flatMap((shard, at) => shard.units.filter(({ id }) => (before.get(id) ?? at) !== at)).length;
  };
  expect(moved(before)).toBeLessThan(40);
  expect(moved()).toBeGreaterThan(150);
});

test('few units: proven the best', () => {
  const weights = [823, 771, 692, 655, 601, 588, 512, 499, 431, 402, 388, 317, 266, 201, 154, 103];
  const { makespan, lowerBound } = partition(
    weights.map((weight, at) => unit(`u${at}`, weight)),
    3,
  );
  expect(makespan).toBe(lowerBound);
});
