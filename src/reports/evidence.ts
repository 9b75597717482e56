/** Which receipts and results speak for which shard: the latest attempt of each. */
import type { PlanFile, PlannedShard, PlannedSuite } from '../sharding/plan-file.js';
import type { Finding } from './findings.js';
import type { ReceiptProblem } from './parse-receipt.js';
import type { Receipt } from './receipt.js';
import type { ShardOutcome, ShardResults } from './results.js';

export interface Evidence {
  readonly receipts: readonly Receipt[];
  /** Receipts that could not be read. */
  readonly problems?: readonly ReceiptProblem[];
  readonly results?: readonly ShardResults[];
}

export interface ShardEvidence {
  readonly suite: PlannedSuite;
  readonly shard: PlannedShard;
  /** 0: nothing is known of it. */
  readonly attempt: number;
  /** Of that attempt; more than one if several jobs ran the shard. */
  readonly receipts: readonly Receipt[];
  readonly results: ShardResults | undefined;
}

const REDDEST: readonly ShardOutcome[] = ['error', 'not-started', 'failed', 'cancelled', 'passed'];

/** What is known of every shard of `plan`, in its order. An attempt that has only one of receipt and results counts too. */
export function evidenceOfShards(plan: PlanFile, { receipts, results = [] }: Evidence): readonly ShardEvidence[] {
  return plan.suites.flatMap((suite) =>
    suite.shards.map((shard): ShardEvidence => {
      const ofShard = receipts.filter(({ header }) => header.plan === plan.id && isOf(header, suite, shard));
      const known = results.filter((result) => result.plan === plan.id && isOf(result, suite, shard));
      const attempt = Math.max(0, ...ofShard.map(({ header }) => header.attempt), ...known.map((one) => one.attempt));
      const latest = known.filter((result) => result.attempt === attempt);
      return {
        suite,
        shard,
        attempt,
        receipts: ofShard.filter(({ header }) => header.attempt === attempt),
        results: REDDEST.flatMap((outcome) => latest.filter((result) => result.outcome === outcome))[0],
      };
    }),
  );
}

function isOf(what: { suite: string; shard: string }, suite: PlannedSuite, shard: PlannedShard): boolean {
  return what.suite === suite.name && what.shard === shard.name;
}

/**
 * Receipts of another plan or of no planned shard. One that a later attempt of the same shard has replaced is no news: all
 * jobs were run again, with a new plan.
 */
export function foreignReceipts(
  plan: PlanFile,
  receipts: readonly Receipt[],
  shards: readonly ShardEvidence[],
): Finding[] {
  return receipts.flatMap(({ header }) => {
    const own = shards.find(({ suite, shard }) => isOf(header, suite, shard));
    if (own && header.plan === plan.id) return [];
    if (own && own.receipts.length > 0 && own.attempt > header.attempt) return [];
    const of = header.plan === plan.id ? 'a shard that the plan does not have' : `another plan (${header.plan})`;
    const message = `A receipt of ${header.shard}, attempt ${header.attempt}, is of ${of}`;
    return [{ code: 'foreign-receipt', message, suite: header.suite, shard: header.shard, tests: [] }];
  });
}
