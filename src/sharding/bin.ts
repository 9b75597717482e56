/** The working value of the partition: a shard that is being filled. */
import { byCodeUnit } from './order.js';
import type { Unit } from './units.js';

/** A unit with what its shard pays once as indices into `Bin.costs`. */
export interface Piece {
  readonly unit: Unit;
  readonly id: string;
  readonly weight: number;
  readonly keys: readonly number[];
}

/** `pieces` are kept heaviest first, ties by id. */
export interface Bin {
  /** Weights of the pieces, and once each cost that one of them has. */
  load: number;
  readonly pieces: Piece[];
  readonly costs: readonly number[];
  /** How many pieces have a cost, by its index. */
  readonly held: Int32Array;
}

/** Heaviest first, ties by id: the order in which pieces are placed. */
export function heaviestFirst(a: { weight: number; id: string }, b: { weight: number; id: string }): number {
  return b.weight - a.weight || byCodeUnit(a.id, b.id);
}

export interface Pieces {
  /** Heaviest first. */
  readonly pieces: readonly Piece[];
  readonly costs: readonly number[];
}

/** `units`, heaviest first; keys whose cost is nothing are left out. */
export function toPieces(units: readonly Unit[], costs: ReadonlyMap<string, number> = new Map()): Pieces {
  const names = [...new Set(units.flatMap(({ keys }) => keys ?? []))].filter((key) => (costs.get(key) ?? 0) > 0);
  names.sort(byCodeUnit);
  const index = new Map(names.map((name, at) => [name, at]));
  const pieces = units.map((unit): Piece => {
    const keys = (unit.keys ?? []).flatMap((key) => index.get(key) ?? []);
    return { unit, id: unit.id, weight: unit.weight, keys };
  });
  return { pieces: pieces.sort(heaviestFirst), costs: names.map((name) => costs.get(name) ?? 0) };
}

export function emptyBins(count: number, costs: readonly number[]): Bin[] {
  return Array.from({ length: count }, () => ({ load: 0, pieces: [], costs, held: new Int32Array(costs.length) }));
}

/** By how much `piece` would make `bin` heavier. */
export function addedBy(bin: Bin, piece: Piece): number {
  let added = piece.weight;
  for (const key of piece.keys) if (bin.held[key] === 0) added += bin.costs[key] ?? 0;
  return added;
}

/** By how much `bin`, which has `piece`, would be lighter without it. */
export function freedBy(bin: Bin, piece: Piece): number {
  let freed = piece.weight;
  for (const key of piece.keys) if (bin.held[key] === 1) freed += bin.costs[key] ?? 0;
  return freed;
}

/** Adds `piece` where its order wants it. */
export function put(bin: Bin, piece: Piece): void {
  bin.load += addedBy(bin, piece);
  for (const key of piece.keys) bin.held[key] = (bin.held[key] ?? 0) + 1;
  const last = bin.pieces.at(-1);
  if (last === undefined || heaviestFirst(last, piece) < 0) bin.pieces.push(piece);
  else {
    const at = bin.pieces.findIndex((other) => heaviestFirst(piece, other) < 0);
    bin.pieces.splice(at, 0, piece);
  }
}

/** Takes out the piece at `index`. */
export function take(bin: Bin, index: number): Piece | undefined {
  const [piece] = bin.pieces.splice(index, 1);
  if (piece === undefined) return undefined;
  bin.load -= freedBy(bin, piece);
  for (const key of piece.keys) bin.held[key] = (bin.held[key] ?? 1) - 1;
  return piece;
}

/** The load of the heaviest bin. */
export function makespanOf(bins: readonly Bin[]): number {
  return bins.reduce((max, bin) => Math.max(max, bin.load), 0);
}

/** A copy that may be changed. */
export function copyOf(bins: readonly Bin[]): Bin[] {
  return bins.map(({ load, pieces, costs, held }) => ({ load, pieces: [...pieces], costs, held: held.slice() }));
}
