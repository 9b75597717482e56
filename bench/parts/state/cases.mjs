// What `npm run bench:state` starts: a backend on SQLite, or Debian's PostgreSQL, with a database of some size.
// @ts-check
import { buildDatabasesImage, DATABASES_IMAGE } from '../databases-image.mjs';
import { buildImage, IMAGE } from '../python-image.mjs';

/**
 * One service, `db`, and how its content is asked for. `ask` and `write` get the running container.
 * @typedef {{
 *   model: object, prepare: readonly (readonly string[])[], build: () => void, volumeFolder: string,
 *   ask: (on: Running, what: 'made' | 'scratch' | 'count') => Promise<string>, write: (on: Running) => Promise<unknown>,
 * }} Case
 */
/** @typedef {{ engine: any, id: string }} Running */

const check = (/** @type {readonly string[]} */ ...test) => ({
  test: ['CMD', ...test],
  interval: '5s',
  timeout: '30s',
  retries: 20,
});

const HEALTHY = "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health')";

/** @param {number} megabytes @returns {Case} */
function sqlite(megabytes) {
  const get = async (/** @type {Running} */ { engine, id }, /** @type {string} */ path) => {
    const [address] = (await engine.state(id)).addresses;
    const answer = await fetch(`http://${address}:8000/${path}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  return {
    build: buildImage,
    volumeFolder: '/data',
    model: {
      image: IMAGE,
      command: ['python3', '/app/backend.py', 'serve'],
      volumes: ['data:/data', './backend.py:/app/backend.py:ro'],
      healthcheck: check('python3', '-c', HEALTHY),
    },
    prepare: [['python3', '/app/backend.py', 'seed', `${megabytes}`]],
    ask: get,
    write: (on) => get(on, 'write'),
  };
}

const MAIN = '/var/lib/postgresql/17/main';
const SETTINGS = [
  'config_file=/etc/postgresql/17/main/postgresql.conf',
  // What a load writes is then not written a second time, to the log.
  'wal_level=minimal',
  'max_wal_senders=0',
];
const QUERIES = {
  made: 'SELECT name FROM made',
  scratch: 'SELECT count(*) FROM scratch',
  count: `SELECT ${Array.from({ length: 7 }, (_, part) => `(SELECT count(*) FROM part_${part + 1})`).join(', ')}`,
};

/** @param {number} megabytes @returns {Case} */
function postgres(megabytes) {
  const psql = async (/** @type {Running} */ { engine, id }, /** @type {string} */ sql) => {
    const { exitCode, output } = await engine.exec(id, ['psql', '-qAtc', sql]);
    if (exitCode !== 0) throw new Error(output);
    return output;
  };
  return {
    build: buildDatabasesImage,
    volumeFolder: '/var/lib/postgresql',
    model: {
      image: DATABASES_IMAGE,
      user: 'postgres',
      command: ['/usr/lib/postgresql/17/bin/postgres', '-D', MAIN, ...SETTINGS.flatMap((one) => ['-c', one])],
      volumes: ['data:/var/lib/postgresql', './seed.sql:/app/seed.sql:ro'],
      stop_signal: 'SIGINT',
      shm_size: '256m',
      healthcheck: check('pg_isready', '-q'),
    },
    prepare: [['psql', '-q', '-v', 'ON_ERROR_STOP=1', '-v', `megabytes=${megabytes}`, '-f', '/app/seed.sql']],
    ask: (on, what) => psql(on, QUERIES[what]),
    write: (on) => psql(on, "INSERT INTO scratch VALUES ('written')"),
  };
}

/** `sqlite-500`, `postgres-2000`: the kind and megabytes. @param {string} name @returns {Case} */
export function caseOf(name) {
  const [, kind, megabytes] = /^(sqlite|postgres)-(\d+)$/.exec(name) ?? [];
  if (kind === undefined) throw new Error(`there is no case ${name}: sqlite-MEGABYTES or postgres-MEGABYTES`);
  return (kind === 'sqlite' ? sqlite : postgres)(Number(megabytes));
}
