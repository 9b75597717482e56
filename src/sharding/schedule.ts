/** How long a shard takes on its runner's own workers. */
import { by } from './order.js';
import type { Unit } from './units.js';

/** A cost of this kind comes before everything else, once; all others are paid by each worker that needs them. */
export const SETUP_KEY = 'setup ';

/**
 * Wall time of `units` on `workers`: runners hand their groups out in their own order (by `place`), each to the worker that
 * is free first. With one worker it is the sum of the weights, and of each cost once.
 */
export function wallOf(
  units: readonly Unit[],
  workers: number,
  costs: ReadonlyMap<string, number> = new Map(),
): number {
  const free = Array.from({ length: Math.max(1, Math.min(workers, units.length)) }, () => 0);
  const paid = free.map(() => new Set<string>());
  const setups = new Set(units.flatMap(({ keys }) => (keys ?? []).filter((key) => key.startsWith(SETUP_KEY))));
  let before = 0;
  for (const key of setups) before += costs.get(key) ?? 0;
  const ordered = free.length === 1 ? units : [...units].sort(IN_ORDER);
  for (const { weight, keys = [] } of ordered) {
    let worker = 0;
    for (let other = 1; other < free.length; other += 1) {
      if ((free[other] ?? 0) < (free[worker] ?? 0)) worker = other;
    }
    let takes = weight;
    for (const key of keys) {
      if (setups.has(key) || paid[worker]?.has(key)) continue;
      paid[worker]?.add(key);
      takes += costs.get(key) ?? 0;
    }
    free[worker] = (free[worker] ?? 0) + takes;
  }
  return before + Math.max(...free);
}

const IN_ORDER = by<Unit>(
  (unit) => unit.place,
  (unit) => unit.id,
);
