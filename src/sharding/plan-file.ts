/** `plan.json`: which units each shard runs. Made once a run, read by every shard and by the report. */

export interface PlannedTest {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
}

export interface PlannedShard {
  /** `suite-index`, such as `frontend-2`. */
  readonly name: string;
  /** From 1. */
  readonly index: number;
  readonly total: number;
  /** Sum of the estimates of its tests; milliseconds, or 0 where nothing is known. */
  readonly estimateMs: number;
  /** Ids, sorted as the runner listed them. */
  readonly tests: readonly string[];
}

export interface PlannedSuite {
  readonly name: string;
  readonly runner: string;
  readonly runnerVersion: string;
  readonly runsOn: string;
  readonly weighedBy: 'count' | 'durations';
  readonly tests: readonly PlannedTest[];
  readonly setup: readonly PlannedTest[];
  readonly shards: readonly PlannedShard[];
}

/** An image that the stack's services are built into. */
export interface PlannedImage {
  readonly service: string;
  /** `sha256:…` of what it is made from. */
  readonly digest: string;
  /** The tag that it has on an engine; holds the digest. */
  readonly tag: string;
}

export interface PlanFile {
  readonly kind: 'isoshard-plan';
  readonly version: 1;
  /** Digest of everything else in the file: the plan's name in receipts. */
  readonly id: string;
  readonly commit: string;
  readonly variant: string;
  /** Stacks at once in a job. */
  readonly parallel: number;
  readonly suites: readonly PlannedSuite[];
  readonly images: readonly PlannedImage[];
}
