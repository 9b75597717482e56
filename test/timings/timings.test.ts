import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Receipt, ReceiptEvent } from '../../src/reports/receipt.js';
import type { PlanFile } from '../../src/sharding/plan-file.js';
import { foldTimings, type RunToLearn } from '../../src/timings/fold.js';
import {
  CONDITIONS_LIMIT,
  COSTS_KEPT,
  makeTimings,
  parseTimings,
  RUNS_KEPT,
  type SuiteTimings,
  serializeTimings,
  type TestTimings,
  type TimingsFile,
  withIds,
} from '../../src/timings/timings-file.js';
import { receiptOf, receiptsOf, resultsOf } from '../reports/receipts.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { seeded } from '../sharding/prng.js';
import { HERE, timingsOf } from './timings-of.js';

const plan = planOf(suiteOf('ui', 4, 2), suiteOf('api', 2, 1));
const run = (receipts: readonly Receipt[], extra: Partial<RunToLearn> = {}): RunToLearn => ({
  plan,
  receipts,
  results: [],
  attempt: 1,
  conditionsOf: () => HERE,
  ...extra,
});
const suiteIn = (timings: TimingsFile, name = 'ui'): SuiteTimings | undefined =>
  timings.suites.find((suite) => suite.name === name);
const known = (timings: TimingsFile, name = 'ui'): Record<string, readonly number[]> =>
  Object.fromEntries([...(suiteIn(timings, name)?.tests.values() ?? [])].map(({ id, ms }) => [id, ms]));
const of = (tests: Record<string, readonly number[]>): TimingsFile => makeTimings([timingsOf('ui', tests)]);

