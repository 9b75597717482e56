// `npm run bench:databases`: Debian's Postgres with its own settings; a database for each test, from the pool or by
// CREATE DATABASE with no pool, in turns. What a test waits for, to its first connection; medians.
// @ts-check
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { buildDatabasesImage, DATABASES_IMAGE } from './parts/databases-image.mjs';
import { median } from './parts/median.mjs';

const ROUNDS = 20;
/** A test's own work: while it runs, its successor's database is made. */
const TEST_SECONDS = 0.25;
/** In this time no copy is made: what a suite of such tests waits for is the copy itself. */
const SHORT_SECONDS = 0.02;

await setUp({ engine: true, baseImage: true });
buildDatabasesImage();
const script = `pg_ctlcluster 17 main start >&2
su postgres -c "psql -qc 'CREATE ROLE app LOGIN CREATEDB'"
sed -i '1i host all app 127.0.0.1/32 trust' /etc/postgresql/17/main/pg_hba.conf
pg_ctlcluster 17 main reload >&2
python3 /parts/databases.py ${ROUNDS} ${TEST_SECONDS} ${SHORT_SECONDS}`;
const mounts = [
  '-v',
  `${join(ROOT, 'src/runners/plugins/pytest')}:/plugins:ro`,
  '-v',
  `${join(ROOT, 'bench/parts')}:/parts:ro`,
];
const ended = spawnSync(
  'docker',
  // The data in a volume, as the official images have it: the engine's own layers are slower.
  [
    'run',
    '--rm',
    '--network',
    'none',
    '--volume',
    '/var/lib/postgresql',
    ...mounts,
    DATABASES_IMAGE,
    'bash',
    '-ec',
    script,
  ],
  { encoding: 'utf8' },
);
if (ended.status !== 0) throw new Error(ended.stderr);
/** @type {{pool: number[], create: number[], short: number[], engine: number[]}} */
const { pool, create, short, engine } = JSON.parse(ended.stdout.trim().split('\n').at(-1) ?? '');
console.log(`figure database-per-test-pool ${median(pool).toFixed(1)} ms`);
console.log(`figure database-per-test-create ${median(create).toFixed(1)} ms`);
console.log(`figure database-per-test-pool-tests-of-20ms ${median(short).toFixed(1)} ms`);
console.log(`figure database-per-test-pool-sqlalchemy ${median(engine).toFixed(1)} ms`);
console.log(`ratio database-per-test ${(median(pool) / median(create)).toFixed(3)}`);
