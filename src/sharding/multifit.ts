/** MULTIFIT (Coffman, Garey, Johnson 1978): within 13/11 of the best; better than LPT at about three units a shard. */
import { type Bin, emptyBins, makespanOf, put, take } from './bin.js';
import type { Unit } from './units.js';

/**
 * Looks by bisection for the smallest capacity from `bound` up to below `known` (a makespan already reached) at which
 * first-fit-decreasing needs at most `count` bins; `undefined` if it finds none that is better than `known`.
 */
export function multifit(sorted: readonly Unit[], count: number, bound: number, known: number): Bin[] | undefined {
  let low = bound;
  let high = known - 1;
  let found: Bin[] | undefined;
  while (low <= high) {
    const capacity = Math.floor((low + high) / 2);
    const bins = firstFit(sorted, count, capacity);
    if (bins) {
      found = bins;
      high = makespanOf(bins) - 1;
    } else low = capacity + 1;
  }
  if (found) fillEmpty(found);
  return found;
}

function firstFit(sorted: readonly Unit[], count: number, capacity: number): Bin[] | undefined {
  const bins = emptyBins(count);
  for (const unit of sorted) {
    const bin = bins.find((candidate) => candidate.load + unit.weight <= capacity);
    if (bin === undefined) return undefined;
    bin.units.push(unit);
    bin.load += unit.weight;
  }
  return bins;
}

/** First-fit may need fewer bins: an empty one gets the lightest unit of the fullest that can spare one. */
function fillEmpty(bins: readonly Bin[]): void {
  for (const empty of bins) {
    if (empty.units.length > 0) continue;
    const donor = bins
      .filter((bin) => bin.units.length > 1)
      .reduce<Bin | undefined>((best, bin) => (best === undefined || bin.load > best.load ? bin : best), undefined);
    const unit = donor && take(donor, donor.units.length - 1);
    if (unit) put(empty, unit);
  }
}
