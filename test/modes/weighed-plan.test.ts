/** Which measurements a plan is weighed with, and what is said where they are few. */
import { describe, expect, test } from 'vitest';
import type { SuiteConfig } from '../../src/config/config.js';
import { type Spread, stacksAtOnce } from '../../src/modes/stacks-at-once.js';
import { weigh } from '../../src/modes/timings.js';
import { weighedPlan } from '../../src/modes/weighed-plan.js';
import type { PlanFile } from '../../src/sharding/plan-file.js';
import { foldTimings } from '../../src/timings/fold.js';
import { makeTimings, type TimingsFile } from '../../src/timings/timings-file.js';
import { receiptsOf, resultsOf } from '../reports/receipts.js';
import { listed, listing } from '../sharding/listings.js';
import { timingsOf } from '../timings/timings-of.js';

test.each<[number[], number, Spread, number[]]>([
  [[4], 4, 'here', [4]],
  [[4, 3], 4, 'here', [4, 4]],
  [[1], 4, 'here', [1]],
  [[0], 4, 'here', [1]],
  [[3], 2, 'jobs', [2]],
  [[5], 4, 'jobs', [3]],
  [[9], 8, 'jobs', [5]],
  [[4, 1], 4, 'jobs', [4, 1]],
  [[0], 4, 'jobs', [1]],
  [[4, 3], 4, 'one-each', [2, 2]],
  [[4], 4, 'one-each', [1]],
])('%j shards, %i at once, %s: %j', (counts, parallel, spread, stacks) => {
  expect(stacksAtOnce(counts, parallel, spread)).toEqual(stacks);
});

const context = { kind: 'action', run: { commit: 'c', repository: 'o/r', runId: '1', attempt: 1, job: 'j' } } as const;
const tests = listing(Array.from({ length: 8 }, (_, at) => listed(`t${at}`, { line: at + 1 })));
const suite = { name: 'ui', runsOn: 'ubuntu-24.04', maxShards: 8 };

describe('as many stacks at once as the plan makes', () => {
  const planOf = (timings: TimingsFile | undefined, shards: SuiteConfig['shards'], targetDurationMs = 3_600_000) =>
    weighedPlan(
      context,
      { variant: '', parallel: 4, spread: 'here' },
      { listed: [{ suite: { ...suite, shards, targetDurationMs }, listing: tests, root: '' }], timings, images: [] },
    );
  /** What a run of `plan` measures, whose shards ran beside `stacks`: a test takes 100 ms for each line before it and for its own, and 100 more. */
  const ran = (old: TimingsFile | undefined, plan: PlanFile, stacks: (shard: string) => number) => {
    const names = plan.suites.flatMap(({ shards }) => shards.map(({ name }) => name));
    return foldTimings(old, {
      plan,
      receipts: receiptsOf(plan),
      results: names.map((name) => resultsOf(plan, name, 'passed', { stacks: stacks(name) })),
      attempt: 1,
      conditionsOf: () => ({ on: 'ubuntu-24.04', stacks: 9, workers: 0 }),
    });
  };
  const conditions = ({ suites }: TimingsFile) => suites.map(({ stacks, tests: own }) => [stacks, own.size]);

  test('four, then two: the third plan is weighed with what the second run measured', () => {
    const first = planOf(undefined, 'auto').made.plan;
    expect(first.suites[0]?.shards).toHaveLength(4);
    const one = ran(undefined, first, () => 4);
    const second = planOf(one, 'auto');
    expect(second.made.plan.suites[0]?.shards).toHaveLength(1);
    expect(second.said.map(({ text }) => text)).toEqual([
      'suite ui: weighed with what was measured on ubuntu-24.04, with 4 stacks at once',
    ]);
    const two = ran(one, second.made.plan, () => 1);
    expect(conditions(two)).toEqual([
      [4, 8],
      [1, 8],
    ]);
    expect(planOf(two, 'auto').said).toEqual([]);
  });

  test('jobs of one run that had one stack and two are two conditions; a test that only the other knows is guessed from there', () => {
    const plan = planOf(undefined, 3).made.plan;
    const timings = ran(undefined, plan, (name) => (name === 'ui-1' ? 1 : 2));
    const alone = plan.suites[0]?.shards[0]?.tests ?? [];
    expect(conditions(timings)).toEqual([
      [1, alone.length],
      [2, 8 - alone.length],
    ]);
    const { weights } = weigh(context, timings, [{ suite, listing: tests, stacks: 2 }]);
    const { ms, known } = weights.get('ui') ?? {};
    expect(known).toBe(8 - alone.length);
    for (const id of alone) expect(ms?.get(id)).toBe(100 * (2 + Number(id.slice(1))));
  });
});

describe('the alarm', () => {
  const knows = (known: number, name = 'ui') =>
    timingsOf(name, Object.fromEntries(Array.from({ length: known }, (_, at) => [`t${at}`, [1000]])));
  const warnings = (...known: ReturnType<typeof knows>[]) =>
    weigh(context, makeTimings(known), [
      { suite, listing: tests, stacks: 1 },
      { suite: { ...suite, name: 'api' }, listing: listing([listed('t0')]), stacks: 1 },
    ]).said.map(({ isWarning, text }) => `${isWarning ? 'warning' : 'info'}: ${text.split(';')[0]}`);

  test.each<[string, ReturnType<typeof knows>[], string[]]>([
    ['all are known', [knows(8), knows(1, 'api')], []],
    ['just half', [knows(4), knows(1, 'api')], []],
    ['fewer than half', [knows(3), knows(1, 'api')], ['warning: suite ui: the timings know 3 of 8 tests']],
    ['a suite that is not in the file', [knows(1, 'api')], ['warning: suite ui: the timings know 0 of 8 tests']],
    ['no suite is', [knows(8, 'x')], ['warning: the timings know none of these suites: are they of another project?']],
    ['nothing was measured yet', [], []],
  ])('%s', (_, known, expected) => {
    expect(warnings(...known)).toEqual(expected);
  });
});
