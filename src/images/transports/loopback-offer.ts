/**
 * Layers of an earlier image for the engine's own builder, from our registry: BuildKit reads in the image's configuration what each layer was made from
 * (`cache-to: type=inline`), and pulls those that it would make anew.
 */
import type { PlannedImage } from '../../sharding/plan-file.js';
import { allFacts } from './base-image.js';
import { type FoundRecord, readRecord } from './found-record.js';
import type { BaseImage } from './image-record.js';
import { short } from './kept-files.js';
import { lackedBytes } from './lacked-bytes.js';
import { type LoopbackParts, ratesOf } from './loopback-parts.js';
import { offer, SLOWER } from './loopback-pull.js';
import { offerLayers } from './offered-layers.js';
import { pullBase } from './pull-base.js';
import type { EarlierLayers } from './transport.js';
import { isSlowerToFetch, isSlowerToGoOn } from './worth.js';

const LOOK_EVERY_MS = 1000;

/**
 * Offers what is kept of one of `digests`, the first that is. Never throws but for the end of the program: without it everything is built.
 */
export async function offerThroughLoopback(
  parts: LoopbackParts,
  image: PlannedImage,
  digests: readonly string[],
): Promise<EarlierLayers | undefined> {
  const { files, log, signal } = parts;
  const copy = files.spoolFile();
  try {
    for (const digest of digests) {
      const found = await files.findImage(digest, (file) => readRecord(file, copy, digest));
      const offered = found && (await offerRecorded(parts, image, found));
      if (offered !== undefined) return offered;
    }
  } catch (error) {
    signal.throwIfAborted();
    log.debug(`${image.service}: no layer of an earlier image is offered: ${(error as Error).message}`);
  }
  return undefined;
}

async function offerRecorded(
  parts: LoopbackParts,
  image: PlannedImage,
  found: FoundRecord,
): Promise<EarlierLayers | undefined> {
  const { engine, buildTimes } = parts;
  const { record } = found;
  // A builder that takes some of it does not learn what all of it takes.
  if (buildTimes.of(image.service) === 0) buildTimes.learn(image.service, record.buildMs, record.buildMs);
  const { keptBytes, unpackedBytes } = lackedBytes(found, await allFacts(engine));
  if (isSlowerToFetch(keptBytes, unpackedBytes, record.buildMs, ratesOf(parts))) return undefined;
  if (record.base !== null) {
    // On another base nothing can be taken; of this one the builder would ask us for the layers that it lacks.
    if (!isBuiltOn(image, record.base)) return undefined;
    if ((await engine.imageFacts(record.base.reference)) === undefined) await pullBase(parts, record.base.reference);
  }
  offer(parts, found);
  // An engine that keeps layers as they come knows them by the digests that they come under.
  const offered = engine.info.keepsPacked ? undefined : await offerLayers(parts, found);
  const { host, readable } = await parts.server();
  const kept = offered?.keptAs ?? new Map(record.blobs.map(({ digest }) => [digest, digest]));
  const { broken, unwatch } = watched(parts, record.buildMs, kept);
  const reference = `${host}/${readable}@${offered?.manifest.digest ?? record.top}`;
  return { references: [reference], broken, end: unwatch };
}

const isBuiltOn = ({ bases = {} }: PlannedImage, { reference }: BaseImage): boolean =>
  Object.values(bases).some((digest) => reference.endsWith(`@${digest}`));

/** An engine that gets no layer, or one with other bytes, asks again for a minute, and waits for one that comes slowly: here that is known before. */
function watched(parts: LoopbackParts, buildMs: number, kept: ReadonlyMap<string, string>) {
  const { shelf, files, clock, silentMs } = parts;
  const breaking = new AbortController();
  const fail = (why: string) => breaking.abort(new Error(why));
  // A layer that cannot be had is told by what it is kept under, one that is not given by what it was asked for.
  const own = new Set([...kept.keys(), ...kept.values()]);
  const unwatch = shelf.watch((digest, why) => own.has(digest) && fail(why));
  const before = new Map([...kept.keys()].map((digest) => [digest, shelf.readsOf(digest)]));
  const readsOf = (digest: string) => shelf.readsOf(digest) - (before.get(digest) ?? 0);
  let movedAtMs = clock.now();
  let leftBefore = 0;
  const look = () => {
    const asked = [...kept].filter(([digest]) => readsOf(digest) > 0);
    const again = asked.find(([digest]) => readsOf(digest) > 1);
    if (again !== undefined) {
      files.distrust(again[1]);
      fail(`${short(again[0])} has other bytes`);
    }
    const left = asked.reduce((sum, [, keptAs]) => sum + shelf.leftOf(keptAs), 0);
    if (left === 0 || left !== leftBefore) movedAtMs = clock.now();
    leftBefore = left;
    if (isSlowerToGoOn(left, buildMs, ratesOf(parts))) fail(SLOWER);
    if (clock.now() - movedAtMs > silentMs) fail('nothing moved any more');
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  return {
    broken: breaking.signal,
    unwatch() {
      clearInterval(looking);
      unwatch();
    },
  };
}
