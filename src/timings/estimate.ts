/** From a few measurements to one estimate. Pure. */

/** Two runs in a row that are further off than this factor, on the same side, are a change and no accident. */
const CHANGE = 1.3;
/** Measurements of a cost that count. */
const NEWEST = 5;

/**
 * What `samples` (oldest first, of 0 or more) of a cost let expect of the next run: the geometric mean of the last five without the shortest
 * and the longest, so that one overloaded machine counts nothing; or of the last two, where those say that it has changed. 0 of none.
 * Samples of 0 stay 0.
 */
export function expectedOf(samples: readonly number[]): number {
  const logs = samples.slice(-NEWEST).map(logOf);
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

/** How the runs of a suite's tests differ; deviations of ln(ms). */
export interface Variation {
  /** Of one measurement from what the test usually takes: the accidents of a run. */
  readonly noise: number;
  /** Of what a test usually takes from what it took a run before: what stays. */
  readonly drift: number;
}

/** Where there are too few measurements to tell. */
const USUAL: Variation = { noise: 0.1, drift: 0.02 };
const ENOUGH_STEPS = 30;
/** No clock and no machine is better than this. */
const LEAST_NOISE = 0.01;
/** From the median of |x| of normal values to their deviation. */
const TO_DEVIATION = 1 / 0.6745;
const LAG = 3;

/**
 * Told from how far apart measurements of one test are: noise is the same between neighbours as between those that lie `LAG` runs apart,
 * drift adds up. Medians, so that neither an overloaded run nor a test that was rewritten counts.
 * @param all measurements of each test, oldest first, ms
 */
export function variationOf(all: Iterable<readonly number[]>): Variation {
  const [near, far]: [number[], number[]] = [[], []];
  for (const samples of all) {
    for (let at = 1; at < samples.length; at += 1) {
      near.push(apart(samples, at, 1));
      if (at >= LAG) far.push(apart(samples, at, LAG));
    }
  }
  if (near.length < ENOUGH_STEPS) return USUAL;
  const steps = deviationOf(near) ** 2;
  if (far.length < ENOUGH_STEPS) return { noise: Math.max(LEAST_NOISE, Math.sqrt(steps / 2)), drift: USUAL.drift };
  // Var(1) = 2·noise² + drift², Var(LAG) = 2·noise² + LAG·drift².
  const drift = Math.min(steps, Math.max(0, (deviationOf(far) ** 2 - steps) / (LAG - 1)));
  return { noise: Math.max(LEAST_NOISE, Math.sqrt((steps - drift) / 2)), drift: Math.sqrt(drift) };
}

const apart = (samples: readonly number[], at: number, lag: number): number =>
  Math.abs(logOf(samples[at] ?? 0) - logOf(samples[at - lag] ?? 0));

function deviationOf(steps: number[]): number {
  steps.sort((a, b) => a - b);
  return (steps[Math.floor(steps.length / 2)] ?? 0) * TO_DEVIATION;
}

export interface Measurement {
  readonly ms: number;
  /** Variance of ln(ms) beyond the noise of any run: where something was taken off that is not known well. */
  readonly doubt: number;
}

export interface Estimate {
  readonly ms: number;
  /** Of ln(ms). */
  readonly variance: number;
}

/** Deviations beyond which a measurement is an accident, and counts as one that is just so far off … */
const ACCIDENT = 2;
/** … unless the one before it was so far off too, on the same side: then the test has changed. */
const CHANGED = 2;

/**
 * What a test takes in its next run: a local level, each measurement (oldest first) weighed by how sure what came before it is (Kalman, "A New
 * Approach to Linear Filtering", 1960; Durbin and Koopman, Time Series Analysis by State Space Methods, ch. 2). Undefined of none.
 */
export function estimateOf(all: readonly Measurement[], { noise, drift }: Variation): Estimate | undefined {
  const [first, ...later] = all;
  if (first === undefined) return undefined;
  let level = logOf(first.ms);
  let variance = noise ** 2 + first.doubt;
  let last = { log: level, own: variance, off: 0 };
  for (const { ms, doubt } of later) {
    const [log, own] = [logOf(ms), noise ** 2 + doubt];
    const ahead = variance + drift ** 2;
    const spread = Math.sqrt(ahead + own);
    const off = (log - level) / spread;
    if (Math.abs(off) > CHANGED && Math.abs(last.off) > CHANGED && off * last.off > 0) {
      variance = 1 / (1 / own + 1 / last.own);
      level = variance * (log / own + last.log / last.own);
      last = { log, own, off: 0 };
    } else {
      const gain = ahead / (ahead + own);
      level += gain * spread * Math.min(ACCIDENT, Math.max(-ACCIDENT, off));
      variance = ahead * (1 - gain);
      last = { log, own, off };
    }
  }
  return { ms: Math.exp(level), variance: variance + drift ** 2 };
}

/** Tests are never so short that it matters. */
export const logOf = (ms: number): number => Math.log(Math.max(ms, 0.5));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
