import { describe, expect, test } from 'vitest';
import { IsoshardError } from '../../src/errors.js';
import { makePlan, type PlanInput } from '../../src/sharding/make-plan.js';
import { parsePlan, planId, serializePlan } from '../../src/sharding/plan-text.js';
import { listed, listing, randomSuite, weighed } from './listings.js';
import { planOf, suiteOf } from './plans.js';
import { seeded } from './prng.js';

const code = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof IsoshardError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing thrown';
};

const input = (suites: PlanInput['suites']): PlanInput => ({
  commit: 'c',
  variant: '',
  parallel: 2,
  images: [],
  suites,
});

/** Three tests in two shards. */
const timed = (durations: ReadonlyMap<string, number>) => {
  const suite = suiteOf('a', 3, 2);
  return { ...suite, weights: weighed(suite.listing.tests, durations) };
};

describe('a plan', () => {
  test('holds every test in exactly one shard, groups whole, and is the same text in any order of the listing', () => {
    const random = seeded(11);
    for (let round = 0; round < 30; round += 1) {
      const { tests, durations } = randomSuite(random, 100);
      const suite = {
        ...suiteOf('s', 0, random.int(1, 9)),
        weights: round % 2 === 0 ? weighed(tests, durations) : undefined,
      };
      const { plan } = makePlan(input([{ ...suite, listing: listing(tests) }]));
      const [planned] = plan.suites;
      const shards = planned?.shards ?? [];
      expect(shards.flatMap((shard) => shard.tests).sort()).toEqual(tests.map((one) => one.id).sort());
      const groupOf = new Map(tests.map((one) => [one.id, one.group]));
      const groups = shards.map((shard) => new Set(shard.tests.map((id) => groupOf.get(id))));
      expect(groups.reduce((sum, held) => sum + held.size, 0)).toBe(new Set(groupOf.values()).size);
      const text = serializePlan(plan);
      const again = makePlan(input([{ ...suite, listing: listing(random.shuffle(tests)) }])).plan;
      expect(serializePlan(again)).toBe(text);
      expect(parsePlan(text)).toEqual(plan);
    }
  });

  test('another input has another id', () => {
    expect(planOf(suiteOf('a', 4, 2)).id).not.toBe(planOf(suiteOf('a', 5, 2)).id);
    expect(planOf(suiteOf('a', 4, 2)).id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('does not depend on the order of suites', () => {
    const [a, b] = [suiteOf('a', 4, 2), suiteOf('b', 4, 2)];
    expect(serializePlan(planOf(b, a))).toBe(serializePlan(planOf(a, b)));
  });

  test('of durations estimates its shards; of counts it does not', () => {
    const durations = new Map([
      ['a:0', 3000],
      ['a:1', 1000],
    ]);
    const [suite] = planOf(timed(durations)).suites;
    expect(suite?.shards.map((shard) => [shard.estimateMs, shard.tests.length])).toEqual([
      [3000, 1],
      [2000, 2],
    ]);
    expect(planOf(suiteOf('a', 3, 2)).suites[0]?.shards.map((shard) => shard.estimateMs)).toEqual([0, 0]);
  });

  test('notes what a person should know', () => {
    const durations = new Map([
      ['a:0', 60_000],
      ['a:1', 1000],
    ]);
    expect(makePlan(input([timed(durations)])).notes).toEqual([
      'a: 3 tests in 2 shards (as asked for)',
      'a: 1 tests have no timings yet, and count as others of their kind do',
      'a: past 2 shards nothing improves: `a/f0.spec.ts › case 0` takes 1 m',
    ]);
  });

  test('refuses two tests with one id', () => {
    const tests = [listed('x', { line: 3 }), listed('x', { line: 9 })];
    expect(code(() => makePlan(input([{ ...suiteOf('a', 0, 2), listing: listing(tests) }])))).toBe(
      'listing-failed: Suite a: two tests have the id "x" (a.spec.ts:3 and a.spec.ts:9)',
    );
  });
});

describe('reading a plan', () => {
  const plan = planOf(suiteOf('a', 4, 2));
  const text = serializePlan(plan);
  const changed = (change: Record<string, unknown>, seal = false): string => {
    const { id, ...rest } = { ...plan, ...change };
    return serializePlan({ ...rest, id: seal ? planId(rest) : id });
  };
  const [suite] = plan.suites;
  const shards = suite?.shards ?? [];

  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /not JSON/],
    ['nothing', 'null', /expected kind/],
    [
      'another kind',
      '{"kind":"isoshard-receipt","version":1}',
      /expected kind "isoshard-plan", got "isoshard-receipt"/,
    ],
    ['a newer version', '{"kind":"isoshard-plan","version":2}', /version 2, this isoshard reads version 1/],
    ['another shape', changed({ parallel: 0 }, true), /parallel/],
    ['a key that it does not know', changed({ mount: '/' }, true), /mount/],
    ['a change after it was made', changed({ commit: 'other' }), /does not match its id/],
    [
      'a test in two shards',
      changed({ suites: [{ ...suite, shards: shards.map((one) => ({ ...one, tests: shards[0]?.tests })) }] }, true),
      /two shards/,
    ],
    ['a test in no shard', changed({ suites: [{ ...suite, shards: [] }] }, true), /in no shard/],
    ['a suite twice', changed({ suites: [suite, suite] }, true), /twice/],
    [
      'shards out of order',
      changed({ suites: [{ ...suite, shards: [...shards].reverse() }] }, true),
      /not number 1 of 2/,
    ],
    ['a name that is a path', changed({ suites: [{ ...suite, name: '../x' }] }, true), /letters, digits/],
  ])('refuses %s', (_, broken, message) => {
    const thrown = code(() => parsePlan(broken));
    expect(thrown).toMatch(/^plan-invalid: plan.json cannot be used: /);
    expect(thrown).toMatch(message);
  });

  test('any changed byte of an id, title or number is noticed', () => {
    const random = seeded(12);
    for (let round = 0; round < 40; round += 1) {
      const at = random.int(0, text.length - 1);
      const broken = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
      expect(code(() => parsePlan(broken))).toMatch(/^plan-invalid|^nothing/);
      if (/\S/.test(text[at] ?? '')) expect(code(() => parsePlan(broken))).toMatch(/^plan-invalid/);
    }
  });
});
