/** `doctor --state`: what differs between the state that the next run begins with and another one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTempFolder } from '../../src/cleanup/temp-folder.js';
import { laptopContext } from '../../src/cli/laptop-context.js';
import { doctorState } from '../../src/modes/doctor-state.js';
import { findSnapshot, listGenerations } from '../../src/snapshot/seal.js';
import { sqliteFile } from '../fakes/sqlite-file.js';
import { engineHere, env, IMAGE, neverAborted } from './lab.js';

const folder = mkdtempSync(join(tmpdir(), 'isoshard-doctor-'));
const keys = new Set<string>();
afterEach(async () => {
  const engine = await engineHere();
  for (const { key, volumes } of await listGenerations(engine)) {
    if (!keys.has(key)) continue;
    if ((await findSnapshot(engine, key)) !== undefined)
      await engine.remove({ kind: 'volume', id: `isoshard-state-${key.slice(0, 40)}` });
    for (const { id } of volumes) await engine.remove({ kind: 'volume', id });
  }
  rmSync(folder, { recursive: true, force: true });
});

type Told = { suites: readonly { current: { key: string; digest: string } | null; same: boolean | null }[] };

async function doctor(against?: string): Promise<{ said: string; json: Told }> {
  let said = '';
  const sink = {
    write: (chunk: string) => {
      said += chunk;
      return true;
    },
  };
  const context = laptopContext({
    cwd: folder,
    env: { ...env, XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: join(folder, 'cache') },
    signal: neverAborted,
    json: false,
    pluginsFolder: '',
    makeTemp: makeTempFolder,
    stdout: sink,
    stderr: sink,
  });
  try {
    const { json } = await doctorState(context, { suites: [], ...(against !== undefined && { against }) });
    for (const { current } of (json as Told).suites) if (current !== null) keys.add(current.key);
    return { said, json: json as Told };
  } finally {
    context.dispose();
  }
}

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
  const users =
    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO users VALUES (1, 'ann'), (2, 'bob');";
  const copy = 'cp /seed/app.db /data/app.db';
  write({ sql: await sqliteFile(users), prepare: copy });
  const first = await doctor();
  expect(first.said).toContain('`prepare` run anew gives the same, byte for byte');
  expect(first.json.suites[0]?.same).toBe(true);

  write({
    sql: await sqliteFile(`${users} INSERT INTO users VALUES (3, 'cyd'); CREATE TABLE jobs (id)`),
    prepare: `${copy}; date +%N > /data/moment`,
  });
  const second = await doctor();
  expect(second.said).toMatch(/`prepare` run anew differs in 1 file:\n.*volume:data moment: content/);
  expect(second.said).not.toContain('app.db');

  const digest = first.json.suites[0]?.current?.digest ?? '';
  const third = await doctor(digest.slice(0, 'sha256:'.length + 12));
  expect(third.said).toContain('which came before, differs in 2 files:');
  expect(third.said).toMatch(/volume:data app\.db: content/);
  expect(third.said).toContain('users: 2 rows, now 3, other values in id, name');
  expect(third.said).toContain('jobs: added, 0 rows');
  expect(third.said).toMatch(/volume:data moment: added/);
  await expect(doctor('0123456789')).rejects.toMatchObject({
    code: 'bad-arguments',
    message: expect.stringContaining('0123456789'),
  });

  // What was made for the comparison is gone, and what is kept is what it was.
  const mine = (await listGenerations(await engineHere())).filter(
    ({ key, sealed }) => keys.has(key) || sealed === undefined,
  );
  expect(mine.map(({ sealed }) => sealed?.digest).sort()).toEqual(
    [first, second].map(({ json }) => json.suites[0]?.current?.digest).sort(),
  );
});
