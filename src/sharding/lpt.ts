/** Longest processing time first: within 4/3 - 1/(3m) of the best (Graham 1969). */
import { type Bin, emptyBins } from './bin.js';
import type { Unit } from './units.js';

/**
 * Gives each of `sorted` (heaviest first) to the lightest of `count` bins; among equals to the one with the fewest
 * units, then to the first, so that no bin stays empty while there are units left, even ones that weigh nothing.
 */
export function longestFirst(sorted: readonly Unit[], count: number): Bin[] {
  const bins = emptyBins(count);
  for (const unit of sorted) {
    let best = bins[0];
    for (const bin of bins) {
      if (best === undefined || bin.load < best.load) best = bin;
      else if (bin.load === best.load && bin.units.length < best.units.length) best = bin;
    }
    if (best === undefined) break;
    best.units.push(unit);
    best.load += unit.weight;
  }
  return bins;
}
