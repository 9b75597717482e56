/** From a few measurements to one estimate. Pure. */

/** How far one run may pull the estimate, as a factor: what is further off was an accident, until it happens again. */
const PULL = 1.35;
/** The least weight of the newest run: an estimate follows a drift, however long its history. */
const FOLLOW = 0.3;

/**
 * What `samples` (oldest first, of 0 or more) let expect of the next run: an average that follows drift, in which one run that is far
 * off counts little. Two in a row that are far off on the same side are a change, and the estimate begins anew with them.
 * 0 of none.
 */
export function expectedOf(samples: readonly number[]): number {
  let estimate = 0;
  let seen = 0;
  let strayed: number | undefined;
  for (const sample of samples) {
    const value = Math.max(sample, 0.5);
    if (seen === 0) {
      estimate = value;
      seen = 1;
      continue;
    }
    const ratio = value / estimate;
    const isFar = ratio > PULL || ratio < 1 / PULL;
    if (isFar && strayed !== undefined && strayed > 1 === ratio > 1) {
      estimate = Math.sqrt(value * estimate * strayed);
      seen = 2;
      strayed = undefined;
      continue;
    }
    strayed = isFar ? ratio : undefined;
    seen += 1;
    const gain = Math.max(FOLLOW, 1 / seen);
    estimate *= Math.min(PULL, Math.max(1 / PULL, ratio)) ** gain;
  }
  return seen === 0 ? 0 : estimate;
}

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
