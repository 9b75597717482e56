import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/reports/receipt.js';
import { foldTimings } from '../../src/timings/fold.js';
import {
  makeTimings,
  parseTimings,
  serializeTimings,
  type TimingsFile,
  toDurations,
} from '../../src/timings/timings-file.js';
import { receiptOf, receiptsOf } from '../reports/receipts.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { seeded } from '../sharding/prng.js';

const plan = planOf(suiteOf('ui', 4, 2), suiteOf('api', 2, 1));
const known = (timings: TimingsFile, suite = 'ui'): Record<string, readonly number[]> =>
  Object.fromEntries(timings.suites.find(({ name }) => name === suite)?.tests.map(({ id, ms }) => [id, ms]) ?? []);
const of = (tests: Record<string, readonly number[]>): TimingsFile =>
  makeTimings(new Map([['ui', new Map(Object.entries(tests))]]));

describe('folding', () => {
  test('adds what passed at the first try', () => {
    const receipts = receiptsOf(plan, {
      'ui-1': { courses: { 'ui:0': ['failed', 'passed'], 'ui:3': 'failed' }, setup: { login: 'passed' } },
      'ui-2': { courses: { 'ui:1': 'skipped', 'ui:2': 'interrupted' } },
    });
    const passed = receipts
      .flatMap(({ events }) => events)
      .filter((event) => event.event === 'end' && event.ok && event.status === 'passed');
    expect(passed.length).toBeGreaterThan(2);
    const timings = foldTimings(of({ 'ui:0': [7] }), receipts);
    expect(known(timings)).toEqual({ 'ui:0': [7] });
    expect(known(timings, 'api')).toEqual({ 'api:0': [200], 'api:1': [300] });
  });

  test('keeps the last five', () => {
    const timings = foldTimings(of({ 'ui:0': [1, 2, 3, 4, 5] }), receiptsOf(plan));
    expect(known(timings)['ui:0']).toEqual([2, 3, 4, 5, 200]);
  });

  test('takes one duration a run, of the latest attempt, in any order', () => {
    const slower = (receipt: Receipt): Receipt => ({
      ...receipt,
      header: { ...receipt.header, attempt: 2 },
      events: receipt.events.map((event) => (event.event === 'end' ? { ...event, durationMs: 900 } : event)),
    });
    const first = receiptOf(plan, 'api-1');
    expect(known(foldTimings(undefined, [first, slower(first)]), 'api')).toEqual({ 'api:0': [900], 'api:1': [900] });
    expect(foldTimings(undefined, [slower(first), first])).toEqual(foldTimings(undefined, [first, slower(first)]));
  });

  test('forgets what the plan no longer has, in the suites that it has', () => {
    const old = makeTimings(
      new Map([
        [
          'ui',
          new Map([
            ['gone', [5]],
            ['ui:1', [6]],
          ]),
        ],
        ['docs', new Map([['d', [1]]])],
      ]),
    );
    const timings = foldTimings(old, [], plan);
    expect([known(timings), known(timings, 'docs')]).toEqual([{ 'ui:1': [6] }, { d: [1] }]);
    expect(known(foldTimings(old, []))).toEqual({ gone: [5], 'ui:1': [6] });
  });

  test('gives the same bytes in any order of receipts', () => {
    const random = seeded(41);
    const receipts = receiptsOf(plan);
    const text = serializeTimings(foldTimings(undefined, receipts));
    for (let round = 0; round < 5; round += 1) {
      expect(serializeTimings(foldTimings(undefined, random.shuffle(receipts)))).toBe(text);
    }
    expect(parseTimings(text).timings).toEqual(foldTimings(undefined, receipts));
  });
});

describe('reading', () => {
  const file = (suites: unknown, extra: object = {}): string =>
    JSON.stringify({ kind: 'isoshard-timings', version: 1, suites, ...extra });

  test.each<[string, string, RegExp]>([
    ['no JSON', 'x', /not JSON/],
    ['nothing', 'null', /another shape/],
    ['another kind', '{"kind":"durations","version":1,"suites":[]}', /kind/],
    ['a newer version', file([], { version: 3 }), /version 3/],
    ['another shape', file([{ name: 'ui', tests: [{ id: 'a', ms: '5' }] }]), /suites\.0\.tests\.0\.ms/],
    [
      'an infinity',
      '{"kind":"isoshard-timings","version":1,"suites":[{"name":"ui","tests":[{"id":"a","ms":[1e999]}]}]}',
      /ms/,
    ],
  ])('%s is left aside, with a reason', (_, text, reason) => {
    expect(parseTimings(text)).toEqual({ timings: undefined, reason: expect.stringMatching(reason) });
  });

  test('clamps, keeps five, takes the first of two', () => {
    const tests = [
      { id: 'b', ms: [-5, 1.6, 1e15] },
      { id: 'a', ms: [1, 2, 3, 4, 5, 6, 7] },
      { id: 'b', ms: [9] },
      { id: 'c', ms: [] },
    ];
    expect(parseTimings(file([{ name: 'ui', tests }])).timings?.suites).toEqual([
      {
        name: 'ui',
        tests: [
          { id: 'a', ms: [3, 4, 5, 6, 7] },
          { id: 'b', ms: [0, 2, 21_600_000] },
        ],
      },
    ]);
  });

  test('a test named __proto__ is a test', () => {
    const { timings } = parseTimings(file([{ name: '__proto__', tests: [{ id: '__proto__', ms: [5] }] }]));
    expect(timings && toDurations(timings, '__proto__').get('__proto__')).toBe(5);
  });
});

test('durations are the medians', () => {
  expect([...toDurations(of({ a: [9, 1, 5], b: [4, 2] }), 'ui')]).toEqual([
    ['a', 5],
    ['b', 2],
  ]);
  expect(toDurations(of({}), 'other').size).toBe(0);
});
