/** Shards of which the last attempt of the run left nothing. */
import { type Report, shardsOf } from './report.js';

/**
 * A sentence without its full stop; undefined where there are none. They were not run again, since they had passed; or the job that ran them died
 * before it left anything, which only its result in `needs` can tell.
 */
export function earlierAttempts(report: Report, attempt: number): string | undefined {
  const older = shardsOf(report).filter((shard) => shard.attempt > 0 && shard.attempt < attempt);
  if (older.length === 0) return undefined;
  const names = older.map((shard) => `${shard.name} by attempt ${shard.attempt}`).join(', ');
  return `attempt ${attempt} left nothing of some shards, which are proved by an earlier one: ${names}`;
}
