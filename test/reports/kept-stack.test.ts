import { expect, test } from 'vitest';
import {
  clientOf,
  type KeptStack,
  keptLines,
  referenceTo,
  rerunInService,
  rerunOnHost,
} from '../../src/reports/kept-stack.js';

const KEPT: KeptStack = {
  shard: 'web-1',
  project: 'isoshard-0123456789-web-1',
  untilMs: Date.UTC(2026, 0, 2, 15, 4, 5),
  containers: [
    { name: 'p-web-run-1', service: 'web', image: '', isRunning: false },
    { name: 'p-db-1', service: 'db', image: 'postgres:17', isRunning: true },
    { name: 'p-api-1', service: 'api', image: '', isRunning: true },
  ],
  sqlite: [{ service: 'api', path: '/data/app.db' }],
  rerun: 'docker compose run',
  remove: 'isoshard cleanup --session 0123456789',
};

test('every command has the names that things have', () => {
  expect(keptLines(KEPT)).toEqual([
    '[web-1] its stack is kept until 2026-01-02 15:04 UTC:',
    '  see it            docker ps --all --filter label=com.docker.compose.project=isoshard-0123456789-web-1',
    '  attach            docker exec -it p-api-1 sh',
    '                    docker exec -it p-db-1 sh',
    '  read logs         docker logs --follow p-api-1',
    '                    docker logs --follow p-db-1',
    '                    docker logs --follow p-web-run-1',
    `  open the database docker exec -it p-db-1 sh -c 'psql -U "\${POSTGRES_USER:-postgres}" "\${POSTGRES_DB:-\${POSTGRES_USER:-postgres}}"'`,
    '                    docker cp p-api-1:/data/app.db isoshard-0123456789-web-1.db && sqlite3 isoshard-0123456789-web-1.db',
    '  run it again      docker compose run',
    '  remove it         isoshard cleanup --session 0123456789',
  ]);
});

test('of many containers the first twelve', () => {
  const containers = Array.from({ length: 15 }, (_, n) => ({
    name: `c${n + 10}`,
    service: 's',
    image: '',
    isRunning: false,
  }));
  const lines = keptLines({ ...KEPT, containers, sqlite: [], rerun: undefined });
  expect(lines).toHaveLength(1 + 1 + 12 + 1 + 1);
  expect(lines.at(-2)?.trim()).toBe('… and 3 more');
});

test.each([
  ['postgres:17-alpine', /^psql/],
  ['postgis/postgis:17-3.5', /^psql/],
  ['registry.local:5000/team/pgvector:pg17', /^psql/],
  ['timescale/timescaledb:latest-pg16@sha256:00', /^psql/],
  ['mysql:8', /mysql -u root/],
  ['bitnami/mariadb', /mariadb -u root/],
  ['mongo:7', /^mongosh/],
  ['redis:7', /redis-cli$/],
  ['redis/redis-stack', /redis-cli$/],
  ['valkey/valkey:8', /valkey-cli$/],
])('the client of %s', (image, expected) => {
  expect(clientOf(image)).toMatch(expected);
});

test.each(['', 'nginx:1', 'adminer', 'prom/mysqld-exporter'.replace('mysqld', 'node'), 'my/app-redis'])(
  'no client of %j',
  (image) => {
    expect(clientOf(image)).toBeUndefined();
  },
);

test('a rerun in a service', () => {
  const rerun = { words: ['python3', '-m', 'pytest', '-k', 'a b'], tests: ["tests/test_x.py::test_it['a']"] };
  const place = { project: 'p', modelFile: '/home/me/my state/p.json', service: 'tests', env: { A: '', B: 'x y' } };
  expect(rerunInService(rerun, place)).toBe(
    `docker compose --project-name p --file '/home/me/my state/p.json' run --rm --no-deps --env A= --env 'B=x y' tests python3 -m pytest -k 'a b' 'tests/test_x.py::test_it['\\''a'\\'']'`,
  );
});

test('a rerun on the host: variables of the job are referred to, and nothing else is read by the shell', () => {
  const rerun = { words: ['npx', 'playwright', 'test'], tests: ['a.spec.ts:3'] };
  const place = {
    folder: '/work/web',
    env: { URL: 'http://localhost:4', KEY: `a-${referenceTo('KEY')}`, ODD: '"`x`\\$HOME' },
  };
  expect(rerunOnHost(rerun, place)).toBe(
    'cd /work/web && URL="http://localhost:4" KEY="a-${KEY}" ODD="\\"\\`x\\`\\\\\\$HOME" npx playwright test a.spec.ts:3',
  );
});
