/** Images through the registry on loopback, with an engine, a cache and artifacts in memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../../src/docker/engine.js';
import { BuildTimes } from '../../../src/images/build-times.js';
import { type ImageRequest, provideImages } from '../../../src/images/provide.js';
import { artifactEntries } from '../../../src/images/transports/artifact-entries.js';
import { cacheEntries } from '../../../src/images/transports/cache-entries.js';
import type { EntryStore } from '../../../src/images/transports/entries.js';
import { KeptFiles } from '../../../src/images/transports/kept-files.js';
import type { LoopbackOptions } from '../../../src/images/transports/loopback.js';
import { ImageShelf } from '../../../src/images/transports/shelf.js';
import { imageTransportContract, NOW, planned } from '../../contract/image-transport.js';
import { memoryArtifacts } from '../../fakes/artifacts.js';
import { memoryCache } from '../../fakes/cache.js';
import { digestOf, type FakeEngine, fakeEngine, layer } from '../../fakes/image-engine.js';
import { recordingLog } from '../../fakes/log.js';
import { loopbackOn, quickClock } from '../../fakes/loopback.js';

const stores: Readonly<Record<string, (folder: string) => EntryStore>> = {
  'the registry on loopback, over a cache': (folder) => cacheEntries(cache.at(folder), folder),
  'the registry on loopback, over artifacts': (folder) => artifactEntries(artifacts, folder, Date.now),
};
let cache = memoryCache();
let artifacts = memoryArtifacts();

for (const [name, storeAt] of Object.entries(stores)) {
  imageTransportContract(name, async () => {
    [cache, artifacts] = [memoryCache(), memoryArtifacts()];
    const folder = mkdtempSync(join(tmpdir(), 'images-'));
    return {
      job: (engine) => {
        const own = mkdtempSync(join(folder, 'job-'));
        return loopbackOn(engine, storeAt(own), own);
      },
      close: async () => rmSync(folder, { recursive: true, force: true }),
    };
  });
}

let folder = '';
beforeEach(() => {
  cache = memoryCache();
  folder = mkdtempSync(join(tmpdir(), 'images-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A job with an engine of its own, or of an earlier job. */
async function inJob<T>(
  engine: FakeEngine,
  over: Partial<LoopbackOptions>,
  work: (transport: ReturnType<typeof loopbackOn>) => Promise<T>,
): Promise<T> {
  const own = mkdtempSync(join(folder, 'job-'));
  const transport = loopbackOn(engine, cacheEntries(cache.at(own), own), own, over);
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}
const publish = (engine: FakeEngine, image: ReturnType<typeof planned>, over: Partial<LoopbackOptions> = {}) =>
  inJob(engine, over, (transport) => transport.publish(image, NOW));
const fetch = (engine: FakeEngine, image: ReturnType<typeof planned>, over: Partial<LoopbackOptions> = {}) =>
  inJob(engine, over, (transport) => transport.fetch(image));

/** A job that needs these images, and may build none. */
const provided = (
  engine: FakeEngine,
  images: readonly ReturnType<typeof planned>[],
  build: ImageRequest['build'] = 'never',
  isBuiltAnew = false,
) =>
  inJob(engine, {}, async (transport) => {
    const log = recordingLog();
    const hasImage = async (tag: string) => engine.names().includes(tag);
    const asked = { ...engine, hasImage, imageEnvironment: engine.imageFacts } as unknown as Engine;
    const context = { log, clock: quickClock, env: {}, signal: new AbortController().signal };
    const rest = { model: { services: {} }, locate: () => undefined, session: '', scratch: '' };
    const { outcomes, publishing } = await provideImages(asked, context, {
      images,
      transport,
      build,
      isBuiltAnew,
      ...rest,
    });
    const moved = (await publishing).map(({ published }) => Object(published).movedBytes);
    return { how: outcomes.map(({ how }) => how), moved, warned: log.texts('warning') };
  });

const [v1, v2] = [planned('v1'), planned('v2')];
/** Packed to a thousandth. */
const zeros = Buffer.alloc(40_000_000);
const [shared, changed] = [layer(2_000_000), layer(200_000)];

