/** Local improvement of a partition: what the heaviest shard can hand over, or swap, to become lighter. */
import { addedBy, type Bin, freedBy, type Piece, put, take } from './bin.js';

/** Comparisons of pieces at most: about 10 ms, and the same on every machine, as a deadline would not be. */
const BUDGET = 1_000_000;

interface Exchange {
  /** Of the heavy bin. */
  readonly given: readonly Piece[];
  /** Of the other bin; nothing for a move. */
  readonly back: Piece | undefined;
  readonly other: Bin;
  /** The heavier of the two loads after it. */
  readonly result: number;
}

/**
 * Repeats the best move or swap between the heaviest bin and any other, in place, until none makes it lighter, `bound`
 * is reached or the budget is spent. Never empties a bin. Ends, since each step lowers the heaviest of two loads.
 */
export function improve(bins: Bin[], bound: number, budget = BUDGET): void {
  let spent = 0;
  while (spent < budget) {
    const heaviest = bins.reduce<Bin | undefined>((max, bin) => (max && max.load >= bin.load ? max : bin), undefined);
    if (heaviest === undefined || heaviest.load <= bound) return;
    let best: Exchange | undefined;
    for (const other of bins) {
      if (other === heaviest) continue;
      spent += heaviest.pieces.length + other.pieces.length;
      best = bestExchange(heaviest, other, best);
      if (best !== undefined && best.result <= bound) break;
    }
    if (best === undefined) return;
    exchange(heaviest, best);
  }
}

/** Walks both bins once: as the piece given gets lighter, so does the one that should come back for it. */
function bestExchange(heavy: Bin, other: Bin, best: Exchange | undefined): Exchange | undefined {
  const gap = heavy.load - other.load;
  const last = other.pieces.length;
  let chosen = best;
  const consider = (given: readonly Piece[], back: Piece | undefined, result: number): void => {
    if (result < (chosen?.result ?? heavy.load)) chosen = { given, back, other, result };
  };
  let at = 0;
  for (const given of heavy.pieces) {
    if (gap <= 1) break;
    if (heavy.pieces.length > 1) {
      consider([given], undefined, Math.max(heavy.load - freedBy(heavy, given), other.load + addedBy(other, given)));
    }
    while (at < last && (other.pieces[at]?.weight ?? 0) > given.weight - gap / 2) at += 1;
    for (let index = Math.max(0, at - 1); index <= at && index < last; index += 1) {
      const back = other.pieces[index];
      if (back === undefined || back.weight >= given.weight) continue;
      consider([given], back, swapResult(heavy, other, given, back));
    }
  }
  if (heavy.costs.length > 0) blocks(heavy, other, consider);
  return chosen;
}

/** All that share a cost, at once: each alone would only make the other bin pay it too. */
function blocks(heavy: Bin, other: Bin, consider: (given: readonly Piece[], back: undefined, result: number) => void) {
  const byKey = new Map<number, Piece[]>();
  for (const piece of heavy.pieces) {
    for (const key of piece.keys) byKey.set(key, [...(byKey.get(key) ?? []), piece]);
  }
  for (const pieces of byKey.values()) {
    if (pieces.length < 2 || pieces.length === heavy.pieces.length) continue;
    const weight = pieces.reduce((sum, piece) => sum + piece.weight, 0);
    if (weight >= heavy.load - other.load) continue;
    let freed = weight;
    let added = weight;
    const counts = new Map<number, number>();
    for (const key of pieces.flatMap((piece) => piece.keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, count] of counts) {
      if (heavy.held[key] === count) freed += heavy.costs[key] ?? 0;
      if (other.held[key] === 0) added += heavy.costs[key] ?? 0;
    }
    consider(pieces, undefined, Math.max(heavy.load - freed, other.load + added));
  }
}

function swapResult(heavy: Bin, other: Bin, given: Piece, back: Piece): number {
  if (heavy.costs.length === 0) {
    const delta = given.weight - back.weight;
    return Math.max(heavy.load - delta, other.load + delta);
  }
  let left = heavy.load - freedBy(heavy, given) + addedBy(heavy, back);
  let right = other.load - freedBy(other, back) + addedBy(other, given);
  for (const key of given.keys) {
    if (!back.keys.includes(key)) continue;
    // Counted as gone on one side while the piece that comes needs it, and not as new.
    if (heavy.held[key] === 1) left += heavy.costs[key] ?? 0;
    if (other.held[key] === 1) right += other.costs[key] ?? 0;
  }
  return Math.max(left, right);
}

function exchange(heavy: Bin, { given, back, other }: Exchange): void {
  const returned = back === undefined ? undefined : take(other, other.pieces.indexOf(back));
  for (const piece of given) {
    const taken = take(heavy, heavy.pieces.indexOf(piece));
    if (taken) put(other, taken);
  }
  if (returned) put(heavy, returned);
}
