/** The engine pulls an image from our registry, which fetches what is asked for from where it is kept. */
import type { ImageFacts } from '../../docker/engine.js';
import { EnvironmentError } from '../../errors.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { allFacts, presentLayers } from './base-image.js';
import { type FoundRecord, readRecord } from './found-record.js';
import type { BaseImage } from './image-record.js';
import { lackedBytes } from './lacked-bytes.js';
import { type LoopbackParts, ratesOf } from './loopback-parts.js';
import { fetchedAhead, pullRecorded, SLOWER } from './loopback-pull.js';
import { besideBase } from './pull-base.js';
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
    if (why === SLOWER) return miss(why);
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
  let local = await allFacts(engine);
  let lacked = lackedBytes(found, local);
  if (isSlowerToFetch(lacked.keptBytes, lacked.unpackedBytes, record.buildMs, ratesOf(parts)))
    return miss('building it is faster than moving it');
  const needed = async () => {
    local = await allFacts(engine);
    lacked = lackedBytes(found, local);
    return lacked.diskBytes;
  };
  await parts.room.of(needed, async () => {
    const { present, digests, keptBytes, unpackedBytes } = lacked;
    parts.log.debug(`${image.service}: ${keptBytes} bytes are to come, ${present} layers are here`);
    const pull = () => pullRecorded(parts, image, found, { present, lacked: digests, lackedBytes: unpackedBytes });
    await fetchedAhead(parts, found, present, async () => {
      if (record.base === null || (await isKnown(engine, record.base, diffIds, local))) await pull();
      else await besideBase(parts, record.base, pull);
    });
  });
  const movedBytes = found.sizeBytes + shelf.takeGiven(record.blobs.map(({ digest }) => digest));
  const all = record.blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { found: true, movedBytes, sparedBytes: Math.max(0, all - movedBytes) };
}

/** Whether the engine has the base image from its registry, and so knows its layers by the digests that they have there. */
async function isKnown(
  engine: LoopbackParts['engine'],
  base: BaseImage,
  diffIds: readonly string[],
  local: readonly ImageFacts[],
): Promise<boolean> {
  return presentLayers(diffIds, local) >= base.layers && (await engine.imageFacts(base.reference)) !== undefined;
}

const diskFull = (image: PlannedImage, cause: unknown): EnvironmentError =>
  new EnvironmentError('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
    cause,
    hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.',
  });
