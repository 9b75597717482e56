/** MULTIFIT (Coffman, Garey, Johnson 1978): within 13/11 of the best; better than LPT at about three units a shard. */
import { addedBy, type Bin, emptyBins, makespanOf, type Piece, type Pieces, put, take } from './bin.js';
import { by } from './order.js';

/**
 * Looks by bisection for the smallest capacity from `bound` up to below `known` (a makespan already reached) at which
 * first-fit needs at most `count` bins; `undefined` if it finds none that is better than `known`. Pieces come in the
 * given order: heaviest first, or `inBlocks`.
 */
export function multifit({ pieces, costs }: Pieces, count: number, bound: number, known: number): Bin[] | undefined {
  let low = bound;
  let high = known - 1;
  let found: Bin[] | undefined;
  while (low <= high) {
    const capacity = Math.floor((low + high) / 2);
    const bins = firstFit(pieces, costs, count, capacity);
    if (bins) {
      found = bins;
      high = makespanOf(bins) - 1;
    } else low = capacity + 1;
  }
  if (found) fillEmpty(found);
  return found;
}

/** The pieces that share their dearest cost one after the other, heaviest block first: bins then pay it once. */
export function inBlocks({ pieces, costs }: Pieces): Pieces {
  const blocks = new Map<number, { pieces: Piece[]; weight: number }>();
  for (const piece of pieces) {
    // Costs that all share tell nobody apart; of the others the one with the fewest pieces is the file, most often.
    const key = [...piece.keys].sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0) || a - b)[0] ?? -1;
    const block = blocks.get(key) ?? { pieces: [], weight: 0 };
    block.pieces.push(piece);
    block.weight += piece.weight;
    blocks.set(key, block);
  }
  const sorted = [...blocks.values()].sort(
    by(
      ({ weight }) => -weight,
      ({ pieces: [first] }) => first?.id ?? '',
    ),
  );
  return { pieces: sorted.flatMap((block) => block.pieces), costs };
}

/** Where costs are paid once, the bin that pays least more for the piece; among equals the first. */
function firstFit(pieces: readonly Piece[], costs: readonly number[], count: number, capacity: number) {
  const bins = emptyBins(count, costs);
  for (const piece of pieces) {
    let best: Bin | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const bin of bins) {
      const added = costs.length === 0 ? piece.weight : addedBy(bin, piece);
      if (bin.load + added > capacity || added >= least) continue;
      best = bin;
      least = added;
      if (added === piece.weight) break;
    }
    if (best === undefined) return undefined;
    put(best, piece);
  }
  return bins;
}

/** First-fit may need fewer bins: an empty one gets the lightest piece of the fullest that can spare one. */
export function fillEmpty(bins: readonly Bin[]): void {
  for (const empty of bins) {
    if (empty.pieces.length > 0) continue;
    const donor = bins
      .filter((bin) => bin.pieces.length > 1)
      .reduce<Bin | undefined>((best, bin) => (best === undefined || bin.load > best.load ? bin : best), undefined);
    const piece = donor && take(donor, donor.pieces.length - 1);
    if (piece) put(empty, piece);
  }
}
