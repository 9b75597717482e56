/** Initial states in the Actions cache, with the real library: what is kept comes back whole or not at all, and only who may writes. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '../../../src/config/config.js';
import type { Context } from '../../../src/context.js';
import { actionCache, type CacheTimes } from '../../../src/github/cache.js';
import { isEntryName } from '../../../src/images/transports/entries.js';
import type { Session } from '../../../src/modes/session.js';
import { stateCache } from '../../../src/modes/state-cache.js';
import { type RecordingLog, recordingLog } from '../../fakes/log.js';
import { type LoopbackJob, loopbackJob } from '../github/job.js';

const ALWAYS = Number.POSITIVE_INFINITY;
const KEY = 'a'.repeat(64);
const REGISTRY = '127.0.0.1:1/acme/app';
const MADE_MS = 1_700_000_000_000;

let job: LoopbackJob;
let log: RecordingLog;
let commit: string;
beforeEach(async () => {
  job = await loopbackJob();
  log = recordingLog();
  const git = (...args: string[]) => execFileSync('git', ['-C', job.folder, ...args], { encoding: 'utf8' }).trim();
  git('init', '--quiet');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--allow-empty', '--message=x');
  commit = git('rev-parse', 'HEAD');
});
afterEach(() => job.close());

const MAIN = { ref: 'refs/heads/main', eventName: 'push', event: {} };
const TOPIC = { ref: 'refs/heads/topic', eventName: 'push', event: {} };
const FORK = {
  ref: 'refs/pull/7/merge',
  eventName: 'pull_request',
  event: { pull_request: { head: { repo: { full_name: 'guest/farm' } } } },
};

interface Job {
  readonly on?: typeof MAIN | typeof FORK;
  readonly transport?: Config['images']['transport'];
  readonly caches?: 'write' | 'read';
  readonly checkedOut?: string;
  /** Ours, until the service counts as one that fails. */
  readonly times?: CacheTimes;
}

/** What a job on a machine of its own gets. */
async function cacheOf({ on = MAIN, transport = 'auto', caches = 'write', checkedOut = commit, times }: Job = {}) {
  const env = job.become({ caches });
  const event = join(job.folder, '..', 'event.json');
  writeFileSync(event, JSON.stringify({ repository: { default_branch: 'main' }, ...on.event }));
  const context = {
    env: {
      PATH: process.env.PATH ?? '',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_PATH: event,
      GITHUB_EVENT_NAME: on.eventName,
      GITHUB_REF: on.ref,
      GITHUB_SHA: checkedOut,
    },
    run: { repository: 'octo/farm' },
    paths: { workspace: job.folder, temp: join(job.folder, '..', 'temp', 'isoshard') },
    log,
    clock: { now: Date.now, sleep: async () => undefined },
    cache: actionCache(env, log, times),
    artifacts: { available: true },
  } as unknown as Context;
  const registry = transport === 'registry' ? { registry: REGISTRY } : {};
  // No engine is asked by what is tested here.
  const session = { engine: {}, record: {} } as unknown as Session;
  return stateCache(context, session, { images: { transport, build: 'missing', ...registry } } as Config);
}

