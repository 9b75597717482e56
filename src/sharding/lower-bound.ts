/** How short the longest shard could possibly be: what a partition is measured by. */
import type { Pieces } from './bin.js';

/**
 * The tightest of three bounds for `weights` (integers of 0 or more) on `count` shards: the mean, the longest unit, and
 * for every k: of the k·count + 1 heaviest units some shard has k + 1, which weigh at least as much as the k + 1
 * lightest of them. 0 where there is nothing to divide. Source: Martello and Toth, Knapsack Problems, ch. 8.
 */
export function lowerBound(weights: readonly number[], count: number): number {
  if (weights.length === 0 || count < 1) return 0;
  const sorted = [...weights].sort((a, b) => b - a);
  const sums = [0];
  for (const weight of sorted) sums.push((sums.at(-1) ?? 0) + weight);
  const sum = (from: number, to: number): number => (sums[to + 1] ?? 0) - (sums[from] ?? 0);
  let bound = Math.max(Math.ceil(sum(0, sorted.length - 1) / count), sorted[0] ?? 0);
  for (let k = 1; k * count < sorted.length; k += 1) bound = Math.max(bound, sum(k * count - k, k * count));
  return bound;
}

/**
 * The same where some things are paid once in each shard that needs them. No shard is shorter than a unit with all its costs.
 * And with a makespan of C a cost s whose units weigh w in all is paid in at least w / (C - s) shards, so that the
 * smallest C for which weights and costs paid that often fit into `count` shards is a bound.
 */
export function lowerBoundWithCosts({ pieces, costs }: Pieces, count: number): number {
  const plain = lowerBound(
    pieces.map(({ weight }) => weight),
    count,
  );
  if (costs.length === 0 || count < 1) return plain;
  const weights = costs.map(() => 0);
  let longest = 0;
  let total = 0;
  for (const { weight, keys } of pieces) {
    total += weight;
    longest = Math.max(
      longest,
      keys.reduce((sum, key) => sum + (costs[key] ?? 0), weight),
    );
    for (const key of keys) weights[key] = (weights[key] ?? 0) + weight;
  }
  const fits = (makespan: number): boolean => {
    let work = total;
    for (const [key, cost] of costs.entries()) {
      const room = makespan - cost;
      const times = room <= 0 ? count : Math.min(count, Math.max(1, Math.ceil((weights[key] ?? 0) / room)));
      work += cost * times;
    }
    return work <= makespan * count;
  };
  let low = Math.max(plain, longest);
  let high = Math.max(low, total + costs.reduce((sum, cost) => sum + cost, 0));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
