/** Whole images in the Actions cache, by the digest of what they are made from. */
import { createReadStream, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cache, Log } from '../context.js';
import type { Engine } from '../docker/engine.js';
import type { PlannedImage } from '../sharding/plan-file.js';

/** What all our keys of the cache begin with. */
export const IMAGE_KEY_PREFIX = 'isoshard-image-';

/** The cache's key for an image. */
export const keyOf = (digest: string): string => `${IMAGE_KEY_PREFIX}${digest.replace('sha256:', '')}`;

/** Whether an entry is an image of ours: the prefix alone could be somebody else's too. */
export const isImageKey = (key: string): boolean =>
  key.startsWith(IMAGE_KEY_PREFIX) && /^[0-9a-f]{64}$/.test(key.slice(IMAGE_KEY_PREFIX.length));

/**
 * The archive's path is part of a cache entry's version, so it has to be the same in every job: below the runner's
 * scratch folder, by digest.
 */
const archiveOf = (scratch: string, image: PlannedImage) => join(scratch, 'images', `${keyOf(image.digest)}.tar`);

/** Loads the image from the cache; false if it is not there, or did not hold what it should. */
export async function fetchImage(
  engine: Engine,
  cache: Cache,
  log: Log,
  scratch: string,
  image: PlannedImage,
): Promise<boolean> {
  const archive = archiveOf(scratch, image);
  mkdirSync(join(scratch, 'images'), { recursive: true });
  try {
    if (!(await cache.restore(keyOf(image.digest), [archive])) || !existsSync(archive)) return false;
    await engine.loadImage(createReadStream(archive));
    return await engine.hasImage(image.tag);
  } catch (error) {
    log.warning(
      `the cached image of ${image.service} could not be loaded and is built instead: ${(error as Error).message}`,
    );
    return false;
  } finally {
    rmSync(archive, { force: true });
  }
}

/** Puts the image into the cache. A cache that refuses is a warning, never a failed run. */
export async function publishImage(engine: Engine, cache: Cache, scratch: string, image: PlannedImage): Promise<void> {
  const archive = archiveOf(scratch, image);
  mkdirSync(join(scratch, 'images'), { recursive: true });
  try {
    await pipeline(Readable.from(await engine.saveImage(image.tag)), createWriteStream(archive));
    await cache.save(keyOf(image.digest), [archive]);
  } finally {
    rmSync(archive, { force: true });
  }
}
