/** What a run adds to the timings. */
import type { Receipt } from '../reports/receipt.js';
import type { ShardResults } from '../reports/results.js';
import type { PlanFile, PlannedSuite } from '../sharding/plan-file.js';
import { type Fit, fitTests } from './fit.js';
import { type Sequence, sequenceOf } from './sequence.js';
import { errorOf, launchOf, medianOf, runnerMs, type ShardRun, stackMs } from './shard-run.js';
import { type Ratio, slownessOf } from './slowness.js';
import {
  CONDITIONS_LIMIT,
  COSTS_KEPT,
  type Conditions,
  clamp,
  ID_LIMIT,
  keyOf,
  makeTimings,
  RUNS_KEPT,
  type Samples,
  type SuiteTimings,
  TESTS_LIMIT,
  type TestTimings,
  type TimingsFile,
  withIds,
} from './timings-file.js';

/** A run that is over. */
export interface RunToLearn {
  readonly plan: PlanFile;
  readonly receipts: readonly Receipt[];
  readonly results: readonly ShardResults[];
  /** Only what this attempt of the run measured: what others did was learned then. */
  readonly attempt: number;
  /** `stacks`: of shards whose results do not tell. */
  readonly conditionsOf: (suite: PlannedSuite) => Conditions;
}

/**
 * `old` with what a run measured. A test's duration counts if it passed at its first and only try; set-up tests are costs. What
 * the plan's suites no longer have is forgotten. The order of receipts does not matter.
 */
export function foldTimings(old: TimingsFile | undefined, run: RunToLearn): TimingsFile {
  const ids = run.plan.suites.flatMap(({ tests }) => tests.map(({ id }) => id));
  const known = old && withIds(old, ids);
  const suites = new Map((known?.suites ?? []).map((suite) => [keyOf(suite), suite]));
  for (const planned of run.plan.suites) {
    for (const { conditions, found } of byConditions(planned, run)) {
      const key = keyOf({ name: planned.name, ...conditions });
      const known = suites.get(key) ?? nothingKnown(planned.name, conditions);
      suites.delete(key);
      suites.set(key, foldSuite(known, planned, withSlowness(found, fitTests(known))));
    }
  }
  return makeTimings(fewConditions([...suites.values()]));
}

function nothingKnown(name: string, conditions: Conditions): SuiteTimings {
  return {
    name,
    ...conditions,
    atOnce: 0,
    costs: { runner: [], stack: [], worker: [], gap: [] },
    files: new Map(),
    setups: new Map(),
    shared: new Map(),
    errors: [],
    tests: new Map(),
  };
}

/** The newest come last in the map. */
function fewConditions(suites: readonly SuiteTimings[]): SuiteTimings[] {
  const counts = new Map<string, number>();
  const kept = suites.toReversed().filter(({ name }) => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return (counts.get(name) ?? 0) <= CONDITIONS_LIMIT;
  });
  return kept.toReversed();
}

type Found = Omit<ShardRun, 'slowness'>;

/** Jobs of one run may have had several shards, or one: the fewest come first, so that of what is kept the most is the newest. */
function byConditions(planned: PlannedSuite, run: RunToLearn) {
  const usual = run.conditionsOf(planned);
  const groups = new Map<number, Found[]>();
  for (const { stacks = usual.stacks, ...found } of foundOf(planned, run))
    groups.set(stacks, [...(groups.get(stacks) ?? []), found]);
  return [...groups]
    .sort(([a, one], [b, other]) => one.length - other.length || a - b)
    .map(([stacks, found]) => ({ conditions: { ...usual, stacks }, found }));
}

function foundOf(planned: PlannedSuite, run: RunToLearn): (Found & { readonly stacks: number | undefined })[] {
  const isOwn = (of: { readonly plan: string; readonly suite: string; readonly attempt: number }): boolean =>
    of.plan === run.plan.id && of.suite === planned.name && of.attempt === run.attempt;
  const receipts = run.receipts.filter(({ header }) => isOwn(header));
  return planned.shards.flatMap((shard) => {
    const own = receipts.filter(({ header }) => header.shard === shard.name);
    const [receipt] = own;
    // Two receipts of one shard contradict each other.
    if (receipt === undefined || own.length > 1) return [];
    const ended = run.results.find((one) => isOwn(one) && one.shard === shard.name);
    const isWhole = ended?.outcome === 'passed' || ended?.outcome === 'failed';
    return [{ shard, stacks: ended?.stacks, sequence: sequenceOf(receipt), results: isWhole ? ended : undefined }];
  });
}

function withSlowness(found: readonly Found[], fit: Fit): ShardRun[] {
  const launch = launchOf(found);
  const shards = slownessOf(
    found.map(({ sequence }) => ratiosOf(sequence, launch, fit)),
    fit.variation.noise,
  );
  return found.map((one, at) => ({ ...one, slowness: shards[at] ?? 1 }));
}

