/** `timings.json`: what past runs of a suite teach about how long each test takes. */
import { z } from 'zod';
import { by } from '../sharding/order.js';
import { stableJson } from '../sharding/stable-json.js';
import { median } from '../sharding/units.js';

export interface TestTimings {
  readonly id: string;
  /** Of the last runs that it passed at the first try, oldest first: 1 to `RUNS_KEPT` integers, milliseconds. */
  readonly ms: readonly number[];
}

export interface SuiteTimings {
  readonly name: string;
  /** By id. */
  readonly tests: readonly TestTimings[];
}

export interface TimingsFile {
  readonly kind: 'isoshard-timings';
  readonly version: 1;
  /** By name. */
  readonly suites: readonly SuiteTimings[];
}

/** The median of five forgives one overloaded runner, and follows a change within three runs (facts/sharding.md). */
export const RUNS_KEPT = 5;
/** A job ends after six hours. */
export const TIMING_LIMIT_MS = 6 * 3_600_000;
/** Longest file that is read, in UTF-16 units; most tests in it, and longest id that is kept. */
export const TIMINGS_LIMIT = 64 * 1024 * 1024;
export const TESTS_LIMIT = 200_000;
export const ID_LIMIT = 8192;

const schema = z.object({
  kind: z.literal('isoshard-timings'),
  version: z.number(),
  suites: z
    .array(
      z.object({
        name: z.string().max(128),
        tests: z.array(z.object({ id: z.string().min(1), ms: z.array(z.number()) })),
      }),
    )
    .max(1000),
});

export type ParsedTimings =
  | { readonly timings: TimingsFile; readonly reason?: never }
  /** Why it is left aside, as a sentence without its full stop. */
  | { readonly timings: undefined; readonly reason: string };

/**
 * Reads the file. It only makes a plan better, so nothing in it is an error: a broken or newer one is left aside with a
 * reason; values are clamped to 0 to 6 h, the last five kept; of an id that appears twice the first entry counts.
 */
export function parseTimings(text: string): ParsedTimings {
  const aside = (reason: string): ParsedTimings => ({ timings: undefined, reason });
  if (text.length > TIMINGS_LIMIT) return aside(`the timings are longer than ${TIMINGS_LIMIT} characters`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return aside('the timings are not JSON');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return aside(`the timings have another shape: ${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`);
  }
  const { version, suites } = parsed.data;
  if (version !== 1) return aside(`the timings have version ${version}, and this isoshard reads version 1`);
  if (suites.reduce((sum, suite) => sum + suite.tests.length, 0) > TESTS_LIMIT) {
    return aside(`the timings hold more than ${TESTS_LIMIT} tests`);
  }
  const bySuite = new Map<string, Map<string, readonly number[]>>();
  for (const { name, tests } of suites) {
    const known = bySuite.get(name) ?? new Map<string, readonly number[]>();
    bySuite.set(name, known);
    for (const { id, ms } of tests) if (!known.has(id) && id.length <= ID_LIMIT) known.set(id, ms);
  }
  return { timings: makeTimings(bySuite) };
}

/** The file for suite → test id → durations: sorted, clamped, the last five kept, empty entries left out. */
export function makeTimings(suites: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>): TimingsFile {
  const sorted = [...suites].map(([name, tests]): SuiteTimings => {
    const kept = [...tests].map(([id, ms]) => ({ id, ms: ms.slice(-RUNS_KEPT).map(clamp) }));
    return { name, tests: kept.filter(({ ms }) => ms.length > 0).sort(by((test) => test.id)) };
  });
  return { kind: 'isoshard-timings', version: 1, suites: sorted.sort(by((suite) => suite.name)) };
}

function clamp(ms: number): number {
  return Math.round(Math.min(Math.max(ms, 0), TIMING_LIMIT_MS));
}

/** The text of the file: byte-identical for equal timings. */
export function serializeTimings(timings: TimingsFile): string {
  return stableJson(timings);
}

/** Test id → ms, the median of the runs kept: what a plan weighs `suite` with. Empty if it is not known. */
export function toDurations(timings: TimingsFile, suite: string): ReadonlyMap<string, number> {
  const tests = timings.suites.find(({ name }) => name === suite)?.tests ?? [];
  return new Map(tests.map(({ id, ms }) => [id, median(ms)]));
}
