/**
 * What goes wrong between jobs and the services, with the real libraries, and with an engine that moves images as a real one does: each fault ends
 * in the right image, a miss, or one clear error, and never in a wrong image.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionArtifacts } from '../../../src/github/artifacts.js';
import { actionCache } from '../../../src/github/cache.js';
import { artifactEntries } from '../../../src/images/transports/artifact-entries.js';
import { cacheEntries } from '../../../src/images/transports/cache-entries.js';
import { type EntryStore, layerSize, partPrefix } from '../../../src/images/transports/entries.js';
import { guardedEntries } from '../../../src/images/transports/guarded-entries.js';
import type { LoopbackOptions } from '../../../src/images/transports/loopback.js';
import { imageTransportContract, NOW, planned } from '../../contract/image-transport.js';
import { digestOf, type FakeEngine, fakeEngine, layer } from '../../fakes/image-engine.js';
import { type RecordingLog, recordingLog } from '../../fakes/log.js';
import { loopbackOn } from '../../fakes/loopback.js';
import type { StoredArtifact } from '../../harness/services/artifact-service.js';
import type { Fault } from '../../harness/services/faults.js';
import { type LoopbackJob, loopbackJob } from '../github/job.js';

const ALWAYS = Number.POSITIVE_INFINITY;
const download = /^GET \/blobs\//;
const upload = /^PUT \/blobs\//;
/** Ours; the libraries' own are longer. */
const times = { answerMs: 1500, silentMs: 3000 };
/** As long as the library itself needs to give up a download: it goes on after we did. */
const patient = { answerMs: 1500, silentMs: 20_000 };

let job: LoopbackJob;
let log: RecordingLog;
let folder: string;
beforeEach(async () => {
  job = await loopbackJob();
  log = recordingLog();
  folder = join(job.folder, '..', 'temp', 'images');
});
afterEach(() => job.close());

const caches = (limits = times): EntryStore => {
  const env = job.become({ caches: 'write' });
  return guardedEntries(cacheEntries(actionCache(env, log, limits), folder), log);
};

/** A job with an engine of its own. */
const on = (engine: FakeEngine, over: Partial<LoopbackOptions> = {}) =>
  loopbackOn(engine, caches(), folder, { log, silentMs: 5000, ...over });

const image = planned('a');
const layers = [layer(200_000), layer(50_000), layer(300_000)];

function built(): FakeEngine {
  const engine = fakeEngine();
  engine.build(image.tag, image.digest, layers);
  return engine;
}

async function publish(engine = built()) {
  const transport = on(engine);
  const published = await transport.publish(image, NOW);
  await transport.close();
  return published;
}

/** On an empty engine. Whatever comes, it is the right image or none, and nothing of ours is left. */
async function fetched(over: Partial<LoopbackOptions> = {}) {
  const engine = fakeEngine();
  const transport = on(engine, over);
  try {
    const found = await transport.fetch(image);
    expect(engine.names()).toEqual(found.found ? [image.tag] : []);
    if (found.found) expect(engine.content(image.tag)?.map(digestOf)).toEqual(layers.map(digestOf));
    return found;
  } finally {
    await transport.close();
  }
}

imageTransportContract('the registry on loopback, over the Actions cache', async () => {
  const own = await loopbackJob();
  const at = join(own.folder, '..', 'temp', 'images');
  const store = cacheEntries(actionCache(own.become({ caches: 'write' }), recordingLog()), at);
  return { job: (engine) => loopbackOn(engine, store, at), close: () => own.close() };
});

imageTransportContract('the registry on loopback, over the artifacts of a run', async () => {
  const own = await loopbackJob();
  const artifacts = actionArtifacts(own.become({}), recordingLog());
  let jobs = 0;
  return {
    job: (engine) => {
      const at = join(own.folder, '..', 'temp', `job-${jobs++}`, 'images');
      return loopbackOn(engine, artifactEntries(artifacts, at, Date.now), at);
    },
    close: () => own.close(),
  };
});

describe('the control: without a fault', () => {
  test('the image comes, with no warning, and what it took is counted', async () => {
    expect(await publish()).toMatchObject({ done: true });
    const found = await fetched();
    expect(found).toMatchObject({ found: true, sparedBytes: 0 });
    expect(found.found && found.movedBytes).toBeGreaterThan(550_000);
    expect(log.texts('warning')).toEqual([]);
  });
});

