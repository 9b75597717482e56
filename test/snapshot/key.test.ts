/** What makes another state, and what does not. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hostContentDigest } from '../../src/snapshot/host-content.js';
import { type KeyFacts, stateKey } from '../../src/snapshot/key.js';

const facts = (): KeyFacts => ({
  model: {
    name: 'farm',
    services: {
      db: {
        image: 'postgres:17',
        environment: { POSTGRES_USER: 'farm', POSTGRES_DB: 'farm' },
        volumes: [
          { type: 'volume', source: 'data', target: '/data' },
          { type: 'bind', source: '/w/init', target: '/init', read_only: true },
        ],
        networks: { default: null },
        ports: [{ target: 5432, published: '5432' }],
      },
      api: {
        image: 'api',
        command: ['serve'],
        container_name: 'api',
        depends_on: { db: { condition: 'service_healthy' } },
      },
    },
    volumes: { data: { name: 'farm_data' } },
  },
  services: ['api', 'db'],
  images: { db: 'sha256:17', api: 'sha256:a' },
  platform: 'linux/amd64',
  steps: [
    { service: 'api', command: ['migrate'] },
    { service: 'api', command: ['seed', '--all'] },
  ],
  slots: [{ id: 'volume:data', kind: 'volume', key: 'data', volume: 'farm_data', mounts: [] }],
  contents: { '/w/init': 'sha256:init' },
  files: { 'secrets/password': 'sha256:p' },
  templates: false,
});
// biome-ignore lint/suspicious/noExplicitAny: facts are bent in any way
type Loose = any;
type Change = (facts: Loose) => void;
const keyAfter = (change: Change) => {
  const changed: Loose = structuredClone(facts());
  change(changed);
  return stateKey(changed);
};
const own = stateKey(facts());

test.each<[string, Change]>([
  ['templates for resets', (f) => (f.templates = true)],
  ['a step', (f) => (f.steps[1].command[1] = '--some')],
  ['a step more', (f) => f.steps.push({ service: 'db', command: ['vacuum'] })],
  ['the order of steps', (f) => f.steps.reverse()],
  ['the service of a step', (f) => (f.steps[0].service = 'db')],
  ['a migration in a mounted folder', (f) => (f.contents['/w/init'] = 'sha256:other')],
  ['what an image is built from', (f) => (f.images.api = 'sha256:b')],
  ['a version of PostgreSQL', (f) => (f.images.db = 'sha256:18')],
  ['the platform', (f) => (f.platform = 'linux/arm64')],
  ['a variable', (f) => (f.model.services.db.environment.POSTGRES_DB = 'other')],
  ['a command', (f) => (f.model.services.api.command = ['serve', '--seed'])],
  ['a user', (f) => (f.model.services.db.user = '1000')],
  ['where data is', (f) => (f.model.services.db.volumes[0].target = '/elsewhere')],
  ['a secret', (f) => (f.files['secrets/password'] = 'sha256:q')],
  [
    'a service more',
    (f) => {
      f.model.services.cache = { image: 'redis' };
      f.services.push('cache');
    },
  ],
  ['what is saved', (f) => (f.slots[0].kind = 'changes')],
])('another key: %s', (_, change) => {
  expect(keyAfter(change)).not.toBe(own);
});

test.each<[string, Change]>([
  ['nothing', () => {}],
  ['the name of the project', (f) => (f.model.name = 'other')],
  ['names of containers', (f) => (f.model.services.api.container_name = 'b')],
  [
    'names of volumes and stacks',
    (f) => {
      f.model.volumes.data.name = 'x';
      f.slots[0].volume = 'x';
      f.slots[0].key = 'y';
    },
  ],
  ['ports', (f) => (f.model.services.db.ports = [])],
  ['a health check', (f) => (f.model.services.db.healthcheck = { test: ['CMD', 'true'] })],
  ['labels', (f) => (f.model.services.db.labels = { a: 'b' })],
  ['a limit of memory', (f) => (f.model.services.db.mem_limit = '1g')],
  [
    'the path of the checkout',
    (f) => {
      f.model.services.db.volumes[1].source = '/v/init';
      f.contents = { '/v/init': 'sha256:init' };
    },
  ],
  [
    'the order of keys',
    (f) => {
      f.model.services = { api: f.model.services.api, db: f.model.services.db };
      f.model.services.db.environment = { POSTGRES_DB: 'farm', POSTGRES_USER: 'farm' };
    },
  ],
  [
    'the order of mounts and services',
    (f) => {
      f.model.services.db.volumes.reverse();
      f.services.reverse();
    },
  ],
  ['services that are not started', (f) => (f.model.services.tests = { image: 'tests' })],
  ['the name of an image whose content is the same', (f) => (f.model.services.db.image = 'mirror/postgres:17')],
])('the same key: %s', (_, change) => {
  expect(keyAfter(change)).toBe(own);
});

describe('what lies in a folder of the host', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'isoshard-key-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  let number = 0;
  const folder = (change: (write: (path: string, text: string) => string, root: string) => void = () => {}) => {
    const root = join(scratch, String(number++));
    const write = (path: string, text: string) => {
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    };
    write('migrations/001.sql', 'create table a');
    write('seed.json', '{}');
    change(write, root);
    return hostContentDigest(root, new Set([join(root, 'test-results')]));
  };

  test.each<[string, Parameters<typeof folder>[0]]>([
    ['a migration edited', (write) => write('migrations/001.sql', 'create table b')],
    ['a migration more', (write) => write('migrations/002.sql', '')],
    ['a script that may be run', (_, root) => chmodSync(join(root, 'seed.json'), 0o755)],
    ['a link', (_, root) => symlinkSync('seed.json', join(root, 'link'))],
    [
      'a file renamed',
      (write, root) => {
        rmSync(join(root, 'seed.json'));
        write('seeds.json', '{}');
      },
    ],
    ['a package more', (write) => write('node_modules/.package-lock.json', '{"packages":{"a":{}}}')],
  ])('another digest: %s', async (_, change) => {
    expect(await folder(change)).not.toBe(await folder());
  });

  test.each<[string, Parameters<typeof folder>[0]]>([
    ['times and another path', (_, root) => utimesSync(join(root, 'seed.json'), 1, 1)],
    ['version control', (write) => write('.git/HEAD', 'x')],
    ['compiled files', (write) => write('migrations/__pycache__/001.pyc', 'x')],
    ['results of tests', (write) => write('test-results/a.xml', 'x')],
    ['who may read a file', (_, root) => chmodSync(join(root, 'seed.json'), 0o600)],
  ])('the same digest: %s', async (_, change) => {
    expect(await folder(change)).toBe(await folder());
  });
});
