/** What the plan expected against what it took. Pure. */
import { formatDuration } from '../config/duration.js';
import { type Report, shardsOf } from './report.js';

/**
 * One line for people; `undefined` where nothing was expected, or no shard came to its end. Only whole runs of the runner count: a shard that was
 * cancelled or never began was not what the plan spoke of.
 */
export function renderPrediction(report: Report): string | undefined {
  const shards = shardsOf(report).filter(
    ({ estimateMs, phases, notRun }) => estimateMs > 0 && (phases.tests ?? 0) > 0 && notRun.length === 0,
  );
  if (shards.length === 0) return undefined;
  const expected = Math.max(...shards.map(({ estimateMs }) => estimateMs));
  const took = Math.max(...shards.map(({ phases }) => phases.tests ?? 0));
  const errors = shards
    .map(({ estimateMs, phases }) => Math.abs((phases.tests ?? 0) / estimateMs - 1))
    .sort((a, b) => a - b);
  const middle = errors[Math.floor((errors.length - 1) / 2)] ?? 0;
  const off = `${took >= expected ? '+' : '-'}${percent(Math.abs(took / expected - 1))}`;
  const each = shards.length > 1 ? `; the shards were off by ${percent(middle)}, in the median` : '';
  return `Planned: ${formatDuration(expected)} for the tests of the longest shard; it took ${formatDuration(took)} (${off})${each}.`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
