/** What past runs say of the tests that are listed now: the weights of a plan. */
import type { ListedTest, Listing } from '../runners/listing.js';
import { SETUP_KEY } from '../sharding/schedule.js';
import { median, projectOf } from '../sharding/units.js';
import type { Weights } from '../sharding/weights.js';
import { expectedOf, leastOf, spreadOf } from './estimate.js';
import type { SuiteTimings } from './timings-file.js';
import { guesses } from './unknown.js';

/** |ln| between two runs of one test, where there are too few to measure it. */
const USUAL_SPREAD = 0.1;
/** From the median of |a - b| of normal values to their deviation. */
const TO_DEVIATION = 1 / (0.6745 * Math.SQRT2);

/**
 * Weights of every test of `listing`. One that was measured seldom is pulled to its file's and suite's, by how much runs of one
 * test differ against how much tests of one file do; one that never was gets what its like take (`unknown.ts`).
 * @param workers of the runner as configured; absent: as many as were seen
 */
export function fitWeights(suite: SuiteTimings, listing: Listing, workers: number | undefined): Weights {
  const measured = new Map<ListedTest, { readonly ms: number; readonly runs: number }>();
  for (const test of listing.tests) {
    const { ms = [], first = [] } = suite.tests.get(test.id) ?? {};
    const samples = ms.length > 0 ? ms : first;
    if (samples.length > 0) measured.set(test, { ms: Math.max(1, expectedOf(samples)), runs: samples.length });
  }
  const histories = [...suite.tests.values()].map(({ ms }) => ms);
  const shrunk = shrink(measured, spreadOf(histories, USUAL_SPREAD) * TO_DEVIATION);
  const guess = guesses(shrunk);
  const gap = expectedOf(suite.costs.gap);
  const ms = new Map(listing.tests.map((test) => [test.id, weightOf((shrunk.get(test) ?? guess(test)) + gap)]));
  const { keys, costs, setupMs } = costsOf(suite, listing);
  const worker = expectedOf(suite.costs.worker);
  return {
    ms,
    known: measured.size,
    keys,
    costs,
    fixed: {
      // The first project's worker is in the runner's start, and is paid as every project's.
      runnerMs: Math.max(0, Math.round(expectedOf(suite.costs.runner) + setupMs - (hasProjects(listing) ? worker : 0))),
      stackMs: Math.round(expectedOf(suite.costs.stack)),
    },
    workers: Math.max(1, workers ?? suite.atOnce),
    ...(suite.errors.length > 0 && { errorPermille: median(suite.errors) }),
    base: new Map(
      [...suite.tests].map(([id, { ms, first }]) => [id, weightOf(expectedOf(ms.length > 0 ? ms : first) + gap)]),
    ),
  };
}

const weightOf = (ms: number): number => Math.max(1, Math.round(ms));

type Measured = ReadonlyMap<ListedTest, { readonly ms: number; readonly runs: number }>;

/** Empirical Bayes in logarithms: w·own + (1 - w)·file, with w = between² / (between² + within² / runs). */
function shrink(measured: Measured, within: number): ReadonlyMap<ListedTest, number> {
  const byFile = new Map<string, number[]>();
  for (const [{ file }, { ms }] of measured) {
    const logs = byFile.get(file);
    if (logs) logs.push(Math.log(ms));
    else byFile.set(file, [Math.log(ms)]);
  }
  const all = [...byFile.values()].flat();
  const suite = { mean: meanOf(all), variance: varianceOf(all, meanOf(all)) };
  const files = new Map(
    [...byFile].map(([file, logs]) => {
      const mean = (logs.length * meanOf(logs) + suite.mean) / (logs.length + 1);
      // A file of two alike tests does not prove that a third is like them.
      const variance = (logs.length * varianceOf(logs, meanOf(logs)) + 2 * suite.variance) / (logs.length + 2);
      return [file, { mean, variance }] as const;
    }),
  );
  return new Map(
    [...measured].map(([test, { ms, runs }]) => {
      const { mean, variance } = files.get(test.file) ?? suite;
      const noise = within ** 2 / runs;
      const own = variance + noise === 0 ? 1 : variance / (variance + noise);
      return [test, Math.exp(own * Math.log(ms) + (1 - own) * mean)] as const;
    }),
  );
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const varianceOf = (values: readonly number[], mean: number): number =>
  meanOf(values.map((value) => (value - mean) ** 2));

const hasProjects = ({ tests }: Listing): boolean => new Set(tests.map(({ title }) => projectOf(title))).size > 1;

function costsOf(suite: SuiteTimings, listing: Listing) {
  const costs = new Map<string, number>();
  const pay = (key: string, ms: number): string => {
    costs.set(key, Math.round(ms));
    return key;
  };
  const touch = (file: string): number =>
    expectedOf(suite.files.get(file) ?? []) + (leastOf(suite.firsts.get(file) ?? []) ?? 0);
  const usual = median([...suite.files.keys()].map(touch));
  const worker = hasProjects(listing) ? expectedOf(suite.costs.worker) : 0;
  const keys = new Map(
    listing.tests.map(({ id, file, title, needs = [] }) => {
      return [
        id,
        [
          pay(`file ${file}`, suite.files.has(file) ? touch(file) : usual),
          ...(worker > 0 ? [pay(`project ${projectOf(title)}`, worker)] : []),
          ...needs.map((name) => pay(`${SETUP_KEY}${name}`, expectedOf(suite.setups.get(name) ?? []))),
        ],
      ] as const;
    }),
  );
  // A runner that does not say who needs what runs it for all.
  const isTold = listing.tests.some(({ needs }) => needs !== undefined);
  const setupMs = isTold ? 0 : [...suite.setups.values()].reduce((sum, samples) => sum + expectedOf(samples), 0);
  return { keys, costs, setupMs };
}