describe('the artifacts of a run', () => {
  let jobs = 0;
  /** Each job has a folder of its own: what an artifact holds has no path. */
  const artifacts = async <T>(engine: FakeEngine, work: (transport: ReturnType<typeof loopbackOn>) => Promise<T>) => {
    const at = join(job.folder, '..', 'temp', `artifacts-${jobs++}`);
    const store = guardedEntries(
      artifactEntries(actionArtifacts(job.become({}), log, { ...times, downloadMs: 2000 }), at, Date.now),
      log,
    );
    const transport = loopbackOn(engine, store, at, { log, silentMs: 5000 });
    try {
      return await work(transport);
    } finally {
      await transport.close();
      expect(existsSync(at)).toBe(false);
    }
  };
  const keep = () => artifacts(built(), (transport) => transport.publish(image, NOW));
  const get = async () => {
    const engine = fakeEngine();
    const found = await artifacts(engine, (transport) => transport.fetch(image));
    expect(engine.names()).toEqual(found.found ? [image.tag] : []);
    if (found.found) expect(engine.content(image.tag)?.map(digestOf)).toEqual(layers.map(digestOf));
    return found.found;
  };

  const strike = (fault: Partial<Fault>) => job.services.faults.add({ match: download, times: ALWAYS, ...fault });
  const drop = (name: RegExp) => {
    const all = job.services.artifacts as StoredArtifact[];
    for (const one of all.filter((artifact) => name.test(artifact.name))) all.splice(all.indexOf(one), 1);
  };

  test.each<[string, () => void]>([
    ['429', () => strike({ match: /ArtifactService/, status: 429 })],
    ['503 for good', () => strike({ match: /ArtifactService/, status: 503 })],
    ['a download that stalls', () => strike({ connection: 'stall', afterBytes: 1000 })],
    ['a download that is cut', () => strike({ connection: 'cut', afterBytes: 1000 })],
    ['a wrong byte on the way', () => strike({ corrupt: true })],
    ['a layer that is gone', () => drop(/-layer-/)],
    ['a record that is gone', () => drop(/^isoshard-image-[0-9a-f]/)],
  ])('%s: a miss, and the next job builds and keeps it anew', async (_what, fault) => {
    expect(await keep()).toMatchObject({ done: true });
    expect(await get()).toBe(true);
    fault();
    expect(await get()).toBe(false);
    job.services.faults.clear();
    expect(await keep()).toMatchObject({ done: true });
    expect(await get()).toBe(true);
  });
});

