/** Divides units among shards so that the longest shard is short: a total function of its input. */
import { type Bin, copyOf, makespanOf, type Pieces, toPieces } from './bin.js';
import { EXACT_UNITS, exact } from './exact.js';
import { gather } from './gather.js';
import { improve } from './improve.js';
import { keepPlaces, namedAsBefore } from './keep-places.js';
import { lowerBound, lowerBoundWithCosts } from './lower-bound.js';
import { longestFirst } from './lpt.js';
import { inBlocks, multifit } from './multifit.js';
import { by } from './order.js';
import { wallOf } from './schedule.js';
import { spreadOverWorkers } from './spread-over-workers.js';
import type { Unit } from './units.js';

export interface DividedShard {
  readonly units: readonly Unit[];
  /** Weights of its units, and once each cost that it pays. */
  readonly weight: number;
  /** How long its workers take for that; `weight` with one of them. */
  readonly wall: number;
}

export interface Partition {
  /**
   * Longest first, so that the longest job is the first to start; with `previous` each where most of it was. None is empty.
   */
  readonly shards: readonly DividedShard[];
  /** Of the longest shard, in the units' own measure (milliseconds or tests). */
  readonly makespan: number;
  /** No partition into this many shards is better than this. */
  readonly lowerBound: number;
}

export interface PartitionOptions {
  /** Key → what a shard pays once for all its units that have it. */
  readonly costs?: ReadonlyMap<string, number>;
  /** Of the runner, in a shard; 1 if absent. */
  readonly workers?: number;
  /** Unit → index of the shard, from 0, that it should stay in where that costs nothing. */
  readonly previous?: ReadonlyMap<string, number> | undefined;
  /** `quick`: LPT with a few exchanges, to compare numbers of shards. */
  readonly effort?: 'full' | 'quick';
}

/** Units × shards above which MULTIFIT costs more time than it can save. */
const MULTIFIT_LIMIT = 2_000_000;
/** A gap to the lower bound that is not worth a second try: estimates are off by far more. */
const CLOSE = 1.0005;
/** By how much a division may be longer than the best so that tests stay where they were. */
const STAY = 1.005;

/**
 * Divides `units` into `count` shards, or as many as there are units if that is fewer: the best of LPT and MULTIFIT, each with
 * moves and swaps against the longest shard, and for few units of a search that sees all there are. Never longer than LPT. The
 * order of `units` does not matter: ties are broken by id.
 */
export function partition(units: readonly Unit[], count: number, options: PartitionOptions = {}): Partition {
  const { costs = new Map(), workers = 1, previous } = options;
  const shardCount = Math.max(0, Math.min(Math.floor(count), units.length));
  if (shardCount === 0) return { shards: [], makespan: 0, lowerBound: 0 };
  const pieces = toPieces(units, costs);
  const bound = lowerBoundWithCosts(pieces, shardCount);
  const first = longestFirst(pieces, shardCount);
  const lpt = makespanOf(first);
  const simple = workers > 1 ? copyOf(first) : undefined;
  const { bins, proven } = best(pieces, first, bound, options.effort ?? 'full');
  const makespan = makespanOf(bins);
  const enough = Math.max(makespan, Math.min(lpt, Math.floor(makespan * STAY)));
  const kept = previous && keepPlaces(pieces, shardCount, previous, enough);
  let chosen = kept ?? (pieces.costs.length === 0 ? gather(bins) : bins);
  if (!kept && previous) chosen = namedAsBefore(chosen, previous);

  const toShard = ({ pieces: held, load, costs: paid }: Bin): DividedShard => {
    const own = held.map(({ unit }) => unit);
    const weight = paid.length === pieces.costs.length ? load : wallOf(own, 1, costs);
    return { units: own, weight, wall: workers > 1 ? wallOf(own, workers, costs) : weight };
  };
  let shards = chosen.map(toShard);
  let least = proven ? makespan : bound;
  if (workers > 1) {
    shards = spreadOverWorkers(shards, workers, costs);
    const weights = units.map(({ weight }) => weight);
    least = Math.max(Math.ceil(bound / workers), lowerBound(weights, shardCount * workers));
  }
  // Never longer than LPT, neither one that knows what is paid once nor one by weight alone.
  for (const other of [simple, pieces.costs.length > 0 ? longestFirst(toPieces(units), shardCount) : undefined]) {
    if (other === undefined) continue;
    const plain = other.map(toShard);
    // Mended too it is shorter now and then, but not by enough to move tests for it.
    const isMended = workers > 1 && options.effort !== 'quick' && !previous;
    const own = isMended ? spreadOverWorkers(plain, workers, costs) : plain;
    if (longest(own) < longest(shards)) shards = own;
  }
  if (!previous) {
    shards.sort(
      by(
        (shard) => -shard.wall,
        (shard) => shard.units[0]?.id ?? '',
      ),
    );
  }
  return { shards, makespan: longest(shards), lowerBound: least };
}

const longest = (shards: readonly DividedShard[]): number => shards.reduce((max, { wall }) => Math.max(max, wall), 0);

function best(pieces: Pieces, first: Bin[], bound: number, effort: 'full' | 'quick'): { bins: Bin[]; proven: boolean } {
  const count = first.length;
  const hasCosts = pieces.costs.length > 0;
  let bins = first;
  improve(bins, bound, effort === 'quick' ? 50_000 : undefined);
  const close = (): boolean => makespanOf(bins) <= bound * (pieces.pieces.length <= EXACT_UNITS ? 1 : CLOSE);
  if (effort === 'quick') return { bins, proven: false };
  const orders = hasCosts ? [inBlocks(pieces), pieces] : [pieces];
  for (const order of orders) {
    if (close() || pieces.pieces.length * count > MULTIFIT_LIMIT) break;
    const other = multifit(order, count, bound, Math.ceil(makespanOf(bins) * 1.1));
    if (other === undefined) continue;
    improve(other, bound);
    if (makespanOf(other) < makespanOf(bins)) bins = other;
  }
  if (pieces.pieces.length > EXACT_UNITS || close()) return { bins, proven: false };
  const searched = exact(pieces, count, bound, makespanOf(bins));
  return { bins: searched.bins ?? bins, proven: searched.proven };
}
