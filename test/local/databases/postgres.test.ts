/** The same suite on real servers: with and without a strategy of `CREATE DATABASE`, through each driver. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPython } from '../runners/installed.js';
import { NEW, OLD, type Postgres, query, startPostgres } from './postgres.js';
import { CHAINED, copySuite, pythonWithDrivers, run, type Suite, seeds, start } from './suite.js';

let suite: Suite;
beforeAll(() => {
  suite = copySuite('pytest/chained', pythonWithDrivers());
}, 300_000);
afterAll(() => rmSync(suite.folder, { recursive: true, force: true }));

const PASSED = /15 passed/;

const SERVERS: readonly (readonly [string, string])[] = [
  [OLD, 'psycopg2'],
  [NEW, 'psycopg'],
];

// `npm run prove` tries both.
describe.each(process.env.ISOSHARD_PROVE === '1' ? SERVERS : SERVERS.slice(1))('Postgres %s', (version, own) => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres(version);
  }, 300_000);
  afterAll(() => server.stop());
  const url = (driver = own, name = 't_{run}_{worker}') =>
    `postgresql+${driver}://app@127.0.0.1:${server.port}/${name}`;
  const psql = (sql: string) => query(suite.python, server.port, sql);
  const databases = () =>
    psql("SELECT datname FROM pg_database WHERE datname LIKE 't_%' AND datname NOT LIKE 'templ%'");
  const newest = test.runIf(version === NEW);

  newest('shared: red', async () => {
    psql('CREATE DATABASE shared');
    const { output } = await run(suite, { strategy: 'shared', url: url(own, 'shared') });
    expect(output).toMatch(/\d+ failed/);
  });

  test.each(seeds(1))('per-test, four workers: green, whatever the order, and nothing is left (%i)', async (seed) => {
    const { output } = await run(suite, { strategy: 'per-test', url: url() }, [...CHAINED, '-n', '4'], {
      SEED: `${seed}`,
    });
    expect(output).toMatch(PASSED);
    expect(databases()).toEqual([]);
  });

  // `npm run prove` has the third.
  newest.each(process.env.ISOSHARD_PROVE === '1' ? ['psycopg2', 'pg8000'] : ['pg8000'])(
    'through %s',
    async (driver) => {
      const { output } = await run(suite, { strategy: 'per-test', url: url(driver) }, [
        ...CHAINED,
        '-k',
        'take or session',
      ]);
      expect(output).toMatch(/6 passed/);
    },
  );

  newest('an application on asyncpg, where no other driver is', async () => {
    const python = join(installPython('databases-asyncpg', ['pytest==9.2.0', 'asyncpg==0.32.0']), 'bin', 'python3');
    writeFileSync(
      join(suite.folder, 'test_asyncpg.py'),
      `import asyncio, os
import asyncpg
import pytest

async def run(statement):
    connection = await asyncpg.connect(os.environ["DATABASE_URL"].replace("+asyncpg", ""))
    try:
        return [tuple(row) for row in await connection.fetch(statement)]
    finally:
        await connection.close()

@pytest.fixture(scope="session", autouse=True)
def table():
    asyncio.run(run("create table seen (number integer)"))

@pytest.mark.parametrize("number", [1, 2, 3])
def test_it(number):
    assert asyncio.run(run("select * from seen")) == []
    asyncio.run(run("insert into seen values (%d)" % number))
`,
    );
    const alone = { ...suite, python };
    const { output } = await run(alone, { strategy: 'per-test', url: url('asyncpg') }, [
      '--noconftest',
      'test_asyncpg.py',
    ]);
    expect(output).toMatch(/3 passed/);
    expect(databases()).toEqual([]);
  });

  newest('no driver: said with those that would do', async () => {
    const python = join(installPython('pytest-9.2.0', ['pytest==9.2.0']), 'bin', 'python3');
    const { code, output } = await run({ ...suite, python }, { strategy: 'per-test', url: url() });
    expect(output).toContain(
      'no driver for postgresql can be imported where the tests run: expected one of psycopg, psycopg2',
    );
    expect(code).toBe(4);
  });

  newest('a template with tables and rows', async () => {
    psql('CREATE DATABASE seeded');
    query(suite.python, server.port, 'CREATE TABLE shelf AS SELECT 7 AS id', 'seeded');
    writeFileSync(
      join(suite.folder, 'test_template.py'),
      `def test_it(isolated_db):
    from sqlalchemy import text
    assert isolated_db.execute(text("select id from shelf")).scalars().all() == [7]
`,
    );
    const database = { strategy: 'per-worker', url: url(), template: 'seeded' };
    expect((await run(suite, database, ['test_template.py', '--noconftest'])).output).toMatch(/1 passed/);
  });

  newest('what ALTER DATABASE and GRANT have set is there for each test', async () => {
    psql('CREATE ROLE guest');
    writeFileSync(
      join(suite.folder, 'test_properties.py'),
      `import os
import psycopg, pytest

def ask(statement):
    with psycopg.connect(os.environ["DATABASE_URL"].replace("+psycopg", ""), autocommit=True) as server:
        found = server.execute(statement)
        return found.fetchall() if found.description else None

@pytest.fixture(scope="session", autouse=True)
def properties():
    name = ask("select current_database()")[0][0]
    for statement in (
        'alter database "%s" set search_path to app, "odd name", public',
        'alter role app in database "%s" set work_mem to 5120',
        'revoke all on database "%s" from public',
        'grant temporary on database "%s" to guest',
    ):
        ask(statement % name)

@pytest.mark.parametrize("number", [1, 2, 3])
def test_it(number):
    assert ask("show search_path") == [('app, "odd name", public',)]
    assert ask("show work_mem") == [("5MB",)]
    rights = "select has_database_privilege('guest', current_database(), '%s')"
    assert (ask(rights % "temporary"), ask(rights % "connect")) == ([(True,)], [(False,)])
    ask("create table leaves_something (x int)")
`,
    );
    const args = ['--noconftest', 'test_properties.py'];
    const { output } = await run(suite, { strategy: 'per-test', url: url() }, args);
    expect(output).toMatch(/3 passed/);
  });

  newest('what a killed run left goes when the next one begins; what a live one has stays', async () => {
    writeFileSync(
      join(suite.folder, 'test_waiting.py'),
      'import application, time\n\ndef test_waits():\n    application.put("killed", 1)\n    time.sleep(60)\n',
    );
    const database = { strategy: 'per-test', url: url() };
    const [killed, alive] = ['0123456789-a-1', '0123456789-b-1'].map((ISOSHARD_RUN_ID) =>
      start(suite, database, ['test_waiting.py'], { ISOSHARD_RUN_ID }),
    );
    // A database of the run, its template and two copies.
    await expect.poll(() => databases().length, { timeout: 60_000, interval: 300 }).toBe(8);
    killed?.child.kill('SIGKILL');
    await killed?.ended;
    expect((await run(suite, database, [...CHAINED, '-k', 'take'])).output).toMatch(/5 passed/);
    expect(databases().filter((name) => !name.includes('-b-1'))).toEqual([]);
    expect(databases()).toHaveLength(4);
    alive?.child.kill('SIGKILL');
    await alive?.ended;
    await run(suite, database, [...CHAINED, '-k', 'session']);
    expect(databases()).toEqual([]);
  });
});
