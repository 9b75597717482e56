/**
 * Rows that are put back while their services run: a real application on SQLite, which keeps its connection, and Debian's PostgreSQL. Whatever else was
 * written, the services are started anew, and all is back as well.
 */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { buildDatabasesImage, DATABASES_IMAGE } from '../../bench/parts/databases-image.mjs';
import type { Engine } from '../../src/docker/engine.js';
import type { MadeStack } from '../../src/modes/make-stack.js';
import { resetStack } from '../../src/snapshot/reset.js';
import { clock, neverAborted } from './lab.js';
import { forgetLab, project, sh, steps } from './state-lab.js';

beforeAll(buildDatabasesImage);
afterEach(forgetLab);

const put = (engine: Engine, stack: MadeStack) => resetStack(engine, stack, { clock, signal: neverAborted });
const AGAIN = { services: ['db'], by: 'restart' };
const IN_PLACE = { services: [], by: 'template' };

async function containerOf(engine: Engine, stack: MadeStack) {
  const [found] = await engine.containers([`com.docker.compose.project=${stack.project}`]);
  return { id: found?.id ?? '', startedAtMs: (await engine.state(found?.id ?? ''))?.startedAtMs };
}

/** Runs statements on the one connection that it has, and says what the last one gave. */
const APP = `import http.server, os, sqlite3
os.makedirs("/data/deep", exist_ok=True)
connection = sqlite3.connect("/data/deep/app's.db", check_same_thread=False, isolation_level=None)
for line in os.environ["START"].split(";"):
    connection.execute(line)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        said = []
        for line in self.rfile.read(int(self.headers["content-length"])).decode().split(";"):
            said = connection.execute(line).fetchall()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(repr(said).encode())
http.server.HTTPServer(("", 8000), Handler).serve_forever()
`;
const compose = (start: string) => `
services:
  db:
    image: ${DATABASES_IMAGE}
    init: true
    command: [python3, -u, -c, ${JSON.stringify(APP)}]
    environment: {START: ${JSON.stringify(start)}}
    volumes: ['data:/data']
    healthcheck: {test: [CMD, python3, -c, "import socket; socket.create_connection(('127.0.0.1', 8000))"], interval: 1s, retries: 30}
volumes: {data: {}}
`;
const ROWS = `import sqlite3
connection = sqlite3.connect(\\"/data/deep/app's.db\\", isolation_level=None)
connection.execute('PRAGMA journal_mode = JOURNAL')
connection.execute('CREATE TABLE one (name TEXT)')
connection.execute('INSERT INTO one VALUES (1)')
connection.close()`;
const seed = (journal: string) =>
  steps(
    `mkdir -p /data/deep && rm -f /data/deep/* && echo kept > /data/kept && python3 -c "${ROWS.replace('JOURNAL', journal)}"`,
  );

async function ask(engine: Engine, stack: MadeStack, sql: string): Promise<string> {
  const [address] = (await engine.state((await containerOf(engine, stack)).id))?.addresses ?? [];
  const answer = await fetch(`http://${address}:8000/`, { method: 'POST', body: sql });
  return answer.text();
}

const WRITE = "INSERT INTO one VALUES ('two'); CREATE TABLE other (id); INSERT INTO other VALUES (zeroblob(3000000))";
const READ = 'SELECT group_concat(name) FROM one UNION ALL SELECT count(*) FROM sqlite_master';
const BEGINNING = "[('1',), (1,)]";

test.each(['delete', 'wal'])(
  'SQLite, journal %s: its open connection sees the saved rows, and nobody was started anew',
  async (journal) => {
    await project(
      seed(journal),
      compose('SELECT 1'),
      async ({ state, stack, session: { engine } }) => {
        const one = await stack(1, await state());
        expect(one.state?.templates?.obstacle).toBeUndefined();
        const { startedAtMs } = await containerOf(engine, one);
        for (const _ of [1, 2]) {
          await ask(engine, one, WRITE);
          expect(await ask(engine, one, READ)).not.toBe(BEGINNING);
          expect(await put(engine, one)).toMatchObject(IN_PLACE);
          expect(await ask(engine, one, READ)).toBe(BEGINNING);
        }
        expect(await ask(engine, one, 'PRAGMA integrity_check')).toBe("[('ok',)]");
        expect((await containerOf(engine, one)).startedAtMs).toBe(startedAtMs);

        // Somebody holds a lock; another file; a file of the state; a folder that was made again; a database more.
        const others = [
          () => ask(engine, one, 'BEGIN IMMEDIATE; INSERT INTO one VALUES (3)'),
          () => sh(one, 'echo more > /data/deep/other'),
          () => sh(one, 'cp -p /data/kept /tmp/k; echo lost > /data/kept; touch -r /tmp/k /data/kept'),
          () => sh(one, 'rm /data/kept'),
          () => sh(one, 'cp -a /data/deep /data/new; rm -r /data/deep; mv /data/new /data/deep'),
          () => sh(one, 'cp /data/deep/app*.db /data/second.db'),
        ];
        // Of both journals the same.
        for (const write of journal === 'delete' ? others : others.slice(0, 1)) {
          await ask(engine, one, WRITE);
          await write();
          expect(await put(engine, one)).toMatchObject({ ...AGAIN, why: expect.any(String) });
          expect(await ask(engine, one, READ)).toBe(BEGINNING);
          expect(await sh(one, 'cat /data/kept; find /data -name other -o -name "second*"')).toBe('kept');
          // And then by template again.
          await ask(engine, one, WRITE);
          await sh(one, 'mkdir -p /data/deep/__pycache__ && touch /data/deep/__pycache__/a.pyc');
          expect(await put(engine, one)).toMatchObject(IN_PLACE);
          expect(await ask(engine, one, READ)).toBe(BEGINNING);
        }
      },
      { templates: true },
    );
  },
);

