/** The engine pulls an image from our registry, which fetches what is asked for from where it is kept. */
import type { ImageFacts } from '../../docker/engine.js';
import { LABEL } from '../../docker/labels.js';
import { EnvironmentError } from '../../errors.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { allFacts, presentLayers } from './base-image.js';
import { boundedMove } from './bounded-move.js';
import { type FoundRecord, readRecord } from './found-record.js';
import { type LoopbackParts, loginOf, REPOSITORY } from './loopback-parts.js';
import { pullBase } from './pull-base.js';
import { makeRoom } from './room.js';
import type { Fetched } from './transport.js';
import { isSlowerToFetch } from './worth.js';

const miss = (why: string): Fetched => ({ found: false, why });

/** @throws EnvironmentError `disk-full` */
export async function fetchThroughLoopback(parts: LoopbackParts, image: PlannedImage): Promise<Fetched> {
  const { files, shelf, log, signal } = parts;
  // Small blobs are given from there as long as the registry is open: other images may have the same.
  const copy = files.spoolFile();
  let found: FoundRecord | undefined;
  try {
    found = await files.findImage(image.digest, (file) => readRecord(file, copy, image.digest));
    if (found === undefined) return miss(`not in ${files.places}`);
    return await fetchRecorded(parts, image, found);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EnvironmentError && error.code === 'disk-full') throw error;
    const why = (error as Error).message;
    files.distrust(image.digest);
    shelf.forget(found?.record.blobs.map(({ digest }) => digest) ?? []);
    if (/no space left on device|ENOSPC/i.test(why)) throw diskFull(image, error);
    log.warning(`the image of ${image.service} could not be fetched from ${files.places}: ${why}`);
    return miss(why);
  }
}

async function fetchRecorded(parts: LoopbackParts, image: PlannedImage, found: FoundRecord): Promise<Fetched> {
  const { engine, shelf } = parts;
  const { record, diffIds } = found;
  const local = await allFacts(engine);
  const lacked = lackedBytes(found, local);
  if (isSlowerToFetch(lacked.keptBytes, lacked.unpackedBytes, record.buildMs))
    return miss('building it is faster than moving it');
  await makeRoom(engine, parts, { neededBytes: lacked.diskBytes, keep: parts.keep, free: parts.free });
  if (record.base !== null && presentLayers(diffIds, local) < record.base.layers) {
    await pullBase(parts, record.base.reference);
  }
  for (const manifest of record.manifests) shelf.offerManifest(manifest);
  let at = found.packedAt;
  for (const { digest, sizeBytes, place } of record.blobs) {
    if (place === 'kept') shelf.offerKept(digest, sizeBytes);
    if (place !== 'packed') continue;
    shelf.offerFile(digest, sizeBytes, found.file, at);
    at += sizeBytes;
  }
  await pull(parts, image, found);
  const movedBytes = found.sizeBytes + shelf.takeGiven(record.blobs.map(({ digest }) => digest));
  const all = record.blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { found: true, movedBytes, sparedBytes: Math.max(0, all - movedBytes) };
}

/** What has to be moved, and what it takes on the engine's disk: packed while it comes, and unpacked. */
function lackedBytes({ record, diffIds }: FoundRecord, local: readonly ImageFacts[]) {
  const kept = record.blobs.filter(({ place }) => place === 'kept');
  const all = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const present = presentLayers(diffIds, local);
  // Configurations come first and are small; layers follow in their order.
  const layers = record.blobs.slice(Math.max(0, record.blobs.length - diffIds.length));
  const lacked = layers.slice(present).filter(({ place }) => place === 'kept');
  const keptBytes = diffIds.length === 0 ? all : lacked.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const share = all === 0 ? 0 : keptBytes / all;
  const unpackedBytes = Math.round(share * record.unpackedBytes);
  return { keptBytes, unpackedBytes, diskBytes: keptBytes + unpackedBytes };
}

/** Pulls by digest; the image gets its tag once it is known to be the right one. */
async function pull(parts: LoopbackParts, image: PlannedImage, { record }: FoundRecord): Promise<void> {
  const { engine, shelf } = parts;
  const server = await parts.server();
  const reference = `${server.host}/${REPOSITORY}@${record.top}`;
  const own = new Set(record.blobs.map(({ digest }) => digest));
  await boundedMove(parts, async (options, giveUp) => {
    // An engine that gets no layer tries again for a minute: what cannot be had is known here before.
    const unwatch = shelf.watch((digest, why) => {
      if (own.has(digest)) giveUp(why);
    });
    try {
      await engine.pullImage(reference, { ...options, login: loginOf(server) });
    } finally {
      unwatch();
    }
  });
  try {
    const pulled = await engine.imageFacts(reference);
    if (pulled?.labels[LABEL.digest] !== image.digest) throw new Error('what came is made from something else');
    const at = image.tag.lastIndexOf(':');
    await engine.tagImage(reference, image.tag.slice(0, at), image.tag.slice(at + 1));
  } finally {
    await engine.untagImage(reference).catch(() => false);
  }
}

const diskFull = (image: PlannedImage, cause: unknown): EnvironmentError =>
  new EnvironmentError('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
    cause,
    hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.',
  });
