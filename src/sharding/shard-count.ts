/** How many shards a suite gets. */
import { formatDuration } from '../config/duration.js';
import { lowerBound } from './lower-bound.js';
import { partition } from './partition.js';
import type { Unit, WeighedUnits } from './units.js';

export interface ShardCountRequest {
  /** From 1. */
  readonly shards: number | 'auto';
  /** From 1; bounds `auto` alone. */
  readonly maxShards: number;
  /** With `auto`: the longest acceptable wall time of a shard, in ms. */
  readonly targetDurationMs?: number | undefined;
  /** The runner's own workers in a shard; 1 if absent. */
  readonly workers?: number | undefined;
  /** What every shard costs before its first test, in ms; if absent 0 against a target, and 30 s to find the knee. */
  readonly fixedMs?: number | undefined;
}

export interface ShardCount {
  /** 0 where there are no units; never more than there are units. */
  readonly count: number;
  /** What was asked for: the number, or `count` with `auto`. */
  readonly requested: number;
  /** Why, as a sentence without its full stop. */
  readonly reason: string;
}

/** Without durations `auto` takes this many: enough to help, few enough not to waste jobs on a suite of seconds. */
export const COUNT_WITHOUT_DURATIONS = 4;
/** Boot of a job and start of a stack, where nothing was measured. */
const KNEE_FIXED_MS = 30_000;
/** One more shard has to save this share of the wall time. */
const WORTH = 0.1;

/**
 * A number is taken as it is. `auto` takes, with durations and a target, the smallest count whose shards are expected
 * to end within the target; if none is, or there is no target, the knee: the count after which a further shard saves
 * less than a tenth of the wall time (fixed cost plus tests). Without durations, four, or `maxShards` if that is fewer.
 */
export function chooseShardCount({ units, weighedBy }: WeighedUnits, request: ShardCountRequest): ShardCount {
  if (request.shards !== 'auto') {
    const count = Math.min(request.shards, units.length);
    const reason =
      count < request.shards ? `${plural(units.length, 'unit')} cannot be divided further` : 'as asked for';
    return { count, requested: request.shards, reason };
  }
  const cap = Math.min(request.maxShards, units.length);
  const auto = (count: number, reason: string): ShardCount => ({ count, requested: count, reason });
  if (cap === 0) return auto(0, 'there are no tests');
  if (weighedBy === 'count') {
    return auto(Math.min(cap, COUNT_WITHOUT_DURATIONS), 'no durations are known yet');
  }
  const target = request.targetDurationMs;
  if (target === undefined) {
    const { atLeast } = wallTime(units, { fixedMs: KNEE_FIXED_MS, ...request });
    return auto(knee(cap, atLeast), 'one more would save less than a tenth of the time');
  }
  const wall = wallTime(units, request);
  for (let count = 1; count <= cap; count += 1) {
    if (wall.atLeast(count) <= target && wall.expected(count) <= target) {
      return auto(count, `the fewest that end within ${formatDuration(target)}`);
    }
  }
  const longest = units.reduce((max, unit) => (unit.weight > max.weight ? unit : max));
  const why =
    longest.weight + (request.fixedMs ?? 0) > target
      ? `${longest.id} alone takes ${formatDuration(longest.weight)}`
      : `max-shards is ${request.maxShards}`;
  return auto(fewestThatReach(cap, wall.atLeast), `${formatDuration(target)} cannot be reached, since ${why}`);
}

interface WallTime {
  /** By the lower bound: cheap, and falls with the count. */
  atLeast(count: number): number;
  /** By the partition that would be made. */
  expected(count: number): number;
}

function wallTime(
  units: readonly Unit[],
  { workers = 1, fixedMs = 0 }: Pick<ShardCountRequest, 'workers' | 'fixedMs'>,
): WallTime {
  const weights = units.map((unit) => unit.weight).sort((a, b) => b - a);
  const longest = weights[0] ?? 0;
  const wall = (load: number): number => fixedMs + Math.max(Math.ceil(load / workers), longest);
  return {
    atLeast: (count) => wall(lowerBound(weights, count)),
    expected: (count) => wall(partition(units, count).makespan),
  };
}

/** The smallest count after which no larger one saves `WORTH` of the time for each shard that it adds. */
function knee(cap: number, wall: (count: number) => number): number {
  const times = Array.from({ length: cap }, (_, index) => wall(index + 1));
  const index = times.findIndex((time, at) =>
    times.slice(at + 1).every((later, further) => time - later < WORTH * time * (further + 1)),
  );
  return index + 1;
}

/** The smallest count that is within 2 % of the best that `cap` shards can do. */
function fewestThatReach(cap: number, wall: (count: number) => number): number {
  const enough = wall(cap) * 1.02;
  for (let count = 1; count < cap; count += 1) if (wall(count) <= enough) return count;
  return cap;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
