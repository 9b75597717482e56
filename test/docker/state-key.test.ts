/** The key of a state as it is gathered from a checkout and an engine: what changes it, and what does not. */
import { mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { call } from '../harness/cli.js';
import { docker, IMAGE } from './lab.js';
import { forgetLab, project } from './state-lab.js';

/** Stands for a database's image: another version comes under the same name. */
const DATABASE = `isoshard-state-key-${process.pid}:17`;
afterEach(async () => {
  await forgetLab();
  await docker('rmi', DATABASE).catch(() => '');
});

const COMPOSE = `services:
  db:
    image: ${DATABASE}
    command: sleep 600
    environment: {A: "1", B: "2"}
    volumes: ["data:/data", "./migrations:/migrations:ro", "./seed.json:/seed.json:ro"]
  cache: {image: ${IMAGE}, command: sleep 600, volumes: ["cached:/cached"]}
volumes: {data: {}, cached: {}}
`;
/** The same, in another order. */
const REORDERED = `volumes: {cached: {}, data: {}}
services:
  cache: {command: sleep 600, image: ${IMAGE}, volumes: ["cached:/cached"]}
  db:
    volumes: ["./seed.json:/seed.json:ro", "./migrations:/migrations:ro", "data:/data"]
    environment: {B: "2", A: "1"}
    command: sleep 600
    image: ${DATABASE}
`;
const PREPARE = '[{service: db, command: [migrate]}]';

test('a migration, a seed file, an image and a step change it; times, paths and order do not', async () => {
  await docker('tag', IMAGE, DATABASE);
  const keys: Record<string, string> = {};
  await project(PREPARE, COMPOSE, async ({ key, folder }) => {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write('migrations/001.sql', 'create table a');
    write('seed.json', '{}');
    keys.own = await key();
    for (const path of ['seed.json', 'migrations/001.sql']) utimesSync(join(folder, path), 1, 1);
    keys.times = await key();
    write('compose.yml', REORDERED);
    keys.order = await key();
    write('migrations/001.sql', 'create table b');
    keys.migration = await key();
    write('migrations/001.sql', 'create table a');
    write('seed.json', '{"a": 1}');
    keys.seed = await key();
    write('seed.json', '{}');
    renameSync(join(folder, 'migrations/001.sql'), join(folder, 'migrations/002.sql'));
    keys.renamed = await key();
    renameSync(join(folder, 'migrations/002.sql'), join(folder, 'migrations/001.sql'));
    const empty = 'head -c 10240 /dev/zero | docker import - "$1"';
    await call('sh', ['-c', empty, 'sh', DATABASE], { cwd: folder });
    keys.image = await key();
    await docker('tag', IMAGE, DATABASE);
    keys.again = await key();
  });
  // Another checkout, elsewhere.
  await project(PREPARE, COMPOSE, async ({ key, folder }) => {
    mkdirSync(join(folder, 'migrations'));
    writeFileSync(join(folder, 'migrations/001.sql'), 'create table a');
    writeFileSync(join(folder, 'seed.json'), '{}');
    keys.path = await key();
  });
  const { own, times, order, again, path, ...others } = keys;
  expect([times, order, again, path]).toEqual([own, own, own, own]);
  expect(new Set([own, ...Object.values(others)]).size).toBe(1 + Object.keys(others).length);
});