/** Of each test that is known: measured over expected. */
function ratiosOf({ steps }: Sequence, launch: ReturnType<typeof launchOf>, fit: Fit): Ratio[] {
  return steps.flatMap((step) => {
    const { id, file, firstOf, isClean } = step;
    const durationMs = step.durationMs - launch(step);
    const alone = fit.estimates.get(id);
    if (alone === undefined || !isClean) return [];
    const more = firstOf === 'nothing' ? 0 : fit.moreOfFile(file) + (firstOf === 'file' ? 0 : fit.moreOfWorker);
    return [{ log: Math.log(Math.max(1, durationMs) / Math.max(1, alone.ms + more)), variance: alone.variance }];
  });
}

/** What is set up sooner is not worth keeping tests together for. */
const SHARED_MS = 10;

function foldSuite(known: SuiteTimings, planned: PlannedSuite, runs: readonly ShardRun[]): SuiteTimings {
  const tests = new Map<string, TestTimings>();
  for (const { id, file } of planned.tests) {
    const before = known.tests.get(id);
    if (before !== undefined) tests.set(id, { ...before, file });
  }
  const files = new Samplings();
  const [workers, gaps, setups, shared] = [new Samplings(), new Samplings(), new Samplings(), new Samplings()];
  const own = new Map(planned.tests.map(({ id, file }) => [id, file]));
  const launch = launchOf(runs);
  for (const { sequence, slowness } of runs) {
    for (const step of sequence.steps) {
      if (!own.has(step.id)) continue;
      const { id, file, firstOf, isClean } = step;
      const launchMs = launch(step);
      const durationMs = (step.durationMs - launchMs) / slowness;
      const gapMs = step.gapMs === undefined ? undefined : (step.gapMs + launchMs) / slowness;
      if (gapMs !== undefined && firstOf === 'nothing') gaps.add('', gapMs);
      if (gapMs !== undefined && firstOf === 'file') files.add(file, gapMs);
      if (gapMs !== undefined && firstOf === 'worker') workers.add('', gapMs);
      for (const [name, ms] of step.shared) if (ms >= SHARED_MS) shared.add(name, ms / slowness);
      if (!isClean || id.length > ID_LIMIT) continue;
      const before = tests.get(id);
      tests.set(id, {
        id,
        file: own.get(id) ?? file,
        ms: [...(before?.ms ?? []), clamp(Math.max(1, durationMs))].slice(-RUNS_KEPT),
        firstOf: [...(before?.firstOf ?? []), firstOf === 'slot' ? ('worker' as const) : firstOf].slice(-RUNS_KEPT),
      });
    }
    for (const [project, ms] of sequence.setups) setups.add(project, ms / slowness);
  }
  const gap = gaps.median('') ?? 0;
  const fileNames = new Set(planned.tests.map(({ file }) => file));
  return {
    ...known,
    atOnce: Math.max(...runs.map(({ sequence }) => sequence.atOnce)),
    costs: {
      runner: grown(known.costs.runner, medianOf(runs.flatMap((run) => runnerMs(run, launch) ?? []))),
      stack: grown(known.costs.stack, medianOf(runs.flatMap(({ results }) => stackMs(results) ?? []))),
      worker: grown(known.costs.worker, workers.median('')),
      gap: grown(known.costs.gap, gaps.median('')),
    },
    files: files.over(
      known.files,
      (ms) => Math.max(0, ms - gap),
      (file) => fileNames.has(file),
    ),
    setups: setups.over(known.setups, (ms) => ms),
    // Only a whole run shows that nothing sets it up any more.
    shared: shared.over(
      known.shared,
      (ms) => ms,
      (name) => runs.length < planned.shards.length || shared.has(name),
    ),
    errors: grown(known.errors, medianOf(runs.flatMap(({ shard, results }) => errorOf(shard, results) ?? []))),
    tests: new Map([...tests].slice(0, TESTS_LIMIT)),
  };
}

/** Samples of one run, by name. */
class Samplings {
  readonly #by = new Map<string, number[]>();

  add(name: string, ms: number): void {
    this.#by.set(name, [...(this.#by.get(name) ?? []), ms]);
  }

  has(name: string): boolean {
    return this.#by.has(name);
  }

  median(name: string): number | undefined {
    return medianOf(this.#by.get(name) ?? []);
  }

  /** `known` with the medians of this run; names that `isThere` denies are forgotten. */
  over(
    known: ReadonlyMap<string, Samples>,
    of: (ms: number) => number,
    isThere: (name: string) => boolean = () => true,
  ): ReadonlyMap<string, Samples> {
    const names = [...new Set([...known.keys(), ...this.#by.keys()])].filter(isThere).sort();
    return new Map(
      names.map((name) => {
        const now = this.median(name);
        return [name, grown(known.get(name) ?? [], now === undefined ? undefined : of(now))];
      }),
    );
  }
}

const grown = (samples: Samples, ms: number | undefined): Samples =>
  ms === undefined ? samples : [...samples, clamp(ms)].slice(-COSTS_KEPT);
