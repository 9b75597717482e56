/** Receipts made up for tests: what a runner would write that runs its shard of a plan. */
import { parseReceipt } from '../../src/reports/parse-receipt.js';
import type { BegunState, Receipt, ReceiptEvent, TestError, TestStatus } from '../../src/reports/receipt.js';
import { makeResults, type ShardOutcome, type ShardResults } from '../../src/reports/results.js';
import type { PlanFile, PlannedShard, PlannedSuite } from '../../src/sharding/plan-file.js';

/** The tries of a test, in order; a bare status is one try. `missing`: never started. */
export type Course = TestStatus | 'missing' | readonly TestStatus[];

export interface Told {
  readonly attempt?: number;
  readonly state?: BegunState;
  /** Test id → what becomes of it; all others pass. */
  readonly courses?: Readonly<Record<string, Course>>;
  readonly errors?: readonly TestError[];
  readonly setup?: Readonly<Record<string, TestStatus>>;
  readonly finish?: 'passed' | 'failed' | 'timedout' | 'interrupted';
  readonly exit?: number | null;
  readonly signal?: string;
}

const STARTED = 1_760_000_000_000;

export function shardOf(plan: PlanFile, name: string): { suite: PlannedSuite; shard: PlannedShard } {
  for (const suite of plan.suites) for (const shard of suite.shards) if (shard.name === name) return { suite, shard };
  throw new Error(`the plan has no ${name}`);
}

/** The lines of the shard's receipt, header first. */
export function linesOf(plan: PlanFile, name: string, told: Told = {}): string[] {
  const { suite, shard } = shardOf(plan, name);
  const setup = Object.entries(told.setup ?? {});
  const events: ReceiptEvent[] = [
    { event: 'begin', tests: shard.tests, setup: setup.map(([id]) => id), runner: suite.runner, runnerVersion: '1' },
  ];
  let bad = false;
  let atMs = STARTED;
  const tries = (id: string, statuses: readonly TestStatus[], isSetup: boolean): void => {
    const known = suite.tests.find((test) => test.id === id);
    for (const [retry, status] of statuses.entries()) {
      const ok = status === 'passed' || status === 'skipped';
      const willRetry = retry + 1 < statuses.length;
      if (!ok && !willRetry) bad = true;
      const durationMs = 100 * (1 + (known?.line ?? 0));
      events.push({ event: 'start', id, retry, atMs, worker: 0 });
      atMs += durationMs;
      const errors = ok ? [] : (told.errors ?? [{ message: `Error: expected 1, got 2 in ${id}` }]);
      const { title = `set-up ${id}`, file = 'setup.ts', line = 1 } = known ?? {};
      const end = { status, ok, willRetry, durationMs, atMs, worker: 0, setup: isSetup, title, file, line, errors };
      events.push({ event: 'end', id, retry, ...end });
    }
  };
  for (const [id, status] of setup) tries(id, [status], true);
  for (const id of shard.tests) {
    const course = told.courses?.[id] ?? 'passed';
    if (course !== 'missing') tries(id, typeof course === 'string' ? [course] : course, false);
  }
  events.push({ event: 'finish', status: told.finish ?? (bad ? 'failed' : 'passed'), durationMs: atMs - STARTED });
  events.push({
    event: 'exit',
    code: told.exit === undefined ? (bad ? 1 : 0) : told.exit,
    signal: told.signal ?? null,
  });
  const header = {
    kind: 'isoshard-receipt',
    version: 1,
    plan: plan.id,
    suite: suite.name,
    shard: name,
    attempt: told.attempt ?? 1,
    ...(told.state && { state: told.state }),
  };
  return [header, ...events].map((line) => JSON.stringify(line));
}

export function read(lines: readonly string[]): Receipt {
  const { receipt, problem } = parseReceipt(`${lines.join('\n')}\n`);
  if (receipt === undefined) throw new Error(`line ${problem.line} ${problem.message}`);
  return receipt;
}

export function receiptOf(plan: PlanFile, name: string, told: Told = {}): Receipt {
  return read(linesOf(plan, name, told));
}

/** Receipts of all shards; `told` by shard. */
export function receiptsOf(plan: PlanFile, told: Readonly<Record<string, Told>> = {}): Receipt[] {
  return plan.suites.flatMap((suite) => suite.shards.map(({ name }) => receiptOf(plan, name, told[name])));
}

export function resultsOf(
  plan: PlanFile,
  name: string,
  outcome: ShardOutcome,
  extra: Partial<ShardResults> = {},
): ShardResults {
  const { suite, shard } = shardOf(plan, name);
  const phases = { images: 1000, start: 2500, ready: 1500, prepare: 500, tests: 20_000 + 1000 * shard.index };
  const exit = { code: outcome === 'passed' ? 0 : 1, signal: null };
  const base = {
    plan: plan.id,
    suite: suite.name,
    shard: name,
    attempt: 1,
    outcome,
    exit,
    startedAtMs: STARTED,
    phases,
    cause: '',
  };
  return makeResults({ ...base, ...extra }, undefined);
}
