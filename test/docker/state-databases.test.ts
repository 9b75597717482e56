/**
 * Debian's PostgreSQL, MariaDB and Redis as services of a stack with an initial state: what `prepare` put into them is there in each stack,
 * what a stack writes is its own, and a reset puts all three back. `npm run test:state`.
 */
import { afterEach, beforeAll, expect, test } from 'vitest';
import { buildDatabasesImage, DATABASES_IMAGE } from '../../bench/parts/databases-image.mjs';
import type { MadeStack } from '../../src/modes/make-stack.js';
import { resetStack } from '../../src/snapshot/reset.js';
import { clock, docker, neverAborted } from './lab.js';
import { forgetLab, project } from './state-lab.js';

beforeAll(buildDatabasesImage);
afterEach(forgetLab);

const CHECK = '{test: [CMD, CHECKED], interval: 1s, timeout: 10s, retries: 60}';
const check = (...argv: string[]) => CHECK.replace('CHECKED', argv.map((one) => JSON.stringify(one)).join(', '));
const COMPOSE = `
services:
  postgres:
    image: ${DATABASES_IMAGE}
    user: postgres
    command: [/usr/lib/postgresql/17/bin/postgres, -D, /var/lib/postgresql/17/main, -c, config_file=/etc/postgresql/17/main/postgresql.conf]
    volumes: ['postgres:/var/lib/postgresql']
    healthcheck: ${check('pg_isready', '-q')}
  mariadb:
    image: ${DATABASES_IMAGE}
    user: mysql
    command: [mariadbd, --datadir=/var/lib/mysql, --socket=/tmp/mariadb.sock, --pid-file=/tmp/mariadb.pid, --skip-grant-tables]
    volumes: ['mariadb:/var/lib/mysql']
    healthcheck: ${check('mariadb-admin', '--socket=/tmp/mariadb.sock', 'ping')}
  redis:
    image: ${DATABASES_IMAGE}
    user: redis
    command: [redis-server, --dir, /var/lib/redis]
    volumes: ['redis:/var/lib/redis']
    healthcheck: ${check('redis-cli', 'ping')}
volumes: {postgres: {}, mariadb: {}, redis: {}}
`;

const SERVICES = ['postgres', 'mariadb', 'redis'] as const;
type Service = (typeof SERVICES)[number];
const ASK: Readonly<Record<Service, readonly string[]>> = {
  postgres: ['psql', '-qAtc'],
  mariadb: ['mariadb', '--socket=/tmp/mariadb.sock', '-N', '-e'],
  redis: ['sh', '-c'],
};
const MAKE: Readonly<Record<Service, string>> = {
  postgres: "CREATE TABLE seeded AS SELECT 'one' AS name",
  mariadb: "CREATE DATABASE app; CREATE TABLE app.seeded AS SELECT 'one' AS name",
  redis: 'redis-cli set seeded one',
};
const WRITE: Readonly<Record<Service, string>> = {
  postgres: "UPDATE seeded SET name = 'two'; CREATE ROLE other",
  mariadb: "UPDATE app.seeded SET name = 'two'; CREATE DATABASE other",
  redis: 'redis-cli set seeded two; redis-cli save',
};
const READ: Readonly<Record<Service, string>> = {
  postgres: 'SELECT name FROM seeded',
  mariadb: 'SELECT name FROM app.seeded',
  redis: 'redis-cli get seeded',
};

const exec = (stack: MadeStack, service: Service, said: string) =>
  docker('compose', '-p', stack.project, '-f', stack.modelFile, 'exec', '-T', service, ...ASK[service], said);
const all = (stack: MadeStack, what: Readonly<Record<Service, string>>) =>
  Promise.all(SERVICES.map((service) => exec(stack, service, what[service])));

test('all three keep what prepare put into them, in each stack and after a reset', async () => {
  const steps = SERVICES.map((service) => ({ service, command: [...ASK[service], MAKE[service]] }));
  await project(JSON.stringify(steps), COMPOSE, async ({ state, stack, session }) => {
    const saved = await state();
    expect(saved?.kind === 'saved' && saved.snapshot.slots.map(({ id }) => id)).toEqual([
      'volume:mariadb',
      'volume:postgres',
      'volume:redis',
    ]);
    const stacks = [await stack(1, saved), await stack(2, saved)] as const;
    const [one, two] = stacks;
    expect(await all(one, READ)).toEqual(['one', 'one', 'one']);
    await all(one, WRITE);
    expect(await all(one, READ)).toEqual(['two', 'two', 'two']);
    expect(await all(two, READ)).toEqual(['one', 'one', 'one']);
    const { services } = await resetStack(session.engine, one, { clock, signal: neverAborted });
    expect(services).toEqual(['mariadb', 'postgres', 'redis']);
    expect(await all(one, READ)).toEqual(['one', 'one', 'one']);
  });
});

test.each([
  [
    'PostgreSQL that was ended at once',
    'postgres',
    [
      'sh',
      '-c',
      'setsid sh -c "sleep 0.5; /usr/lib/postgresql/17/bin/pg_ctl -D /var/lib/postgresql/17/main -m immediate stop" > /dev/null 2>&1 &',
    ],
    /17\/main\/global\/pg_control: the control file/,
  ],
  ['MariaDB that was killed', 'mariadb', ['true'], /mariadb did not end within 0 ms .*killed/],
] as const)('%s is refused', async (_, service, command, why) => {
  const killed = COMPOSE.replace('user: mysql\n', 'user: mysql\n    stop_grace_period: 0s\n');
  const steps = [
    { service, command },
    { service: 'redis', command: ['sleep', '2'] },
  ];
  await project(JSON.stringify(steps), service === 'mariadb' ? killed : COMPOSE, async ({ state }) => {
    await expect(state()).rejects.toMatchObject({ code: 'state-unclean', message: expect.stringMatching(why) });
  });
});
