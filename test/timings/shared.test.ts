/** Fixtures that a class or module shares: its tests stay together where setting up again costs more than dividing them gains. */
import { expect, test } from 'vitest';
import type { Receipt } from '../../src/reports/receipt.js';
import type { ListedTest } from '../../src/runners/listing.js';
import { makePlan } from '../../src/sharding/make-plan.js';
import type { PlanFile } from '../../src/sharding/plan-file.js';
import { foldTimings } from '../../src/timings/fold.js';
import { fitWeights } from '../../src/timings/model.js';
import type { SuiteTimings } from '../../src/timings/timings-file.js';
import { listed, listing } from '../sharding/listings.js';
import { HERE } from './timings-of.js';

/** Twelve tests that need the fixture, forty of 200 ms that do not. */
const suite = (): ListedTest[] => [
  ...Array.from({ length: 12 }, (_, at) =>
    listed(`db${at}`, { file: 'test_db.py', group: `db${at}`, shares: ['module test_db.py'] }),
  ),
  ...Array.from({ length: 40 }, (_, at) => listed(`plain${at}`, { file: `test_${at}.py`, group: `plain${at}` })),
];

function plan(tests: ListedTest[], weights?: ReturnType<typeof fitWeights>): PlanFile {
  const wanted = { name: 'api', runsOn: 'x', root: '.', shards: 3, maxShards: 8, listing: listing(tests), weights };
  return makePlan({ commit: 'c', variant: '', parallel: 1, images: [], suites: [wanted] }).plan;
}

/** What such a run leaves, a shard one process: its first test that needs the fixture pays for it. */
function receiptsOf({ id: own, suites }: PlanFile, testMs: number, fixtureMs: number): Receipt[] {
  return (suites[0]?.shards ?? []).map(({ name, tests }) => {
    let atMs = 1_760_000_000_000;
    const events = tests.flatMap((id): Receipt['events'] => {
      const needs = id.startsWith('db');
      const isFirst = needs && id === tests.find((other) => other.startsWith('db'));
      const durationMs = (needs ? testMs : 200) + (isFirst ? fixtureMs : 0);
      const common = { id, retry: 0, worker: 0 };
      const begun = atMs;
      atMs += durationMs;
      const shared = isFirst ? { shared: [['module test_db.py', fixtureMs] as const] } : {};
      const place = { title: id, file: needs ? 'test_db.py' : `test_${id.slice(5)}.py`, line: 1, setup: false };
      const outcome = { status: 'passed' as const, ok: true, willRetry: false, errors: [] };
      return [
        { event: 'start', ...common, atMs: begun },
        { event: 'end', ...common, ...outcome, ...place, ...shared, durationMs, atMs },
      ];
    });
    const header = { plan: own, suite: 'api', shard: name, attempt: 1 };
    return { header: { kind: 'isoshard-receipt', version: 1, ...header }, events, truncated: false };
  });
}

function taught(testMs: number, fixtureMs: number): SuiteTimings {
  const first = plan(suite());
  const receipts = receiptsOf(first, testMs, fixtureMs);
  const run = { plan: first, receipts, results: [], attempt: 1, conditionsOf: () => HERE };
  return foldTimings(undefined, run).suites[0] as SuiteTimings;
}

/** In how many shards the tests of the fixture are. */
function divided({ suites }: PlanFile): number {
  return suites[0]?.shards.filter(({ tests }) => tests.some((id) => id.startsWith('db'))).length ?? 0;
}

const weighed = (timings: SuiteTimings, tests = suite()) => fitWeights(timings, listing(tests), 1);

test('one run tells a fixture from the tests that need it', () => {
  const { tests, shared } = taught(50, 3000);
  expect(Object.fromEntries(shared)).toEqual({ 'module test_db.py': [3000] });
  for (const [id, { ms }] of tests) expect(ms).toEqual([id.startsWith('db') ? 50 : 200]);
});

test('a module stays together where its fixture costs more than dividing it gains', () => {
  const planned = plan(suite(), weighed(taught(50, 3000)));
  expect(divided(planned)).toBe(1);
  // 600 ms of its tests, 3 s of the fixture once, and 8 s of the others.
  for (const { estimateMs } of planned.suites[0]?.shards ?? []) expect(Math.abs(estimateMs - 3867)).toBeLessThan(300);
});

test('it is divided where that gains more', () => {
  expect(divided(plan(suite(), weighed(taught(2000, 300))))).toBe(3);
});

test('the control: who does not know that it is shared divides it, and each shard pays', () => {
  const blind = suite().map(({ shares: _, ...rest }) => rest);
  expect(divided(plan(blind, weighed(taught(50, 3000), blind)))).toBeGreaterThan(1);
});

test('a fixture that a whole run does not set up any more is forgotten, after a part of one it is not', () => {
  const old = { kind: 'isoshard-timings', version: 1, suites: [taught(50, 3000)] } as const;
  const again = plan(suite());
  const left = (receipts: Receipt[]) =>
    foldTimings(old, { plan: again, receipts, results: [], attempt: 1, conditionsOf: () => HERE }).suites[0]?.shared
      .size;
  const without = receiptsOf(again, 50, 0);
  expect(left(without)).toBe(0);
  expect(left(without.slice(1))).toBe(1);
});
