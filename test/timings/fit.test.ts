import { describe, expect, test } from 'vitest';
import { estimateOf, variationOf } from '../../src/timings/estimate.js';
import { fitTests } from '../../src/timings/fit.js';
import { type Ratio, slownessOf } from '../../src/timings/slowness.js';
import type { FirstOf, TestTimings } from '../../src/timings/timings-file.js';
import { seeded } from '../sharding/prng.js';

const VARIATION = { noise: 0.1, drift: 0.01 };
const of = (...all: number[]): number =>
  Math.round(
    estimateOf(
      all.map((ms) => ({ ms, doubt: 0 })),
      VARIATION,
    )?.ms ?? 0,
  );

describe('one test', () => {
  test.each<[string, number[], number, number]>([
    ['nothing', [], 0, 0],
    ['one run', [100], 100, 100],
    ['all count', [90, 110, 90, 110], 95, 105],
    ['an accident counts little', [100, 100, 100, 5000], 100, 112],
    ['nor does one in between', [100, 5000, 100, 100], 100, 112],
    ['two in a row are a change', [100, 100, 100, 200, 200], 195, 205],
    ['two on two sides are none', [100, 100, 100, 300, 30], 85, 115],
  ])('%s', (_, samples, least, most) => {
    expect(of(...samples)).toBeGreaterThanOrEqual(least);
    expect(of(...samples)).toBeLessThanOrEqual(most);
  });

  test('what is less sure counts less', () => {
    const withDoubt = (doubt: number) =>
      estimateOf(
        [
          { ms: 100, doubt: 0 },
          { ms: 120, doubt },
        ],
        VARIATION,
      )?.ms ?? 0;
    expect(withDoubt(1)).toBeLessThan(102);
    expect(withDoubt(0)).toBeGreaterThan(108);
  });
});

describe('variation', () => {
  const walks = (noise: number, drift: number): number[][] => {
    const random = seeded(5);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    return Array.from({ length: 800 }, () => {
      let level = 7;
      return Array.from({ length: 5 }, () => {
        level += drift * normal();
        return Math.exp(level + noise * normal());
      });
    });
  };

  test.each([
    [0.1, 0],
    [0.05, 0.1],
  ])('noise %d and drift %d are told apart', (noise, drift) => {
    const found = variationOf(walks(noise, drift));
    expect(Math.abs(found.noise - noise)).toBeLessThan(0.03);
    expect(Math.abs(found.drift - drift)).toBeLessThan(0.03);
  });

  test('where a suite drifts, the newest run counts more', () => {
    const last = (drift: number) =>
      estimateOf(
        [100, 100, 100, 115].map((ms) => ({ ms, doubt: 0 })),
        { noise: 0.1, drift },
      )?.ms ?? 0;
    expect(last(0.2)).toBeGreaterThan(last(0) + 5);
  });
});

describe('being the first', () => {
  /** Tests of 100 ms that take 80 ms more as the first of `slow.ts`, and nothing more of `fast.ts`. */
  const suite = (isTold: boolean) => {
    const kinds: FirstOf[] = ['file', 'nothing', 'file', 'file', 'nothing'];
    const tests = ['slow.ts', 'fast.ts'].flatMap((file) =>
      [0, 1, 2, 3].map((at): TestTimings => {
        const own = kinds.map((_, run) => kinds[(run + at) % kinds.length] ?? 'nothing');
        const ms = own.map((kind) => (kind === 'file' && file === 'slow.ts' ? 180 : 100));
        return { id: `${file} ${at}`, file, ms, firstOf: isTold ? own : own.map(() => 'nothing') };
      }),
    );
    return { tests: new Map(tests.map((one) => [one.id, one])) };
  };

  test('is told from tests that were first in one run and not in another, and taken off what they measured', () => {
    const fit = fitTests(suite(true));
    expect(fit.moreOfFile('slow.ts')).toBeGreaterThan(60);
    expect(fit.moreOfFile('slow.ts')).toBeLessThanOrEqual(80);
    expect(fit.moreOfFile('fast.ts')).toBeLessThan(5);
    for (const { ms } of fit.estimates.values()) expect(Math.abs(ms - 100)).toBeLessThan(12);
    // The control: not knowing which were first, their tests look longer.
    const blind = fitTests(suite(false));
    expect(blind.moreOfFile('slow.ts')).toBe(0);
    expect(Math.max(...[...blind.estimates.values()].map(({ ms }) => ms))).toBeGreaterThan(112);
  });
});

describe('machines', () => {
  const shard = (factor: number, count = 40): Ratio[] =>
    Array.from({ length: count }, (_, at) => ({ log: Math.log(factor) + (at % 2 ? 0.05 : -0.05), variance: 0.001 }));
  const rounded = (...shards: Ratio[][]) => slownessOf(shards, 0.05).map((one) => Math.round(one * 100) / 100);

  test('one that is slower than the others is slow', () => {
    const [slow = 0, usual = 0] = rounded(shard(1.5), shard(1), shard(1), shard(1));
    expect(slow / usual).toBeCloseTo(1.5, 1);
  });

  test('all that are slower alike are the suite; where they differ anyway, it is chance', () => {
    expect(Math.max(...rounded(shard(1.2), shard(1.2), shard(1.2)))).toBeLessThan(1.03);
    // Were it the suite's, the fastest would be at 0.7.
    expect(Math.min(...rounded(shard(1.3), shard(2), shard(1), shard(1.6)))).toBeGreaterThan(0.9);
    expect(rounded(shard(1.5))).toEqual([1]);
  });

  test('a few tests say little, accidents nothing, and nothing at all is 1', () => {
    expect(rounded(shard(3, 2), shard(1))).toEqual([1, 1]);
    const accidents = shard(1).map((one, at) => (at < 6 ? { ...one, log: 2 } : one));
    expect(rounded(accidents, shard(1))[0]).toBeLessThan(1.04);
    expect(rounded([], [])).toEqual([1, 1]);
  });
});
