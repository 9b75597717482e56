/** Local improvement of a partition: what the heaviest shard can hand over, or swap, to become lighter. */
import { type Bin, put, take } from './bin.js';

/** Comparisons of units at most: about 10 ms, and the same on every machine, as a deadline would not be. */
const BUDGET = 1_000_000;

interface Exchange {
  readonly from: number;
  /** Index in the other bin; -1 to move without getting anything back. */
  readonly back: number;
  readonly other: Bin;
  /** The heavier of the two loads after it. */
  readonly result: number;
}

/**
 * Repeats the best move or swap between the heaviest bin and any other, in place, until none makes it lighter, `bound`
 * is reached or the budget is spent. Never empties a bin. Ends, since each step lowers the heaviest of two loads.
 */
export function improve(bins: Bin[], bound: number): void {
  let spent = 0;
  while (spent < BUDGET) {
    const heaviest = bins.reduce<Bin | undefined>((max, bin) => (max && max.load >= bin.load ? max : bin), undefined);
    if (heaviest === undefined || heaviest.load <= bound) return;
    let best: Exchange | undefined;
    for (const other of bins) {
      if (other === heaviest) continue;
      spent += heaviest.units.length + other.units.length;
      best = bestExchange(heaviest, other, best);
      if (best !== undefined && best.result <= bound) break;
    }
    if (best === undefined) return;
    exchange(heaviest, best);
  }
}

/** Walks both bins once: as the unit given gets lighter, so does the one that should come back for it. */
function bestExchange(heavy: Bin, other: Bin, best: Exchange | undefined): Exchange | undefined {
  const gap = heavy.load - other.load;
  const last = other.units.length;
  let chosen = best;
  let back = 0;
  for (let from = 0; from < heavy.units.length && gap > 1; from += 1) {
    const weight = weightAt(heavy, from);
    while (back < last && weightAt(other, back) > weight - gap / 2) back += 1;
    for (let index = Math.max(0, back - 1); index <= back; index += 1) {
      const delta = weight - weightAt(other, index);
      const result = Math.max(heavy.load - delta, other.load + delta);
      if (delta <= 0 || result >= (chosen?.result ?? heavy.load)) continue;
      if (index < last) chosen = { from, back: index, other, result };
      else if (heavy.units.length > 1) chosen = { from, back: -1, other, result };
    }
  }
  return chosen;
}

function weightAt(bin: Bin, index: number): number {
  return bin.units[index]?.weight ?? 0;
}

function exchange(heavy: Bin, { from, back, other }: Exchange): void {
  const given = take(heavy, from);
  const returned = back < 0 ? undefined : take(other, back);
  if (given) put(other, given);
  if (returned) put(heavy, returned);
}
