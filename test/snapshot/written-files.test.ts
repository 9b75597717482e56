/** What of a stack's layers says that something but its databases was written. */
import { expect, test } from 'vitest';
import { SQLITE_HEAD } from '../../src/snapshot/likely-opened.js';
import type { StateEntry } from '../../src/snapshot/manifest.js';
import { databasesOf, firstDifference, lastingPaths, watchedLines } from '../../src/snapshot/written-files.js';

const entry = (path: string, more: Partial<StateEntry> = {}): StateEntry => ({
  path,
  kind: 'file',
  mode: 0o644,
  uid: 7,
  gid: 7,
  size: 4096,
  content: '',
  modified: 0,
  ...more,
});
const ENTRIES = [
  entry('deep/a.db', { head: SQLITE_HEAD }),
  entry('kept'),
  entry('17/main/PG_VERSION'),
  entry('17/main/global/pg_control'),
];
const databases = databasesOf({ slot: 'volume:data', entries: ENTRIES });
if (typeof databases === 'string') throw new Error(databases);

test('databases are known by their files, and what must stay the same thing by their paths', () => {
  expect(databases).toEqual({ sqlite: [{ path: 'deep/a.db', bytes: 4096 }], postgres: [{ path: '17/main', uid: 7 }] });
  expect(lastingPaths(databases)).toEqual(['17', '17/main', 'deep', 'deep/a.db']);
  const root = { sqlite: [], postgres: [{ path: '.', uid: 7 }] };
  expect(lastingPaths(root)).toEqual([]);
});

test.each(['dump.rdb', 'appendonlydir/appendonly.aof.1.incr.aof', 'ibdata1', 'db/WiredTiger'])(
  'a server with %s keeps in memory what nobody puts back',
  (path) => {
    expect(databasesOf({ slot: 'volume:data', entries: [...ENTRIES, entry(path)] })).toBe(path);
  },
);

const line = (path: string, facts = '81a4 7 7 100', more = '10 2026-01-01 00:00:00.5 +0000') =>
  `${facts} ${more} /upper/0/upper/${path}`;
const differs = (before: readonly string[], now: readonly string[]) => {
  const [one, other] = [before, now].map((lines) => watchedLines(lines.join('\n'), [databases]));
  return firstDifference(one ?? new Set(), other ?? new Set()) !== undefined;
};

test.each([
  ['a database', 'deep/a.db'],
  ['its log', 'deep/a.db-wal'],
  ['its journal', 'deep/a.db-journal'],
  ['a folder that leads to it', 'deep'],
  ['a table', '17/main/base/5/1234'],
  ['the log of a server', '17/main/pg_wal/000000010000000000000001'],
  ['the lock of a server', '17/main/postmaster.pid'],
  ['a cache', 'app/__pycache__/a.pyc'],
])('%s is none of it', (_, path) => {
  expect(differs([line('kept')], [line('kept'), line(path)])).toBe(false);
  expect(differs([line(path)], [line(path, '81a4 7 7 101')])).toBe(false);
});

test.each<[string, string, string]>([
  ['a file more', line('other'), ''],
  ['a file less', '', line('other')],
  ['what a name of two lines ends with', `${line('x')}\n${line('deep/a.db')}`, ''],
  ['another time', line('kept'), line('kept', '81a4 7 7 100', '10 2026-01-01 00:00:00.6 +0000')],
  ['another size', line('kept'), line('kept', '81a4 7 7 100', '11 2026-01-01 00:00:00.5 +0000')],
  ['another owner', line('kept'), line('kept', '81a4 8 7 100')],
  ['another mode', line('kept'), line('kept', '81ed 7 7 100')],
  ['a folder that was made again', line('some', '41ed 7 7 100'), line('some', '41ed 7 7 101')],
  ['a database that was made again', '81a4 7 7 100 /merged/0/deep/a.db', '81a4 7 7 101 /merged/0/deep/a.db'],
  ['a database that is like one', line('deep/b.db'), ''],
  ['settings of a server', line('17/main/postgresql.auto.conf'), line('17/main/postgresql.auto.conf', '81a4 7 7 101')],
  ['who may connect', '', line('17/main/pg_hba.conf')],
])('%s is', (_, before, now) => {
  expect(differs([line('kept'), before], [line('kept'), now])).toBe(true);
});

test('of a folder neither size nor time', () => {
  const [one, other] = ['4096 2026-01-01 00:00:00.5 +0000', '8192 2026-01-02 00:00:00.5 +0000'];
  expect(differs([line('some', '41ed 7 7 100', one)], [line('some', '41ed 7 7 100', other)])).toBe(false);
});