describe('folding', () => {
  test('adds what passed at the first try, and nothing else', () => {
    const receipts = receiptsOf(plan, {
      'ui-1': { courses: { 'ui:0': ['failed', 'passed'], 'ui:3': 'failed' }, setup: { login: 'passed' } },
      'ui-2': { courses: { 'ui:1': 'skipped', 'ui:2': 'interrupted' } },
    });
    const timings = foldTimings(of({ 'ui:0': [7] }), run(receipts));
    expect(known(timings)).toEqual({ 'ui:0': [7] });
    expect(known(timings, 'api')).toEqual({ 'api:0': [200], 'api:1': [300] });
  });

  test('keeps the last five, and which of them were the first of their file', () => {
    const one = planOf(suiteOf('ui', 4, 1));
    const old = of({ 'ui:0': [1, 2, 3, 4, 5], 'ui:3': [1, 2, 3, 4, 5] });
    const timings = foldTimings(old, run(receiptsOf(one), { plan: one }));
    expect(known(timings)).toMatchObject({ 'ui:0': [2, 3, 4, 5, 200], 'ui:3': [2, 3, 4, 5, 500] });
    const firstOf = (id: string) => suiteIn(timings)?.tests.get(id)?.firstOf.at(-1);
    // They are in one file.
    expect([firstOf('ui:0'), firstOf('ui:3')]).toEqual(['worker', 'nothing']);
  });

  test('learns from its own attempt and plan only', () => {
    const again = receiptOf(plan, 'api-1', { attempt: 2 });
    const foreign = receiptOf(planOf(suiteOf('api', 3, 1)), 'api-1');
    expect(known(foldTimings(undefined, run([again])), 'api')).toEqual({});
    expect(known(foldTimings(undefined, run([again], { attempt: 2 })), 'api')).toEqual({
      'api:0': [200],
      'api:1': [300],
    });
    expect(known(foldTimings(undefined, run([foreign])), 'api')).toEqual({});
  });

  test('two receipts of one shard contradict each other', () => {
    const receipt = receiptOf(plan, 'api-1');
    expect(known(foldTimings(undefined, run([receipt, receipt])), 'api')).toEqual({});
  });

  test('forgets what the plan no longer has, in the suites that it has', () => {
    const old = makeTimings([timingsOf('ui', { gone: [5], 'ui:1': [6] }), timingsOf('docs', { d: [1] })]);
    const timings = foldTimings(old, run(receiptsOf(plan)));
    expect(Object.keys(known(timings)).sort()).toEqual(['ui:0', 'ui:1', 'ui:2', 'ui:3']);
    expect(known(timings, 'docs')).toEqual({ d: [1] });
  });

  test('other conditions are other numbers, and only those of the last three stay, also from file to file', () => {
    let timings = foldTimings(undefined, run(receiptsOf(plan)));
    for (const stacks of [2, 9, 4, 3, 9, 2]) {
      const next = foldTimings(timings, run(receiptsOf(plan), { conditionsOf: () => ({ ...HERE, stacks }) }));
      timings = parseTimings(serializeTimings(next)).timings ?? timings;
    }
    const ui = timings.suites.filter(({ name }) => name === 'ui');
    expect(ui.map((suite) => [suite.stacks, suite.tests.get('ui:0')?.ms.length])).toEqual([
      [3, 1],
      [9, 2],
      [2, 1],
    ]);
  });

  test('a slow machine is not a slow test: what its shard measured is scaled to the others', () => {
    const wide = planOf(suiteOf('ui', 200, 2));
    const ids = wide.suites[0]?.tests.map(({ id, line }) => [id, [100 * (line + 1)]] as const) ?? [];
    const old = of(Object.fromEntries(ids));
    const slowed = receiptsOf(wide).map((receipt): Receipt => {
      const isSlow = receipt.header.shard === 'ui-2';
      const events = receipt.events.map(
        (event): ReceiptEvent =>
          event.event === 'end' && isSlow ? { ...event, durationMs: event.durationMs * 2 } : event,
      );
      return { ...receipt, events };
    });
    const timings = foldTimings(old, run(slowed, { plan: wide }));
    const ratios = [...(suiteIn(timings)?.tests.values() ?? [])]
      .filter(({ ms }) => ms.length === 2)
      .map(({ ms: [before = 0, now = 0] }) => now / before);
    expect(ratios.length).toBeGreaterThan(20);
    for (const ratio of ratios) expect(ratio).toBeLessThan(1.3);
    // The control: as measured, half of them are at 2.
    expect(slowed[1]?.events.some((event) => event.event === 'end' && event.durationMs >= 400)).toBe(true);
  });

  test('gives the same bytes in any order of receipts', () => {
    const random = seeded(41);
    const receipts = receiptsOf(plan);
    const text = serializeTimings(foldTimings(undefined, run(receipts)));
    for (let round = 0; round < 5; round += 1) {
      expect(serializeTimings(foldTimings(undefined, run(random.shuffle(receipts))))).toBe(text);
    }
    expect(parseTimings(text)).toEqual({ timings: foldTimings(undefined, run(receipts)), clamped: 0 });
  });

  test('what the runner takes beside its tests begins where the stack is there, with its state', () => {
    const [receipt] = receiptsOf(plan).filter(({ header }) => header.shard === 'api-1');
    if (receipt === undefined) throw new Error('no receipt');
    const first = receipt.events.find(({ event }) => event === 'start') as { atMs: number };
    const phases = { images: 9000, state: 9400, start: 300, ready: 200, prepare: 100, tests: 2000, teardown: 50 };
    const results = [resultsOf(plan, 'api-1', 'passed', { phases, startedAtMs: first.atMs - 10_000 - 700 })];
    const costs = suiteIn(foldTimings(undefined, run([receipt], { results })), 'api')?.costs;
    const tests = receipt.events.flatMap((one) => (one.event === 'end' ? one.atMs : [])).at(-1) ?? 0;
    expect(costs).toMatchObject({ stack: [10_050], runner: [2000 - (tests - first.atMs)] });
  });

  test('remembers by how much the plan was off', () => {
    const timed: PlanFile = {
      ...plan,
      suites: plan.suites.map((suite) => ({
        ...suite,
        shards: suite.shards.map((shard) => ({ ...shard, estimateMs: 10_000 })),
      })),
    };
    const results = ['ui-1', 'ui-2'].map((shard) => resultsOf(timed, shard, 'passed', { phases: { tests: 11_000 } }));
    const suite = suiteIn(foldTimings(undefined, run(receiptsOf(timed), { plan: timed, results })));
    expect(suite?.errors).toEqual([100]);
  });
});

