/** Keeps neighbours together where it costs nothing. */
import { type Bin, emptyBins, type Piece, put } from './bin.js';
import { by } from './order.js';

/**
 * Lets pieces of equal weight change places so that each bin has neighbours (by `place`: project, file, line): a file is
 * then loaded in fewer shards, and a runner starts fewer workers. No load changes, so it is only for pieces without costs.
 * Where nothing is known but the count of tests, every weight is equal and shards become stretches of the suite.
 */
export function gather(bins: readonly Bin[]): Bin[] {
  const classes = new Map<number, Piece[]>();
  for (const piece of bins.flatMap(({ pieces }) => pieces)) {
    const same = classes.get(piece.weight);
    if (same) same.push(piece);
    else classes.set(piece.weight, [piece]);
  }
  const next = new Map<number, number>();
  for (const pieces of classes.values()) {
    pieces.sort(
      by(
        ({ unit }) => unit.place,
        ({ id }) => id,
      ),
    );
  }
  return bins.map(({ pieces, costs }) => {
    const [gathered] = emptyBins(1, costs) as [Bin];
    for (const { weight } of pieces) {
      const at = next.get(weight) ?? 0;
      next.set(weight, at + 1);
      const piece = classes.get(weight)?.[at];
      if (piece !== undefined) put(gathered, piece);
    }
    return gathered;
  });
}
