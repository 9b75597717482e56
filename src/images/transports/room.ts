/** Disk space for an image: what is free where the engine keeps its own, and what of ours may go for it. */
import { statfsSync } from 'node:fs';
import type { Clock, Log } from '../../context.js';
import { LABEL } from '../../docker/labels.js';
import { EnvironmentError } from '../../errors.js';
import type { ImageEngine } from './engine.js';

/** Images of ours that no plan has named for so long may go. Every plan gives those that it names their tag anew. */
const UNNAMED_MS = 3 * 24 * 60 * 60 * 1000;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;

/** Bytes that are free where the engine keeps its data; `undefined` where that cannot be seen. */
export function freeBytes({ info }: Pick<ImageEngine, 'info'>): number | undefined {
  if (!info.isLocal) return undefined;
  for (const path of [info.dataFolder, '/']) {
    try {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    } catch {
      // the engine's folder is root's: what it lies on most likely is looked at instead
    }
  }
  return undefined;
}

export interface RoomRequest {
  readonly neededBytes: number;
  /** Digests of images that stay whatever their age. */
  readonly keep: ReadonlySet<string>;
  readonly free: () => number | undefined;
}

/**
 * Makes room where there is too little, by images of ours that no plan of the last days names; those that a container uses stay.
 * @throws EnvironmentError `disk-full`
 */
export async function makeRoom(
  engine: Pick<ImageEngine, 'localImages' | 'imageFacts' | 'untagImage'>,
  { log, clock }: { readonly log: Pick<Log, 'info'>; readonly clock: Pick<Clock, 'now'> },
  { neededBytes, keep, free }: RoomRequest,
): Promise<void> {
  const isEnough = () => (free() ?? Number.POSITIVE_INFINITY) >= neededBytes;
  if (isEnough()) return;
  const ours = await engine.localImages([LABEL.digest]);
  const aged = await Promise.all(ours.map(async (image) => ({ ...image, facts: await engine.imageFacts(image.id) })));
  const removable = aged
    .filter(({ facts }) => facts !== undefined && !keep.has(facts.labels[LABEL.digest] ?? ''))
    .filter(({ facts }) => clock.now() - (facts?.lastTaggedMs ?? 0) > UNNAMED_MS)
    .sort((a, b) => (a.facts?.lastTaggedMs ?? 0) - (b.facts?.lastTaggedMs ?? 0));
  for (const { tags } of removable) {
    if (isEnough()) return;
    for (const tag of tags) {
      if (await engine.untagImage(tag)) log.info(`removed image ${tag}: no plan of the last days names it`);
    }
  }
  if (isEnough()) return;
  throw new EnvironmentError(
    'disk-full',
    `an image needs ${megabytes(neededBytes)} of disk, ${megabytes(free() ?? 0)} are free where Docker keeps its data`,
    { hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.' },
  );
}
