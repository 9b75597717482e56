/**
 * What no sweep may touch: the user's own stack of the same compose file under a name and labels like ours, a session whose
 * process is alive, one that nothing proves dead, and for each session that is killed volumes with almost its name and label.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bootId, pidNamespace, processStart } from '../../../src/cleanup/host.js';
import { LABEL, sessionLabels } from '../../../src/docker/labels.js';
import { sessionsFolder } from './leftovers.js';
import type { Place } from './place.js';

export interface Bystanders {
  /** What became of them, a line each: nothing, if all is as it was. Near misses of the sessions so far are removed then. */
  harmed(): Promise<string[]>;
  /** Volumes that are there on purpose: lines as `leftovers` writes them. */
  nearMisses(): readonly string[];
  /** Makes volumes with nearly the names and labels of each session that begins, until it is told to stop. */
  follow(): { stop(): Promise<void> };
  remove(): Promise<void>;
}

const IMAGE = 'debian:trixie-slim';
const NEAR_MISSES = ['dev.isoshard', 'dev.isoshard.sessions', 'dev.isoshard.session.id', 'dev.isoshard.session-id'];

/** `lasting`: whether the engine stays up, so that containers have to be the very same processes. */
export async function startBystanders(place: Place, lasting = true): Promise<Bystanders> {
  const { docker } = place;
  const [alive, unknown, other] = [newSession(), newSession(), newSession()];
  const project = `isoshard-${other}-inside-1`;
  const override = join(place.root, 'bystander.json');
  const labels = Object.fromEntries(NEAR_MISSES.map((name) => [name, other]));
  const services = Object.fromEntries(['db', 'web'].map((name) => [name, { labels }]));
  writeFileSync(override, JSON.stringify({ services, volumes: { data: { labels } }, networks: { back: { labels } } }));
  const compose = ['compose', '-p', project, '-f', join(place.project, 'compose.yml'), '-f', override];
  await docker(...compose, 'up', '--detach', 'web');

  const holder = spawn('sleep', ['infinity'], {
    env: { PATH: process.env.PATH ?? '', ISOSHARD_SESSION: alive },
    stdio: 'ignore',
    // A signal to the group that stops the rounds is not meant for it.
    detached: true,
  });
  writeRecord(place, alive, holder);
  for (const session of [alive, unknown]) await makeStack(place, session);
  const near: string[] = [];
  const look = async () => {
    const objects = [
      ...(await ours(place, alive)),
      ...(await ours(place, unknown)),
      ...(await userOwn(place, project)),
    ];
    const described = await Promise.all(objects.map(([kind, id]) => describe(place, kind, id, lasting)));
    const process = `process ${holder.pid} started at ${processStart(holder.pid ?? 0)}`;
    const record = existsSync(join(sessionsFolder(place), `${alive}.json`)) ? ['its record'] : [];
    return [...described.sort(), process, ...record];
  };
  const before = await look();

  return {
    harmed: async () => {
      const now = await look();
      const there = (await docker('volume', 'ls', '-q')).split('\n');
      const gone = near.filter((name) => !there.includes(name)).map((name) => `near miss gone: ${name}`);
      const rest = near.splice(0).filter((name) => there.includes(name));
      if (rest.length > 0) await docker('volume', 'rm', ...rest);
      return [
        ...before.filter((line) => !now.includes(line)).map((line) => `was: ${line}`),
        ...now.filter((line) => !before.includes(line)).map((line) => `is: ${line}`),
        ...gone,
      ];
    },
    nearMisses: () => near.map((name) => `volume ${name}`),
    follow: () => follow(place, alive, near),
    remove: async () => {
      holder.kill('SIGKILL');
      await docker(...compose, 'down', '--volumes', '--timeout', '0');
      for (const session of [alive, unknown]) {
        for (const [kind, id] of await ours(place, session)) await docker(kind, 'rm', '--force', id);
      }
      if (near.length > 0) await docker('volume', 'rm', '--force', ...near);
    },
  };
}

const newSession = () => randomBytes(5).toString('hex');

