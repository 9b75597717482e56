/** What is known of a suite's times when it is divided: values only. `timings/` makes them from past runs. */

/** What a shard pays before and after its tests, whatever they are; ms. */
export interface FixedCosts {
  /** The runner's own start and end: its process, the listing, its first worker. */
  readonly runnerMs: number;
  /** Start, readiness, `prepare` and removal of its stack. */
  readonly stackMs: number;
}

export interface Weights {
  /** Every test of the listing → ms, an integer of 1 or more. */
  readonly ms: ReadonlyMap<string, number>;
  /** How many of them were measured; the others are estimated from their like. */
  readonly known: number;
  /** Test, also one that is gone → what its shard pays once for it and others: its file, its project's worker, set-up projects. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Key → ms, an integer; one that is not here costs nothing. */
  readonly costs: ReadonlyMap<string, number>;
  readonly fixed: FixedCosts;
  /** The runner's own workers in a shard, from 1. */
  readonly workers: number;
  /** By how much the expected times of past runs were off, in thousandths, the median; undefined: no run was planned by times yet. */
  readonly errorPermille?: number | undefined;
  /**
   * Every test that was measured → ms, also those that are gone; of those that are listed as in `ms`. It is the same whatever is listed, and is
   * divided first, so that suites that differ little, such as those of two branches, are divided alike.
   */
  readonly base: ReadonlyMap<string, number>;
  /** Of those that are gone: the file that each was in. */
  readonly gone: ReadonlyMap<string, string>;
}
