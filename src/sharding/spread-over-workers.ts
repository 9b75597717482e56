/** The last touch where shards have several workers: what counts is when the last of them ends. */
import type { DividedShard } from './partition.js';
import { wallOf } from './schedule.js';
import type { Unit } from './units.js';

/** Units that are looked at, in all schedules together: about 20 ms. */
const BUDGET = 400_000;

interface Filling {
  units: Unit[];
  wall: number;
}

/**
 * Moves single units from the shard that ends last to those that end first, while the later of the two ends earlier for it.
 * Equal sums are not equal ends: a long unit that comes last leaves the other workers idle.
 */
export function spreadOverWorkers(
  divided: readonly DividedShard[],
  workers: number,
  costs: ReadonlyMap<string, number>,
): DividedShard[] {
  const shards: Filling[] = divided.map(({ units, wall }) => ({ units: [...units], wall }));
  let spent = 0;
  for (;;) {
    const byWall = [...shards].sort((a, b) => b.wall - a.wall);
    const late = byWall[0];
    if (late === undefined || late.units.length < 2) break;
    let step: { unit: Unit; to: Filling; left: number; right: number } | undefined;
    for (const to of byWall.slice(1).slice(-3)) {
      for (const unit of late.units) {
        if (spent > BUDGET || unit.weight > (late.wall - to.wall) * workers) continue;
        spent += late.units.length + to.units.length;
        const left = wallOf(without(late.units, unit), workers, costs);
        const right = wallOf([...to.units, unit], workers, costs);
        const limit = step === undefined ? late.wall : Math.max(step.left, step.right);
        if (Math.max(left, right) < limit) step = { unit, to, left, right };
      }
    }
    if (step === undefined) break;
    late.units = without(late.units, step.unit);
    late.wall = step.left;
    step.to.units.push(step.unit);
    step.to.wall = step.right;
  }
  return shards.map(({ units, wall }) => ({ units, wall, weight: wallOf(units, 1, costs) }));
}

const without = (units: readonly Unit[], unit: Unit): Unit[] => units.filter((other) => other !== unit);