/** The files of a state, as they are packed; a large one beside small ones. */
function packed(createdMs = MADE_MS): string[] {
  const folder = join(job.folder, '..', `packed-${createdMs}`);
  mkdirSync(folder, { recursive: true });
  const info = { kind: 'isoshard-snapshot', version: 1, key: KEY, digest: 'd', platform: 'p', createdMs, slots: ['s'] };
  const files = {
    'state.json': JSON.stringify(info),
    'manifest.json': '{}',
    'slot-0.tar.gz': randomBytes(300_000),
    'slot-1.tar.gz': 'small',
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return Object.keys(files).map((name) => join(folder, name));
}

async function keep(files: readonly string[], own: Job = {}) {
  return (await cacheOf(own))?.keep?.(KEY, files, 60_000);
}

/** By name; `undefined`: a miss. */
async function brought(own: Job = {}, oldestMs = 0): Promise<Record<string, string> | undefined> {
  const folder = join(job.folder, '..', 'brought');
  rmSync(folder, { recursive: true, force: true });
  if (!(await (await cacheOf(own))?.bring(KEY, folder, oldestMs))) return undefined;
  return contentOf(readdirSync(folder).map((name) => join(folder, name)));
}

const contentOf = (files: readonly string[]) =>
  Object.fromEntries(
    files
      .toSorted()
      .map((file) => [file.split('/').at(-1), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
const keys = () => job.services.caches.map(({ key }) => key);

test('what is kept comes back, byte by byte; nothing of it stays on disk; cleanup knows the names', async () => {
  const files = packed();
  expect(await brought()).toBeUndefined();
  expect(await keep(files)).toBeGreaterThan(300_000);
  expect(await brought()).toEqual(contentOf(files));
  expect(existsSync(join(job.folder, '..', 'temp', 'isoshard', 'kept-states'))).toBe(false);
  expect(keys()).toHaveLength(2);
  expect(keys().every(isEntryName)).toBe(true);
  expect(log.texts('warning')).toEqual([]);
  // Another one that made the same moves only what is missing.
  expect(await keep(files)).toBeLessThan(10_000);
});

test('one that is too old is a miss, and what is made instead comes before it', async () => {
  await keep(packed());
  const own = await cacheOf();
  const folder = join(job.folder, '..', 'brought');
  expect(await own?.bring(KEY, folder, MADE_MS + 1)).toBe(false);
  const anew = packed(MADE_MS + 1000);
  expect(await own?.keep?.(KEY, anew, 60_000)).toBeGreaterThan(0);
  expect(await brought({}, MADE_MS + 1)).toEqual(contentOf(anew));
});

test('what moves slower than it is made is not kept', async () => {
  const own = await cacheOf();
  expect(await own?.keep?.(KEY, packed(), 1)).toMatch(/slower/);
  expect(keys()).toEqual([]);
});

describe('who reads, and who writes', () => {
  test.each<[string, Job, boolean, boolean]>([
    ['the default branch', {}, true, true],
    ['another branch', { on: TOPIC }, true, false],
    ['a fork', { on: FORK }, true, false],
    ['a fork, and the cache is asked for', { on: FORK, transport: 'cache' }, true, false],
    ['another commit than the run’s', { checkedOut: 'f'.repeat(40) }, true, false],
    ['another branch, and the cache is asked for', { on: TOPIC, transport: 'cache' }, true, true],
    ['a registry', { transport: 'registry' }, true, true],
    ['a registry, and a fork', { on: FORK, transport: 'registry' }, true, false],
    ['only artifacts are asked for', { transport: 'artifact' }, false, false],
    ['nothing is to move', { transport: 'none' }, false, false],
  ])('%s', async (_, own, reads, writes) => {
    const cache = await cacheOf(own);
    expect([cache !== undefined, cache?.keep !== undefined]).toEqual([reads, writes]);
    if (reads) expect(cache?.title).toBe(own.transport === 'registry' ? REGISTRY : 'the Actions cache');
  });

  test('a fork begins with what the default branch kept', async () => {
    const files = packed();
    await keep(files);
    expect(await brought({ on: FORK })).toEqual(contentOf(files));
  });

  test('a token that may only read: said, and no more than that', async () => {
    expect(await keep(packed(), { caches: 'read' })).toBe('it could not be kept');
    expect([keys(), log.texts('warning')]).toEqual([[], []]);
  });
});

describe('what is not what it was', () => {
  const layers = () => job.services.caches.filter(({ key }) => key.includes('-layer-'));

  test('a wrong byte on the way: a miss, and whole the next time', async () => {
    const files = packed();
    await keep(files);
    job.services.faults.add({ match: /^GET \/blobs\//, corrupt: true, times: ALWAYS });
    expect(await brought()).toBeUndefined();
    job.services.faults.clear();
    expect(await brought()).toEqual(contentOf(files));
  });

  test('a part of it is gone: a miss, then it is kept anew, and comes', async () => {
    const files = packed();
    await keep(files);
    job.services.caches.splice(job.services.caches.indexOf(layers()[0] as never), 1);
    const own = await cacheOf();
    expect(await own?.bring(KEY, join(job.folder, '..', 'brought'), 0)).toBe(false);
    expect(log.texts('info').join()).toMatch(/cannot be used: .* not in the Actions cache any more/);
    expect(await own?.keep?.(KEY, files, 60_000)).toBeGreaterThan(300_000);
    expect(await brought()).toEqual(contentOf(files));
  });

  test('somebody else’s record under its name: a miss', async () => {
    const files = packed();
    await keep(files);
    const [record] = job.services.caches.filter(({ key }) => key.startsWith('isoshard-state-'));
    if (record === undefined) throw new Error('no record');
    Object.assign(record, { key: record.key.replaceAll('a', 'b').replace('isoshbrd-stbte', 'isoshard-state') });
    const own = await cacheOf();
    expect(await own?.bring('b'.repeat(64), join(job.folder, '..', 'brought'), 0)).toBe(false);
  });

  test('a service that answers 503: one warning, and a miss', async () => {
    await keep(packed());
    job.services.faults.add({ match: /CacheService/, status: 503, times: ALWAYS });
    expect(await brought({ times: { answerMs: 1500, silentMs: 3000 } })).toBeUndefined();
    expect(log.texts('warning')).toHaveLength(1);
  });
});