describe('reading', () => {
  const conditions = {
    ...HERE,
    atOnce: 1,
    costs: { runner: [], stack: [], worker: [], gap: [] },
    files: [],
    setups: [],
    shared: [],
    errors: [],
  };
  const suite = { name: 'ui', conditions: [conditions], paths: ['a.ts'], tests: [] as unknown[] };
  const file = (suites: unknown, extra: object = {}): string =>
    JSON.stringify({ kind: 'isoshard-timings', version: 1, suites, ...extra });
  const whole = serializeTimings(foldTimings(undefined, run(receiptsOf(plan))));

  test.each<[string, string, RegExp]>([
    ['no JSON', 'x', /not JSON/],
    ['a file that is cut off', whole.slice(0, whole.length / 2), /cut off/],
    ['nothing', 'null', /another shape/],
    ['another kind', '{"kind":"durations","version":1,"suites":[]}', /kind/],
    ['a newer version of another shape', '{"kind":"isoshard-timings","version":3}', /version 3/],
    ['another shape', file([{ ...suite, tests: [['a', 0, [['5'], '']]] }]), /suites\.0\.tests\.0\.2\.0\.0/],
    [
      'a shape from before this version was released',
      file([{ name: 'ui', ...conditions, paths: ['a.ts'], tests: [['a', 0, [5], '0']] }]),
      /suites\.0\.conditions/,
    ],
    ['an infinity', file([suite]).replace('"stacks":1', '"stacks":1e999'), /stacks/],
  ])('%s is left aside, with a reason', (_, text, reason) => {
    expect(parseTimings(text)).toEqual({ timings: undefined, reason: expect.stringMatching(reason) });
  });

  test('clamps and counts what it clamped, keeps five, takes the first of two', () => {
    const tests = [
      ['b', 0, [[-5, 1.6, 1e15], '01'], [[7], '1']],
      ['a', 7, [[1, 2, 3, 4, 5, 6, 7], '0000201']],
      ['b', 0, [[9], '0']],
      ['c', -1, [[], '']],
      ['d', 0],
    ];
    const { timings, clamped } = parseTimings(file([{ ...suite, tests }])) as { timings: TimingsFile; clamped: number };
    expect(clamped).toBe(2);
    expect([...(suiteIn(timings)?.tests.values() ?? [])]).toEqual([
      { id: 'b', file: 'a.ts', ms: [0, 2, 21_600_000], firstOf: ['nothing', 'file', 'nothing'] },
      { id: 'a', file: '', ms: [3, 4, 5, 6, 7], firstOf: ['nothing', 'nothing', 'worker', 'nothing', 'file'] },
    ]);
  });

  test('a test named __proto__ is a test', () => {
    const { timings } = parseTimings(file([{ ...suite, name: '__proto__', tests: [['__proto__', 0, [[5], '0']]] }]));
    expect(timings && known(timings, '__proto__')).toEqual(Object.fromEntries([['__proto__', [5]]]));
  });
});

const TESTS = 1000;

test.each([
  [
    'Playwright',
    (at: number) => `${hex(at >> 3, 20)}-${hex(at * 7919 + 13, 20)}`,
    (at: number) => `tests/area-${at >> 6}/page-${at >> 3}.spec.ts`,
  ],
  [
    'pytest',
    (at: number) => `tests/area_${at >> 6}/test_page_${at >> 3}.py::TestPage::test_case_${at}`,
    (at: number) => `tests/area_${at >> 6}/test_page_${at >> 3}.py`,
  ],
  [
    'pytest, with parameters of 500 characters that do not compress,',
    (at: number) => `tests/area_${at >> 6}/test_page_${at >> 3}.py::test_case[${hex(at, 500)}]`,
    (at: number) => `tests/area_${at >> 6}/test_page_${at >> 3}.py`,
  ],
])(
  '1,000 tests of %s with five runs under each of three conditions take at most 64 bytes a test, compressed',
  (...of) => {
    const [, idOf, fileOf] = of;
    const random = seeded(7);
    const testsOf = () =>
      new Map(
        Array.from({ length: TESTS }, (_, at): [string, TestTimings] => {
          const ms = Math.round(80 / (random.next() + 0.002));
          const samples = Array.from({ length: RUNS_KEPT }, () => Math.round(ms * (0.9 + random.next() * 0.2)));
          const firstOf = samples.map(() => (random.next() < 0.3 ? 'file' : 'nothing'));
          const id = idOf(at);
          return [id, { id, file: fileOf(at), ms: samples, firstOf }];
        }),
      );
    const files = () =>
      new Map(
        Array.from({ length: TESTS / 8 }, (_, at) => [
          fileOf(at * 8),
          Array.from({ length: COSTS_KEPT }, () => random.int(90, 160)),
        ]),
      );
    const suites = Array.from({ length: CONDITIONS_LIMIT }, (_, at) =>
      timingsOf('ui', {}, { stacks: at + 1, files: files(), tests: testsOf() }),
    );
    const text = serializeTimings(makeTimings(suites));
    expect(gzipSync(text).length / TESTS).toBeLessThanOrEqual(64);
    const { timings } = parseTimings(text);
    const read = timings === undefined ? [] : withIds(timings, [...(suites[0]?.tests.keys() ?? [])]).suites;
    expect(read.map(({ tests }) => tests)).toEqual(suites.map(({ tests }) => new Map([...tests].sort())));
  },
);

/** Digits that do not compress, as of a hash. */
function hex(seed: number, digits: number): string {
  return createHash('shake256', { outputLength: digits / 2 })
    .update(String(seed))
    .digest('hex');
}
