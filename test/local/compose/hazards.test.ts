/** The example of each hazard, read by Compose itself: it is found at its line, and no other is refused in it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HAZARDS, REFUSED } from '../../../src/compose/hazards/index.js';
import { readComposeProject } from '../../../src/modes/compose-project.js';
import { isolateProject } from '../../../src/modes/isolate-project.js';

const root = mkdtempSync(join(tmpdir(), 'isoshard-hazards-'));
const folder = join(root, 'a', 'project');
const socket = join(folder, 'pg.sock');
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'data'), { recursive: true });
  mkdirSync(join(folder, 'certs'));
  mkdirSync(join(root, 'elsewhere'));
  symlinkSync(join(root, 'elsewhere'), join(folder, 'link'));
  writeFileSync(join(folder, 'certs', 'key.pem'), 'not a secret');
  server = createServer().listen(socket);
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

async function judge(text: string, { env = {}, kind = 'cli', stacks = 2 } = {}) {
  const file = join(folder, 'compose.yml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.replace('/run/postgresql/.s.PGSQL.5432', socket));
  const project = await readComposeProject({ files: [file], folder }, { PATH: process.env.PATH ?? '', HOME: '/root' });
  const built = Object.entries(project.model.services).filter(([, { build }]) => build !== undefined);
  const images = Object.fromEntries(built.map(([name]) => [name, 'isoshard/image:1']));
  const context = { env, kind, paths: { workspace: folder } } as never;
  const request = {
    model: project.model,
    project: 'p',
    labels: {},
    ports: 'drop',
    images,
    allow: [],
    stacks,
  } as const;
  return isolateProject(context, { ...project, root: folder }, request).judged;
}

// A provider is known from Compose 2.36 on.
const examples = [...HAZARDS.values()].filter(({ id }) => id !== 'provider');

test.each(examples.map((hazard) => [hazard.id, hazard] as const))('%s', async (id, { example }) => {
  const judged = await judge(example);
  const isRefused = REFUSED.some((one) => one.id === id);
  const own = judged.filter(({ hazard }) => hazard === id);
  expect(own.map(({ action }) => action)).toContain(isRefused ? 'refused' : 'rewritten');
  for (const { location, path } of own) {
    // What the finding is about stands in its line, but where the line is that of a whole section.
    expect(location?.file).toBe('compose.yml');
    expect(location?.line, path.join('.')).toBeGreaterThan(1);
  }
  // An external network comes with the example of what leaks into it.
  const others = judged.filter(({ hazard, action }) => action === 'refused' && hazard !== id);
  expect(others.map(({ hazard }) => hazard)).toEqual(id === 'hostname' ? ['external-network'] : []);
});

test('a folder that leaves the project by a symbolic link', async () => {
  const judged = await judge('services:\n  api:\n    image: app\n    volumes: ["./link:/data"]\n');
  expect(judged.filter(({ action }) => action === 'refused').map(({ hazard, location }) => [hazard, location])).toEqual(
    [['outside-project', { file: 'compose.yml', line: 4 }]],
  );
});

const HOSTED = { env: { RUNNER_ENVIRONMENT: 'github-hosted' }, kind: 'action' };

test.each([
  ['a hosted runner with one stack', { ...HOSTED, stacks: 1 }, 'warning'],
  ['a hosted runner with several', { ...HOSTED, stacks: 2 }, 'refused'],
  ["somebody's own runner", { env: { RUNNER_ENVIRONMENT: 'self-hosted' }, kind: 'action', stacks: 1 }, 'refused'],
  ['a laptop that says it is hosted', { ...HOSTED, kind: 'cli', stacks: 1 }, 'refused'],
])('what only neighbours could suffer from, on %s', async (_, where, expected) => {
  const text = 'services:\n  api:\n    image: app\n    network_mode: host\n  agent:\n    image: app\n    pid: host\n';
  const judged = await judge(text, where);
  const actions = Object.fromEntries(judged.map(({ hazard, action }) => [hazard, action]));
  expect(actions).toEqual({ 'host-network': expected, 'host-pid': 'refused' });
});
