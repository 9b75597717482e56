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
  /** The same entries as a job on another machine has them, whose folders have the same paths: in a folder of its own here. */
  at(folder: string): Cache;
  /** Removes entries by their keys, as a service does that is full. */
  evict(keys: RegExp): void;
}

/** `access`: `read` is a token that may not write, `none` is no service at all. */
export function memoryCache(access: 'write' | 'read' | 'none' = 'write'): MemoryCache {
  const entries: Entry[] = [];
  const of = (folder: string): Cache => ({
    available: access !== 'none',
    async find(key, paths) {
      return access === 'none' ? undefined : hitOf(entries, key, within(folder, paths))?.key;
    },
    async restore(key, paths) {
      if (access === 'none') return false;
      const hit = hitOf(entries, key, within(folder, paths));
      if (hit === undefined) return false;
      await writeTree(new Map([...hit.tree].map(([path, bytes]) => [folder + path, bytes])));
      return true;
    },
    async save(key, paths) {
      if (access === 'none') return 'unavailable';
      if (access === 'read') return 'denied';
      if (key.includes(',') || key.length > 512) return 'unavailable';
      const tree = await readTree(paths).catch(() => undefined);
      if (tree === undefined) return 'unavailable';
      const inside = within(folder, paths);
      if (entries.some((entry) => entry.key === key && entry.paths === inside.join('\n'))) return 'exists';
      const kept = new Map([...tree].map(([path, bytes]) => [path.slice(folder.length), bytes]));
      entries.push({ key, paths: inside.join('\n'), tree: kept });
      return 'saved';
    },
  });
  return {
    ...of(''),
    get keys() {
      return entries.map(({ key }) => key);
    },
    at: of,
    evict(keys) {
      for (const entry of entries.filter(({ key }) => keys.test(key))) entries.splice(entries.indexOf(entry), 1);
    },
  };
}

const within = (folder: string, paths: readonly string[]) => paths.map((path) => path.slice(folder.length));

function hitOf(entries: readonly Entry[], key: string, paths: readonly string[]): Entry | undefined {
  const candidates = entries.filter((entry) => entry.paths === paths.join('\n')).toReversed();
  return candidates.find((entry) => entry.key === key) ?? candidates.find((entry) => entry.key.startsWith(key));
}
