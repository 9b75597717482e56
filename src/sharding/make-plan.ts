/** From listings to `plan.json`: the same input gives the same bytes, in whatever order runners list their tests. */
import { formatDuration } from '../config/duration.js';
import { ProjectError } from '../errors.js';
import type { ListedTest, Listing } from '../runners/listing.js';
import { by } from './order.js';
import { partition } from './partition.js';
import type { PlanFile, PlannedImage, PlannedShard, PlannedSuite, PlannedTest } from './plan-file.js';
import { planId } from './plan-text.js';
import { chooseShardCount, floorOf, renderCurve, type ShardCount, type ShardCountRequest } from './shard-count.js';
import { toUnits, type Unit, type WeighedUnits } from './units.js';
import type { Weights } from './weights.js';

/** A suite, as the configuration and the inputs want it divided. */
export interface SuiteToPlan extends Omit<ShardCountRequest, 'parallel' | 'fixedMs'> {
  readonly name: string;
  readonly runsOn: string;
  readonly listing: Listing;
  /** See `PlannedSuite`. */
  readonly root: string | undefined;
  /** Of past runs; absent, or where none of its tests was measured: by count. */
  readonly weights?: Weights | undefined;
}

export interface PlanInput {
  readonly commit: string;
  readonly variant: string;
  readonly parallel: number;
  readonly suites: readonly SuiteToPlan[];
  readonly images: readonly PlannedImage[];
}

export interface MadePlan {
  readonly plan: PlanFile;
  /** Sentences for the log: why so many shards, what was not known. No part of the plan. */
  readonly notes: readonly string[];
}

/**
 * Divides every suite. A suite with no tests gets no shards. Throws `ProjectError` (`listing-failed`) if two tests of a
 * suite have one id, since then nothing could prove that each ran once.
 */
export function makePlan(input: PlanInput): MadePlan {
  const planned = [...input.suites].sort(by((suite) => suite.name)).map((suite) => planSuite(suite, input.parallel));
  const content = {
    kind: 'isoshard-plan' as const,
    version: 1 as const,
    commit: input.commit,
    variant: input.variant,
    parallel: input.parallel,
    suites: planned.map(({ suite }) => suite),
    images: [...input.images]
      .sort(
        by(
          (image) => image.service,
          (image) => image.tag,
        ),
      )
      .map(({ service, digest, tag, bases }) => ({ service, digest, tag, ...(bases && { bases }) })),
  };
  return { plan: { ...content, id: planId(content) }, notes: planned.flatMap(({ notes }) => notes) };
}

function planSuite(wanted: SuiteToPlan, parallel: number): { suite: PlannedSuite; notes: readonly string[] } {
  const { listing, name, weights } = wanted;
  refuseDuplicates(name, listing.tests);
  const weighed = toUnits(listing, weights);
  const timed = weighed.weighedBy === 'durations' ? weights : undefined;
  const workers = timed?.workers ?? wanted.workers ?? 1;
  const { runnerMs = 0, stackMs = 0 } = timed?.fixed ?? {};
  const fixedMs = timed && runnerMs + stackMs > 0 ? runnerMs + stackMs : undefined;
  const chosen = chooseShardCount(weighed, { ...wanted, workers, parallel, fixedMs });
  const { count, requested } = chosen;
  const previous = timed && placesOf(timed, weighed, listing, count, workers);
  const { shards, makespan, lowerBound } = partition(weighed.units, count, { costs: weighed.costs, workers, previous });
  const tests = toPlanned(listing.tests);
  const suite: PlannedSuite = {
    name,
    runner: listing.runner,
    runnerVersion: listing.version,
    runsOn: wanted.runsOn,
    root: wanted.root ?? null,
    weighedBy: weighed.weighedBy,
    ...(wanted.workers !== undefined && { workers: wanted.workers }),
    ...(timed && {
      estimate: {
        known: weighed.known,
        makespanMs: makespan,
        lowerBoundMs: lowerBound,
        ...(timed.errorPermille !== undefined && { errorPermille: timed.errorPermille }),
      },
    }),
    requested,
    tests,
    setup: toPlanned(listing.setup),
    shards: shards.map(({ units, wall }, index): PlannedShard => {
      const ids = new Set(units.flatMap((unit) => unit.tests));
      return {
        name: `${name}-${index + 1}`,
        index: index + 1,
        total: count,
        estimateMs: timed ? runnerMs + wall : 0,
        tests: tests.filter((test) => ids.has(test.id)).map((test) => test.id),
      };
    }),
  };
  return { suite, notes: notesOf(suite, weighed, chosen) };
}

