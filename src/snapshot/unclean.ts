/** Whether what a database left was left by a clean end. Pure. */
import type { SlotManifest, StateEntry } from './manifest.js';

/** First bytes of a rollback journal that has something to roll back (sqlite.org/fileformat.html, 3). */
const HOT_JOURNAL = 'd9d505f920a163d7';

/** Sentences, one for each database that would have to recover; empty: all ended cleanly. */
export function uncleanParts(slots: readonly SlotManifest[]): string[] {
  return slots.flatMap(({ entries }) => {
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    return entries.flatMap((entry) => {
      const why = whyUnclean(entry, byPath);
      return why === undefined ? [] : [`${entry.path}: ${why}`];
    });
  });
}

function whyUnclean({ path, size, kind, head }: StateEntry, all: ReadonlyMap<string, StateEntry>): string | undefined {
  if (kind !== 'file') return undefined;
  const at = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, at + 1), path.slice(at + 1)];
  const beside = (other: string) => all.get(`${folder}${other}`);
  if (name === 'postmaster.pid' && beside('PG_VERSION')) return 'the lock of a PostgreSQL server that has not ended';
  if (name.endsWith('.pid') && beside('ibdata1')) return 'the lock of a MySQL or MariaDB server that has not ended';
  if (name === 'mongod.lock' && size > 0) return 'the lock of a MongoDB server that has not ended';
  if (/^temp-.*\.rdb$/.test(name)) return 'a dump that Redis had not finished';
  if (name.endsWith('-wal') && size > 0 && beside(name.slice(0, -4))) {
    return 'the write-ahead log of a SQLite database that was not closed';
  }
  const isHot = head?.startsWith(HOT_JOURNAL) ?? size > 0;
  if (name.endsWith('-journal') && isHot && size > 0 && beside(name.slice(0, -8))) {
    return 'the journal of a SQLite transaction that was not ended';
  }
  return undefined;
}