function writeRecord(place: Place, session: string, holder: ChildProcess): void {
  const folder = sessionsFolder(place);
  mkdirSync(folder, { recursive: true });
  const record = {
    kind: 'isoshard-session',
    version: 1,
    ...identityOf(session),
    pid: holder.pid,
    pidNamespace: pidNamespace(),
    processStart: processStart(holder.pid ?? 0),
    scratch: join(place.root, session),
    kept: false,
  };
  writeFileSync(join(folder, `${session}.json`), JSON.stringify(record));
}

const identityOf = (session: string) => ({
  session,
  repository: 'octo/farm',
  runId: '1',
  attempt: 1,
  job: 'job',
  bootId: bootId(),
  deadline: Math.floor(Date.now() / 1000) + 6 * 3600,
});

/** A container, a network and a volume as a session makes them. */
async function makeStack({ docker }: Place, session: string): Promise<void> {
  const labels = Object.entries(sessionLabels(identityOf(session), 'inside', 'inside-1')).flatMap(([name, value]) => [
    '--label',
    `${name}=${value}`,
  ]);
  const name = `isoshard-${session}-inside-1`;
  await docker('volume', 'create', ...labels, name);
  await docker('network', 'create', '--subnet', blockOf(session), ...labels, name);
  await docker(
    'run',
    '--detach',
    ...labels,
    '--name',
    name,
    '--network',
    name,
    '-v',
    `${name}:/v`,
    IMAGE,
    'sleep',
    'infinity',
  );
}

/** A block that nobody asks for: not from the engine's pools, of which there are few. */
const blockOf = (session: string): string => {
  const bytes = Buffer.from(session, 'hex');
  return `10.${64 + ((bytes[0] ?? 0) % 60)}.${bytes[1] ?? 0}.${(bytes[2] ?? 0) & 0xf0}/28`;
};

type Found = readonly [kind: 'container' | 'network' | 'volume', id: string];

const lines = (kind: Found[0], text: string): Found[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((id) => [kind, id]);

async function found({ docker }: Place, label: string): Promise<Found[]> {
  const filter = ['--filter', `label=${label}`];
  return [
    ...lines('container', await docker('ps', '-aq', '--no-trunc', ...filter)),
    ...lines('network', await docker('network', 'ls', '-q', '--no-trunc', ...filter)),
    ...lines('volume', await docker('volume', 'ls', '-q', ...filter)),
  ];
}

const ours = (place: Place, session: string) => found(place, `${LABEL.session}=${session}`);
const userOwn = (place: Place, project: string) => found(place, `com.docker.compose.project=${project}`);

async function describe({ docker }: Place, kind: Found[0], id: string, lasting: boolean): Promise<string> {
  const [about] = JSON.parse(await docker(kind, 'inspect', id)) as [Record<string, unknown>];
  const { Id, Name, Labels, State, CreatedAt, Containers } = about;
  // The engine gives them in any order.
  const Mounts = ((about.Mounts ?? []) as object[]).map((mount) => JSON.stringify(mount)).sort();
  const { Health: _, ...state } = (State ?? {}) as Record<string, unknown>;
  return JSON.stringify(
    lasting ? { kind, Id, Name, Labels, state, Mounts, CreatedAt, Containers } : { kind, Id, Name, Labels, CreatedAt },
  );
}

/** Each new session gets neighbours: a volume with its own name and no label of ours, and one of a session whose id begins like it. */
function follow(place: Place, alive: string, near: string[]): { stop(): Promise<void> } {
  const seen = new Set([alive, ...near.map((name) => name.split('-')[1] ?? '')]);
  let stopped = false;
  const look = async () => {
    while (!stopped) {
      const records = existsSync(sessionsFolder(place)) ? readdirSync(sessionsFolder(place)) : [];
      for (const session of records.map((file) => file.slice(0, 10)).filter((one) => !seen.has(one))) {
        seen.add(session);
        const [plain, longer] = [`isoshard-${session}-other`, `isoshard-${session}0-inside-1`];
        await place.docker('volume', 'create', '--label', `dev.isoshard.sessions=${session}`, plain);
        near.push(plain);
        await place.docker('volume', 'create', '--label', `${LABEL.session}=${session}0`, longer);
        near.push(longer);
      }
      await sleep(50);
    }
  };
  const looking = look();
  return {
    stop: async () => {
      stopped = true;
      await looking;
    },
  };
}
