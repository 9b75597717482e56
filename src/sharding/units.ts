/** From what a runner lists to what may be moved between shards, each with a weight. */
import type { ListedTest, Listing } from '../runners/listing.js';
import { by, byCodeUnit } from './order.js';

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
}

export interface WeighedUnits {
  /** By id. */
  readonly units: readonly Unit[];
  readonly weighedBy: 'count' | 'durations';
  /** Tests that have a duration of their own; the others got a median. 0 if weighed by count. */
  readonly known: number;
}

/**
 * Groups `listing` into units. With `durations` (test id → ms) that know at least one of the tests, a unit weighs the
 * sum of its tests: an unknown one gets the median of the known of its file, else of the suite, and none weighs less
 * than 1 ms, since even an empty test costs its runner something. Otherwise every test weighs 1.
 */
export function toUnits(listing: Pick<Listing, 'tests'>, durations?: ReadonlyMap<string, number>): WeighedUnits {
  const estimate = durations === undefined ? undefined : estimator(listing.tests, durations);
  const groups = new Map<string, ListedTest[]>();
  for (const test of listing.tests) {
    const group = groups.get(test.group);
    if (group) group.push(test);
    else groups.set(test.group, [test]);
  }
  const units = [...groups].map(([id, tests]) => ({
    id,
    tests: tests.map((test) => test.id).sort(byCodeUnit),
    place: tests.map(placeOf).sort(byCodeUnit)[0] ?? '',
    weight: tests.reduce((sum, test) => sum + (estimate?.of(test) ?? 1), 0),
  }));
  units.sort(by((unit) => unit.id));
  return { units, weighedBy: estimate ? 'durations' : 'count', known: estimate?.known ?? 0 };
}

/** The project stands in front of a title, in brackets, where a runner has several. */
const placeOf = ({ title, file, line }: ListedTest): string =>
  JSON.stringify([/^\[[^\]]*\]/.exec(title)?.[0] ?? '', file, String(line).padStart(7, '0')]);

interface Estimator {
  readonly known: number;
  of(test: ListedTest): number;
}

function estimator(tests: readonly ListedTest[], durations: ReadonlyMap<string, number>): Estimator | undefined {
  const byFile = new Map<string, number[]>();
  const all: number[] = [];
  for (const test of tests) {
    const ms = durations.get(test.id);
    if (ms === undefined) continue;
    all.push(ms);
    const file = byFile.get(test.file);
    if (file) file.push(ms);
    else byFile.set(test.file, [ms]);
  }
  if (all.length === 0) return undefined;
  const ofSuite = median(all);
  const ofFile = new Map([...byFile].map(([file, known]) => [file, median(known)]));
  return {
    known: all.length,
    of: (test) => Math.max(1, Math.round(durations.get(test.id) ?? ofFile.get(test.file) ?? ofSuite)),
  };
}

/** The middle of `values`, the lower one of two; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
