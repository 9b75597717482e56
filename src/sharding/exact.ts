/** The best partition of few units, by search. */
import { addedBy, type Bin, copyOf, emptyBins, makespanOf, type Piece, type Pieces, put } from './bin.js';
import { fillEmpty } from './multifit.js';

/** Units above which it is not tried. */
export const EXACT_UNITS = 40;
/** Placements that are looked at: less than 100 ms, and the same on every machine, as a deadline would not be. */
const NODES = 800_000;
const NODES_WITH_COSTS = 100_000;

export interface Exact {
  /** The best that was found; `undefined`: none that is better than what was known. */
  readonly bins: Bin[] | undefined;
  /** Whether nothing is better. */
  readonly proven: boolean;
}

/** Looks for a partition that is shorter than `known`, until `bound` is reached, all are seen or the budget is spent. */
export function exact(pieces: Pieces, count: number, bound: number, known: number): Exact {
  return pieces.costs.length === 0 ? byBins(pieces, count, bound, known) : byPieces(pieces, count, bound, known);
}

/**
 * Bin completion (Korf 2002): is there a partition one shorter than the best? The heaviest piece that is left opens a bin, and every
 * way to fill that up is tried, as long as the room that is lost in all bins does not exceed what may be.
 */
function byBins({ pieces, costs }: Pieces, count: number, bound: number, known: number): Exact {
  const weights = pieces.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const binOf = new Int32Array(weights.length).fill(-1);
  let nodes = 0;

  const fill = (bin: number, from: number, load: number, left: number, lost: number, capacity: number): boolean => {
    nodes += 1;
    if (nodes > NODES) return false;
    let skipped = -1;
    for (let at = from; at < weights.length; at += 1) {
      const weight = weights[at] ?? 0;
      // A piece that was left out for this bin stands for all of its weight.
      if (binOf[at] !== -1 || weight === skipped || load + weight > capacity) continue;
      binOf[at] = bin;
      if (fill(bin, at + 1, load + weight, left - weight, lost, capacity)) return true;
      binOf[at] = -1;
      skipped = weight;
      if (nodes > NODES) return false;
    }
    const room = lost - (capacity - load);
    return room >= 0 && open(bin, left, room, capacity);
  };
  const open = (bin: number, left: number, lost: number, capacity: number): boolean => {
    const first = binOf.indexOf(-1);
    if (first === -1) return true;
    if (bin + 1 >= count) return false;
    const weight = weights[first] ?? 0;
    binOf[first] = bin + 1;
    if (fill(bin + 1, first + 1, weight, left - weight, lost, capacity)) return true;
    binOf[first] = -1;
    return false;
  };

  let best = known;
  let bins: Bin[] | undefined;
  while (best > bound) {
    const capacity = best - 1;
    binOf.fill(-1);
    if (!open(-1, total, capacity * count - total, capacity)) return { bins, proven: nodes <= NODES };
    bins = emptyBins(count, costs);
    for (const [at, piece] of pieces.entries()) put(bins[binOf[at] ?? 0] as Bin, piece);
    fillEmpty(bins);
    best = makespanOf(bins);
  }
  return { bins, proven: true };
}

/** Where shards pay costs once, bins of one load are not alike: each piece is tried in each bin, the fullest first. */
function byPieces({ pieces, costs }: Pieces, count: number, bound: number, known: number): Exact {
  const bins = emptyBins(count, costs);
  const rest = pieces.map(() => 0);
  for (let at = pieces.length - 1; at >= 0; at -= 1) rest[at] = (rest[at + 1] ?? 0) + (pieces[at]?.weight ?? 0);
  let best = known;
  let found: Bin[] | undefined;
  let nodes = 0;

  const undo = (bin: Bin, piece: Piece, added: number): void => {
    // Pieces come heaviest first, so this one is the last.
    bin.pieces.pop();
    for (const key of piece.keys) bin.held[key] = (bin.held[key] ?? 1) - 1;
    bin.load -= added;
  };
  const place = (at: number): void => {
    const piece = pieces[at];
    if (piece === undefined) {
      best = makespanOf(bins);
      found = copyOf(bins);
      return;
    }
    const room = bins.reduce((sum, bin) => sum + best - 1 - bin.load, 0);
    const empty = bins.filter((bin) => bin.pieces.length === 0).length;
    // What is left has to fit below the best, and to leave no bin empty.
    if (room < (rest[at] ?? 0) || pieces.length - at < empty) return;
    let openedOne = false;
    for (const bin of [...bins].sort((a, b) => b.load - a.load)) {
      if (nodes > NODES_WITH_COSTS || best <= bound) return;
      if (bin.pieces.length === 0 && openedOne) continue;
      const added = addedBy(bin, piece);
      if (bin.load + added >= best) continue;
      openedOne ||= bin.pieces.length === 0;
      nodes += 1;
      put(bin, piece);
      place(at + 1);
      undo(bin, piece, added);
    }
  };
  place(0);
  return { bins: found, proven: nodes <= NODES_WITH_COSTS || best <= bound };
}
