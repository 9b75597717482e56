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
 * @param others the suite under other conditions, the nearest first: where one of them alone knows a test, the guess is what it took there
 */
export function fitWeights(
  suite: SuiteTimings,
  listing: Listing,
  workers: number | undefined,
  others: readonly SuiteTimings[] = [],
): Weights {
  const fit = fitTests(suite);
  const { estimates } = fit;
  // Of all that were measured, whatever is listed: what a test weighs does not hang on what else there is.
  const shrunk = shrink(suite, estimates);
  const measured = new Map(
    listing.tests.flatMap((test) => {
      const own = shrunk.get(test.id);
      return own === undefined ? [] : [[test, own] as const];
    }),
  );
  const gone = goneFrom(suite, listing, estimates);
  const guess = guesses(
    measured,
    byFile([...gone].map(([id, file]) => [file, estimates.get(id)?.ms ?? 0])),
    countByFile(listing.tests.filter((test) => !measured.has(test))),
  );
  const gap = expectedOf(suite.costs.gap);
  const elsewhere = measured.size < listing.tests.length ? others.map((other) => scaledTo(shrunk, other)) : [];
  const expected = (test: ListedTest): number =>
    measured.get(test) ?? elsewhere.flatMap((other) => other.get(test.id) ?? [])[0] ?? guess(test);
  const ms = new Map(listing.tests.map((test) => [test.id, weightOf(expected(test) + gap)]));
  const base = new Map([...shrunk].map(([id, own]) => [id, weightOf(own + gap)]));
  const { keys, costs, setupMs } = costsOf(suite, listing, fit, gone);
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
    base,
    gone,
  };
}

/** What `other` knows, times what the tests that both know take here over there. */
function scaledTo(here: ReadonlyMap<string, number>, other: SuiteTimings): ReadonlyMap<string, number> {
  const { estimates } = fitTests(other);
  const ratios = [...estimates].flatMap(([id, { ms }]) => {
    const own = here.get(id);
    return own === undefined ? [] : [own / ms];
  });
  const ratio = ratios.length === 0 ? 1 : median(ratios);
  return new Map([...estimates].map(([id, { ms }]) => [id, ms * ratio]));
}

/** Tests that were measured and are listed no more → their file. */
function goneFrom({ tests }: SuiteTimings, listing: Listing, estimates: ReadonlyMap<string, Estimate>) {
  const listed = new Set(listing.tests.map(({ id }) => id));
  return new Map(
    [...estimates.keys()].flatMap((id) => (listed.has(id) ? [] : [[id, tests.get(id)?.file ?? ''] as const])),
  );
}

function byFile(entries: readonly (readonly [file: string, ms: number])[]): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  for (const [file, ms] of entries) {
    const own = all.get(file);
    if (own) own.push(ms);
    else all.set(file, [ms]);
  }
  return all;
}

function countByFile(tests: readonly ListedTest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file } of tests) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

const weightOf = (ms: number): number => Math.max(1, Math.round(ms));

/** Empirical Bayes in logarithms, by id: w·own + (1 - w)·file, with w = between² / (between² + the own estimate's variance). */
function shrink({ tests }: SuiteTimings, estimates: ReadonlyMap<string, Estimate>): ReadonlyMap<string, number> {
  const fileOf = (id: string): string => tests.get(id)?.file ?? '';
  const logsOf = byFile([...estimates].map(([id, { ms }]) => [fileOf(id), Math.log(ms)]));
  const all = [...logsOf.values()].flat();
  const suite = { mean: meanOf(all), variance: varianceOf(all, meanOf(all)) };
  const files = new Map(
    [...logsOf].map(([file, logs]) => {
      const mean = (logs.length * meanOf(logs) + suite.mean) / (logs.length + 1);
      // A file of two alike tests does not prove that a third is like them.
      const variance = (logs.length * varianceOf(logs, meanOf(logs)) + 2 * suite.variance) / (logs.length + 2);
      return [file, { mean, variance }] as const;
    }),
  );
  return new Map(
    [...estimates].map(([id, estimate]) => {
      const { mean, variance } = files.get(fileOf(id)) ?? suite;
      const own = variance + estimate.variance === 0 ? 1 : variance / (variance + estimate.variance);
      return [id, Math.exp(own * Math.log(estimate.ms) + (1 - own) * mean)] as const;
    }),
  );
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const varianceOf = (values: readonly number[], mean: number): number =>
  meanOf(values.map((value) => (value - mean) ** 2));

const hasProjects = ({ tests }: Listing): boolean => new Set(tests.map(({ title }) => projectOf(title))).size > 1;

function costsOf(suite: SuiteTimings, listing: Listing, fit: Fit, gone: ReadonlyMap<string, string>) {
  const costs = new Map<string, number>();
  const pay = (key: string, ms: number): string => {
    costs.set(key, Math.round(ms));
    return key;
  };
  const touch = (file: string): number => expectedOf(suite.files.get(file) ?? []) + fit.moreOfFile(file);
  const usual = median([...suite.files.keys()].map(touch));
  const worker = hasProjects(listing) ? expectedOf(suite.costs.worker) + fit.moreOfWorker : 0;
  const sharedMs = (name: string): number => expectedOf(suite.shared.get(name) ?? []);
  const keyOfFile = (file: string): string => pay(`file ${file}`, suite.files.has(file) ? touch(file) : usual);
  const keys = new Map<string, readonly string[]>([...gone].map(([id, file]) => [id, [keyOfFile(file)]]));
  for (const { id, file, title, shares = [], needs = [] } of listing.tests) {
    keys.set(id, [
      keyOfFile(file),
      ...(worker > 0 ? [pay(`project ${projectOf(title)}`, worker)] : []),
      ...shares.flatMap((name) => (suite.shared.has(name) ? [pay(`shared ${name}`, sharedMs(name))] : [])),
      ...needs.map((name) => pay(`${SETUP_KEY}${name}`, expectedOf(suite.setups.get(name) ?? []))),
    ]);
  }
  // A runner that does not say who needs what runs it for all.
  const isTold = listing.tests.some(({ needs }) => needs !== undefined);
  const setupMs = isTold ? 0 : [...suite.setups.values()].reduce((sum, samples) => sum + expectedOf(samples), 0);
  return { keys, costs, setupMs };
}
