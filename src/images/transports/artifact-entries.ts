/** Entries among the artifacts of this run: for its own jobs, kept for a day. */
import { link, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artifacts } from '../../context.js';
import { ENTRY_PREFIX, type EntryStore, LAYER_PREFIX } from './entries.js';
import { exclusive } from './exclusive.js';

const RETENTION_DAYS = 1;

/** What was listed for an image is believed for so long: its layers are asked for one by one. */
const LISTED_FOR_MS = 3000;

/** @param folder spool */
export function artifactEntries(artifacts: Artifacts, folder: string, now: () => number): EntryStore {
  const atSlot = exclusive();
  let listed: { readonly names: Promise<readonly string[]>; readonly atMs: number } | undefined;
  const names = (fresh: boolean) => {
    if (fresh || listed === undefined || now() - listed.atMs > LISTED_FOR_MS) {
      listed = { names: artifacts.list(ENTRY_PREFIX), atMs: now() };
    }
    return listed.names;
  };
  const find: EntryStore['find'] = async (prefix) =>
    (await names(!prefix.startsWith(LAYER_PREFIX))).findLast((name) => name.startsWith(prefix));
  const restore: EntryStore['restore'] = (name, slot, file) =>
    atSlot(slot, async () => {
      const unpacked = join(folder, `${slot}.artifact`);
      await mkdir(unpacked, { recursive: true });
      try {
        if (!(await artifacts.download(name, unpacked))) return false;
        await rename(join(unpacked, slot), file);
        return true;
      } catch {
        return false; // the next place is asked, or the image is built: whoever asked says so
      } finally {
        await rm(unpacked, { recursive: true, force: true });
      }
    });
  return {
    title: 'the artifacts of this run',
    packs: false,
    find,
    restore,
    restoreNewest: async (prefix, slot, file) => {
      const name = await find(prefix, slot);
      return name !== undefined && restore(name, slot, file);
    },
    save: (name, slot, file) =>
      atSlot(slot, async () => {
        const packed = join(folder, slot);
        try {
          await link(file, packed);
          const uploaded = await artifacts.upload(name, folder, [packed], RETENTION_DAYS, true);
          listed = undefined;
          return uploaded === 'exists' ? 'exists' : 'saved';
        } catch {
          return 'refused';
        } finally {
          await rm(packed, { force: true });
        }
      }),
  };
}
