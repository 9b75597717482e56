/**
 * The pure chain: any suite, listed, weighed, divided, its plan written and read, its shards' receipts verified. All tests run once, and any one
 * fault that is put into the receipts is found. Thousands with `npm run prove`; `test/local/runners/chain.test.ts` does it with real runners.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeReport } from '../../src/reports/merge.js';
import { parseReceipt } from '../../src/reports/parse-receipt.js';
import { makePlan } from '../../src/sharding/make-plan.js';
import type { PlanFile } from '../../src/sharding/plan-file.js';
import { parsePlan, serializePlan } from '../../src/sharding/plan-text.js';
import { listing, weighed } from '../sharding/listings.js';
import { suiteOf } from '../sharding/plans.js';
import { linesOf, resultsOf } from './receipts.js';

const RUNS = process.env.ISOSHARD_PROVE === '1' ? 5000 : 60;
const SEED = Number(process.env.ISOSHARD_SEED ?? 1);

const title = fc.oneof(
  fc.constantFrom(
    'a › b',
    'a > b',
    'new\nline',
    '"\'`\\',
    '🦀',
    'مرحبا\u202eabc',
    '[p] x',
    'z'.repeat(500),
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const listedTest = fc.record({
  id: fc.oneof(title, fc.string({ minLength: 1 })).filter((id) => id !== ''),
  title,
  file: fc.constantFrom('a.spec.ts', 'x/a.spec.ts', 'b (1).spec.ts'),
  line: fc.nat(50),
  serial: fc.option(fc.nat(2), { nil: undefined }),
  ms: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
  fate: fc.constantFrom('passed', 'passed', 'skipped', 'flaky'),
});
const chain = fc.record({
  tests: fc.uniqueArray(listedTest, { selector: ({ id }) => id, minLength: 1, maxLength: 14 }),
  isTimed: fc.boolean(),
  workers: fc.integer({ min: 1, max: 3 }),
  shards: fc.integer({ min: 1, max: 6 }),
  hasSetup: fc.boolean(),
  hasResults: fc.boolean(),
});
type Chain = typeof chain extends fc.Arbitrary<infer T> ? T : never;

/** The plan, and the lines of each shard's receipt. */
function runOf({ tests, isTimed, workers, shards, hasSetup }: Chain): { plan: PlanFile; receipts: string[][] } {
  const all = tests.map(({ serial, ms: _, fate: __, ...one }) => ({
    ...one,
    group: serial === undefined ? `one ${one.id}` : `${one.file} ${serial}`,
  }));
  const durations = new Map(tests.flatMap(({ id, ms }) => (ms === undefined ? [] : [[id, ms] as const])));
  const weights = isTimed ? { ...weighed(all, durations), workers } : undefined;
  const suite = { ...suiteOf('ui', 0, shards, { workers }), listing: listing(all), weights };
  const made = makePlan({ commit: 'c', variant: '', parallel: 1, images: [], suites: [suite] }).plan;
  const plan = parsePlan(serializePlan(made));
  const courses = Object.fromEntries(
    tests.map(({ id, fate }) => [id, fate === 'flaky' ? ['failed', 'passed'] : fate] as const),
  ) as Record<string, 'passed'>;
  const told = { courses, ...(hasSetup && { setup: { 'log in': 'passed' as const } }) };
  return { plan, receipts: (plan.suites[0]?.shards ?? []).map(({ name }) => linesOf(plan, name, told)) };
}

function judge(plan: PlanFile, receipts: readonly (readonly string[])[], hasResults: boolean) {
  const parsed = receipts.map((lines) => parseReceipt(`${lines.join('\n')}\n`));
  return makeReport(plan, {
    receipts: parsed.flatMap(({ receipt }) => receipt ?? []),
    problems: parsed.flatMap(({ problem }) => problem ?? []),
    results: hasResults ? (plan.suites[0]?.shards ?? []).map(({ name }) => resultsOf(plan, name, 'passed')) : [],
  });
}

/** A fault in `lines`, one of the receipts `all`; undefined: there is no such fault in these. */
type Fault = (lines: string[], at: number, to: number, all: string[][]) => string[] | undefined;
const FAULTS: Readonly<Record<string, Fault>> = {
  'a line dropped': (lines, at) => lines.toSpliced(at, 1),
  'a line copied': (lines, at, to) => lines.toSpliced(1 + (to % lines.length), 0, lines[at] ?? ''),
  'a line cut off': (lines, at) => lines.with(at, (lines[at] ?? '').slice(0, -9)),
  'the end cut off': (lines, at) => (at === 0 ? undefined : [...lines.slice(0, at), (lines[at] ?? '').slice(0, -9)]),
  'no receipt': () => [],
  'a receipt of another plan': (lines) => lines.with(0, (lines[0] ?? '').replace(/"plan":"./, '"plan":"x')),
  'a receipt of another shard': (lines, _, to, all) =>
    all.length < 2 ? undefined : all.find((one) => one !== lines && to >= 0),
  'a test of another shard': (lines, _, to, all) => {
    const idsOf = (own: readonly string[]): string[] => JSON.parse(own[1] ?? '{}').tests ?? [];
    const others = all.filter((one) => one !== lines).flatMap(idsOf);
    const [mine] = idsOf(lines);
    const [own, other] = [JSON.stringify(mine), JSON.stringify(others[to % Math.max(1, others.length)])];
    return others.length === 0 ? undefined : lines.map((line) => line.replaceAll(`"id":${own}`, `"id":${other}`));
  },
};

test('every test is in one shard and ran once; any fault is found', () => {
  fc.assert(
    fc.property(
      chain,
      fc.constantFrom(...Object.keys(FAULTS)),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (one, kind, nth, at, to) => {
        const { plan, receipts } = runOf(one);
        const planned = (plan.suites[0]?.shards ?? []).flatMap(({ tests }) => tests);
        expect([...planned].sort()).toEqual(one.tests.map(({ id }) => id).sort());
        const good = judge(plan, receipts, one.hasResults);
        expect(good.findings).toEqual([]);
        expect([good.verdict, good.totals.planned]).toEqual(['success', one.tests.length]);

        const which = nth % receipts.length;
        const lines = receipts[which] ?? [];
        const edited = FAULTS[kind]?.(lines, at % lines.length, to, receipts);
        fc.pre(edited !== undefined);
        const faulty = edited?.length === 0 ? receipts.toSpliced(which, 1) : receipts.with(which, edited ?? []);
        expect(judge(plan, faulty, one.hasResults).verdict, kind).toBe('failure');
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
}, 120_000);
