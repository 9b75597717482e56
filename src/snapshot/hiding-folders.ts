/**
 * Folders of changes that were removed and made again hide what lies below them. The kernel notes that in an attribute which no archive
 * carries: it is seen by what is missing.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../docker/engine.js';
import { makeManifest, type StateEntry, type StateManifest } from './manifest.js';
import type { SlotSource } from './save.js';

/** Names in a folder of this host; none if there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Paths of `entries` that lie directly in `folder`, as names. */
export function childrenOf(entries: readonly StateEntry[], folder: string): Set<string> {
  const start = folder === '.' ? '' : `${folder}/`;
  return new Set(
    entries
      .map(({ path }) => path)
      .filter((path) => path !== '.' && path.startsWith(start) && !path.slice(start.length).includes('/'))
      .map((path) => path.slice(start.length)),
  );
}

/** The manifest with `hides` where it is so. The door shows the volumes of the views. */
export async function markHiding(
  engine: Engine,
  door: string,
  sources: readonly SlotSource[],
  manifest: StateManifest,
): Promise<StateManifest> {
  const slots = await Promise.all(
    manifest.slots.map(async ({ slot, entries }) => {
      const view = sources.find(({ id }) => id === slot)?.view;
      if (view === undefined) return { slot, entries };
      const marked = entries.map(async (entry): Promise<StateEntry> => {
        if (entry.kind !== 'folder') return entry;
        const own = childrenOf(entries, entry.path);
        const below = namesIn(join(view.lower, entry.path)).find((name) => !own.has(name));
        if (below === undefined) return entry;
        const seen = await engine.stat(door, `/door/${view.volume}/${entry.path}/${below}`);
        return seen === undefined ? { ...entry, hides: true } : entry;
      });
      return { slot, entries: await Promise.all(marked) };
    }),
  );
  return makeManifest(slots);
}
