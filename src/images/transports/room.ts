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

const isOurs = (tag: string): boolean => tag.startsWith('isoshard/image:');

/**
 * Images that come at once, and share a disk. One for which there is no room beside the others waits until one of them has ended, and is judged by what is free
 * then: what those that are under way have written by now, and what they still will, cannot be told apart.
 */
export class SharedRoom {
  readonly #claims = new Map<Promise<void>, number>();

  /** @param make makes room for one image alone */
  constructor(
    private readonly free: () => number | undefined,
    private readonly make: (neededBytes: number) => Promise<void>,
  ) {}

  /**
   * Does `work` once there is room.
   * @param needed bytes; asked again after a wait, since images share layers
   * @throws what `make` or `work` throws
   */
  async of<T>(needed: () => Promise<number>, work: () => Promise<T>): Promise<T> {
    let bytes = await needed();
    while (this.#claims.size > 0 && (this.free() ?? Number.POSITIVE_INFINITY) < this.#claimed + bytes) {
      await Promise.race(this.#claims.keys());
      bytes = await needed();
    }
    const moving = this.make(bytes).then(work);
    const ended: Promise<void> = moving.then(
      () => this.#end(ended),
      () => this.#end(ended),
    );
    this.#claims.set(ended, bytes);
    return moving;
  }

  get #claimed(): number {
    return [...this.#claims.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  #end(claim: Promise<void>): void {
    this.#claims.delete(claim);
  }
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
  for (const { id, tags, facts } of removable) {
    if (isEnough()) return;
    // The user may have named it too. One without any name was replaced by another build of the same.
    const isNameless = tags.length === 0 && facts?.repoDigests.length === 0;
    for (const name of isNameless ? [id] : tags.filter(isOurs)) {
      if (await engine.untagImage(name)) log.info(`removed image ${name}: no plan of the last days names it`);
    }
  }
  if (isEnough()) return;
  throw new EnvironmentError(
    'disk-full',
    `an image needs ${megabytes(neededBytes)} of disk, ${megabytes(free() ?? 0)} are free where Docker keeps its data`,
    { hint: 'Free some: `docker system df` shows what takes it, `docker system prune` removes what nothing uses.' },
  );
}
