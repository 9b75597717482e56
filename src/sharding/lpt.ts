/** Longest processing time first: within 4/3 - 1/(3m) of the best where nothing is paid once (Graham 1969). */
import { addedBy, type Bin, emptyBins, type Pieces, put } from './bin.js';

/**
 * Gives each piece, heaviest first, to the one of `count` bins that is lightest with it; among equals to the one with the
 * fewest, then to the first, so that no bin stays empty while there are pieces left, even ones that weigh nothing.
 * `bins` may hold some already.
 */
export function longestFirst({ pieces, costs }: Pieces, count: number, bins = emptyBins(count, costs)): Bin[] {
  for (const piece of pieces) {
    let best: Bin | undefined;
    let lightest = Number.POSITIVE_INFINITY;
    for (const bin of bins) {
      const load = bin.load + (costs.length === 0 ? piece.weight : addedBy(bin, piece));
      if (load < lightest || (load === lightest && bin.pieces.length < (best?.pieces.length ?? 0))) {
        best = bin;
        lightest = load;
      }
    }
    if (best === undefined) break;
    put(best, piece);
  }
  return bins;
}
