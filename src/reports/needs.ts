/** What the jobs that the report needs came to. */
import type { Verdict } from './verdict.js';

export interface NeededJob {
  readonly job: string;
  /** As `needs.*.result` has it. */
  readonly result: Verdict;
}

/** The worst that one of `jobs` came to; `skipped` if one was, and none was red. `success` if there are none. */
export function worstOf(jobs: readonly NeededJob[]): Verdict {
  for (const result of ['failure', 'cancelled', 'skipped'] as const) {
    if (jobs.some((job) => job.result === result)) return result;
  }
  return 'success';
}
