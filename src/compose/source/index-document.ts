/**
 * One pass over a document: what its aliases stand for, its keys by name, and whether it expands beyond all bounds. Aliases
 * are counted by what their anchors came to, never expanded. Pure.
 */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { MAX_ALIASED_NODES } from './limits.js';
import type { Mistake } from './mistake.js';

/** A value, and where its key or item begins in the text. */
export interface Found {
  /** A node of `yaml`; `null` or `undefined` where there is none. */
  readonly node: unknown;
  readonly offset: number;
}

export interface IndexedDocument {
  readonly root: unknown;
  readonly keys: ReadonlyMap<YAMLMap, ReadonlyMap<string, Pair>>;
  /** Holds no alias of an anchor that contains it. */
  readonly aliases: ReadonlyMap<Alias, Found>;
  readonly mistake: Mistake | undefined;
}

interface Anchor extends Found {
  /** Nodes that it stands for; `undefined` while it is being read. */
  size: number | undefined;
}

/** @param root nested no deeper than the stack allows */
export function indexDocument(root: unknown): IndexedDocument {
  const keys = new Map<YAMLMap, Map<string, Pair>>();
  const aliases = new Map<Alias, Found>();
  const anchors = new Map<string, Anchor>();
  let nodes = 0;
  let aliased = 0;
  let mistake: Mistake | undefined;
  const complain = (kind: Mistake['kind'], message: string, offset: number) => {
    // What must not be followed is told before what is merely wrong.
    if (mistake === undefined || (kind === 'aliases' && mistake.kind !== kind)) mistake = { kind, message, offset };
  };

  const visitAlias = (alias: Alias, offset: number) => {
    const anchor = anchors.get(alias.source);
    if (anchor === undefined)
      return complain('syntax', `there is no anchor &${alias.source} before this alias`, offset);
    if (anchor.size === undefined)
      return complain('aliases', `the anchor &${alias.source} contains itself`, anchor.offset);
    aliases.set(alias, anchor);
    nodes += anchor.size;
    aliased += anchor.size;
    if (aliased > MAX_ALIASED_NODES) {
      const message = `expected aliases to stand for at most ${MAX_ALIASED_NODES} nodes, got more by the anchor &${alias.source}`;
      complain('aliases', message, anchor.offset);
    }
  };

  const visitMap = (map: YAMLMap) => {
    const byName = new Map<string, Pair>();
    keys.set(map, byName);
    for (const pair of map.items) {
      const offset = startOf(pair.key) ?? 0;
      visit(pair.key, offset);
      const name = nameOf(isAlias(pair.key) ? aliases.get(pair.key)?.node : pair.key);
      if (name !== undefined) {
        if (byName.has(name) && name !== '<<')
          complain('syntax', `the key ${JSON.stringify(name)} is there twice`, offset);
        byName.set(name, pair);
      }
      visit(pair.value, offset);
    }
  };

  const visit = (node: unknown, offset: number) => {
    if (isAlias(node)) return visitAlias(node, offset);
    const before = nodes;
    nodes += 1;
    const name = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    const anchor: Anchor = { node, offset, size: undefined };
    if (name !== undefined) anchors.set(name, anchor);
    if (isMap(node)) visitMap(node);
    if (isSeq(node)) for (const item of node.items) visit(item, startOf(item) ?? offset);
    anchor.size = nodes - before;
  };

  visit(root, startOf(root) ?? 0);
  return { root, keys, aliases, mistake };
}

/** Where a node begins in the text. */
export const startOf = (node: unknown): number | undefined =>
  (node as { readonly range?: readonly number[] } | null | undefined)?.range?.[0];

/** A key as it is written, without its quotes. */
const nameOf = (key: unknown): string | undefined => (isScalar(key) ? (key.source ?? String(key.value)) : undefined);
