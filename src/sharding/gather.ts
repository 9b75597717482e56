/** Keeps neighbours together where it costs nothing. */
import { type Bin, put } from './bin.js';
import { by } from './order.js';
import type { Unit } from './units.js';

/**
 * Lets units of equal weight change places so that each bin has neighbours (by `place`: project, file, line): a file is
 * then loaded in fewer shards, and a runner starts fewer workers. No load changes. Where nothing is known but the count of
 * tests, every weight is equal and shards become stretches of the suite.
 */
export function gather(bins: readonly Bin[]): Bin[] {
  const classes = new Map<number, Unit[]>();
  for (const unit of bins.flatMap(({ units }) => units)) {
    classes.set(unit.weight, [...(classes.get(unit.weight) ?? []), unit]);
  }
  for (const units of classes.values()) {
    units.sort(
      by(
        (unit) => unit.place,
        (unit) => unit.id,
      ),
    );
  }
  return bins.map(({ units }) => {
    const gathered: Bin = { load: 0, units: [] };
    for (const { weight } of units) {
      const next = classes.get(weight)?.shift();
      if (next !== undefined) put(gathered, next);
    }
    return gathered;
  });
}