/**
 * Unit → index of the shard that has it when just the measured tests are divided, those that are gone too; `undefined` where they are the
 * listed ones, which are divided just so. A branch with a few tests more is then divided as the others are, and few tests change their shard.
 */
function placesOf(
  { base, gone, keys }: Weights,
  { units, costs }: WeighedUnits,
  { tests }: Listing,
  count: number,
  workers: number,
) {
  if (gone.size === 0 && tests.length === base.size) return undefined;
  const groups = new Map<string, Set<string>>();
  for (const { file, group } of tests) groups.set(file, (groups.get(file) ?? new Set()).add(group));
  // Nobody says which group it was in: where its file is one, in that.
  const lost = new Map<string, string[]>();
  for (const [id, file] of gone) {
    const [group, ...others] = groups.get(file) ?? [];
    const unit = group === undefined || others.length > 0 ? id : group;
    lost.set(unit, [...(lost.get(unit) ?? []), id]);
  }
  const measured = units.flatMap((unit): Unit[] => {
    const own = [...unit.tests.filter((id) => base.has(id)), ...(lost.get(unit.id) ?? [])];
    lost.delete(unit.id);
    return own.length === 0 ? [] : [{ ...unit, tests: own, weight: weightOf(own, base) }];
  });
  const alone = [...lost].map(([id, own]): Unit => {
    return { id, tests: own, place: id, weight: weightOf(own, base), keys: keys.get(id) ?? [] };
  });
  const { shards } = partition([...measured, ...alone], count, { costs, workers });
  return new Map(shards.flatMap((shard, at) => shard.units.map(({ id }) => [id, at] as const)));
}

const weightOf = (tests: readonly string[], base: ReadonlyMap<string, number>): number =>
  tests.reduce((sum, id) => sum + (base.get(id) ?? 0), 0);

function notesOf(
  { name, tests, weighedBy, workers = 1 }: PlannedSuite,
  weighed: WeighedUnits,
  { count, reason, curve }: ShardCount,
): readonly string[] {
  const notes = [`${name}: ${tests.length} tests in ${count} ${count === 1 ? 'shard' : 'shards'} (${reason})`];
  if (weighedBy === 'count') return notes;
  const unknown = tests.length - weighed.known;
  if (unknown > 0) notes.push(`${name}: ${unknown} tests have no timings yet, and count as others of their kind do`);
  if (curve.length > 0) notes.push(renderCurve(name, curve, count));
  const floor = floorOf(weighed, workers);
  if (floor !== undefined) {
    const test = tests.find(({ id }) => id === floor.unit.tests[0]);
    const more = floor.unit.tests.length > 1 ? ` and the ${floor.unit.tests.length - 1} that go with it` : '';
    const what = test === undefined ? floor.unit.id : `${test.file} › ${test.title}`;
    const past = `past ${floor.shards} ${floor.shards === 1 ? 'shard' : 'shards'} nothing improves`;
    notes.push(`${name}: ${past}: \`${what}\`${more} takes ${formatDuration(floor.ms)}`);
  }
  return notes;
}

function toPlanned(tests: readonly ListedTest[]): readonly PlannedTest[] {
  const planned = tests.map(({ id, title, file, line, select }) => ({
    id,
    title,
    file,
    line,
    ...(select !== undefined && { select }),
  }));
  return planned.sort(
    by(
      (test) => test.file,
      (test) => test.line,
      (test) => test.id,
    ),
  );
}

function refuseDuplicates(suite: string, tests: readonly ListedTest[]): void {
  const seen = new Map<string, ListedTest>();
  for (const test of tests) {
    const other = seen.get(test.id);
    if (other) {
      const places = `${other.file}:${other.line} and ${test.file}:${test.line}`;
      throw new ProjectError('listing-failed', `Suite ${suite}: two tests have the id "${test.id}" (${places})`, {
        hint: 'Give each test a title of its own, so that it can be proved that each ran once.',
      });
    }
    seen.set(test.id, test);
  }
}