test('a planner that has the image gives it to jobs elsewhere, once, and anew where a layer of it is gone', async () => {
  const planner = fakeEngine();
  planner.build(v1.tag, v1.digest, [shared, changed]);
  expect(await provided(planner, [v1])).toMatchObject({ how: ['present'], moved: [expect.any(Number)] });
  expect(await provided(fakeEngine(), [v1])).toMatchObject({ how: ['cached'], moved: [] });
  expect((await provided(planner, [v1])).moved).toEqual([0]);
  cache.evict(/-layer-/);
  await expect(provided(fakeEngine(), [v1])).rejects.toMatchObject({ code: 'build-failed' });
  expect((await provided(planner, [v1])).moved).not.toEqual([0]);
  expect((await provided(fakeEngine(), [v1])).how).toEqual(['cached']);
  const arm = fakeEngine();
  const elsewhere = { ...arm, info: { ...arm.info, platform: 'linux/arm64' } };
  await expect(provided(elsewhere, [v1])).rejects.toMatchObject({ code: 'build-failed' });
});

test('an image of the user’s own name is used as it is, and neither handed on nor built: another one is told, none is an error', async () => {
  const engine = fakeEngine();
  engine.build('own:1', '', [shared]);
  const own = { service: 'web', digest: (await engine.imageFacts('own:1'))?.id ?? '', tag: 'own:1' };
  expect(await provided(engine, [own], 'missing')).toEqual({ how: ['given'], moved: [], warned: [] });
  const other = await provided(engine, [{ ...own, digest: v1.digest }], 'missing');
  expect(other).toEqual({ how: ['given'], moved: [], warned: [expect.stringContaining('own:1 of web is another')] });
  await expect(provided(fakeEngine(), [own], 'missing')).rejects.toMatchObject({ code: 'image-missing' });
  expect(cache.keys).toEqual([]);
});

test('a build of which the builder had most is judged by the last whole one, and so is an image that was there before', async () => {
  const buildTimes = new BuildTimes(join(folder, 'times.json'));
  const slow = layer(3_000_000);
  const publishOf = (image: ReturnType<typeof planned>, createdMs: number, build?: { beganMs: number; ms: number }) => {
    const engine = fakeEngine();
    engine.build(image.tag, image.digest, [slow], createdMs);
    return inJob(engine, { buildTimes }, (transport) => transport.publish(image, build));
  };
  const slower = { done: false, why: expect.stringContaining('slower') };
  const [long, now] = [Date.now() - 100_000, Date.now()];
  // Nothing is known, so nothing is called slower: neither with most of it at hand, nor where it was there before.
  expect(await publishOf(planned('a'), long, { beganMs: now, ms: 1 })).toMatchObject({ done: true });
  expect(await publishOf(planned('b'), long)).toMatchObject({ done: true });
  // All of it was built, in 20 ms.
  expect(await publishOf(planned('c'), now, { beganMs: now, ms: 20 })).toMatchObject(slower);
  expect(await publishOf(planned('d'), long, { beganMs: now, ms: 1 })).toMatchObject(slower);
  expect(await publishOf(planned('e'), long)).toMatchObject(slower);
  // A part that takes longer than all of it did: it has grown.
  expect(await publishOf(planned('f'), long, { beganMs: now, ms: 60_000 })).toMatchObject({ done: true });
  expect(await publishOf(planned('g'), long)).toMatchObject({ done: true });
});

test('of an image that is built anew jobs get the last build, also where they have an earlier one', async () => {
  const planner = fakeEngine();
  const content = async (engine: FakeEngine, isBuiltAnew?: boolean) => {
    await provided(engine, [v1], 'never', isBuiltAnew);
    return engine.content(v1.tag)?.map(digestOf);
  };
  const built = async (layers: readonly Buffer[], again: boolean) => {
    planner.build(v1.tag, v1.digest, layers);
    await inJob(planner, {}, (transport) => transport.publish(v1, { ...NOW, again }));
    return layers.map(digestOf);
  };
  const first = await built([shared], false);
  const other = fakeEngine();
  expect(await content(other)).toEqual(first);
  // The control: not said to be another, it is taken for the same.
  await built([shared, layer(200_000)], false);
  expect(await content(fakeEngine())).toEqual(first);
  const last = await built([shared, changed], true);
  expect(await content(other)).toEqual(first);
  expect(await content(other, true)).toEqual(last);
  expect(await content(fakeEngine())).toEqual(last);
});

