/** How far a path leads into one document. Pure. */
import { isAlias, isMap, isSeq } from 'yaml';
import { findItem, findNamed } from './find-item.js';
import type { Found, IndexedDocument } from './index-document.js';
import { entryOf } from './nodes.js';
import type { Step } from './step.js';

export interface Walked extends Found {
  /** Steps that were found. */
  readonly depth: number;
  /** The last tag on the way that hides what earlier files say: what `!reset` stands at is gone, what `!override` is all there is. */
  readonly hides: 'reset' | 'override' | undefined;
}

/** Goes as far along `path` as the document does, but not into what is reset. */
export function walk(document: IndexedDocument, path: readonly Step[], env: Readonly<Record<string, string>>): Walked {
  let at: Found = { node: document.root, offset: 0 };
  let hides: Walked['hides'];
  for (const [depth, step] of path.entries()) {
    const before = path[depth - 1];
    const next = take(document, at, step, typeof before === 'string' ? before : '', env);
    if (next === undefined) return { ...at, depth, hides };
    at = next;
    hides = tagOf(at.node) ?? hides;
    if (hides === 'reset') return { ...at, depth: depth + 1, hides };
  }
  return { ...at, depth: path.length, hides };
}

function take(
  document: IndexedDocument,
  at: Found,
  step: Step,
  list: string,
  env: Readonly<Record<string, string>>,
): Found | undefined {
  if (typeof step === 'string') {
    if (isMap(at.node)) return entryOf(document, at.node, step);
    // The model has maps where people may write lists.
    return isSeq(at.node) ? findItem(document, at, { step: { item: step }, list, env }) : undefined;
  }
  if (isMap(at.node)) return 'item' in step ? findNamed(document, at, step.item) : undefined;
  return findItem(document, at, { step, list, env });
}

function tagOf(node: unknown): Walked['hides'] {
  const tag = isAlias(node) ? undefined : (node as { readonly tag?: string } | null | undefined)?.tag;
  return tag === '!reset' ? 'reset' : tag === '!override' ? 'override' : undefined;
}
