/** Entries in the Actions cache. */
import { link, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from '../../context.js';
import type { EntryStore } from './entries.js';
import { exclusive } from './exclusive.js';

/**
 * @param folder spool, whose path is part of an entry's version: it has to be the same in every job
 */
export function cacheEntries(cache: Cache, folder: string): EntryStore {
  const atSlot = exclusive();
  const pathOf = (slot: string) => join(folder, slot);
  // The service takes a name that it does not have for a prefix.
  const restore: EntryStore['restore'] = (name, slot, file) =>
    atSlot(slot, async () => {
      await mkdir(folder, { recursive: true });
      try {
        if (!(await cache.restore(name, [pathOf(slot)]))) return false;
        await rename(pathOf(slot), file);
        return true;
      } finally {
        await rm(pathOf(slot), { recursive: true, force: true });
      }
    });
  return {
    title: 'the Actions cache',
    packs: true,
    find: (prefix, slot) => cache.find(prefix, [pathOf(slot)]),
    restore,
    restoreNewest: restore,
    save: (name, slot, file) =>
      atSlot(slot, async () => {
        try {
          await link(file, pathOf(slot));
          const saved = await cache.save(name, [pathOf(slot)]);
          return saved === 'saved' || saved === 'exists' ? saved : 'refused';
        } finally {
          await rm(pathOf(slot), { recursive: true, force: true });
        }
      }),
  };
}
