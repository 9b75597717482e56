/** The plan of suites that are listed, by what past runs of as many stacks at once teach. Reads no file and asks nobody. */
import { isDeepStrictEqual } from 'node:util';
import type { SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import type { Listing } from '../runners/listing.js';
import { type MadePlan, makePlan, type SuiteToPlan } from '../sharding/make-plan.js';
import type { PlannedImage } from '../sharding/plan-file.js';
import type { TimingsFile } from '../timings/timings-file.js';
import { type Spread, stacksAtOnce } from './stacks-at-once.js';
import { type Weighed, weigh } from './timings.js';

export interface ListedSuite {
  readonly suite: Pick<SuiteConfig, 'name' | 'runsOn' | 'workers' | 'shards' | 'maxShards' | 'targetDurationMs'>;
  readonly listing: Listing;
  /** See `PlannedSuite`. */
  readonly root: string | undefined;
}

interface Request {
  readonly variant: string;
  readonly parallel: number;
  readonly spread: Spread;
}

interface Known {
  readonly listed: readonly ListedSuite[];
  readonly timings: TimingsFile | undefined;
  readonly images: readonly PlannedImage[];
}

/**
 * How many stacks run at once is known of a plan alone: where that is another number than the most there may be, the suites are weighed and
 * divided again.
 */
export function weighedPlan(
  context: Pick<Context, 'kind' | 'run'>,
  { variant, parallel, spread }: Request,
  { listed, timings, images }: Known,
): { readonly made: MadePlan; readonly said: Weighed['said'] } {
  const planAt = (stacks: readonly number[]) => {
    const { weights, said } = weigh(
      context,
      timings,
      listed.map((one, at) => ({ ...one, stacks: stacks[at] ?? 1 })),
    );
    const suites = listed.map(
      ({ suite, ...rest }): SuiteToPlan => ({ ...suite, ...rest, weights: weights.get(suite.name) }),
    );
    return { said, made: makePlan({ commit: context.run.commit, variant, parallel, suites, images }) };
  };
  const counts = listed.map(({ suite: { shards, maxShards } }) => (shards === 'auto' ? maxShards : shards));
  const most = stacksAtOnce(counts, parallel, spread);
  const first = planAt(most);
  const shardsOf = new Map(first.made.plan.suites.map(({ name, shards }) => [name, shards.length]));
  const chosen = listed.map(({ suite }) => shardsOf.get(suite.name) ?? 0);
  const stacks = stacksAtOnce(chosen, parallel, spread);
  return isDeepStrictEqual(stacks, most) ? first : planAt(stacks);
}
