/** How many shards a suite gets, and what each further one would buy. */
import { formatDuration } from '../config/duration.js';
import { heaviestFirst, toPieces } from './bin.js';
import { lowerBound, lowerBoundWithCosts } from './lower-bound.js';
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
  /** Shards that one job runs at once; 1 if absent. */
  readonly parallel?: number | undefined;
  /** What every shard costs beside its tests, in ms; if absent 0 against a target, and 30 s to find the knee. */
  readonly fixedMs?: number | undefined;
}

/** What so many shards would be. */
export interface CurvePoint {
  readonly shards: number;
  /** Of the longest shard, with its stack and its runner's start; ms. */
  readonly wallMs: number;
  /** Minutes that all jobs together are charged for, each rounded up. */
  readonly billedMinutes: number;
}

export interface ShardCount {
  /** 0 where there are no units; never more than there are units. */
  readonly count: number;
  /** What was asked for: the number, or `count` with `auto`. */
  readonly requested: number;
  /** Why, as a sentence without its full stop. */
  readonly reason: string;
  /** With `auto` and durations: every number up to the most that may be, or that changes anything. */
  readonly curve: readonly CurvePoint[];
}

/** Without durations `auto` takes this many: enough to help, few enough not to waste jobs on a suite of seconds. */
export const COUNT_WITHOUT_DURATIONS = 4;
/** Boot of a hosted machine and checkout, which nothing that runs there can measure. */
const JOB_MS = 15_000;
/** The same with the start of a stack, where that was not measured. */
const KNEE_FIXED_MS = 30_000;
/** One more shard has to save this share of the wall time. */
const WORTH = 0.1;
const MINUTE = 60_000;

/**
 * A number is taken as it is. `auto` takes, with durations and a target, the smallest count whose shards are expected
 * to end within the target; if none is, or there is no target, the knee: the count after which a further shard saves
 * less than a tenth of the wall time (fixed cost plus tests). Without durations, four, or `maxShards` if that is fewer.
 */
export function chooseShardCount(weighed: WeighedUnits, request: ShardCountRequest): ShardCount {
  const { units, weighedBy } = weighed;
  if (request.shards !== 'auto') {
    const count = Math.min(request.shards, units.length);
    const reason =
      count < request.shards ? `${plural(units.length, 'unit')} cannot be divided further` : 'as asked for';
    return { count, requested: request.shards, reason, curve: [] };
  }
  const cap = Math.min(request.maxShards, units.length);
  const without = (count: number, reason: string): ShardCount => ({ count, requested: count, reason, curve: [] });
  if (cap === 0) return without(0, 'there are no tests');
  if (weighedBy === 'count') {
    return without(Math.min(cap, COUNT_WITHOUT_DURATIONS), 'no durations are known yet');
  }
  const curve = curveOf(weighed, request, cap);
  const auto = (count: number, reason: string): ShardCount => ({ count, requested: count, reason, curve });
  const target = request.targetDurationMs;
  const wall = curve.map(({ wallMs }) => wallMs);
  if (target === undefined) {
    const fixed = request.fixedMs === undefined ? KNEE_FIXED_MS : JOB_MS;
    const knees = wall.map((ms) => ms + fixed);
    return auto(knee(knees), 'one more would save less than a tenth of the time');
  }
  const within = curve.find(({ wallMs }) => wallMs <= target);
  if (within !== undefined) return auto(within.shards, `the fewest that end within ${formatDuration(target)}`);
  const longest = longestOf(weighed);
  const why =
    longest.ms + (request.fixedMs ?? 0) > target
      ? `${longest.unit.id} alone takes ${formatDuration(longest.ms)}`
      : `max-shards is ${request.maxShards}`;
  return auto(fewestThatReach(wall), `${formatDuration(target)} cannot be reached, since ${why}`);
}

