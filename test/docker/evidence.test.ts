/** What is kept of a stack that failed: all of it, without a value of an environment, within its time, also where the engine is gone. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { bootId, pidNamespace } from '../../src/cleanup/host.js';
import { SESSION_STATE, type SessionRecord } from '../../src/cleanup/session.js';
import { redact } from '../../src/compose/redact.js';
import type { Context } from '../../src/context.js';
import { connect } from '../../src/docker/connect.js';
import { postMode } from '../../src/modes/post.js';
import { announceShards } from '../../src/modes/shard-artifact.js';
import { recordEvents } from '../../src/stack/event-record.js';
import { saveEvidence } from '../../src/stack/evidence.js';
import { startStack, writeModel } from '../../src/stack/start.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { recordingLog } from '../fakes/log.js';
import { engineProxy } from './engine-proxy.js';
import { clock, docker, env, IMAGE, identityOf, type Lab, lab, neverAborted } from './lab.js';

const SECRET = 'hunter2-of-the-farm';

const STACK = `
services:
  api:
    image: ${IMAGE}
    init: true
    command: [sh, -c, 'sleep 1; echo one; echo cannot reach ${SECRET} >&2; exit 3']
    environment: {DB_PASSWORD: ${SECRET}, MODE: ci}
    labels: {note: 'auth=${SECRET}'}
  db:
    image: ${IMAGE}
    init: true
    command: [sleep, '600']
    environment: {PGPASSWORD: ${SECRET}}
    healthcheck: {test: [CMD-SHELL, 'echo refused for ${SECRET}; false'], interval: 100ms, retries: 100}
`;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-evidence-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function labOf(): Promise<Lab> {
  const made = await lab(STACK);
  undo.push(made.remove);
  return made;
}

const read = (folder: string, file: string) => readFileSync(join(folder, 'evidence', file), 'utf8');

describe('the evidence', () => {
  test('of a start that failed is whole, and holds no value of an environment', async () => {
    const made = await labOf();
    const stack = await made.stack('web-1');
    const record = await recordEvents(made.engine, stack.project);
    const start = startStack(made.engine, stack, ['api', 'db'], { signal: neverAborted, clock }, 20_000, record);
    await expect(start).rejects.toThrow('`api` exited 3: ');
    const folder = folderOf();
    const request = { project: stack.project, env, model: stack.model, redact, plan: { shard: 'web-1' } };
    await saveEvidence(made.engine, { ...request, events: record.events }, folder);
    record.stop();

    const files = readdirSync(join(folder, 'evidence')).sort();
    expect(files).toEqual(['containers.json', 'events.ndjson', 'health.json', 'host.json', 'model.json', 'plan.json']);
    for (const file of files) expect(read(folder, file), file).not.toContain(SECRET);
    const containers = JSON.parse(read(folder, 'containers.json'));
    const api = containers.find(({ Name }: { Name: string }) => Name.includes('-api-'));
    expect(api).toMatchObject({ State: { ExitCode: 3, OOMKilled: false }, RestartCount: 0 });
    expect(api.Config.Env).toEqual(expect.arrayContaining(['DB_PASSWORD=***', 'MODE=***']));
    expect(api.Config.Labels).toMatchObject({ 'com.docker.compose.service': 'api', note: 'auth=***' });
    expect(read(folder, 'health.json')).toContain('refused for ***');
    const events = read(folder, 'events.ndjson').trim().split('\n');
    const ends = events.map((line) => JSON.parse(line)).filter(({ action }) => action === 'die');
    expect(ends).toMatchObject([{ service: 'api', exitCode: 3 }]);
    expect(events.some((line) => line.includes('exec_'))).toBe(false);
    expect(JSON.parse(read(folder, 'model.json')).services.db.environment).toEqual({ PGPASSWORD: '***' });
    expect(JSON.parse(read(folder, 'host.json'))).toMatchObject({ engine: made.engine.info.version });
    expect(readdirSync(join(folder, 'services')).sort()).toEqual(['api.log', 'db.log']);
    expect(readFileSync(join(folder, 'services', 'api.log'), 'utf8')).toContain(`cannot reach ${SECRET}`);
  });

  test.each(['gone', 'silent'] as const)(
    'where the engine is %s is what we know ourselves, and says what is missing',
    async (how) => {
      const made = await labOf();
      const stack = await made.stack('web-1');
      const proxy = await engineProxy();
      undo.push(proxy.cut);
      const engine = await connect(proxy.address);
      if (how === 'gone') proxy.cut();
      else proxy.hold();
      const folder = folderOf();
      const request = { project: stack.project, env, model: stack.model, redact, plan: {} };
      await saveEvidence(engine, request, folder, { budgetMs: 1500 });
      const there = readdirSync(join(folder, 'evidence')).sort();
      expect(there).toEqual(['host.json', 'incomplete.txt', 'model.json', 'plan.json']);
      const missing = read(folder, 'incomplete.txt');
      expect(missing).toMatch(/^containers: /m);
      expect(missing).toMatch(/^events\.ndjson: /m);
    },
  );
});

describe('post', () => {
  /** What main left when it was killed: a session on disk, a stack on the engine, a folder of the shard. */
  async function killedMain() {
    const made = await labOf();
    const root = folderOf();
    const saved = new Map<string, string>();
    const artifacts = memoryArtifacts();
    const log = recordingLog();
    const context = {
      kind: 'action',
      env,
      run: { repository: 'octo/farm', runId: '1', attempt: 2, job: 'lab', commit: 'c' },
      paths: { workspace: root, temp: join(root, 'temp'), state: join(root, 'state'), plugins: root },
      log,
      outputs: { set: () => undefined },
      summary: { append: async () => undefined },
      state: { save: (name, value) => void saved.set(name, value), get: (name) => saved.get(name) ?? '' },
      cache: {
        available: false,
        find: async () => undefined,
        restore: async () => false,
        save: async () => 'unavailable',
      },
      artifacts,
      clock,
      signal: neverAborted,
    } satisfies Context;
    const record: SessionRecord = {
      ...identityOf(made.session),
      kind: 'isoshard-session',
      version: 1,
      bootId: bootId(),
      pid: 1,
      pidNamespace: pidNamespace(),
      processStart: '0',
      dockerHost: process.env.DOCKER_HOST,
      scratch: join(root, made.session),
      kept: false,
    };
    mkdirSync(join(root, 'state', 'sessions'), { recursive: true });
    writeFileSync(join(root, 'state', 'sessions', `${made.session}.json`), JSON.stringify(record));
    context.state.save(SESSION_STATE, JSON.stringify(record));
    const folder = join(root, 'temp', 'shards');
    announceShards(context, { variant: 'pg', folder, shards: ['web-1'] });
    const stack = await made.stack('web-1');
    writeModel(record.scratch, stack.project, stack.model);
    await docker('compose', '-p', stack.project, '-f', stack.modelFile, 'up', '-d');
    mkdirSync(join(folder, 'web-1'), { recursive: true });
    writeFileSync(join(folder, 'web-1', 'tests.log'), 'half of it');
    return { made, context, artifacts, log, folder };
  }
  const NAME = 'isoshard-shard-pg.web-1-attempt-2';

  test('saves and uploads the evidence of what a killed main left, then removes it', async () => {
    const { made, context, artifacts } = await killedMain();
    expect((await postMode(context)).exitStatus).toBe(0);
    expect(await made.left()).toEqual([]);
    const contents = artifacts.contents(NAME);
    const files = [...(contents?.keys() ?? [])];
    expect(files).toEqual(
      expect.arrayContaining(['tests.log', 'evidence/containers.json', 'evidence/model.json', 'services/api.log']),
    );
    for (const [file, bytes] of contents ?? []) {
      if (file.startsWith('evidence/')) expect(bytes.toString(), file).not.toContain(SECRET);
    }
  });

  test('removes it also where evidence cannot be saved', async () => {
    const { made, context, artifacts, log, folder } = await killedMain();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file is in its place');
    expect((await postMode(context)).exitStatus).toBe(0);
    expect(await made.left()).toEqual([]);
    expect(artifacts.contents(NAME)).toBeUndefined();
    expect(existsSync(join(folder, 'web-1'))).toBe(false);
    expect(log.texts('error')).toEqual([]);
  });
});
