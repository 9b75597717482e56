/** The report as a value: what summary, page, annotations and terminal are rendered from. */
import type { PlannedTest } from '../sharding/plan-file.js';
import type { Finding } from './findings.js';
import type { TestOutcome } from './outcomes.js';
import type { BegunState } from './receipt.js';
import type { PhaseTimes, ShardResults } from './results.js';
import type { Totals, Verdict } from './verdict.js';

export interface ShardReport {
  readonly suite: string;
  /** `suite-index`. */
  readonly name: string;
  readonly index: number;
  readonly total: number;
  readonly verdict: Verdict;
  readonly totals: Totals;
  /** Attempt that counts; 0: nothing is known of it. */
  readonly attempt: number;
  /** 0 where nothing was known. */
  readonly estimateMs: number;
  /** Unix time; undefined if there are no results. */
  readonly startedAtMs: number | undefined;
  readonly phases: PhaseTimes;
  /** All phases together; the runner's own time if there are no results. */
  readonly durationMs: number;
  /** What went wrong first in it; empty if nothing did. */
  readonly cause: string;
  /** Where in the workspace it was written what the cause is about; undefined if that is not known. */
  readonly causeAt: ShardResults['causeAt'] | undefined;
  /** Files that its stack wrote below folders of the checkout, in its private views. */
  readonly written: readonly { readonly folder: string; readonly files: number }[];
  /** The initial state that it says it began with; undefined: none, or nothing is known of it. */
  readonly begun: BegunState | undefined;
  /** Planned tests that started, in the plan's order, with titles and places. */
  readonly tests: readonly TestOutcome[];
  /** Planned tests that never started. */
  readonly notRun: readonly PlannedTest[];
  readonly setup: readonly TestOutcome[];
}

export interface SuiteReport {
  readonly name: string;
  /** Name and version. */
  readonly runner: string;
  readonly verdict: Verdict;
  readonly totals: Totals;
  readonly shards: readonly ShardReport[];
}

export interface Report {
  readonly verdict: Verdict;
  readonly commit: string;
  readonly variant: string;
  readonly totals: Totals;
  readonly suites: readonly SuiteReport[];
  readonly findings: readonly Finding[];
  /** The longest shard's. */
  readonly durationMs: number;
  /** What went wrong first in the run, or why nothing ran; empty if all is well. */
  readonly cause: string;
}

/** A test with the shard that it belongs to. */
export interface PlacedTest extends TestOutcome {
  readonly suite: string;
  readonly shard: string;
  readonly setup: boolean;
}

export function shardsOf(report: Report): readonly ShardReport[] {
  return report.suites.flatMap((suite) => suite.shards);
}

/** Every test that ran, set-up tests included. */
export function testsOf(report: Report): readonly PlacedTest[] {
  return shardsOf(report).flatMap((shard) => {
    const place = (setup: boolean) => (test: TestOutcome) => ({
      ...test,
      suite: shard.suite,
      shard: shard.name,
      setup,
    });
    return [...shard.tests.map(place(false)), ...shard.setup.map(place(true))];
  });
}

/** Failed tests, in the plan's order. */
export function failuresOf(report: Report): readonly PlacedTest[] {
  return testsOf(report).filter((test) => test.outcome === 'failed');
}
