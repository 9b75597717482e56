/** From listings to `plan.json`: the same input gives the same bytes, in whatever order runners list their tests. */
import { formatDuration } from '../config/duration.js';
import { ProjectError } from '../errors.js';
import type { ListedTest, Listing } from '../runners/listing.js';
import { by } from './order.js';
import { partition } from './partition.js';
import type { PlanFile, PlannedImage, PlannedShard, PlannedSuite, PlannedTest } from './plan-file.js';
import { planId } from './plan-text.js';
import { chooseShardCount, type ShardCountRequest } from './shard-count.js';
import { toUnits } from './units.js';

/** A suite, as the configuration and the inputs want it divided. */
export interface SuiteToPlan extends ShardCountRequest {
  readonly name: string;
  readonly runsOn: string;
  readonly listing: Listing;
  /** See `PlannedSuite`. */
  readonly root: string | undefined;
  /** Test id → ms, of past runs; absent or of other tests only: weighed by count. */
  readonly durations?: ReadonlyMap<string, number> | undefined;
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
  const planned = [...input.suites].sort(by((suite) => suite.name)).map(planSuite);
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

function planSuite(wanted: SuiteToPlan): { suite: PlannedSuite; notes: readonly string[] } {
  const { listing, name } = wanted;
  refuseDuplicates(name, listing.tests);
  const weighed = toUnits(listing, wanted.durations);
  const { count, requested, reason } = chooseShardCount(weighed, wanted);
  const { shards, makespan, lowerBound } = partition(weighed.units, count);
  const tests = toPlanned(listing.tests);
  const timed = weighed.weighedBy === 'durations';
  const suite: PlannedSuite = {
    name,
    runner: listing.runner,
    runnerVersion: listing.version,
    runsOn: wanted.runsOn,
    root: wanted.root ?? null,
    weighedBy: weighed.weighedBy,
    requested,
    tests,
    setup: toPlanned(listing.setup),
    shards: shards.map(({ units, weight }, index): PlannedShard => {
      const ids = new Set(units.flatMap((unit) => unit.tests));
      return {
        name: `${name}-${index + 1}`,
        index: index + 1,
        total: count,
        estimateMs: timed ? weight : 0,
        tests: tests.filter((test) => ids.has(test.id)).map((test) => test.id),
      };
    }),
  };
  const notes = [`${name}: ${tests.length} tests in ${count} ${count === 1 ? 'shard' : 'shards'} (${reason})`];
  const unknown = tests.length - weighed.known;
  if (timed && unknown > 0) notes.push(`${name}: ${unknown} tests have no timings yet and count as the median`);
  const [first] = shards[0]?.units ?? [];
  if (timed && count > 1 && first && first.weight === makespan && makespan === lowerBound) {
    notes.push(`${name}: ${first.id} alone takes ${formatDuration(first.weight)}; more shards would not help`);
  }
  return { suite, notes };
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