function curveOf({ units, costs }: WeighedUnits, request: ShardCountRequest, cap: number): CurvePoint[] {
  const { workers = 1, parallel = 1, fixedMs = 0 } = request;
  const points: CurvePoint[] = [];
  for (let shards = 1; shards <= cap; shards += 1) {
    const divided = partition(units, shards, { costs, workers, effort: 'quick' });
    const jobs = Math.ceil(shards / Math.max(1, parallel));
    let billedMinutes = 0;
    for (let job = 0; job < jobs; job += 1) {
      const from = Math.floor((job * shards) / jobs);
      const longest = Math.max(
        ...divided.shards.slice(from, Math.floor(((job + 1) * shards) / jobs)).map((one) => one.wall),
      );
      billedMinutes += Math.ceil((JOB_MS + fixedMs + longest) / MINUTE);
    }
    // A larger number can be divided as a smaller one: what a quick look makes worse is no worse.
    const wallMs = Math.min(points.at(-1)?.wallMs ?? Number.POSITIVE_INFINITY, fixedMs + divided.makespan);
    points.push({ shards, wallMs, billedMinutes });
  }
  return points;
}

/** Rows of the curve that are printed: past these, every further one says the same. */
const ROWS = 24;

/** A line a number of shards: wall time, what the shard bought, billed minutes. */
export function renderCurve(name: string, curve: readonly CurvePoint[], chosen: number): string {
  const rows = curve.map(({ shards, wallMs, billedMinutes }, at) => {
    const saved = (curve[at - 1]?.wallMs ?? wallMs) - wallMs;
    return [
      `${shards}`,
      formatDuration(wallMs),
      at === 0 ? '' : saved > 0 ? `-${formatDuration(saved)}` : '0',
      `${billedMinutes} min`,
      shards === chosen ? '← chosen' : '',
    ];
  });
  const shown = rows.filter((_, at) => at < ROWS || at + 1 === chosen || at + 1 === rows.length);
  const table = [['shards', 'wall', 'saves', 'billed', ''], ...shown];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column < 4 ? cell.padStart(widths[column] ?? 0) : cell))
      .join('  ')
      .trimEnd(),
  );
  return `${name}: what each number of shards would take\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

export interface Floor {
  /** The smallest number of shards that is as fast as any. */
  readonly shards: number;
  readonly unit: Unit;
  readonly ms: number;
}

/** The unit that no number of shards can go below; undefined where nothing weighs anything. */
export function floorOf(weighed: WeighedUnits, workers = 1): Floor | undefined {
  if (weighed.units.length < 2 || weighed.weighedBy === 'count') return undefined;
  const { unit, ms } = longestOf(weighed);
  const { units, costs } = weighed;
  const isReached = (shards: number): boolean =>
    partition(units, shards, { costs, workers, effort: 'quick' }).makespan <= ms;
  // No division is below its bound: steps that double from the smallest number for which that allows it, and halves between the last two.
  let low = leastFor(weighed, workers, ms);
  let high = low;
  for (let step = 1; high < units.length && !isReached(high); step *= 2) {
    low = high + 1;
    high = Math.min(units.length, high + step);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return { shards: low, unit, ms };
}

/** The smallest number of shards whose lower bound is `ms` or less. */
function leastFor({ units, costs }: WeighedUnits, workers: number, ms: number): number {
  const pieces = toPieces(units, costs);
  const weights = units.map(({ weight }) => weight);
  let low = 1;
  let high = weights.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const bound = Math.max(
      Math.ceil(lowerBoundWithCosts(pieces, middle) / workers),
      lowerBound(weights, middle * workers),
    );
    if (bound <= ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** With what its shard pays for it. */
function longestOf({ units, costs }: WeighedUnits): { readonly unit: Unit; readonly ms: number } {
  const all = units.map((unit) => {
    const ms = (unit.keys ?? []).reduce((sum, key) => sum + (costs.get(key) ?? 0), unit.weight);
    return { unit, ms, id: unit.id, weight: ms };
  });
  return all.sort(heaviestFirst)[0] as { unit: Unit; ms: number };
}

/** The smallest count after which no larger one saves `WORTH` of the time for each shard that it adds. */
function knee(times: readonly number[]): number {
  const index = times.findIndex((time, at) =>
    times.slice(at + 1).every((later, further) => time - later < WORTH * time * (further + 1)),
  );
  return index + 1;
}

/** The smallest count that is within 2 % of the best. */
function fewestThatReach(wall: readonly number[]): number {
  const enough = (wall.at(-1) ?? 0) * 1.02;
  return wall.findIndex((ms) => ms <= enough) + 1;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
