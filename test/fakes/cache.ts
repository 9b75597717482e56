/** A cache in memory that keeps the contract of the real one (`test/contract/cache.ts`). */
import type { Cache } from '../../src/context.js';
import { type FileTree, readTree, writeTree } from './file-tree.js';

interface Entry {
  readonly key: string;
  readonly paths: string;
  readonly tree: FileTree;
}

export interface MemoryCache extends Cache {
  /** Keys, in the order in which they were saved. */
  readonly keys: readonly string[];
}

/** `access`: `read` is a token that may not write, `none` is no service at all. */
export function memoryCache(access: 'write' | 'read' | 'none' = 'write'): MemoryCache {
  const entries: Entry[] = [];
  return {
    available: access !== 'none',
    get keys() {
      return entries.map(({ key }) => key);
    },
    async restore(key, paths) {
      if (access === 'none') return false;
      const candidates = entries.filter((entry) => entry.paths === paths.join('\n')).toReversed();
      const hit =
        candidates.find((entry) => entry.key === key) ?? candidates.find((entry) => entry.key.startsWith(key));
      if (hit === undefined) return false;
      await writeTree(hit.tree);
      return true;
    },
    async save(key, paths) {
      if (access === 'none') return 'unavailable';
      if (access === 'read') return 'denied';
      if (key.includes(',') || key.length > 512) return 'unavailable';
      const tree = await readTree(paths).catch(() => undefined);
      if (tree === undefined) return 'unavailable';
      if (entries.some((entry) => entry.key === key && entry.paths === paths.join('\n'))) return 'exists';
      entries.push({ key, paths: paths.join('\n'), tree });
      return 'saved';
    },
  };
}
