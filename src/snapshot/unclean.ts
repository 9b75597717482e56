/** Whether what a database left was left by a clean end. Pure. */
import type { SlotManifest, StateEntry } from './manifest.js';

/** First bytes of a rollback journal that has something to roll back (sqlite.org/fileformat.html, 3). */
const HOT_JOURNAL = 'd9d505f920a163d7';

/**
 * How the control file of a PostgreSQL server says what it does, as a number after its id and two versions (`DBState` in
 * src/include/catalog/pg_control.h; the same in all versions that there are): ended, or ended as a replica.
 */
const POSTGRES_STATE = 16;
const POSTGRES_ENDED = [1, 2];

/** Files of servers that do not tell themselves whether they are whole: InnoDB's, and those of Redis. */
const SILENT = /(^|\/)(ibdata1|dump\.rdb|appendonly[^/]*)$/;

/**
 * Sentences, one for each database that would have to recover; empty: all ended cleanly.
 * @param killed by slot: of a service that keeps files there a sentence, if it did not end by itself
 */
export function uncleanParts(
  slots: readonly SlotManifest[],
  killed: ReadonlyMap<string, string> = new Map(),
): string[] {
  return slots.flatMap(({ slot, entries }) => {
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    const parts = entries.flatMap((entry) => {
      const why = whyUnclean(entry, byPath);
      return why === undefined ? [] : [`${entry.path}: ${why}`];
    });
    const ended = killed.get(slot);
    const silent = ended === undefined ? undefined : entries.find(({ path }) => SILENT.test(path));
    return silent === undefined ? parts : [...parts, `${silent.path}: ${ended}`];
  });
}

/** Made anew, or of no interest, under another name. */
const NO_DATA = /\.(log|err|pid)$/;

/** Why other containers will not find what services keep: it is called by the host name of the one that made it. @param hosts services by it */
export function underHostName(slots: readonly SlotManifest[], hosts: ReadonlyMap<string, string>): string | undefined {
  for (const { slot, entries } of slots) {
    for (const { path } of entries) {
      const host = NO_DATA.test(path) ? undefined : [...hosts.keys()].find((name) => path.includes(name));
      if (host === undefined) continue;
      const service = hosts.get(host);
      return `${path} of ${slot} has the host name of ${service}, which is another one in each stack; \`hostname:\` of ${service} in the compose file keeps it`;
    }
  }
  return undefined;
}

function whyUnclean({ path, size, kind, head }: StateEntry, all: ReadonlyMap<string, StateEntry>): string | undefined {
  if (kind !== 'file') return undefined;
  const at = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, at + 1), path.slice(at + 1)];
  const beside = (other: string) => all.get(`${folder}${other}`);
  if (name === 'postmaster.pid' && beside('PG_VERSION')) return 'the lock of a PostgreSQL server that has not ended';
  if (isPostgresOpen(path, head, all))
    return 'the control file of a PostgreSQL server that was ended before it had closed its files';
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

/** A backup, which nobody runs on, has a label. */
function isPostgresOpen(path: string, head: string | undefined, all: ReadonlyMap<string, StateEntry>): boolean {
  const [, folder] = /^(.*\/|)global\/pg_control$/.exec(path) ?? [];
  if (folder === undefined || !all.has(`${folder}PG_VERSION`) || all.has(`${folder}backup_label`)) return false;
  const bytes = Buffer.from(head ?? '', 'hex').subarray(POSTGRES_STATE, POSTGRES_STATE + 4);
  return (
    bytes.length === 4 && !POSTGRES_ENDED.some((state) => [bytes.readUInt32LE(), bytes.readUInt32BE()].includes(state))
  );
}
