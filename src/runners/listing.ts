/** What a runner says it would run: the tests of a suite, before anything is divided. */

/** One test as its runner names it. `id` is the runner's own and is stable between listing and running. */
export interface ListedTest {
  readonly id: string;
  /** Human title: describes and the test's own, joined by ` › `; with the project in front, `[mobile] …`, where there are several. */
  readonly title: string;
  /** Relative to the runner's root, forward slashes. */
  readonly file: string;
  /** From 1; 0 where the runner does not say. */
  readonly line: number;
  /** Tests of one group may not be separated: they go to one shard together. */
  readonly group: string;
  /** What names it to its runner where an id does not: all of these together. Only the runner's adapter reads them. */
  readonly select?: readonly string[];
  /** Tags or markers, where there are any: a test that was never measured is taken for one of its like. */
  readonly tags?: readonly string[];
  /** What the runner gives it at most, in ms, where it says so. */
  readonly timeoutMs?: number;
  /** What the first test that needs it sets up for all others of its worker: fixtures of a class, a module, a session. */
  readonly shares?: readonly string[];
  /** Set-up projects that have to run before it, in each shard; absent where the runner knows none. */
  readonly needs?: readonly string[];
}

export interface Listing {
  readonly runner: string;
  readonly version: string;
  /** What is divided: every one of these runs exactly once. */
  readonly tests: readonly ListedTest[];
  /** Set-up, dependency and teardown tests: run once in each shard that needs them, in neither the partition nor the proof. */
  readonly setup: readonly ListedTest[];
  /** The runner's root directory as its process sees it; locations of `file` count from here. */
  readonly rootDir: string;
  /** What the user should know of this suite, one sentence each. */
  readonly warnings?: readonly string[];
}
