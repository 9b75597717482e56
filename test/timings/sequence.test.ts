import { expect, test } from 'vitest';
import type { Receipt } from '../../src/reports/receipt.js';
import { sequenceOf } from '../../src/timings/sequence.js';
import { launchOf } from '../../src/timings/shard-run.js';

interface Ran {
  readonly id: string;
  readonly startMs: number;
  readonly durationMs: number;
  /** When the runner said that it was over. */
  readonly toldMs: number;
  readonly worker?: number;
}

/** One file, in the order of the ends. */
function receiptOf(ran: readonly Ran[]): Receipt {
  const events = ran.flatMap(({ id, startMs, durationMs, toldMs, worker = 0 }): Receipt['events'] => {
    const place = { title: id, file: 'a.ts', line: 1, setup: false, errors: [] };
    const outcome = { status: 'passed' as const, ok: true, willRetry: false };
    return [
      { event: 'start', id, retry: 0, worker, atMs: startMs },
      { event: 'end', id, retry: 0, worker, ...outcome, ...place, durationMs, atMs: toldMs },
    ];
  });
  const header = { kind: 'isoshard-receipt', version: 1, plan: 'p', suite: 's', shard: 's-1', attempt: 1 } as const;
  return { header, events, truncated: false };
}

const stepsOf = (ran: readonly Ran[]) =>
  sequenceOf(receiptOf(ran)).steps.map(({ id, durationMs, besideMs, gapMs }) => [id, durationMs, besideMs, gapMs]);

test('what a group pays beside its tests, such as `afterAll`, is theirs, and no gap before whatever comes next', () => {
  expect(
    stepsOf([
      { id: 'a', startMs: 1000, durationMs: 200, toldMs: 1200 },
      { id: 'b', startMs: 1250, durationMs: 300, toldMs: 4150 },
      { id: 'c', startMs: 4200, durationMs: 100, toldMs: 4300 },
    ]),
  ).toEqual([
    ['a', 200, 0, undefined],
    ['b', 2900, 2600, 50],
    ['c', 100, 0, 50],
  ]);
});

test('an end that is heard late is no later than the next test of its worker, and no sooner than the test took', () => {
  expect(
    stepsOf([
      { id: 'a', startMs: 1000, durationMs: 200, toldMs: 9000 },
      { id: 'b', startMs: 1250, durationMs: 300, toldMs: 1300 },
    ]),
  ).toEqual([
    ['a', 250, 50, undefined],
    ['b', 300, 0, 0],
  ]);
});

test('tests of another worker do not end it', () => {
  const told = stepsOf([
    { id: 'a', startMs: 1000, durationMs: 200, toldMs: 1900 },
    { id: 'b', startMs: 1100, durationMs: 300, toldMs: 1400, worker: 1 },
  ]);
  expect(told.map(([, durationMs]) => durationMs)).toEqual([900, 300]);
});

test('a worker’s start is what its first tests have in common; what one has beyond that is its own', () => {
  const shard = (besideMs: number) =>
    sequenceOf(
      receiptOf([
        { id: 'a', startMs: 1000, durationMs: 200, toldMs: 1200 + besideMs },
        { id: 'b', startMs: 9000, durationMs: 200, toldMs: 9200 + besideMs },
      ]),
    );
  const runs = [400, 420, 3000].map((besideMs) => ({ sequence: shard(besideMs) }));
  const launch = launchOf(runs);
  const starts = runs.map(({ sequence }) => sequence.steps.map(launch));
  expect(starts).toEqual([
    [400, 0],
    [420, 0],
    [420, 0],
  ]);
});
