/** Divides units among shards so that the heaviest shard is light: a total function of its input. */
import { type Bin, heaviestFirst, makespanOf } from './bin.js';
import { gather } from './gather.js';
import { improve } from './improve.js';
import { lowerBound } from './lower-bound.js';
import { longestFirst } from './lpt.js';
import { multifit } from './multifit.js';
import { by } from './order.js';
import type { Unit } from './units.js';

export interface Partition {
  /** Heaviest first, so that the longest job is the first to start; none is empty. */
  readonly shards: readonly { readonly units: readonly Unit[]; readonly weight: number }[];
  /** Weight of the heaviest shard, in the units' own measure (milliseconds or tests). */
  readonly makespan: number;
  /** No partition into this many shards is better than this. */
  readonly lowerBound: number;
}

/** Units × shards above which MULTIFIT costs more time than it can save. */
const MULTIFIT_LIMIT = 2_000_000;
/** A gap to the lower bound that is not worth a second try: estimates are off by far more. */
const CLOSE = 1.0005;

/**
 * Divides `units` into `count` shards, or as many as there are units if that is fewer. LPT, then moves and swaps
 * against the heaviest shard; where that leaves a gap to the lower bound, MULTIFIT with the same, and the better of
 * both. The order of `units` does not matter: ties are broken by id.
 */
export function partition(units: readonly Unit[], count: number): Partition {
  const shardCount = Math.max(0, Math.min(Math.floor(count), units.length));
  if (shardCount === 0) return { shards: [], makespan: 0, lowerBound: 0 };
  const sorted = [...units].sort(heaviestFirst);
  const bound = lowerBound(
    sorted.map((unit) => unit.weight),
    shardCount,
  );
  const bins = gather(best(sorted, shardCount, bound));
  const shards = bins.map((bin) => ({ units: bin.units, weight: bin.load }));
  shards.sort(
    by(
      (shard) => -shard.weight,
      (shard) => shard.units[0]?.id ?? '',
    ),
  );
  return { shards, makespan: makespanOf(bins), lowerBound: bound };
}

function best(sorted: readonly Unit[], count: number, bound: number): Bin[] {
  const first = longestFirst(sorted, count);
  improve(first, bound);
  const known = makespanOf(first);
  if (known <= bound * CLOSE || sorted.length * count > MULTIFIT_LIMIT) return first;
  const second = multifit(sorted, count, bound, Math.ceil(known * 1.1));
  if (second === undefined) return first;
  improve(second, bound);
  return makespanOf(second) < known ? second : first;
}
