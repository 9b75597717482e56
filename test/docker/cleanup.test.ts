/** What is removed, and what is never touched. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bootId, pidNamespace, processStart } from '../../src/cleanup/host.js';
import { reap } from '../../src/cleanup/reaper.js';
import { readRecords } from '../../src/cleanup/session.js';
import { sweep, UNSETTLED } from '../../src/cleanup/sweep.js';
import { composeOn } from '../../src/docker/compose.js';
import type { Engine } from '../../src/docker/engine.js';
import { LABEL, sessionLabels } from '../../src/docker/labels.js';
import { endMarked, findMarked } from '../../src/processes/find.js';
import { sharesStackBetweenTests } from '../harness/setup-docker.js';
import { clock, docker, engineHere, env, IMAGE, identityOf, type Lab, lab, newSession } from './lab.js';

sharesStackBetweenTests();

let engine: Engine;
beforeAll(async () => {
  engine = await engineHere();
});
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

const FARM = `
services:
  api: {image: ${IMAGE}, command: sleep 600, volumes: ['./data:/data', 'db:/db', '/anonymous']}
  web: {image: ${IMAGE}, command: sleep 600, networks: [front]}
networks: {front: {}}
volumes: {db: {}}
`;
const farm = async (): Promise<Lab> => {
  const made = await lab(FARM);
  undo.push(made.remove);
  made.write('data/seed', 'seed');
  return made;
};
const exists = async (name: string) =>
  (await docker('volume', 'ls', '-q', '--filter', `name=${name}`)).split('\n').includes(name);

describe('a sweep', () => {
  test('leaves nothing of its own, one-off containers and volumes with no name among it', async () => {
    const ours = await farm();
    const stack = await ours.stack('web-1');
    await ours.start(stack);
    await composeOn(stack.project, stack.modelFile, ['run', '-d', '-T', 'web', 'sleep', '600'], { env });
    const containers = await docker('ps', '-aq', '--filter', `label=${LABEL.session}=${ours.session}`);
    const anonymous = await docker('inspect', '-f', '{{range .Mounts}}{{.Name}} {{end}}', ...containers.split('\n'));
    const removed = await sweep(engine, [`${LABEL.session}=${ours.session}`], clock);
    expect(removed.map(({ kind }) => kind).sort()).toEqual([
      ...Array(3).fill('container'),
      ...Array(2).fill('network'),
      ...Array(4).fill('volume'),
    ]);
    expect(await ours.left()).toEqual([]);
    for (const volume of anonymous.split(/\s+/).filter(Boolean)) expect(await exists(volume)).toBe(false);
  });

  test('removes one shard and not the other', async () => {
    const ours = await farm();
    const [one, two] = [await ours.stack('web-1'), await ours.stack('web-11')];
    await ours.start(one);
    await ours.start(two);
    await sweep(engine, [`${LABEL.session}=${ours.session}`, `${LABEL.shard}=web-1`], clock);
    expect((await ours.left()).filter((name) => !name.includes(two.project))).toEqual([]);
    expect(await ours.sh(two, 'api', 'cat /data/seed')).toBe('seed');
  });

  test('does not touch a bystander with similar names and labels', async () => {
    const ours = await farm();
    await ours.start(await ours.stack('web-1'));
    const names = [`${ours.session}0`, ours.session.slice(0, -1)].map((session) => `isoshard-${session}-web-1`);
    for (const name of names) {
      undo.push(() => docker('volume', 'rm', '--force', name));
      await docker('volume', 'create', '--label', `${LABEL.session}=${name.split('-')[1]}`, name);
    }
    const unlabelled = `isoshard-${ours.session}-web-2`;
    undo.push(() => docker('volume', 'rm', '--force', unlabelled));
    await docker('volume', 'create', '--label', `com.docker.compose.project=${unlabelled}`, unlabelled);
    await sweep(engine, [`${LABEL.session}=${ours.session}`], clock);
    expect(await ours.left()).toEqual([]);
    for (const name of [...names, unlabelled]) expect(await exists(name)).toBe(true);
  });

  test('twice is no error, and neither is nothing', async () => {
    expect(await sweep(engine, [`${LABEL.session}=${newSession()}`], clock)).toEqual([]);
  });

  test('names what would not go', async () => {
    const session = newSession();
    const volume = `isoshard-${session}-held`;
    undo.push(
      () => docker('volume', 'rm', '--force', volume),
      () => docker('rm', '--force', volume),
    );
    await docker('volume', 'create', '--label', `${LABEL.session}=${session}`, volume);
    await docker('create', '--name', volume, '--volume', `${volume}:/v`, IMAGE);
    const hurried = { now: Date.now, sleep: async () => undefined };
    await expect(sweep(engine, [`${LABEL.session}=${session}`], hurried)).rejects.toMatchObject({
      code: 'teardown-incomplete',
      message: expect.stringMatching(`volume ${volume}.*in use`),
    });
  });

  test('after a kill in the middle of a start finds what came later', async () => {
    const ours = await farm();
    const stack = await ours.stack('web-1');
    const starting = composeOn(stack.project, stack.modelFile, ['up', '--detach'], { env, session: ours.session });
    await sleep(300);
    await endMarked(ours.session, sleep);
    await starting;
    await sweep(engine, [`${LABEL.session}=${ours.session}`], clock, UNSETTLED);
    await sleep(1500);
    expect(await ours.left()).toEqual([]);
  });
});

describe('the reaper', () => {
  const state = mkdtempSync(join(tmpdir(), 'isoshard-state-'));
  const holders: ChildProcess[] = [];
  const hold = (marker: Record<string, string> = {}): number => {
    const child = spawn('sleep', ['600'], { env: { ...env, ...marker }, stdio: 'ignore' });
    holders.push(child);
    return child.pid ?? 0;
  };
  const sessions = { live: newSession(), dead: newSession(), foreign: newSession(), recordOnly: newSession() };

  const lease = (session: string, pid: number, start = processStart(pid)) => {
    const scratch = join(state, 'scratch', session);
    mkdirSync(scratch, { recursive: true });
    const record = {
      ...identityOf(session),
      pid,
      pidNamespace: pidNamespace(),
      processStart: start,
      scratch,
      kept: false,
    };
    writeFileSync(
      join(state, 'sessions', `${session}.json`),
      JSON.stringify({ kind: 'isoshard-session', version: 1, ...record }),
    );
  };

  beforeAll(async () => {
    mkdirSync(join(state, 'sessions'));
    for (const session of [sessions.live, sessions.dead, sessions.foreign]) {
      await engine.createVolume(`isoshard-${session}-lab`, sessionLabels(identityOf(session), 'lab', 'lab-1'));
    }
    await docker(
      'create',
      '--label',
      `${LABEL.session}=${sessions.dead}`,
      '--label',
      `${LABEL.hostBootId}=${bootId()}`,
      IMAGE,
      'true',
    );
    lease(sessions.live, hold());
    lease(sessions.dead, 2 ** 22 + 1, '1');
    lease(sessions.recordOnly, 2 ** 22 + 1, '1');
  });
  afterAll(async () => {
    for (const child of holders) child.kill('SIGKILL');
    for (const session of Object.values(sessions)) await sweep(engine, [`${LABEL.session}=${session}`], clock);
    rmSync(state, { recursive: true, force: true });
  });

  const DAY_MS = 24 * 3600 * 1000;
  const judged = async (dryRun: boolean) => {
    const found = await reap(engine, state, clock, { olderThanMs: DAY_MS, dryRun });
    return Object.fromEntries(
      Object.entries(sessions).map(([name, session]) => {
        const one = found.find((other) => other.session === session);
        return [name, one && `${one.dead ? 'dead' : 'alive'}: ${one.why}, ${one.objects.length} objects`];
      }),
    );
  };
  const verdicts = {
    live: 'alive: its process is running, 1 objects',
    dead: 'dead: its process is gone, 2 objects',
    foreign: 'alive: nothing proves that it is dead, 1 objects',
    recordOnly: 'dead: its process is gone, 0 objects',
  };
  const standing = async () => {
    const names = await Promise.all(
      Object.entries(sessions).map(async ([name, session]) =>
        (await exists(`isoshard-${session}-lab`)) ? name : undefined,
      ),
    );
    return names.filter(Boolean);
  };

  test('only tells, if it is to only tell', async () => {
    expect(await judged(true)).toEqual(verdicts);
    expect(await standing()).toEqual(['live', 'dead', 'foreign']);
    expect(readRecords(state).size).toBe(3);
  });

  test('removes what was there before the host was restarted, without any record of it', async () => {
    const session = newSession();
    await engine.createVolume(
      `isoshard-${session}-lab`,
      sessionLabels(identityOf(session, 'another-boot'), 'lab', 'lab-1'),
    );
    await reap(engine, mkdtempSync(join(state, 'empty-')), clock, { olderThanMs: DAY_MS, dryRun: false });
    expect(await exists(`isoshard-${session}-lab`)).toBe(false);
  });

  test('asked for one session, looks at that one alone', async () => {
    const session = newSession();
    await engine.createVolume(`isoshard-${session}-lab`, sessionLabels(identityOf(session), 'lab', 'lab-1'));
    const asked = (dryRun: boolean, one: string) =>
      reap(engine, state, clock, { olderThanMs: DAY_MS, dryRun, session: one });
    expect(await asked(true, session)).toMatchObject([{ session, dead: true, why: 'it was asked for' }]);
    expect(await exists(`isoshard-${session}-lab`)).toBe(true);
    expect(await asked(false, session)).toHaveLength(1);
    expect(await exists(`isoshard-${session}-lab`)).toBe(false);
    expect(await asked(false, session)).toEqual([]);
    expect(await asked(false, sessions.live)).toMatchObject([{ dead: false, why: 'its process is running' }]);
    expect(await standing()).toEqual(['live', 'dead', 'foreign']);
  });

  test('removes the dead with their processes, records and scratch folders, and leaves the others', async () => {
    const outlived = hold({ ISOSHARD_SESSION: sessions.dead });
    const bystander = hold({ ISOSHARD_SESSION: sessions.live });
    await expect.poll(() => findMarked(sessions.dead)).toEqual([outlived]);
    expect(await judged(false)).toEqual(verdicts);
    expect(await standing()).toEqual(['live', 'foreign']);
    expect([...readRecords(state).keys()]).toEqual([sessions.live]);
    expect(findMarked(sessions.dead)).toEqual([]);
    expect(findMarked(sessions.live)).toEqual([bystander]);
    expect(await judged(true)).toEqual({
      live: verdicts.live,
      foreign: verdicts.foreign,
      dead: undefined,
      recordOnly: undefined,
    });
  });
});
