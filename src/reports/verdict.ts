/** Red or green. Never greener than any runner's own exit status. */
import type { Finding } from './findings.js';
import type { ShardProof } from './verify.js';

/** The four results of a job, as `needs.*.result` has them. */
export type Verdict = 'success' | 'failure' | 'cancelled' | 'skipped';

/** Counts of planned tests; the five after `planned` add up to it. Set-up tests are in none. */
export interface Totals {
  readonly planned: number;
  readonly passed: number;
  readonly failed: number;
  readonly flaky: number;
  readonly skipped: number;
  /** Cut off, never begun, or lost. */
  readonly notRun: number;
}

/** The totals of one shard. */
export function totalsOf({ shard, tests }: ShardProof): Totals {
  const count = (outcome: string): number => tests.filter((test) => test.outcome === outcome).length;
  const [passed, failed, flaky, skipped] = [count('passed'), count('failed'), count('flaky'), count('skipped')];
  const planned = shard.tests.length;
  return { planned, passed, failed, flaky, skipped, notRun: planned - passed - failed - flaky - skipped };
}

export function addTotals(all: readonly Totals[]): Totals {
  const sum = (key: keyof Totals): number => all.reduce((total, one) => total + one[key], 0);
  return {
    planned: sum('planned'),
    passed: sum('passed'),
    failed: sum('failed'),
    flaky: sum('flaky'),
    skipped: sum('skipped'),
    notRun: sum('notRun'),
  };
}

/**
 * The verdict of a shard: `failure` for a failed test or any finding; `cancelled` if it was, and nothing failed before
 * (that its tests did not run is no failure of theirs); else `success`.
 */
export function shardVerdict(proof: ShardProof, findings: readonly Finding[]): Verdict {
  const cancelled = proof.results?.outcome === 'cancelled';
  const own = findings.filter((one) => one.suite === proof.suite.name && one.shard === proof.shard.name);
  const red = own.some((one) => !(cancelled && one.code === 'not-run'));
  const totals = totalsOf(proof);
  if (red || totals.failed > 0) return 'failure';
  if (cancelled) return 'cancelled';
  return totals.notRun > 0 ? 'failure' : 'success';
}

/** The worst of `verdicts`: failure, cancelled, success; `skipped` only if all are. Of none: `success`. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('failure')) return 'failure';
  if (verdicts.includes('cancelled')) return 'cancelled';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'skipped') ? 'skipped' : 'success';
}
