/** The item of a list that a step means, in whichever syntax it is written. Pure. */
import { isMap } from 'yaml';
import type { Found, IndexedDocument } from './index-document.js';
import { interpolate } from './interpolate.js';
import { entryOf, itemsOf, textOf } from './nodes.js';
import { hasTarget, isTarget } from './short-syntax.js';
import type { Step } from './step.js';

export interface ItemQuery {
  readonly step: Exclude<Step, string>;
  /** The key of the list. */
  readonly list: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The last that matches; `list` may be a single item without its brackets too. */
export function findItem(document: IndexedDocument, list: Found, query: ItemQuery): Found | undefined {
  return itemsOf(document, list).findLast(({ node }) => isMeant(document, node, query));
}

/** The entry of a map that may as well be written as a list: its key is `item`, or what `item` has before a `=` or `:`. */
export function findNamed(document: IndexedDocument, map: Found, item: string): Found | undefined {
  if (!isMap(map.node)) return undefined;
  const exact = entryOf(document, map.node, item);
  if (exact !== undefined) return exact;
  const end = item.search(/[=:]/);
  return end < 0 ? undefined : entryOf(document, map.node, item.slice(0, end));
}

function isMeant(document: IndexedDocument, node: unknown, { step, list, env }: ItemQuery): boolean {
  const meets = (text: string | undefined, test: (text: string) => boolean) =>
    text !== undefined && (test(text) || (text.includes('$') && test(interpolate(text, env))));
  const field = (key: string) => (isMap(node) ? textOf(entryOf(document, node, key)?.node) : undefined);
  if ('item' in step) return meets(textOf(node) ?? field('source'), (text) => beginsWith(text, step.item));
  const { target } = step;
  if (!isMap(node)) return meets(textOf(node), (text) => hasTarget(list, text, target));
  const isNamed = list === 'secrets' || list === 'configs';
  return (
    meets(field('target'), (text) => isTarget(list, text, target)) ||
    (isNamed && meets(field('source'), (text) => isTarget(list, text, target)))
  );
}

const beginsWith = (text: string, item: string) =>
  text.startsWith(item) && (text.length === item.length || text[item.length] === '=' || text[item.length] === ':');
