/** Which shards a `run` is asked for. Pure. */
import type { InputReader } from './input-reader.js';
import { SHARDS_LIMIT } from './schema.js';

export type ShardSelection =
  /** All shards of the selected suites, here. */
  | { readonly kind: 'all' }
  /** Shards of the plan by name (`frontend-2`), as `matrix.shard` has them. */
  | { readonly kind: 'names'; readonly names: readonly string[] }
  /** Shard `index` of `total` of every selected suite. */
  | { readonly kind: 'fraction'; readonly index: number; readonly total: number }
  /** The one job that an empty plan has: nothing to run, and it passes. */
  | { readonly kind: 'none' };

/** What `matrix.shard` holds in the job of an empty plan. */
export const NO_SHARD = 'none';

/** Reads `shard`: names between spaces, commas or line ends; or `2/4`; or `none`. */
export function readShardSelection(reader: InputReader): ShardSelection {
  const text = reader.text('shard');
  if (text === undefined) return { kind: 'all' };
  if (text === NO_SHARD) return { kind: 'none' };
  const [, first, second] = /^(\d{1,4})\s*\/\s*(\d{1,4})$/.exec(text) ?? [];
  if (first !== undefined && second !== undefined) {
    const [index, total] = [Number(first), Number(second)];
    if (index >= 1 && index <= total && total <= SHARDS_LIMIT) return { kind: 'fraction', index, total };
    reader.problem(
      'shard',
      `INDEX/TOTAL with an index from 1 to the total, and a total of at most ${SHARDS_LIMIT}`,
      text,
    );
    return { kind: 'all' };
  }
  const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
  const wrong = names.find((name) => !/^[a-z0-9][a-z0-9-]*-[1-9]\d{0,2}$/.test(name));
  if (wrong === undefined) return { kind: 'names', names };
  reader.problem('shard', 'names of shards such as frontend-2 (from matrix.shard), or INDEX/TOTAL such as 2/4', wrong);
  return { kind: 'all' };
}
