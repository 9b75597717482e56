/** What became of each test, over all its tries. */
import { by } from '../sharding/order.js';
import type { Receipt, ReceiptEvent, TestError } from './receipt.js';

/**
 * `flaky`: good at last, after a try that was not. `interrupted`: started, but cut off before it could pass or fail.
 * The last try decides.
 */
export type Outcome = 'passed' | 'failed' | 'flaky' | 'skipped' | 'interrupted';

export interface TestOutcome {
  readonly id: string;
  /** Title, file and line are empty (0) for a test that never ended. */
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly outcome: Outcome;
  /** Of all tries together. */
  readonly durationMs: number;
  readonly tries: number;
  /** Of the last try that was not good. */
  readonly errors: readonly TestError[];
}

export interface Outcomes {
  /** By id. */
  readonly tests: readonly TestOutcome[];
  /** Set-up, dependency and teardown tests, by id: no part of the totals. */
  readonly setup: readonly TestOutcome[];
}

type End = Extract<ReceiptEvent, { event: 'end' }>;

/** The final outcome of every test that `receipts` (of one shard) mention as started or ended. */
export function toOutcomes(receipts: readonly Receipt[]): Outcomes {
  const tries = new Map<string, End[]>();
  const setup = new Set<string>();
  for (const event of receipts.flatMap((receipt) => receipt.events)) {
    if (event.event === 'begin') for (const id of event.setup) setup.add(id);
    if (event.event !== 'start' && event.event !== 'end') continue;
    const ends = tries.get(event.id) ?? [];
    tries.set(event.id, ends);
    if (event.event === 'end') {
      ends.push(event);
      if (event.setup) setup.add(event.id);
    }
  }
  const all = [...tries].map(([id, ends]) => toOutcome(id, ends)).sort(by((test) => test.id));
  return { tests: all.filter((test) => !setup.has(test.id)), setup: all.filter((test) => setup.has(test.id)) };
}

function toOutcome(id: string, unordered: readonly End[]): TestOutcome {
  const ends = [...unordered].sort(by((end) => end.retry));
  const last = ends.at(-1);
  const bad = ends.filter((end) => !end.ok);
  return {
    id,
    title: last?.title ?? '',
    file: last?.file ?? '',
    line: last?.line ?? 0,
    outcome: last === undefined ? 'interrupted' : finalOutcome(last, bad.length > 0),
    durationMs: ends.reduce((sum, end) => sum + end.durationMs, 0),
    tries: ends.length,
    errors: bad.at(-1)?.errors ?? [],
  };
}

function finalOutcome(last: End, anyBad: boolean): Outcome {
  if (last.status === 'interrupted') return 'interrupted';
  if (!last.ok) return 'failed';
  if (last.status === 'skipped') return anyBad ? 'failed' : 'skipped';
  return anyBad ? 'flaky' : 'passed';
}
