/** Values of an indexed document, with aliases and merge keys (`<<`) followed to where they are written. Pure. */
import { isAlias, isMap, isScalar, isSeq, Scalar, type YAMLMap } from 'yaml';
import { type Found, type IndexedDocument, startOf } from './index-document.js';

/** The value of `key`: the map's own before a merged one, and of those the first. */
export function entryOf(document: IndexedDocument, map: YAMLMap, key: string): Found | undefined {
  const own = document.keys.get(map);
  const maps = own === undefined || own.has(key) || !own.has('<<') ? [map] : withMerged(document, map);
  for (const one of maps) {
    const pair = document.keys.get(one)?.get(key);
    if (pair !== undefined) return followed(document, { node: pair.value, offset: startOf(pair.key) ?? 0 });
  }
  return undefined;
}

/** The keys of a map and of what is merged into it, each once. */
export function keysOf(document: IndexedDocument, map: YAMLMap): string[] {
  const keys = new Set<string>();
  for (const one of withMerged(document, map)) for (const key of document.keys.get(one)?.keys() ?? []) keys.add(key);
  keys.delete('<<');
  return [...keys];
}

/** `map` and what is merged into it, each once, in the order in which they count. */
function* withMerged(document: IndexedDocument, map: YAMLMap): Generator<YAMLMap, void> {
  const seen = new Set<YAMLMap>();
  const waiting = [map];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    yield next;
    const pair = document.keys.get(next)?.get('<<');
    if (pair === undefined) continue;
    const merged = followed(document, { node: pair.value, offset: 0 });
    const sources = isSeq(merged.node) ? itemsOf(document, merged) : [merged];
    for (const { node } of sources.toReversed()) if (isMap(node)) waiting.push(node);
  }
}

/** The items of a list; what is no list is one item. */
export function itemsOf(document: IndexedDocument, list: Found): Found[] {
  if (!isSeq(list.node)) return [list];
  return list.node.items.map((node) => followed(document, { node, offset: startOf(node) ?? list.offset }));
}

/** A scalar as it is written, without its quotes; `undefined` for a collection, and where nothing is written. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  const text = node.source ?? String(node.value);
  return text === '' && node.type === Scalar.PLAIN ? undefined : text;
}

const followed = (document: IndexedDocument, found: Found): Found =>
  isAlias(found.node) ? (document.aliases.get(found.node) ?? { ...found, node: undefined }) : found;
