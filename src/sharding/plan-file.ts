/** `plan.json`: which units each shard runs. Made once a run, read by every shard and by the report. */

export interface PlannedTest {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  /** See `ListedTest`. */
  readonly select?: readonly string[];
}

export interface PlannedShard {
  /** `suite-index`, such as `frontend-2`. */
  readonly name: string;
  /** From 1. */
  readonly index: number;
  readonly total: number;
  /** Expected time of its runner, from its call to its end; milliseconds, or 0 where nothing is known. */
  readonly estimateMs: number;
  /** Ids, in the order of the suite's `tests`. */
  readonly tests: readonly string[];
}

export interface PlannedEstimate {
  /** Tests that were measured. */
  readonly known: number;
  /** Of the longest shard's tests, and what no division into as many shards can go below; ms, without the runner's start. */
  readonly makespanMs: number;
  readonly lowerBoundMs: number;
  /** By how much such estimates were off in past runs, in thousandths; absent: there were none. */
  readonly errorPermille?: number;
}

export interface PlannedSuite {
  readonly name: string;
  readonly runner: string;
  readonly runnerVersion: string;
  readonly runsOn: string;
  /** Folder of the checkout that locations of its tests count from; null if it is not known. */
  readonly root: string | null;
  readonly weighedBy: 'count' | 'durations';
  /** The runner's own workers in a shard, where the configuration says so. */
  readonly workers?: number;
  /** What the division is worth; absent where it was made by count. */
  readonly estimate?: PlannedEstimate;
  /** By file, line and id, whatever order the runner listed them in. */
  readonly tests: readonly PlannedTest[];
  readonly setup: readonly PlannedTest[];
  /** How many shards were asked for: more than there are, if there are fewer units. */
  readonly requested: number;
  /** By index; together they hold every test of `tests` once. */
  readonly shards: readonly PlannedShard[];
}

/** An image that the stack's services are built into. */
export interface PlannedImage {
  readonly service: string;
  /** `sha256:…` of what it is made from. */
  readonly digest: string;
  /** The tag that it has on an engine; holds the digest. */
  readonly tag: string;
  /** Digests of the images that it begins with or copies from, by name, as they were when the plan was made. Absent: none is known. */
  readonly bases?: Readonly<Record<string, string>>;
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
  /** By name. */
  readonly suites: readonly PlannedSuite[];
  /** By service. */
  readonly images: readonly PlannedImage[];
}