test.each([
  ['packed', 2, 0],
  ['unpacked, for a service that packs', 2, 2],
])(
  'layers that are kept %s come unpacked, or where the engine keeps them as they come, or its disk is short, as they are kept',
  async (...of) => {
    const [how, usual, otherwise] = of;
    const layers = [shared, zeros];
    const one = fakeEngine();
    one.build(v1.tag, v1.digest, layers);
    const own = mkdtempSync(join(folder, 'own-'));
    const store = { ...cacheEntries(cache.at(own), own), packs: how !== 'packed' };
    const entries = { from: [store], to: store, whyNot: '' };
    await publish(one, v1, { entries });
    const askedFor = async (engine: FakeEngine, over: Partial<LoopbackOptions> = {}) => {
      expect(await fetch(engine, v1, over)).toMatchObject({ found: true });
      expect(engine.content(v1.tag)?.map(digestOf)).toEqual(layers.map(digestOf));
      return layers.filter((bytes) => engine.requests.includes(`GET /v2/isoshard/image/blobs/${digestOf(bytes)}`))
        .length;
    };
    expect(await askedFor(fakeEngine())).toBe(usual);
    const keeping = fakeEngine();
    expect(await askedFor({ ...keeping, info: { ...keeping.info, keepsPacked: true } })).toBe(otherwise);
    expect(await askedFor(fakeEngine(), { free: () => 100_000_000 })).toBe(otherwise);
  },
);

test('no more than a part of what comes is fetched before it is asked for, however many layers there are', async () => {
  const shelf = new ImageShelf(
    new KeptFiles({ from: [], to: undefined, whyNot: '' }, folder, quickClock),
    folder,
    false,
  );
  const size = { sizeBytes: 1, unpackedBytes: 100 * 1024 * 1024, isUnpacked: true };
  const digests = ['a', 'b', 'c'].map((name) => digestOf(name));
  const ahead = () => digests.map((digest) => shelf.fetchAhead(digest, digest, size, 1));
  expect(ahead()).toEqual([true, true, false]);
  await shelf.dropAhead(digests);
  // What was fetched once is not fetched ahead again.
  expect(ahead()).toEqual([false, false, true]);
  await shelf.dropAhead(digests);
});

test('an engine that has a layer under no digest that it is kept by gets it again', async () => {
  const [builder, other] = [fakeEngine(), fakeEngine()];
  builder.build(v1.tag, v1.digest, [shared, changed]);
  await publish(builder, v1);
  other.build('own:1', '', [shared]);
  expect(await fetch(other, v1)).toMatchObject({ found: true });
  expect(other.content(v1.tag)?.map(digestOf)).toEqual([shared, changed].map(digestOf));
});

test('an engine that keeps layers as they come keeps one that another has kept out of its compression once more, as it is there', async () => {
  const [one, plain] = [fakeEngine(), fakeEngine()];
  const keeping = { ...plain, info: { ...plain.info, keepsPacked: true } };
  one.build(v1.tag, v1.digest, [shared]);
  await publish(one, v1);
  const forms = () => new Set(cache.keys.flatMap((key) => /-layer-.*-(u?)0-/.exec(key)?.[1] ?? []));
  expect(forms()).toEqual(new Set(['u']));
  // Packed alike, so that it asks for the same digest.
  keeping.build(v2.tag, v2.digest, [shared]);
  await publish(keeping, v2);
  expect(forms().size).toBe(2);
  for (const image of [v1, v2]) expect(await fetch(fakeEngine(), image)).toMatchObject({ found: true });
});

test('what an engine has does not come again, whether it came unpacked or was built and pushed there', async () => {
  const [builder, other] = [fakeEngine(), fakeEngine()];
  builder.build(v1.tag, v1.digest, [shared, layer(200_000)]);
  await publish(builder, v1);
  await fetch(other, v1);
  builder.build(v2.tag, v2.digest, [shared, changed]);
  await publish(builder, v2);
  builder.untagImage(v2.tag);
  for (const engine of [builder, other]) {
    const got = await fetch(engine, v2);
    expect(got).toMatchObject({ found: true });
    expect(got.found && got.movedBytes).toBeLessThan(300_000);
    expect(engine.content(v2.tag)?.map(digestOf)).toEqual([shared, changed].map(digestOf));
  }
});

