/** `doctor --state`: what differs between the state that the next run begins with and another one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listGenerations } from '../../src/snapshot/seal.js';
import { sqliteFile } from '../fakes/sqlite-file.js';
import { doctorIn, forgetStates } from './doctor.js';
import { engineHere, IMAGE } from './lab.js';

const folder = mkdtempSync(join(tmpdir(), 'isoshard-doctor-'));
afterEach(async () => {
  await forgetStates();
  rmSync(folder, { recursive: true, force: true });
});

function write({ sql, prepare }: { sql: Uint8Array; prepare: string }): void {
  mkdirSync(join(folder, 'seed'), { recursive: true });
  writeFileSync(join(folder, 'seed', 'app.db'), sql);
  const db = { image: IMAGE, init: true, command: 'sleep 600', volumes: ['data:/data', './seed:/seed:ro'] };
  writeFileSync(join(folder, 'compose.yml'), JSON.stringify({ services: { db }, volumes: { data: {} } }));
  const steps = [{ service: 'db', command: ['sh', '-c', prepare] }];
  const suites = { api: { runner: 'pytest', 'runs-in': 'host', prepare: steps } };
  writeFileSync(join(folder, 'isoshard.yml'), JSON.stringify({ version: 1, compose: 'compose.yml', suites }));
}

test('a preparation that gives the same each time; one that does not, file by file; one before, table by table', async () => {
  const before = new Set((await listGenerations(await engineHere())).map(({ generation }) => generation));
  const users =
    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO users VALUES (1, 'ann'), (2, 'bob');";
  const copy = 'cp /seed/app.db /data/app.db';
  write({ sql: await sqliteFile(users), prepare: copy });
  const first = await doctorIn(folder);
  expect(first.said).toContain('`prepare` run anew gives the same, byte for byte');
  expect(first.json.suites[0]?.same).toBe(true);

  write({
    sql: await sqliteFile(`${users} INSERT INTO users VALUES (3, 'cyd'); CREATE TABLE jobs (id)`),
    prepare: `${copy}; date +%N > /data/moment`,
  });
  const second = await doctorIn(folder);
  expect(second.said).toMatch(/`prepare` run anew differs in 1 file:\n.*volume:data moment: content/);
  expect(second.said).not.toContain('app.db');

  const digest = first.json.suites[0]?.current?.digest ?? '';
  const third = await doctorIn(folder, digest.slice(0, 'sha256:'.length + 12));
  expect(third.said).toContain('which came before, differs in 2 files:');
  expect(third.said).toMatch(/volume:data app\.db: content/);
  expect(third.said).toContain('users: 2 rows, now 3, other values in id, name');
  expect(third.said).toContain('jobs: added, 0 rows');
  expect(third.said).toMatch(/volume:data moment: added/);
  await expect(doctorIn(folder, '0123456789')).rejects.toMatchObject({
    code: 'bad-arguments',
    message: expect.stringContaining('0123456789'),
  });

  // What was made for the comparisons is gone, and what is kept is what it was.
  const after = (await listGenerations(await engineHere())).filter(({ generation }) => !before.has(generation));
  expect(after.map(({ sealed }) => sealed?.digest).sort()).toEqual(
    [first, second].map(({ json }) => json.suites[0]?.current?.digest).sort(),
  );
});
