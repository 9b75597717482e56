/**
 * Which files of a saved state its services will open for writing while they start, as far as the formats of databases tell: for the
 * first stack, before any other one has shown it. Who is missing here is copied by the overlay when it is opened. Pure.
 */
import type { SlotManifest } from './manifest.js';
import { postgresFolders } from './postgres-tables.js';

/** First bytes of a SQLite database (sqlite.org/fileformat.html, 1.3), in hex. */
export const SQLITE_HEAD = '53514c69746520666f726d6174203300';

/** Of a SQLite database: a smaller one is copied in less time than it takes to begin with that ahead. */
const LARGE_BYTES = 16 * 1024 * 1024;

/** Names of files beside `ibdata1`, in MySQL and MariaDB, that both open whatever is asked of them. */
const INNODB = /^(ibdata\d+|ib_logfile\d+|undo_?\d+|mysql\.ibd|aria_log\.\d+|#innodb_redo\/#ib_redo\d+)$/;

/** In a data directory of PostgreSQL: what its start opens, and the catalogs of databases other than its templates. */
const POSTGRES = /^(global\/(\d+|pg_control)|pg_xact\/[0-9A-F]+|base\/(?!1\/|4\/)\d+\/\d{1,4}(_\w+)?)$/;

/** Segments of its log. After a clean end the first one is in use, and the others wait to be: a gigabyte, maybe. */
const SEGMENT = /^pg_wal\/[0-9A-F]{24}$/;

/** Paths in the slot. */
export function likelyOpened(manifest: SlotManifest): string[] {
  const files = manifest.entries.filter(({ kind }) => kind === 'file');
  const innodb = files.flatMap(({ path }) => /^(.*\/)?ibdata1$/.exec(path)?.[1] ?? (path === 'ibdata1' ? '' : []));
  const postgres = postgresFolders(manifest).map(({ path }) => (path === '.' ? '' : `${path}/`));
  const below = (folders: readonly string[], path: string, names: RegExp) =>
    folders.some((folder) => path.startsWith(folder) && names.test(path.slice(folder.length)));
  const logs = postgres.map(
    (folder) =>
      files
        .map(({ path }) => path)
        .filter((path) => below([folder], path, SEGMENT))
        .sort()[0],
  );
  return files
    .filter(
      (file) =>
        (file.head === SQLITE_HEAD && file.size >= LARGE_BYTES) ||
        below(innodb, file.path, INNODB) ||
        below(postgres, file.path, POSTGRES) ||
        logs.includes(file.path),
    )
    .map(({ path }) => path);
}
