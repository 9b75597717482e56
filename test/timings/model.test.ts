import { describe, expect, test } from 'vitest';
import { chooseTimings } from '../../src/timings/choose.js';
import { expectedOf } from '../../src/timings/estimate.js';
import { fitWeights } from '../../src/timings/model.js';
import { makeTimings } from '../../src/timings/timings-file.js';
import { listed, listing } from '../sharding/listings.js';
import { HERE, timingsOf } from './timings-of.js';

describe('one estimate', () => {
  test.each<[string, number[], number]>([
    ['nothing', [], 0],
    ['one run', [100], 100],
    ['the shortest and the longest count nothing', [100, 100, 5000, 100, 1], 100],
    ['only the last five', [9999, 9999, 100, 100, 100, 100, 100], 100],
    ['two in a row are a change', [100, 100, 100, 200, 200], 200],
    ['one is not', [100, 100, 100, 100, 200], 100],
  ])('%s', (_, samples, expected) => {
    expect(Math.round(expectedOf(samples))).toBe(expected);
  });
});

describe('weights', () => {
  const file = (id: string, path: string, extra: object = {}) => listed(id, { file: path, group: id, ...extra });

  test('a test that is new is taken for the mean of its file, then of its tags, its timeout, the suite', () => {
    const tests = [
      ...[1, 2, 3, 4, 5, 6].map((n) => file(`slow${n}`, 'slow.ts')),
      ...[1, 2, 3, 4, 5, 6].map((n) => file(`fast${n}`, 'fast.ts')),
      ...[1, 2, 3, 4].map((n) => file(`tagged${n}`, `tagged${n}.ts`, { tags: ['@heavy'] })),
      file('new-slow', 'slow.ts'),
      file('new-fast', 'fast.ts'),
      file('new-tagged', 'elsewhere.ts', { tags: ['@heavy'] }),
      file('new', 'elsewhere.ts'),
    ];
    const ms = (id: string) => (id.startsWith('slow') ? 9000 : id.startsWith('tagged') ? 20_000 : 100);
    const known = tests.filter(({ id }) => !id.startsWith('new')).map(({ id }) => [id, [ms(id), ms(id)]] as const);
    const { ms: weights, known: measured } = fitWeights(timingsOf('ui', Object.fromEntries(known)), listing(tests), 1);
    const of = (id: string) => weights.get(id) ?? 0;
    expect(measured).toBe(16);
    expect(of('new-fast')).toBeLessThan(of('new') / 2);
    expect(of('new-slow')).toBeGreaterThan(of('new-fast') * 2);
    expect(of('new-tagged')).toBeGreaterThan(of('new') * 1.5);
  });

  test('one that is new where another is gone may be that one, renamed', () => {
    const tests = ['a', 'b', 'c', 'new'].map((id) => file(id, 'a.ts'));
    const measured = timingsOf('ui', { a: [100], b: [100], c: [100], gone: [9000] });
    const of = (path: string) => {
      const all = [...measured.tests].map(
        ([id, test]) => [id, { ...test, file: id === 'gone' ? path : 'a.ts' }] as const,
      );
      return fitWeights({ ...measured, tests: new Map(all) }, listing(tests), 1).ms.get('new') ?? 0;
    };
    expect(of('a.ts')).toBeGreaterThan(4000);
    // The control: it is gone from elsewhere.
    expect(of('b.ts')).toBeLessThan(200);
  });

  test('what a shard pays once: files, workers of projects, set-up that is needed', () => {
    const tests = [
      file('a', 'a.ts', { title: '[desktop] a', needs: ['login'] }),
      file('b', 'b.ts', { title: '[mobile] b', needs: [] }),
    ];
    const suite = timingsOf(
      'ui',
      { a: [100], b: [100] },
      {
        files: new Map([['a.ts', [100]]]),
        setups: new Map([['login', [4000]]]),
        costs: { runner: [3000], stack: [9000], worker: [800], gap: [0] },
      },
    );
    const { keys, costs, fixed } = fitWeights(suite, listing(tests), undefined);
    const paid = (id: string) => Object.fromEntries((keys.get(id) ?? []).map((key) => [key, costs.get(key)]));
    expect(paid('a')).toEqual({ 'file a.ts': 100, 'project desktop': 800, 'setup login': 4000 });
    expect(paid('b')).toEqual({ 'file b.ts': 100, 'project mobile': 800 });
    expect(fixed).toEqual({ runnerMs: 2200, stackMs: 9000 });
    // Where set-up comes before all of them, it is set-up's worker that the runner's start has.
    const after = listing(tests.map((test) => ({ ...test, needs: ['login'] })));
    expect(fitWeights(suite, after, undefined).fixed.runnerMs).toBe(3000);
  });
});

describe('conditions', () => {
  const tests = listing([listed('a'), listed('b'), listed('c'), listed('d')]);
  const file = makeTimings([
    timingsOf('ui', { a: [1], b: [1], c: [1] }, { stacks: 4 }),
    timingsOf('ui', { a: [2], b: [2], c: [2] }, { stacks: 2 }),
    timingsOf('ui', { a: [3] }),
    timingsOf('other', { a: [4], b: [4], c: [4], d: [4] }),
  ]);

  test.each<[string, number, number, boolean]>([
    ['its own', 4, 4, true],
    ['the nearest, where its own know fewer than half', 1, 2, false],
    ['the nearest, where there are none', 9, 4, false],
  ])('%s', (_, stacks, chosen, isExact) => {
    const { suite, isExact: exact } = chooseTimings(file, 'ui', { ...HERE, stacks }, tests);
    expect([suite?.stacks, exact]).toEqual([chosen, isExact]);
  });

  test('none of another suite', () => {
    expect(chooseTimings(file, 'api', HERE, tests)).toMatchObject({ suite: undefined, known: 0, isExact: false });
  });
});
