/** What the report found that is wrong beside tests that failed: a closed set, since workflows may read the codes. */

export type FindingCode =
  /** Planned, and neither run nor reported as not run. */
  | 'lost'
  /** Ended twice in the same try, or in two shards. */
  | 'run-twice'
  /** Run by a shard that was not given it. */
  | 'not-in-plan'
  /** Planned, and known not to have run: the runner stopped before. */
  | 'not-run'
  | 'missing-receipt'
  | 'bad-receipt'
  /** Of another plan, or of a shard that the plan does not have. */
  | 'foreign-receipt'
  /** The runner ran nothing at all, where the plan has tests. */
  | 'zero-tests'
  /** A set-up, dependency or teardown test failed. */
  | 'setup-failed'
  /** The runner itself: an error outside tests, a kill, a bad exit status with no failed test. */
  | 'runner-error'
  /** Its stack began with another initial state than those of the suite's other shards. */
  | 'other-state'
  /** The stack, or isoshard in that shard. */
  | 'shard-error'
  /** A job that the report needs failed or was cancelled, and nothing else says why. */
  | 'job-failed';

export interface Finding {
  readonly code: FindingCode;
  /** One sentence without its full stop. Holds text of others: escape it. */
  readonly message: string;
  readonly suite?: string;
  readonly shard?: string;
  /** Ids of the tests that it is about. */
  readonly tests: readonly string[];
}

/** How many of the tests a message names. */
const NAMED = 3;

/** `3 tests: "a", "b", "c"`, with `and N more` after the third. */
export function namedTests(ids: readonly string[]): string {
  const shown = ids.slice(0, NAMED).map((id) => `"${id.slice(0, 200)}"`);
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return `${ids.length} ${ids.length === 1 ? 'test' : 'tests'}: ${shown.join(', ')}${more}`;
}
