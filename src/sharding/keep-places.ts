/** Few tests move for small changes of a suite: a division that is there is mended, where that is as good as a new one. */
import { type Bin, emptyBins, type Pieces, put } from './bin.js';
import { improve } from './improve.js';
import { longestFirst } from './lpt.js';
import { fillEmpty } from './multifit.js';

/**
 * The bins of another division (`places`: unit → index from 0) with what is new given to the lightest, changed as little as it
 * takes to be no longer than `enough`; `undefined` if that cannot be had that way.
 */
export function keepPlaces(
  all: Pieces,
  count: number,
  places: ReadonlyMap<string, number>,
  enough: number,
): Bin[] | undefined {
  const bins = emptyBins(count, all.costs);
  for (const piece of all.pieces) {
    const bin = bins[places.get(piece.id) ?? -1];
    if (bin) put(bin, piece);
  }
  const fresh = all.pieces.filter(({ id }) => bins[places.get(id) ?? -1] === undefined);
  if (fresh.length > all.pieces.length / 2) return undefined;
  longestFirst({ pieces: fresh, costs: all.costs }, count, bins);
  fillEmpty(bins);
  improve(bins, enough);
  return bins.every((bin) => bin.load <= enough && bin.pieces.length > 0) ? bins : undefined;
}

/** `bins` in the order in which each stands where most of it was: the largest overlaps first. */
export function namedAsBefore(bins: readonly Bin[], places: ReadonlyMap<string, number>): Bin[] {
  const overlaps = bins.flatMap((bin, from) => {
    const counts = new Map<number, number>();
    for (const { id } of bin.pieces) {
      const place = places.get(id);
      if (place !== undefined && place < bins.length) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    return [...counts].map(([to, count]) => ({ from, to, count }));
  });
  overlaps.sort((a, b) => b.count - a.count || a.to - b.to || a.from - b.from);
  const result: (Bin | undefined)[] = bins.map(() => undefined);
  const placed = new Set<number>();
  for (const { from, to } of overlaps) {
    if (placed.has(from) || result[to] !== undefined) continue;
    result[to] = bins[from];
    placed.add(from);
  }
  const left = bins.filter((_, from) => !placed.has(from));
  return result.flatMap((bin) => bin ?? left.shift() ?? []);
}
