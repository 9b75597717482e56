/** JSON that is byte-identical for equal values: the text of every file that crosses jobs. */
import { byCodeUnit } from './order.js';

const FIRST = ['kind', 'version', 'id'];

/**
 * `value` as JSON with an indent of one blank and a newline at the end. Keys are sorted by code unit, after `kind`,
 * `version` and `id`, which come first; keys whose value is `undefined` are left out; arrays keep their order.
 */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(value, sortedKeys, 1)}\n`;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b)));
}

function rank(key: string): number {
  const index = FIRST.indexOf(key);
  return index === -1 ? FIRST.length : index;
}
