/**
 * Images moved by a real engine, in both of the stores that engines have: overlay2, and containerd's. Each is an engine of the test's own, with a
 * real registry in the place of Docker Hub.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ComposeModel } from '../../src/compose/model.js';
import type { Cache } from '../../src/context.js';
import { connect } from '../../src/docker/connect.js';
import type { Engine } from '../../src/docker/engine.js';
import { planImages } from '../../src/images/plan-images.js';
import { provideImages } from '../../src/images/provide.js';
import { cacheEntries } from '../../src/images/transports/cache-entries.js';
import { registryTransport } from '../../src/images/transports/registry.js';
import type { ImageTransport } from '../../src/images/transports/transport.js';
import { baseNames, lowestBases } from '../../src/modes/image-transport.js';
import { NOW } from '../contract/image-transport.js';
import { type MemoryCache, memoryCache } from '../fakes/cache.js';
import { type RecordingLog, recordingLog } from '../fakes/log.js';
import { loopbackOn } from '../fakes/loopback.js';
import {
  CONTAINERD_STORE,
  copyImage,
  type OwnEngine,
  startOwnEngine,
  whyNoOwnEngine,
} from '../harness/chaos/engine.js';
import { makePlace } from '../harness/chaos/place.js';
import { BUNDLE } from '../harness/cli.js';
import { type RealRegistry, repackImage, startRealRegistry, whyNoRegistry } from '../harness/registry.js';
import { clock, env } from './lab.js';

/** `npm run test:stores`. */
const isLong = Boolean(process.env.ISOSHARD_PROVE);
const why = whyNoOwnEngine() ?? whyNoRegistry();
const run = promisify(execFile);

interface JobOptions {
  readonly as?: ImageTransport;
  /** Of the run before. */
  readonly before?: { readonly digest: string } | undefined;
  readonly kept?: (folder: string) => Cache;
}

