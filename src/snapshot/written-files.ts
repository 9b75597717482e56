/** Whether a stack has written to anything but its databases: what lies in its layers now, beside what lay there before the tests. Pure. */
import { NOT_CONTENT } from './host-content.js';
import { SQLITE_HEAD } from './likely-opened.js';
import type { SlotManifest } from './manifest.js';
import { type PostgresFolder, postgresFolders } from './postgres-tables.js';

/** The databases of a slot; paths in it. */
export interface SlotDatabases {
  readonly sqlite: readonly { readonly path: string; readonly bytes: number }[];
  readonly postgres: readonly PostgresFolder[];
}

/** Of servers that keep in memory what they have not written yet. */
const OTHERS = /(^|\/)([^/]+\.(rdb|aof)|ibdata1|mongod\.lock|WiredTiger)$/;

/** @returns the databases, or the path of one that no template is known for */
export function databasesOf(manifest: SlotManifest): SlotDatabases | string {
  const files = manifest.entries.filter(({ kind }) => kind === 'file');
  const other = files.find(({ path }) => OTHERS.test(path));
  if (other !== undefined) return other.path;
  const sqlite = files.filter(({ head }) => head === SQLITE_HEAD).map(({ path, size }) => ({ path, bytes: size }));
  return { sqlite, postgres: postgresFolders(manifest) };
}

/** The databases and the folders that they are in, but not the slot's root: what must stay the same thing, whatever is in it. */
export function lastingPaths({ sqlite, postgres }: SlotDatabases): string[] {
  const found = new Set<string>();
  for (const { path } of [...sqlite, ...postgres]) {
    const steps = path.split('/');
    for (let count = 1; count <= steps.length; count++) found.add(steps.slice(0, count).join('/'));
  }
  found.delete('.');
  return [...found].sort();
}

/** In a data directory: what the server keeps there for itself, and not what somebody sets. */
const SERVERS_OWN = /^(base|global|pg_(?!hba|ident)\w+)(\/|$)|^postmaster\.(pid|opts)$/;
const COMPANION = /-(wal|shm|journal)$/;

function isDatabases(path: string, databases: SlotDatabases, lasting: ReadonlySet<string>): boolean {
  if (path.split('/').some((step) => NOT_CONTENT.has(step))) return true;
  if (lasting.has(path)) return true;
  if (databases.sqlite.some((one) => one.path === path.replace(COMPANION, ''))) return true;
  return databases.postgres.some(({ path: folder }) => {
    const inside = folder === '.' ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
    return inside !== undefined && SERVERS_OWN.test(inside);
  });
}

/** For `stat -c`: type and mode in hex, owner, group, inode, bytes, time, path. */
export const STAT_FORMAT = '%f %u %g %i %s %y %n';

const LINE = /^([0-9a-f]+ \d+ \d+ \d+) (\d+ .*?) \/upper\/(\d+)\/upper(?:\/(.*))?$/;
const FOLDER = /^4[0-9a-f]{3} /;

/**
 * What is to be compared of a listing of all layers. Of a folder its size and time say only that something in it came or went.
 * @param listing lines of `STAT_FORMAT`, whose paths are `/upper/INDEX/upper/…`; others count as they are
 */
export function watchedLines(listing: string, slots: readonly SlotDatabases[]): Set<string> {
  const lasting = slots.map((one) => new Set(lastingPaths(one)));
  const watched = new Set<string>();
  for (const line of listing.split('\n')) {
    const [, facts = '', more, index = '', path = '.'] = LINE.exec(line) ?? [];
    const [databases, own] = [slots[Number(index)], lasting[Number(index)]];
    if (more === undefined || databases === undefined || own === undefined) watched.add(line);
    else if (!isDatabases(path, databases, own))
      watched.add(`${facts} ${FOLDER.test(facts) ? '' : more} ${index}/${path}`);
  }
  return watched;
}

/** A line that only one of them has. */
export function firstDifference(before: ReadonlySet<string>, now: ReadonlySet<string>): string | undefined {
  for (const line of now) if (!before.has(line)) return line;
  for (const line of before) if (!now.has(line)) return line;
  return undefined;
}
