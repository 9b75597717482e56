/**
 * Debian's own database servers, which no package of ours brings: the plugin on MariaDB, and `doctor --state` on PostgreSQL. Their
 * image takes minutes to make: `npm run test:databases`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDatabasesImage, DATABASES_IMAGE } from '../../bench/parts/databases-image.mjs';
import { seeds } from '../local/databases/suite.js';
import { doctorIn, forgetStates } from './doctor.js';

const run = promisify(execFile);
const isAsked = process.env.SEEDS !== undefined;

describe.runIf(isAsked)('Debian’s servers', () => {
  beforeAll(() => buildDatabasesImage(), 600_000);

  describe('MariaDB', () => {
    const SERVER = `exec 3>&1 >&2
install -d -o mysql /run/mysqld
mariadbd --user=mysql --skip-log-bin &
until mariadb -e 'SELECT 1' 2> /dev/null; do sleep 0.1; done
mariadb -e "CREATE USER app@127.0.0.1; GRANT ALL ON \\\`t\\_%\\\`.* TO app@127.0.0.1; CREATE DATABASE t_shared"
cp -r /suite /work && cd /work
left() { mariadb -Ne "SHOW DATABASES LIKE 't\\_%'" | grep -v t_shared | tr '\\n' ' '; }
suite() { PYTHONPATH=/plugins ISOSHARD_DATABASE="$1" python3 -m pytest -p isoshard_db -q -p no:cacheprovider test_chained.py $2 | tail -1; }
`;
    /** Runs shell lines beside a server; they write to descriptor 3. */
    async function beside(lines: string): Promise<string[]> {
      const mounts = [
        `${resolve('src/runners/plugins/pytest')}:/plugins:ro`,
        `${resolve('test/fixtures/runners/pytest/chained')}:/suite:ro`,
      ];
      const argv = ['run', '--rm', '--network', 'none', ...mounts.flatMap((one) => ['-v', one]), DATABASES_IMAGE];
      const { stdout } = await run('docker', [...argv, 'bash', '-c', SERVER + lines], { maxBuffer: 1e8 });
      return stdout.trim().split('\n');
    }
    const database = (strategy: string, name: string) =>
      JSON.stringify({ strategy, url: `mysql+pymysql://app@127.0.0.1/${name}` });
    const orders = seeds(1).join(' ');

    test('shared: red', async () => {
      const [said] = await beside(`SEED=1 suite '${database('shared', 't_shared')}' >&3\n`);
      expect(said).toMatch(/\d+ failed/);
    });

    test.each(['', '-n 4'])('per-test: green, whatever the order, and nothing is left (%s)', async (workers) => {
      const each = `for seed in ${orders}; do SEED=$seed suite '${database('per-test', 't_{run}_{worker}')}' '${workers}' >&3; echo "left: $(left)" >&3; done\n`;
      const said = await beside(each);
      expect(said.filter((line) => !/^15 passed|^left: *$/.test(line))).toEqual([]);
      expect(said).toHaveLength(2 * seeds(1).length);
    });

    test('per-worker: each has its own, and nothing is left', async () => {
      const own = database('per-worker', 't_{run}_{worker}');
      const test = `import application, os, pytest

@pytest.mark.parametrize("number", range(8))
def test_own(number):
    assert os.environ["PYTEST_XDIST_WORKER"] in os.environ["DATABASE_URL"]
    application.put("of " + os.environ["PYTEST_XDIST_WORKER"] + str(number), 1)
`;
      const said = await beside(`cat > test_own.py <<'PY'
${test}PY
PYTHONPATH=/plugins ISOSHARD_DATABASE='${own}' python3 -m pytest -p isoshard_db -q -p no:cacheprovider test_own.py -n 4 | tail -1 >&3; echo "left: $(left)" >&3
`);
      expect(said).toEqual([expect.stringMatching(/^8 passed/), expect.stringMatching(/^left: *$/)]);
    });

    test.each([
      ['a sequence', 'create sequence numbers'],
      ['a table that keeps its history', 'create table kept (x int) with system versioning'],
    ])('%s is refused, since it would not be put back', async (_, statement) => {
      const own = database('per-test', 't_{run}_{worker}');
      const test = `import os, pymysql, pytest

@pytest.fixture(scope="session", autouse=True)
def made():
    name = os.environ["DATABASE_URL"].rsplit("/", 1)[1]
    pymysql.connect(host="127.0.0.1", user="app", database=name).cursor().execute("${statement}")

def test_it():
    pass
`;
      const [said] = await beside(`cat > test_kinds.py <<'PY'
${test}PY
PYTHONPATH=/plugins ISOSHARD_DATABASE='${own}' python3 -m pytest -p isoshard_db -q -p no:cacheprovider --noconftest test_kinds.py | grep -c 'cannot be copied: only tables' >&3
`);
      expect(Number(said)).toBeGreaterThan(0);
    });

    test('what a killed run left goes when the next one begins', async () => {
      const own = database('per-test', 't_{run}_{worker}');
      const said =
        await beside(`printf 'import application, time\\n\\ndef test_waits():\\n    application.put("killed", 1)\\n    open("flag", "w")\\n    time.sleep(600)\\n' > test_waiting.py
PYTHONPATH=/plugins ISOSHARD_RUN_ID=0123456789-a-1 ISOSHARD_DATABASE='${own}' python3 -m pytest -p isoshard_db -p no:cacheprovider test_waiting.py &
until [ -e flag ]; do sleep 0.1; done
kill -9 $!; wait $!
echo "left: $(left)" >&3; suite '${own}' >&3; echo "left: $(left)" >&3
`);
      expect(said).toEqual([
        expect.stringMatching(/left: t_0123456789-a-1_main/),
        expect.stringMatching(/^15 passed/),
        expect.stringMatching(/^left: *$/),
      ]);
    });
  });

  describe('doctor --state on PostgreSQL', () => {
    const folder = mkdtempSync(join(tmpdir(), 'isoshard-doctor-pg-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('names the tables and columns that are not the same in each making, and no others', async () => {
      const sql = [
        'CREATE TABLE users (id serial PRIMARY KEY, name text, "odd ""hash""" text)',
        `INSERT INTO users (name, "odd ""hash""") SELECT 'user ' || i, gen_random_uuid()::text FROM generate_series(1, 3) i`,
        'CREATE TABLE jobs AS SELECT i FROM generate_series(1, 10) i ORDER BY random()',
        "DO $$ BEGIN EXECUTE format('CREATE TABLE dated (x bigint DEFAULT %s)', (extract(epoch FROM clock_timestamp()) * 1000)::bigint); END $$",
        'CREATE TABLE events AS SELECT i FROM generate_series(1, 1 + (extract(epoch FROM clock_timestamp()) * 1000)::bigint % 1000) i',
      ];
      const main = '/var/lib/postgresql/17/main';
      const db = {
        image: DATABASES_IMAGE,
        user: 'postgres',
        command: [
          '/usr/lib/postgresql/17/bin/postgres',
          '-D',
          main,
          '-c',
          'config_file=/etc/postgresql/17/main/postgresql.conf',
        ],
        volumes: ['data:/var/lib/postgresql'],
        stop_signal: 'SIGINT',
        healthcheck: { test: ['CMD', 'pg_isready', '-q'], interval: '1s', retries: 60 },
      };
      const prepare = sql.map((one) => ({ service: 'db', command: ['psql', '-qc', one] }));
      const suites = { api: { runner: 'pytest', 'runs-in': 'host', prepare } };
      writeFileSync(join(folder, 'compose.yml'), JSON.stringify({ services: { db }, volumes: { data: {} } }));
      writeFileSync(join(folder, 'isoshard.yml'), JSON.stringify({ version: 1, compose: 'compose.yml', suites }));
      try {
        const { said, json } = await doctorIn(folder);
        expect(json.suites[0]?.differences?.notes).toEqual([]);
        const tables = json.suites[0]?.differences?.tables.map(({ database, table, columns }) => [
          database,
          table,
          columns,
        ]);
        expect(tables).toEqual([
          ['postgres', 'public.dated', []],
          ['postgres', 'public.events', ['i']],
          ['postgres', 'public.users', ['odd "hash"']],
        ]);
        expect(said).toMatch(/volume:data 17\/main: \d+ files of PostgreSQL/);
        expect(said).toContain('public.dated: 0 rows, declared in another way');
        expect(said).toContain('public.users: 3 rows, other values in odd "hash"');
      } finally {
        await forgetStates();
      }
    });
  });
});
