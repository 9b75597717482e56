/** What the tables of two states do not have in common. */
import { expect, test } from 'vitest';
import type { StateEntry } from '../../src/snapshot/manifest.js';
import { parsePostgresTables, postgresFolders } from '../../src/snapshot/postgres-tables.js';
import { readSqliteTables } from '../../src/snapshot/sqlite-tables.js';
import { compareTables, describeTable, type TableFacts } from '../../src/snapshot/tables.js';
import { sqliteFile } from '../fakes/sqlite-file.js';

const SEED = `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, hash BLOB); CREATE TABLE "odd ""name""" (a);
  INSERT INTO users VALUES (1, 'ann', x'00'), (2, 'bob', x'01'); INSERT INTO "odd ""name""" VALUES (9007199254740993);`;
const read = async (sql: string) => (await readSqliteTables(await sqliteFile(sql), 'app.db')).tables;
const compared = async (before: string, after: string) =>
  compareTables(await read(before), await read(after)).map(describeTable);

test.each([
  [
    'the same rows in another order',
    "DELETE FROM users; INSERT INTO users SELECT 2, 'bob', x'01' UNION ALL SELECT 1, 'ann', x'00'",
    [],
  ],
  [
    'other values',
    "UPDATE users SET hash = x'02', name = 'Bob' WHERE id = 2",
    ['users: 2 rows, other values in name, hash'],
  ],
  [
    'a number that became a text',
    "UPDATE users SET name = 1 WHERE id = 1; UPDATE users SET hash = '00' WHERE id = 1",
    ['users: 2 rows, other values in name, hash'],
  ],
  [
    'values that changed places',
    "UPDATE users SET name = CASE id WHEN 1 THEN 'bob' ELSE 'ann' END",
    ['users: 2 rows, the same values in other rows'],
  ],
  ['more rows', "INSERT INTO users VALUES (3, 'cyd', NULL)", ['users: 2 rows, now 3, other values in id, name, hash']],
  [
    'a number that is too large for JavaScript',
    'UPDATE "odd ""name""" SET a = a + 1',
    ['odd "name": 1 row, other values in a'],
  ],
  [
    'a new table, one that is gone',
    'CREATE TABLE new (a); DROP TABLE users',
    ['new: added, 0 rows', 'users: removed, 2 rows'],
  ],
  [
    'another declaration',
    'ALTER TABLE users ADD COLUMN age',
    ['users: 2 rows, declared in another way, other values in age'],
  ],
])('SQLite: %s', async (_, change, said) => {
  expect(await compared(SEED, `${SEED}${change}`)).toEqual(said);
});

test('SQLite: what is no database is said in its words; a table of an extension is left out', async () => {
  const text = new TextEncoder().encode(`SQLite format 3\0${'x'.repeat(1000)}`);
  await expect(readSqliteTables(text, 'app.db')).rejects.toThrow(/not a database|malformed/);
  const broken = `${SEED}PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING nowhere(a)');`;
  const { tables, notes } = await readSqliteTables(await sqliteFile(broken), 'app.db');
  expect(tables.map(({ table }) => table)).toEqual(['odd "name"', 'users']);
  expect(notes).toEqual(['app.db: table v cannot be read: no such module: nowhere']);
});

const entry = (path: string): StateEntry => ({
  path,
  kind: 'file',
  mode: 0o600,
  uid: 70,
  gid: 70,
  size: 1,
  content: 'c',
  modified: 1,
});

test.each([
  ['at the root of a volume', ['PG_VERSION', 'global/pg_control', 'base/1/PG_VERSION'], ['.']],
  ['below it', ['17/main/PG_VERSION', '17/main/global/pg_control'], ['17/main']],
  ['none', ['PG_VERSION', 'app.db'], []],
])('PostgreSQL: data directories %s', (_, paths, found) => {
  expect(postgresFolders({ slot: 's', entries: paths.map(entry) }).map(({ path }) => path)).toEqual(found);
});

test('PostgreSQL: tables from what psql printed, and nothing of what is none', () => {
  const line = { database: 'app', table: 'public.t', definition: 'a integer', rows: 2, names: ['a'], sums: ['5', '7'] };
  const facts: TableFacts = {
    database: 'app',
    table: 'public.t',
    definition: 'a integer',
    rows: 2,
    sums: { a: '5', '*': '7' },
  };
  expect(parsePostgresTables(`NOTICE: x\n${JSON.stringify(line)}\n{"table": 1}\n[1\n`)).toEqual([facts]);
});