test('who writes as it starts gets the same from a reset as from a start', async () => {
  const writes = compose("CREATE TABLE IF NOT EXISTS one (name TEXT); INSERT INTO one VALUES ('started')");
  await project(
    seed('delete'),
    writes,
    async ({ state, stack, session: { engine } }) => {
      const one = await stack(1, await state());
      expect(one.state?.templates?.obstacle).toMatch(/written while the services started/);
      const before = await ask(engine, one, READ);
      expect(before).toContain('started');
      await ask(engine, one, WRITE);
      expect(await put(engine, one)).toMatchObject(AGAIN);
      expect(await ask(engine, one, READ)).toBe(before);
    },
    { templates: true },
  );
});

const POSTGRES = `
services:
  db:
    image: ${DATABASES_IMAGE}
    user: postgres
    command: [/usr/lib/postgresql/17/bin/postgres, -D, /var/lib/postgresql/17/main, -c, config_file=/etc/postgresql/17/main/postgresql.conf]
    volumes: ['data:/var/lib/postgresql']
    healthcheck: {test: [CMD, pg_isready, -q], interval: 1s, timeout: 10s, retries: 60}
volumes: {data: {}}
`;
/** Names that a shell, a query and a list would each take for something else. */
const ODD = `a'b" $(id) \\{c}`;
const IN_ODD = `psql -qAtv ON_ERROR_STOP=1 -d '${ODD.replaceAll("'", `'\\''`)}'`;
const quoted = `"${ODD.replaceAll('"', '""')}"`;
const MAKE = [
  `psql -qAt <<'END'`,
  `CREATE ROLE app; CREATE DATABASE ${quoted} OWNER app CONNECTION LIMIT 50; COMMENT ON DATABASE ${quoted} IS 'it''s odd';`,
  `CREATE TABLE one AS SELECT 'one' AS name;`,
  'END',
  `${IN_ODD} -c "CREATE TABLE two (id serial); INSERT INTO two DEFAULT VALUES"`,
].join('\n');
const LOOK = `psql -qAtc "SELECT name FROM one"; ${IN_ODD} -c "SELECT count(*) FROM two" -c "SELECT nextval('two_id_seq')"
psql -qAtc "SELECT pg_get_userbyid(datdba), datconnlimit, shobj_description(oid, 'pg_database') FROM pg_database WHERE datname LIKE 'a%'"
psql -qAtc "SELECT count(*) FROM pg_database WHERE datname !~ '^isoshard_'" -c "SELECT count(*) FROM pg_roles WHERE rolname = 'other'" -c "SHOW work_mem"`;
const CHANGE = `psql -qAtc "UPDATE one SET name = 'two'; CREATE TABLE three ()"; ${IN_ODD} -c "INSERT INTO two DEFAULT VALUES"`;

/** `npm run test:state`. */
test.runIf(process.env.STATE_TESTS === 'all')(
  'PostgreSQL: databases are exchanged while it runs, and roles are seen',
  async () => {
    await project(
      steps(MAKE),
      POSTGRES,
      async ({ state, stack, session: { engine } }) => {
        const one = await stack(1, await state());
        expect(one.state?.templates?.obstacle).toBeUndefined();
        const { startedAtMs } = await containerOf(engine, one);
        const before = await sh(one, LOOK);
        expect(before).toBe("one\n1\n2\napp|50|it's odd\n4\n0\n4MB");
        expect(await put(engine, one)).toMatchObject(IN_PLACE);
        for (const _ of [1, 2, 3]) {
          await sh(one, CHANGE);
          // Somebody stays connected, in a transaction.
          void sh(one, `psql -c "BEGIN; LOCK TABLE one; SELECT pg_sleep(60)" || true`);
          await clock.sleep(300);
          expect(await put(engine, one)).toMatchObject(IN_PLACE);
          expect(await sh(one, LOOK)).toBe(before);
        }
        expect((await containerOf(engine, one)).startedAtMs).toBe(startedAtMs);

        const others = [
          'psql -qAtc "CREATE ROLE other"',
          'psql -qAtc "CREATE DATABASE another"',
          'psql -qAtc "ALTER SYSTEM SET work_mem = 1024" -c "SELECT pg_reload_conf()"',
          `psql -qAtc "ALTER ROLE app SET work_mem = '1MB'"`,
          'psql -qAt -d template1 -c "CREATE TABLE four ()"',
          'echo more > /var/lib/postgresql/other',
        ];
        for (const write of others) {
          await sh(one, `${CHANGE}; ${write}`);
          expect(await put(engine, one)).toMatchObject({ ...AGAIN, why: expect.any(String) });
          expect(await sh(one, `${LOOK}; ls /var/lib/postgresql`)).toBe(`${before}\n17`);
        }
        await sh(one, CHANGE);
        await clock.sleep(3000);
        expect(await put(engine, one)).toMatchObject(IN_PLACE);
        expect(await sh(one, LOOK)).toBe(before);
      },
      { templates: true },
    );
  },
);
