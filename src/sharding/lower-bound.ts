/** How short the longest shard could possibly be: what a partition is measured by. */

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
