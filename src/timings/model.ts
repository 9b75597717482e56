/** What past runs say of the tests that are listed now: the weights of a plan. */
import type { ListedTest, Listing } from '../runners/listing.js';
import { SETUP_KEY } from '../sharding/schedule.js';
import { median, projectOf } from '../sharding/units.js';
import type { Weights } from '../sharding/weights.js';
import { type Estimate, expectedOf } from './estimate.js';
import { type Fit, fitTests } from './fit.js';
import type { SuiteTimings } from './timings-file.js';
import { guesses } from './unknown.js';

/**
 * Weights of every test of `listing`. One of which little is known is pulled to its file's and suite's, by how sure its own estimate
 * is against how much tests of one file differ; one that never was gets what its like take (`unknown.ts`).
 * @param workers of the runner as configured; absent: as many as were seen
 */
export function fitWeights(suite: SuiteTimings, listing: Listing, workers: number | undefined): Weights {
  const fit = fitTests(suite);
  const { estimates } = fit;
  const measured = new Map(
    listing.tests.flatMap((test) => {
      const estimate = estimates.get(test.id);
      return estimate === undefined ? [] : [[test, estimate] as const];
    }),
  );
  const shrunk = shrink(measured);
  const guess = guesses(
    shrunk,
    goneFrom(suite, listing, estimates),
    countByFile(listing.tests.filter((test) => !measured.has(test))),
  );
  const gap = expectedOf(suite.costs.gap);
  const ms = new Map(listing.tests.map((test) => [test.id, weightOf((shrunk.get(test) ?? guess(test)) + gap)]));
  const { keys, costs, setupMs } = costsOf(suite, listing, fit);
  const first = hasProjects(listing) ? 0 : fit.moreOfWorker;
  // Where set-up comes first, its worker is the one in the runner's start.
  const isAfterSetup = suite.setups.size > 0 && listing.tests.every(({ needs = [] }) => needs.length > 0);
  const worker = hasProjects(listing) && !isAfterSetup ? expectedOf(suite.costs.worker) : 0;
  return {
    ms,
    known: measured.size,
    keys,
    costs,
    fixed: {
      // The first project's worker is in the runner's start, and is paid as every project's; what its first test takes more is in neither.
      runnerMs: Math.max(0, Math.round(expectedOf(suite.costs.runner) + setupMs + first - worker)),
      stackMs: Math.round(expectedOf(suite.costs.stack)),
    },
    workers: Math.max(1, workers ?? suite.atOnce),
    ...(suite.errors.length > 0 && { errorPermille: median(suite.errors) }),
    base: new Map([...estimates].map(([id, estimate]) => [id, weightOf(estimate.ms + gap)])),
  };
}

/** What tests take that were measured and are listed no more, by file. */
function goneFrom({ tests }: SuiteTimings, listing: Listing, estimates: ReadonlyMap<string, Estimate>) {
  const listed = new Set(listing.tests.map(({ id }) => id));
  const gone = new Map<string, number[]>();
  for (const [id, { ms }] of estimates) {
    const file = tests.get(id)?.file ?? '';
    if (!listed.has(id)) gone.set(file, [...(gone.get(file) ?? []), ms]);
  }
  return gone;
}

function countByFile(tests: readonly ListedTest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file } of tests) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

const weightOf = (ms: number): number => Math.max(1, Math.round(ms));

/** Empirical Bayes in logarithms: w·own + (1 - w)·file, with w = between² / (between² + the own estimate's variance). */
function shrink(measured: ReadonlyMap<ListedTest, Estimate>): ReadonlyMap<ListedTest, number> {
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
    [...measured].map(([test, estimate]) => {
      const { mean, variance } = files.get(test.file) ?? suite;
      const own = variance + estimate.variance === 0 ? 1 : variance / (variance + estimate.variance);
      return [test, Math.exp(own * Math.log(estimate.ms) + (1 - own) * mean)] as const;
    }),
  );
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const varianceOf = (values: readonly number[], mean: number): number =>
  meanOf(values.map((value) => (value - mean) ** 2));

const hasProjects = ({ tests }: Listing): boolean => new Set(tests.map(({ title }) => projectOf(title))).size > 1;

function costsOf(suite: SuiteTimings, listing: Listing, fit: Fit) {
  const costs = new Map<string, number>();
  const pay = (key: string, ms: number): string => {
    costs.set(key, Math.round(ms));
    return key;
  };
  const touch = (file: string): number => expectedOf(suite.files.get(file) ?? []) + fit.moreOfFile(file);
  const usual = median([...suite.files.keys()].map(touch));
  const worker = hasProjects(listing) ? expectedOf(suite.costs.worker) + fit.moreOfWorker : 0;
  const sharedMs = (name: string): number => expectedOf(suite.shared.get(name) ?? []);
  const keys = new Map(
    listing.tests.map(({ id, file, title, shares = [], needs = [] }) => {
      return [
        id,
        [
          pay(`file ${file}`, suite.files.has(file) ? touch(file) : usual),
          ...(worker > 0 ? [pay(`project ${projectOf(title)}`, worker)] : []),
          ...shares.flatMap((name) => (suite.shared.has(name) ? [pay(`shared ${name}`, sharedMs(name))] : [])),
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