test('a layer that came unpacked is not kept again when an image that has it is handed on, in the same job or in another', async () => {
  const [builder, other] = [fakeEngine(), fakeEngine()];
  builder.build(v1.tag, v1.digest, [shared, layer(200_000)]);
  await publish(builder, v1);
  const build = (image: typeof v2) => other.build(image.tag, image.digest, [shared, changed]);
  const published = await inJob(other, {}, async (transport) => {
    await transport.fetch(v1);
    build(v2);
    return transport.publish(v2, NOW);
  });
  expect(published).toMatchObject({ done: true });
  const v3 = planned('v3');
  build(v3);
  const again = await publish(other, v3);
  // An engine that had it before the job, and was told so.
  const v4 = planned('v4');
  other.untagImage(v3.tag);
  const later = await inJob(other, {}, async (transport) => {
    expect(await transport.fetch(v3)).toMatchObject({ found: true });
    build(v4);
    return transport.publish(v4, NOW);
  });
  for (const one of [published, again, later]) expect(one.done && one.movedBytes).toBeLessThan(300_000);
  for (const image of [v2, v3, v4]) expect(await fetch(fakeEngine(), image)).toMatchObject({ found: true });
});

/** A base image as a registry has it: packed by others. */
const repacked = gzipSync(shared, { level: 9 });
const served = [{ mediaType: 'application/x', digest: digestOf(repacked), size: repacked.length }];
const reference = `docker.io/library/base@${digestOf('base')}`;

/** An engine that can pull it, and is at its layer for `ms` before it has it. */
function withBase(remoteLayers: FakeEngine['remoteLayers'], ms = 0): FakeEngine {
  const engine = fakeEngine();
  const { pullImage } = engine;
  return {
    ...engine,
    remoteLayers,
    pullImage: async (name, options) => {
      if (name !== reference) return pullImage(name, options);
      options.onProgress?.({ status: 'Downloading', id: digestOf(repacked).slice(7, 19) });
      await sleep(ms);
      engine.build('base', '', [shared]);
      engine.pulledFrom('base', reference, [digestOf(repacked)]);
    },
  };
}

test.each([
  ['comes from its registry, whoever packed it there', async () => served, true],
  ['is kept where its registry does not tell its layers', () => Promise.reject(new Error('no')), false],
  ['is kept where its registry has other layers', async () => [...served, ...served], false],
] as const)('a base image %s', async (_what, remoteLayers, spared) => {
  const over = { baseNames: new Set(['base']) };
  const [one, other] = [withBase(remoteLayers), withBase(remoteLayers)];
  await one.pullImage(reference, { login: undefined, signal: new AbortController().signal });
  one.build(v1.tag, v1.digest, [shared, changed]);
  const published = await publish(one, v1, over);
  expect(published).toMatchObject({ done: true });
  expect(published.done && published.movedBytes < 300_000).toBe(spared);
  const fetched = await fetch(other, v1, over);
  expect(fetched).toMatchObject({ found: true });
  expect(fetched.found && fetched.movedBytes < 300_000).toBe(spared);
  expect(other.content(v1.tag)?.map(digestOf)).toEqual([shared, changed].map(digestOf));
});

test('an engine that asks for a layer of the base image that is just coming gets the image all the same', async () => {
  const over = { baseNames: new Set(['base']) };
  const [one, other] = [withBase(async () => served), withBase(async () => served, 300)];
  await one.pullImage(reference, { login: undefined, signal: new AbortController().signal });
  one.build(v1.tag, v1.digest, [shared, changed]);
  await publish(one, v1, over);
  const fetched = await fetch(other, v1, over);
  expect(fetched).toMatchObject({ found: true });
  expect(fetched.found && fetched.movedBytes).toBeLessThan(300_000);
  expect(other.requests.filter((line) => line.endsWith(`/blobs/${digestOf(repacked)}`))).toHaveLength(1);
});
