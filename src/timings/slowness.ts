/** How much slower than usual the machine of each shard was, told from the tests that are known. Pure. */

/** One test: ln of what it took over what was expected, and the variance of ln of that expectation. */
export interface Ratio {
  readonly log: number;
  readonly variance: number;
}

/** Tests of a shard that have to be known before it is called slow. */
const ENOUGH_TESTS = 5;
/** Deviation of ln of the speed of machines of one class, before anything of them is seen. */
const MACHINES = 0.2;
/** Deviation of ln of how much the whole suite changes from one run to the next: its code, its runner, the class of machines. */
const SUITE = 0.05;
/** Deviations beyond which a test says no more about its machine. */
const ACCIDENT = 2;
/** No machine of a class is slower or faster than this. */
const LIMIT = 4;

/**
 * Factors, one a shard, from 1/4 to 4. That all shards took longer may be the suite itself, which then has to be learned, or chance, since
 * machines differ; so of what they have in common the share is taken for the suite's that their differences leave likely.
 * @param shards of each its tests that were measured before; none if nothing is known
 * @param noise deviation of ln of one measurement
 */
export function slownessOf(shards: readonly (readonly Ratio[])[], noise: number): number[] {
  const machines = shards.map((ratios) => (ratios.length < ENOUGH_TESTS ? undefined : locationOf(ratios, noise)));
  const seen = machines.flatMap((one) => one ?? []);
  if (seen.length === 0) return shards.map(() => 1);
  const common = seen.reduce((sum, { log }) => sum + log, 0) / seen.length;
  const between = seen.reduce((sum, { log }) => sum + (log - common) ** 2, 0) / Math.max(1, seen.length - 1);
  // One shard alone cannot be compared: what it measures is the suite.
  const own = seen.length === 1 ? 1 : SUITE ** 2 / (SUITE ** 2 + between / seen.length);
  return machines.map((machine) => {
    const off = machine === undefined ? 0 : machine.log - common;
    const sure = machine === undefined ? 0 : MACHINES ** 2 / (MACHINES ** 2 + machine.variance);
    return Math.min(LIMIT, Math.max(1 / LIMIT, Math.exp(common * (1 - own) + off * sure)));
  });
}

/** Where the ratios lie, those that are far off cut to the rest, each by how sure it is (Huber's estimate, from the median on). */
function locationOf(ratios: readonly Ratio[], noise: number): Ratio {
  const sorted = ratios.map(({ log }) => log).sort((a, b) => a - b);
  let at = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  let weights = 0;
  for (let step = 0; step < 5; step += 1) {
    let sum = 0;
    weights = 0;
    for (const { log, variance } of ratios) {
      const spread = Math.sqrt(variance + noise ** 2);
      const weight = 1 / spread ** 2;
      sum += weight * Math.min(ACCIDENT * spread, Math.max(-ACCIDENT * spread, log - at));
      weights += weight;
    }
    at += sum / weights;
  }
  return { log: at, variance: 1 / weights };
}
