/** What the formats of databases tell of the files that are opened for writing as a service starts, and how they are copied. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyScript } from '../../src/snapshot/copied-ahead.js';
import { likelyOpened, SQLITE_HEAD } from '../../src/snapshot/likely-opened.js';
import type { StateEntry } from '../../src/snapshot/manifest.js';
import { readState } from '../../src/snapshot/read-state.js';
import { pack } from '../../src/stack/archive.js';

const file = (path: string, over: Partial<StateEntry> = {}): StateEntry => ({
  path,
  kind: 'file',
  mode: 0o600,
  uid: 1,
  gid: 1,
  size: 10,
  content: 'c',
  modified: 1,
  ...over,
});
const opened = (...entries: StateEntry[]) => likelyOpened({ slot: 'volume:data', entries });

test.each<[string, StateEntry[], string[]]>([
  [
    'a SQLite database that is large',
    [file('a.db', { head: SQLITE_HEAD, size: 2e7 }), file('b.db', { head: SQLITE_HEAD }), file('c.db', { size: 2e7 })],
    ['a.db'],
  ],
  [
    'InnoDB, and its redo log',
    [file('m/ibdata1'), file('m/undo_001'), file('m/#innodb_redo/#ib_redo7'), file('m/app/t.ibd'), file('undo_001')],
    ['m/ibdata1', 'm/undo_001', 'm/#innodb_redo/#ib_redo7'],
  ],
  ['InnoDB at the root', [file('ibdata1'), file('ib_logfile0'), file('ib_buffer_pool')], ['ibdata1', 'ib_logfile0']],
  [
    'PostgreSQL: its log and the catalogs, no template and no table',
    [
      ...['PG_VERSION', 'global/pg_control', 'global/1260', 'pg_wal/00000001000000000000000A', 'base/1/1249'],
      'pg_wal/000000010000000000000009',
      ...['base/5/1249', 'base/5/1249_fsm', 'base/16384/16385', 'base/16384/2619', 'pg_wal/archive_status/x'],
    ].map((path) => file(`17/main/${path}`)),
    [
      ...['global/pg_control', 'global/1260', 'pg_wal/000000010000000000000009'],
      ...['base/5/1249', 'base/5/1249_fsm', 'base/16384/2619'],
    ].map((path) => `17/main/${path}`),
  ],
  ['none of files that are only called so', [file('undo_001'), file('global/pg_control'), file('base/5/1249')], []],
])('%s', (_, entries, paths) => {
  expect(opened(...entries)).toEqual(paths);
});

test('a database is known by its first bytes when it is read', async () => {
  const content = `SQLite format 3\0${'x'.repeat(100)}`;
  const entries = await readState(pack([{ path: 'd/' }, { path: 'd/a.db', content }, { path: 'd/b', content: 'x' }]));
  expect(entries.map(({ path, head }) => [path, head])).toEqual([
    ['.', undefined],
    ['a.db', SQLITE_HEAD],
    ['b', undefined],
  ]);
});

test('names are nothing but names to the shell that copies', () => {
  const root = mkdtempSync(join(tmpdir(), 'isoshard-copy-'));
  const names = ["it's", '$(touch x)', '-n', 'a b\n'];
  try {
    for (const side of ['from', 'to']) mkdirSync(join(root, side, "d'"), { recursive: true });
    for (const name of names) writeFileSync(join(root, "from/d'", name), name);
    writeFileSync(join(root, 'from/top'), 'top');
    const script = copyScript(['top', ...names.map((name) => `d'/${name}`)]);
    const ended = spawnSync('sh', ['-c', script, 'sh', join(root, 'from'), join(root, 'to')], { encoding: 'utf8' });
    expect([ended.status, ended.stderr]).toEqual([0, '']);
    expect(readdirSync(join(root, "to/d'")).sort()).toEqual([...names].sort());
    expect(readFileSync(join(root, 'to/top'), 'utf8')).toBe('top');
    expect(spawnSync('sh', ['-c', copyScript(['gone']), 'sh', join(root, 'from'), join(root, 'to')]).status).toBe(1);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
