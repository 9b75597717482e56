/** From what a runner lists to what may be moved between shards, each with a weight. */
import type { ListedTest, Listing } from '../runners/listing.js';
import { by, byCodeUnit } from './order.js';
import type { Weights } from './weights.js';

/** The smallest thing that may be moved: the tests of one group. */
export interface Unit {
  /** The group's key: unique in a suite. */
  readonly id: string;
  /** Ids of its tests, by code unit. */
  readonly tests: readonly string[];
  /** Sorts units as neighbours: project, file, line. */
  readonly place: string;
  /** An integer of 0 or more: milliseconds if weighed by durations, else how many tests it has. */
  readonly weight: number;
  /** What its shard pays once for it and all others that need the same; see `Weights.costs`. Absent: nothing. */
  readonly keys?: readonly string[];
}

export interface WeighedUnits {
  /** By id. */
  readonly units: readonly Unit[];
  readonly weighedBy: 'count' | 'durations';
  /** Tests that were measured. 0 if weighed by count. */
  readonly known: number;
  /** Of the units' keys; ms. */
  readonly costs: ReadonlyMap<string, number>;
}

/**
 * Groups `listing` into units. With `weights` that were measured for at least one of the tests, a unit weighs the sum of its
 * tests, and none weighs less than 1 ms, since even an empty test costs its runner something. Otherwise every test weighs 1.
 */
export function toUnits(listing: Pick<Listing, 'tests'>, weights?: Pick<Weights, 'ms' | 'known' | 'keys' | 'costs'>) {
  const timed = weights !== undefined && weights.known > 0 ? weights : undefined;
  const groups = new Map<string, ListedTest[]>();
  for (const test of listing.tests) {
    const group = groups.get(test.group);
    if (group) group.push(test);
    else groups.set(test.group, [test]);
  }
  const units = [...groups].map(([id, tests]): Unit => {
    const keys = new Set(tests.flatMap((test) => timed?.keys.get(test.id) ?? []));
    const costly = [...keys].filter((key) => (timed?.costs.get(key) ?? 0) > 0).sort(byCodeUnit);
    return {
      id,
      tests: tests.map((test) => test.id).sort(byCodeUnit),
      place: tests.map(placeOf).sort(byCodeUnit)[0] ?? '',
      weight: tests.reduce((sum, test) => sum + (timed === undefined ? 1 : Math.max(1, timed.ms.get(test.id) ?? 1)), 0),
      ...(costly.length > 0 && { keys: costly }),
    };
  });
  units.sort(by((unit) => unit.id));
  const weighed: WeighedUnits = {
    units,
    weighedBy: timed ? 'durations' : 'count',
    known: timed?.known ?? 0,
    costs: timed?.costs ?? new Map(),
  };
  return weighed;
}

/** The project stands in front of a title, in brackets, where a runner has several. */
const placeOf = ({ title, file, line }: ListedTest): string =>
  JSON.stringify([projectOf(title) === '' ? '' : `[${projectOf(title)}]`, file, String(line).padStart(7, '0')]);

/** `mobile` of `[mobile] cart › pays`; empty where there is none. */
export function projectOf(title: string): string {
  return /^\[([^\]]*)\]/.exec(title)?.[1] ?? '';
}

/** The middle of `values`, the lower one of two; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
