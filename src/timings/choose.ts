/** Which of the timings a suite is weighed with. */
import type { Listing } from '../runners/listing.js';
import type { Conditions, SuiteTimings, TimingsFile } from './timings-file.js';

export interface ChosenTimings {
  /** Undefined: none of its tests was ever measured. */
  readonly suite: SuiteTimings | undefined;
  /** Tests of the listing that it knows. */
  readonly known: number;
  /** What knows some of them too, the nearest first. */
  readonly others: readonly SuiteTimings[];
  /** Whether it was measured under just these conditions. */
  readonly isExact: boolean;
}

/**
 * Timings of `name` that were measured under `wanted`, if they know half of the tests. Else those that know most, whatever they were
 * measured under, whole: numbers of several conditions are never mixed.
 */
export function chooseTimings(
  { suites }: TimingsFile,
  name: string,
  wanted: Conditions,
  listing: Pick<Listing, 'tests'>,
): ChosenTimings {
  const candidates = suites
    .filter((suite) => suite.name === name)
    .map((suite) => {
      const known = listing.tests.filter(({ id }) => suite.tests.has(id)).length;
      return { suite, known, distance: distance(suite, wanted) };
    })
    .filter(({ known }) => known > 0);
  const half = listing.tests.length / 2;
  candidates.sort(
    (a, b) => Number(b.known >= half) - Number(a.known >= half) || a.distance - b.distance || b.known - a.known,
  );
  const [best, ...rest] = candidates;
  const others = rest.map(({ suite }) => suite);
  return { suite: best?.suite, others, known: best?.known ?? 0, isExact: best?.distance === 0 };
}

/** Another machine changes more than another number of workers, that more than another number of stacks. */
function distance(a: Conditions, b: Conditions): number {
  const far = (one: number, other: number): number => Math.min(999, Math.abs(one - other));
  return (a.on === b.on ? 0 : 1e6) + far(a.workers, b.workers) * 1000 + far(a.stacks, b.stacks);
}
