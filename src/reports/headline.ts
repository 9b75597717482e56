/** The verdict in one line, the same wherever it is shown. */
import { formatDuration } from '../config/duration.js';
import { type Report, shardsOf } from './report.js';
import type { Totals, Verdict } from './verdict.js';

export const SIGNS: Readonly<Record<Verdict, string>> = {
  success: '✅',
  failure: '❌',
  cancelled: '⏹️',
  skipped: '⏭️',
};

/** Such as `✅ 85 tests passed in 4 shards, 32 s`, with the longest shard's time; no text of others is in it. */
export function headline(report: Report): string {
  return `${SIGNS[report.verdict]} ${says(report)}`;
}

function says(report: Report): string {
  const { verdict, totals } = report;
  if (verdict === 'skipped') return 'Nothing was run: the plan was skipped';
  if (report.suites.length === 0 && verdict !== 'success') {
    return verdict === 'cancelled' ? 'Cancelled before there was a plan' : 'There is no plan, and nothing is proved';
  }
  const problems = `and ${plural(report.findings.length, 'problem')} found`;
  if (totals.planned === 0) return verdict === 'success' ? 'No tests to run' : `No tests to run, ${problems}`;
  const good = totals.passed + totals.flaky;
  const shards = plural(shardsOf(report).length, 'shard');
  const where = ` in ${shards}${report.durationMs > 0 ? `, ${formatDuration(report.durationMs)}` : ''}`;
  const also = details(totals);
  if (verdict === 'success') return `${plural(good, 'test')} passed${also}${where}`;
  const all = plural(totals.planned, 'test');
  const notRun = totals.notRun > 0 ? `, ${totals.notRun} not run` : '';
  if (verdict === 'cancelled') return `Cancelled: ${good} of ${all} passed${notRun}${also}${where}`;
  if (totals.failed > 0) return `${totals.failed} of ${all} failed${notRun}${also}${where}`;
  return `${good} of ${all} passed${notRun}${also}, ${problems}${where}`;
}

function details({ flaky, skipped }: Totals): string {
  const parts = [...(flaky > 0 ? [`${flaky} flaky`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** `1 test`, `2 tests`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
