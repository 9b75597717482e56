/** How many stacks will run at once on one machine: timings that were measured beside as many count. */
import { jobCount } from '../sharding/matrix.js';

/** Who runs the shards: jobs of a matrix, one job all of them, or as many jobs one of each suite. */
export type Spread = 'jobs' | 'here' | 'one-each';

/** For each suite, by the number of its shards: in most of its jobs. From 1. */
export function stacksAtOnce(counts: readonly number[], parallel: number, spread: Spread): readonly number[] {
  const total = spread === 'one-each' ? counts.length : counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) =>
    spread === 'jobs'
      ? Math.max(1, usualSize(count, jobCount(count, parallel)))
      : Math.max(1, Math.min(parallel, total)),
  );
}

/** Of `count` spread evenly over `jobs`: what more shards see, the larger where that is as many. */
function usualSize(count: number, jobs: number): number {
  if (jobs === 0) return 1;
  const [small, larger] = [Math.floor(count / jobs), count % jobs];
  return larger * (small + 1) >= (jobs - larger) * small ? small + Number(larger > 0) : small;
}