/** What is in a file, with one byte that is another. */
function flipped(file: string): Buffer {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

const STORES: readonly { readonly store: string; readonly settings: object; readonly subnet: number }[] = [
  { store: 'overlay2', settings: {}, subnet: 201 },
  { store: 'containerd', settings: CONTAINERD_STORE, subnet: 202 },
];
const title = `images in the store $store${why === undefined ? '' : `: ${why}`}`;

// On the engine's own store the other tests of images run.
describe.skipIf(why !== undefined).each(isLong ? STORES : STORES.slice(1))(title, ({ store, settings, subnet }) => {
  let own: OwnEngine;
  let engine: Engine;
  let hub: RealRegistry;
  let folder: string;
  let cache: MemoryCache;
  let log: RecordingLog;
  const docker = async (...args: readonly string[]) =>
    (await run('docker', args, { env: { ...env, DOCKER_HOST: own.address } })).stdout.trim();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'isoshard-stores-'));
    hub = await startRealRegistry();
    own = await machine('store', subnet);
    engine = await connect(own.address);
    expect(await docker('info', '-f', '{{.Driver}} {{.DriverStatus}}')).toMatch(
      store === 'containerd' ? /containerd\.snapshotter/ : /^overlay2 /,
    );
    // What people build on: two layers, of which one is large.
    mkdirSync(join(folder, 'base'));
    writeFileSync(join(folder, 'base/large'), `${randomBytes(4_000_000).toString('hex')}`);
    writeFileSync(join(folder, 'base/Dockerfile'), 'FROM scratch\nCOPY large /large\nCOPY Dockerfile /told\n');
    const there = `${hub.host}/library/base:1`;
    await docker('build', '-q', '-t', there, join(folder, 'base'));
    await docker('push', '--quiet', there);
    await repackImage(hub.host, 'library/base:1');
  });
  afterAll(async () => {
    await own?.stop();
    await hub?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    cache = memoryCache();
    log = recordingLog();
    await forget();
  });

  function machine(name: string, subnet: number) {
    const mirror = { 'registry-mirrors': [`http://${hub.host}`] };
    return startOwnEngine(undefined, { name, subnet, settings: { ...settings, ...mirror } });
  }

  /** On a second engine of the kind, which knows no layer by any digest: `forget` leaves an engine that does. */
  async function elsewhere(work: () => Promise<void>) {
    const here = [own, engine] as const;
    own = await machine('other', subnet + 10);
    try {
      engine = await connect(own.address);
      await work();
    } finally {
      await own.stop();
      [own, engine] = here;
    }
  }

  const layersOf = async (image: { readonly tag: string } | undefined) =>
    (await engine.imageFacts(image?.tag ?? ''))?.layers ?? [];

  /** All images, and the builder's layers, which would be found again. */
  async function forget() {
    await docker('image', 'prune', '--all', '--force');
    await docker('builder', 'prune', '--all', '--force');
  }

  function project(dockerfile: string) {
    const context = mkdtempSync(join(folder, 'project-'));
    const say = (said: string) => writeFileSync(join(context, 'said'), `${said}\n`);
    /** A layer that is made of it anew is another one; what it is made from is the same. */
    const touch = () => utimesSync(join(context, 'large'), new Date(0), new Date(0));
    writeFileSync(join(context, 'large'), randomBytes(3_000_000));
    writeFileSync(join(context, 'Dockerfile'), dockerfile);
    say(store);
    const model: ComposeModel = { services: { web: { build: { context, dockerfile: 'Dockerfile' } } } };
    return { model, say, touch };
  }

  /** A job: its plan, its images there, and handed on. */
  async function job(model: ComposeModel, { as, before, kept = cache.at }: JobOptions = {}) {
    const scratch = mkdtempSync(join(folder, 'job-'));
    const locate = () => undefined;
    const baseDigest = async (reference: string) =>
      (await engine.imageDigest(reference)) ?? engine.remoteDigest(reference, undefined);
    const { images } = await planImages(engine, model, { build: 'missing', locate, baseDigest });
    const spool = join(scratch, 'images');
    const transport =
      as ??
      loopbackOn(engine, cacheEntries(kept(scratch), spool), spool, {
        ...{ log, baseNames: baseNames(model), lowest: lowestBases(model), silentMs: 3000 },
      });
    const { outcomes, publishing } = await provideImages(
      engine,
      { log, clock, env: { ...env, DOCKER_HOST: own.address }, signal: new AbortController().signal },
      {
        ...{ model, images, build: 'missing', transport, locate, session: '0123456789', scratch },
        earlier: async () => (before === undefined ? [] : [before.digest]),
      },
    );
    const [published] = await publishing;
    await transport.close();
    expect(log.texts('warning')).toEqual([]);
    return { image: images[0], how: outcomes[0]?.how, moved: { ...outcomes[0], ...published?.published }.movedBytes };
  }

  test('built, kept, fetched where nothing is; a base image comes from its registry, and of a changed file no more than its layer moves', async () => {
    const { model, say } = project('FROM base:1\nCOPY large /own\nCOPY said /said\n');
    const first = await job(model);
    expect(first).toMatchObject({ how: 'built' });
    // Of 7 MB the 3 that are its own.
    expect(first.moved).toBeGreaterThan(3_000_000);
    expect(first.moved).toBeLessThan(3_500_000);
    expect(await job(model)).toMatchObject({ image: first.image, how: 'present' });
    await forget();
    expect(await job(model)).toMatchObject({ image: first.image, how: 'cached' });
    const tag = first.image?.tag ?? '';
    expect((await engine.imageFacts(tag))?.labels['dev.isoshard.digest']).toBe(first.image?.digest);
    // It is whole: a file of each layer comes out of it.
    const container = await docker('create', tag, 'nothing');
    for (const file of ['large', 'own', 'said']) await docker('cp', `${container}:/${file}`, join(folder, file));
    await docker('rm', container);
    expect(readFileSync(join(folder, 'large')).equals(readFileSync(join(folder, 'base/large')))).toBe(true);

    say('something else');
    const second = await job(model);
    expect(second).toMatchObject({ how: 'built' });
    expect(second.moved).toBeLessThan(100_000);
    await docker('image', 'rm', second.image?.tag ?? '');
    const fetched = await job(model);
    expect(fetched).toMatchObject({ how: 'cached' });
    expect(fetched.moved).toBeLessThan(100_000);
    expect(await docker('image', 'ls', '--format', '{{.Repository}}')).not.toContain('127.0.0.1');
  });

  test('another machine, which has the base image from a registry that packed its layers otherwise, fetches what this one kept', async () => {
    const { model } = project('FROM base:1\nCOPY large /own\nCOPY said /said\n');
    const { image } = await job(model);
    await elsewhere(async () => {
      await docker('pull', '--quiet', 'base:1');
      expect(await job(model)).toMatchObject({ image, how: 'cached' });
    });
  });

  test('another machine, with nothing: of a changed file only its layer is built, on the layers of the image before', async () => {
    const { model, say, touch } = project('FROM base:1\nCOPY Dockerfile /small\nCOPY large /own\nCOPY said /said\n');
    const first = await job(model);
    const before = await layersOf(first.image);
    touch();
    say('something else');
    await elsewhere(async () => {
      const second = await job(model, { before: first.image });
      expect(second.how).toBe('built');
      expect((await layersOf(second.image)).slice(0, -1)).toEqual(before.slice(0, -1));
      // Only what is new is kept: the engine knows the others by the names that they have there.
      expect(second.moved).toBeLessThan(100_000);
      expect(log.texts('info').join('\n')).not.toMatch(/isoshard\/[0-9a-f]{48}/);
      await forget();
      expect(await job(model)).toMatchObject({ image: second.image, how: 'cached' });
      // What is taken is told again: the next image is built on this one.
      say('a third thing');
      await forget();
      const third = await job(model, { before: second.image });
      expect((await layersOf(third.image)).slice(0, -1)).toEqual(before.slice(0, -1));
      expect(third.moved).toBeLessThan(100_000);
      // The control: without it all of them are built.
      say('something else again');
      await forget();
      const all = await job(model);
      expect((await layersOf(all.image)).slice(-2)).not.toContain(before.at(-2));
      expect(all.moved).toBeGreaterThan(3_000_000);
    });
  });

  const layerAs = (strike: (file: string) => unknown) => (folder: string) => {
    const real = cache.at(folder);
    const restore = async (key: string, paths: readonly string[]) => {
      const isThere = await real.restore(key, paths);
      if (isThere && key.startsWith('isoshard-image-layer')) await strike(paths[0] ?? '');
      return isThere;
    };
    return { ...real, restore };
  };

  test.skipIf(!isLong).each([
    { fault: 'gone', strike: layerAs((file) => rmSync(file)) },
    { fault: 'other bytes', strike: layerAs((file) => writeFileSync(file, flipped(file))) },
    { fault: 'half of it', strike: layerAs((file) => truncateSync(file, 1_000_000)) },
    { fault: 'on its way for good', strike: layerAs(() => new Promise((done) => setTimeout(done, 20_000))) },
  ])(
    'another machine, with nothing: a layer of the image before is $fault: all of it is built, within seconds',
    async ({ strike }) => {
      const { model, say, touch } = project('FROM base:1\nCOPY large /own\nCOPY said /said\n');
      const first = await job(model);
      const before = await layersOf(first.image);
      touch();
      say('something else');
      await elsewhere(async () => {
        const began = clock.now();
        const second = await job(model, { before: first.image, kept: strike });
        expect(second.how).toBe('built');
        expect(log.texts('info').join('\n')).toMatch(/built on what/);
        expect((await layersOf(second.image)).at(-2)).not.toBe(before.at(-2));
        expect(clock.now() - began).toBeLessThan(15_000);
        await forget();
        expect(await job(model)).toMatchObject({ image: second.image, how: 'cached' });
      });
    },
  );

  test.skipIf(!isLong)(
    'a control: without the name of the base among those that are built on, its layers are kept too',
    async () => {
      const { model } = project('FROM base:1\nCOPY said /said\n');
      const spool = mkdtempSync(join(folder, 'spool-'));
      const first = await job(model, { as: loopbackOn(engine, cacheEntries(cache.at(spool), spool), spool, { log }) });
      expect(first.moved).toBeGreaterThan(4_000_000);
    },
  );

  test.skipIf(!isLong)('through a registry of the user’s', async () => {
    const { model, say, touch } = project('FROM scratch\nCOPY large /large\nCOPY said /said\n');
    const transport = () =>
      registryTransport({
        ...{ engine, log, clock, signal: new AbortController().signal, login: async () => undefined },
        repository: `${hub.host}/acme/app`,
      });
    const { image, how } = await job(model, { as: transport() });
    expect(how).toBe('built');
    const [large] = await layersOf(image);
    await forget();
    expect(await job(model, { as: transport() })).toMatchObject({ image, how: 'cached' });
    expect(await docker('image', 'ls', '--format', '{{.Repository}}')).not.toContain('acme/app');
    if (image !== undefined) expect(await transport().publish(image, NOW)).toMatchObject({ done: true });
    touch();
    say('something else');
    await elsewhere(async () => {
      const second = await job(model, { as: transport(), before: image });
      expect(second.how).toBe('built');
      expect((await layersOf(second.image))[0]).toBe(large);
    });
  });

  test.skipIf(!isLong)('a whole run: three stacks, tests in a service and on the host', async () => {
    copyImage('debian:trixie-slim', own.address);
    const place = makePlace({ bundle: BUNDLE, dockerHost: own.address });
    try {
      const env = { ...process.env, ...place.env };
      const { stdout } = await run(process.execPath, [BUNDLE, 'run', '--parallel', '3'], { cwd: place.project, env });
      expect(stdout).toContain('8 tests passed in 3 shards');
      const left = ['ps --all --quiet', 'volume ls --quiet', 'network ls --quiet --filter type=custom'];
      for (const line of left) expect(await docker(...line.split(' '))).toBe('');
    } finally {
      place.remove();
    }
  });
});
