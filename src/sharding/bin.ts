/** The working value of the partition: a shard that is being filled. */
import { byCodeUnit } from './order.js';
import type { Unit } from './units.js';

/** `units` are kept heaviest first, ties by id. */
export interface Bin {
  load: number;
  readonly units: Unit[];
}

/** Heaviest first, ties by id: the order in which units are placed. */
export function heaviestFirst(a: Unit, b: Unit): number {
  return b.weight - a.weight || byCodeUnit(a.id, b.id);
}

export function emptyBins(count: number): Bin[] {
  return Array.from({ length: count }, () => ({ load: 0, units: [] }));
}

/** Adds `unit` where its order wants it. */
export function put(bin: Bin, unit: Unit): void {
  const last = bin.units.at(-1);
  if (last === undefined || heaviestFirst(last, unit) < 0) bin.units.push(unit);
  else {
    const at = bin.units.findIndex((other) => heaviestFirst(unit, other) < 0);
    bin.units.splice(at, 0, unit);
  }
  bin.load += unit.weight;
}

/** Takes out the unit at `index`, which must exist. */
export function take(bin: Bin, index: number): Unit | undefined {
  const [unit] = bin.units.splice(index, 1);
  if (unit) bin.load -= unit.weight;
  return unit;
}

/** The load of the heaviest bin. */
export function makespanOf(bins: readonly Bin[]): number {
  return bins.reduce((max, bin) => Math.max(max, bin.load), 0);
}
