/** What a suite's measurements say of its tests, and of being the first of a file or of a worker. Pure. */
import { type Estimate, estimateOf, type Measurement, type Variation, variationOf } from './estimate.js';
import type { FirstOf, SuiteTimings, TestTimings } from './timings-file.js';

/** What a first test takes more than when it is none; ms. */
interface More {
  readonly ms: number;
  /** Its own deviation; undefined: nothing is known. */
  readonly deviation: number | undefined;
}

export interface Fit {
  readonly variation: Variation;
  /** Of each test that was measured, being no first. */
  readonly estimates: ReadonlyMap<string, Estimate>;
  /** What the first test of a file takes more, 0 if that is not certain. */
  moreOfFile(file: string): number;
  /** The same of a worker's first test, beyond being the first of its file. */
  readonly moreOfWorker: number;
}

/** A first test of a file where nothing is known of such: it may be this share too long. */
const UNKNOWN_MORE = 0.2;
/** What is left of a measurement at least, whatever is taken off. */
const LEAST_LEFT = 0.1;

export function fitTests({ tests }: Pick<SuiteTimings, 'tests'>): Fit {
  const plain = [...tests.values()].map((test) => samplesOf(test, 'nothing'));
  const variation = variationOf(plain);
  const levels = new Map([...tests.keys()].map((id, at) => [id, middleOf(plain[at] ?? [])] as const));
  const pairs = (test: TestTimings, kind: FirstOf, off: number): Pair[] => {
    const level = levels.get(test.id);
    if (level === undefined) return [];
    const variance = (variation.noise * Math.max(1, level)) ** 2 * 2;
    return samplesOf(test, kind).map((ms) => ({ ms: ms - off - level, weight: 1 / variance }));
  };
  const byFile = new Map<string, Pair[]>();
  for (const test of tests.values()) {
    const own = byFile.get(test.file) ?? [];
    own.push(...pairs(test, 'file', 0));
    byFile.set(test.file, own);
  }
  const files = new Map([...byFile].map(([file, all]) => [file, moreOf(all)] as const));
  const known = [...files.values()].filter(({ deviation }) => deviation !== undefined).map(({ ms }) => ms);
  const usual: More = { ms: middleOf(known) ?? 0, deviation: undefined };
  const ofFile = (file: string): More => {
    const own = files.get(file);
    return own?.deviation === undefined ? usual : own;
  };
  const worker = moreOf([...tests.values()].flatMap((test) => pairs(test, 'worker', ofFile(test.file).ms)));
  const estimates = new Map<string, Estimate>();
  for (const test of tests.values()) {
    const file = ofFile(test.file);
    const all = test.ms.map((ms, at) => without(ms, test.firstOf[at] ?? 'nothing', file, worker));
    const estimate = estimateOf(all, variation);
    if (estimate !== undefined) estimates.set(test.id, estimate);
  }
  return { variation, estimates, moreOfFile: (file) => ofFile(file).ms, moreOfWorker: worker.ms };
}

/** A measurement less what being a first has in it. */
function without(ms: number, firstOf: FirstOf, file: More, worker: More): Measurement {
  if (firstOf === 'nothing') return { ms, doubt: 0 };
  const off = file.ms + (firstOf === 'worker' ? worker.ms : 0);
  const left = Math.max(ms - off, ms * LEAST_LEFT, 1);
  const parts = firstOf === 'worker' ? [file, worker] : [file];
  const doubt = parts.reduce((sum, { deviation }) => sum + ((deviation ?? UNKNOWN_MORE * left) / left) ** 2, 0);
  return { ms: left, doubt: Math.min(1, doubt) };
}

const samplesOf = ({ ms, firstOf }: TestTimings, kind: FirstOf): number[] => ms.filter((_, at) => firstOf[at] === kind);

/** One test as a first and as none: the difference, and how sure it is. */
interface Pair {
  readonly ms: number;
  readonly weight: number;
}

/** The weighted median, less its own deviation: what being the first costs for certain. */
function moreOf(pairs: Pair[]): More {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return { ms: 0, deviation: undefined };
  pairs.sort((a, b) => a.ms - b.ms);
  let below = 0;
  const middle = pairs.find(({ weight }) => {
    below += weight;
    return below >= total / 2;
  });
  // Of a median, which is wider than a mean's.
  const deviation = 1.25 / Math.sqrt(total);
  return { ms: Math.max(0, (middle?.ms ?? 0) - deviation), deviation };
}

/** The middle of `values`, the lower one of two. */
function middleOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