describe('a service that fails', () => {
  test.each([
    ['429', 429],
    ['503 for good', 503],
  ])('%s: one warning, a miss, and nothing is asked again', async (_what, status) => {
    await publish();
    job.services.faults.add({ match: /CacheService/, status, times: ALWAYS });
    const engine = built();
    const transport = on(engine);
    expect(await transport.fetch(image)).toMatchObject({ found: false });
    const asked = job.services.requests.length;
    expect(await transport.fetch(planned('b'))).toMatchObject({ found: false });
    expect(job.services.requests.length).toBe(asked);
    // Nor does the engine pack what nobody will take.
    expect(await transport.publish(image, NOW)).toMatchObject({ done: false });
    expect(engine.requests).toEqual([]);
    expect(log.texts('warning')).toHaveLength(1);
    await transport.close();
  });

  test.each([
    ['429', 429],
    ['503 for good', 503],
  ])('%s while it is kept: it is not, and no record says that it is', async (_what, status) => {
    job.services.faults.add({ match: /CreateCacheEntry/, status, times: ALWAYS });
    expect(await publish()).toMatchObject({ done: false });
    job.services.faults.clear();
    expect(job.services.caches).toEqual([]);
    expect(await fetched()).toMatchObject({ found: false });
  });

  test('a download that stalls is given up', async () => {
    await publish();
    job.services.faults.add({ match: download, connection: 'stall', afterBytes: 1000, times: ALWAYS });
    const store = caches(patient);
    const entries = { from: [store], to: undefined, whyNot: '' };
    expect(await fetched({ entries, silentMs: 30_000 })).toMatchObject({ found: false });
  });

  test('one that is so slow that a build is faster is given up, and not distrusted', async () => {
    const engine = built();
    const transport = on(engine);
    // As if it were built in 30 ms, of which as much is needed to move it as is usual.
    expect(await transport.publish(image, { beganMs: Date.now() - 1000, ms: 30 })).toMatchObject({ done: true });
    await transport.close();
    // The record comes.
    for (const { blob } of job.services.caches.filter(({ key }) => key.includes('-layer-'))) {
      job.services.faults.add({ match: new RegExp(`^GET /blobs/${blob.id}/`), connection: 'stall', times: ALWAYS });
    }
    const store = caches(patient);
    const entries = { from: [store], to: undefined, whyNot: '' };
    const found = await fetched({ entries, silentMs: 30_000 });
    expect(found).toMatchObject({ found: false, why: 'it comes slower than it is built' });
    expect(log.texts('warning')).toEqual([]);
  });

  test('an engine that says nothing any more is given up', async () => {
    await publish();
    const engine = fakeEngine();
    const silent: FakeEngine = {
      ...engine,
      pullImage: (_reference, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    };
    const transport = on(silent, { silentMs: 200 });
    expect(await transport.fetch(image)).toMatchObject({ found: false, why: expect.stringContaining('nothing moved') });
    await transport.close();
  });
});

/** The stored file of a layer, by its place among the image's. */
function entryOf(index: number) {
  const packed = job.services.caches.filter(({ key }) => key.includes('-layer-')).toSorted((a, b) => a.id - b.id)[
    index
  ];
  if (packed === undefined) throw new Error('no such layer');
  return packed;
}

describe('a layer that is not what it was', () => {
  test('half of it: a miss, then it is kept anew, and comes', async () => {
    await publish();
    const { blob } = entryOf(0);
    const file = job.services.blobs.file(blob);
    writeFileSync(file, readFileSync(file).subarray(0, Math.floor(blob.sizeBytes / 2)));
    blob.sizeBytes = Math.floor(blob.sizeBytes / 2);
    await missThenAnew();
  });

  test('a wrong byte in what was stored: a miss, then it is kept anew, and comes', async () => {
    await publish();
    // Right for the archive's own sums, so that only the layer's digest tells: saved by somebody as the same entry.
    const { key } = entryOf(0);
    const [, hex = ''] = /layer-([0-9a-f]{64})/.exec(key) ?? [];
    const size = layerSize(key) ?? { sizeBytes: 0, unpackedBytes: 0, isUnpacked: false };
    const store = caches();
    mkdirSync(folder, { recursive: true });
    const spool = join(folder, 'wrong');
    writeFileSync(spool, layer(size.isUnpacked ? size.unpackedBytes : size.sizeBytes));
    expect(await store.save(`${partPrefix(`sha256:${hex}`, size, 0)}zzz`, `${hex}-0`, spool)).toBe('saved');
    await missThenAnew();
  });

  test('a wrong byte on the way', async () => {
    await publish();
    job.services.faults.add({ match: download, corrupt: true, times: ALWAYS });
    expect(await fetched()).toMatchObject({ found: false });
    job.services.faults.clear();
    expect(await fetched()).toMatchObject({ found: true });
  });

  test('evicted between plan and run: a miss, then it is kept anew, and comes', async () => {
    await publish();
    job.services.caches.splice(job.services.caches.indexOf(entryOf(1)), 1);
    await missThenAnew();
  });

  test('the record is evicted: a miss without a warning', async () => {
    await publish();
    job.services.caches.splice(
      job.services.caches.findIndex(({ key }) => !key.includes('-layer-')),
      1,
    );
    expect(await fetched()).toMatchObject({ found: false, why: 'not in the Actions cache' });
    expect(log.texts('warning')).toEqual([]);
  });

  /** The job that missed builds it, and keeps it, in one process, as a plan does. */
  async function missThenAnew(): Promise<void> {
    const engine = fakeEngine();
    const transport = on(engine);
    expect(await transport.fetch(image)).toMatchObject({ found: false });
    expect(engine.names()).toEqual([]);
    engine.build(image.tag, image.digest, layers);
    expect(await transport.publish(image, NOW)).toMatchObject({ done: true });
    await transport.close();
    expect(await fetched()).toMatchObject({ found: true });
  }
});

describe('an upload that is cancelled', () => {
  test('by the service: its name stays taken, and the next job keeps the layer under a later one', async () => {
    job.services.faults.add({ match: upload, status: 400, times: ALWAYS });
    expect(await publish()).toMatchObject({ done: false });
    job.services.faults.clear();
    expect(job.services.caches.length).toBeGreaterThan(0);
    expect(await fetched()).toMatchObject({ found: false });
    expect(await publish()).toMatchObject({ done: true });
    expect(await fetched()).toMatchObject({ found: true });
  });

  test('by the run: no file of it is left', async () => {
    const stop = new AbortController();
    const engine = built();
    const push = engine.pushImage;
    const transport = on(
      {
        ...engine,
        pushImage: (reference, options) => {
          setTimeout(() => stop.abort(), 5);
          return push(reference, options);
        },
      },
      { signal: stop.signal },
    );
    expect(await transport.publish(image, NOW)).toMatchObject({ done: false });
    await transport.close();
    expect(existsSync(folder)).toBe(false);
    expect(engine.names()).toEqual([image.tag]);
  });
});

describe('a disk that is full', () => {
  test('for the engine: one clear error before anything moves', async () => {
    await publish();
    await expect(fetched({ free: () => 1000 })).rejects.toMatchObject({ code: 'disk-full' });
  });

  test('for the engine, while it pulls: the same error', async () => {
    await publish();
    const engine = fakeEngine();
    const full: FakeEngine = {
      ...engine,
      pullImage: async () => {
        throw new Error('write /var/lib/docker/tmp/GetImageBlob1: no space left on device');
      },
    };
    const transport = on(full);
    await expect(transport.fetch(image)).rejects.toMatchObject({ code: 'disk-full' });
    await transport.close();
  });

  const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;
  test.skipIf(!canMount)('for us: what is built is not kept, and the run goes on', async () => {
    mkdirSync(folder, { recursive: true });
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'isoshard-test', folder]).status).toBe(0);
    try {
      const transport = on(built());
      expect(await transport.publish(image, NOW)).toMatchObject({ done: false });
      await transport.close().catch(() => undefined);
    } finally {
      spawnSync('umount', ['--lazy', folder]);
    }
    expect(await publish()).toMatchObject({ done: true });
    expect(await fetched()).toMatchObject({ found: true });
  });
});
