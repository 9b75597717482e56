/** From a few measurements to one estimate. Pure. */

/** Two runs in a row that are further off than this factor, on the same side, are a change and no accident. */
const CHANGE = 1.3;
/** Measurements that count. */
const NEWEST = 5;

/**
 * What `samples` (oldest first, of 0 or more) let expect of the next run: the geometric mean of the last five without the shortest
 * and the longest, so that one overloaded machine counts nothing; or of the last two, where those say that the test has changed. 0 of none.
 * Samples of 0 stay 0.
 */
export function expectedOf(samples: readonly number[]): number {
  const logs = samples.slice(-NEWEST).map((sample) => Math.log(Math.max(sample, 0.5)));
  if (samples.every((sample) => sample === 0)) return 0;
  if (logs.length < 4) return Math.exp(mean(logs));
  const newest = logs.slice(-2);
  const before = [...logs.slice(0, -2)].sort((a, b) => a - b);
  const usual = before[Math.floor((before.length - 1) / 2)] ?? 0;
  const off = newest.map((log) => log - usual);
  if (off.every((by) => by > Math.log(CHANGE)) || off.every((by) => by < -Math.log(CHANGE)))
    return Math.exp(mean(newest));
  return Math.exp(mean([...logs].sort((a, b) => a - b).slice(1, -1)));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far apart measurements of one thing are: the median of |ln(a/b)| of neighbours; `fallback` where there are too few. */
export function spreadOf(all: Iterable<readonly number[]>, fallback: number): number {
  const steps: number[] = [];
  for (const samples of all) {
    for (let at = 1; at < samples.length; at += 1) {
      const [a = 0, b = 0] = [samples[at - 1], samples[at]];
      if (a > 0 && b > 0) steps.push(Math.abs(Math.log(a / b)));
    }
  }
  if (steps.length < 10) return fallback;
  steps.sort((a, b) => a - b);
  return Math.max(0.01, steps[Math.floor(steps.length / 2)] ?? fallback);
}

/**
 * What being the first costs for certain: the least of several samples, since each is a difference of two noisy numbers; `undefined` if
 * there are too few.
 */
export function leastOf(samples: readonly number[]): number | undefined {
  return samples.length < 2 ? undefined : Math.min(...samples);
}
