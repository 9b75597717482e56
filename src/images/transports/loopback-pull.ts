/** The engine's pull of an image from our registry: what it is offered there, and under which digests. */
import { LABEL } from '../../docker/labels.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { boundedMove } from './bounded-move.js';
import type { FoundRecord } from './found-record.js';
import type { ImageRecord } from './image-record.js';
import { type LoopbackParts, loginOf, REPOSITORY, ratesOf } from './loopback-parts.js';
import { NOT_GIVEN } from './shelf.js';
import { type UnpackedImage, unpackedImage } from './swapped-layers.js';
import { isSlowerToGoOn } from './worth.js';

export interface Pulling {
  /** How many of the lowest layers the engine has. */
  readonly present: number;
  /** Kept ones that it has not, by the digests that they are kept under. */
  readonly lacked: readonly string[];
  /** What these take unpacked. */
  readonly lackedBytes: number;
}

/** Why a pull was given up that was all right but for its time. */
export const SLOWER = 'it comes slower than it is built';

const LOOK_EVERY_MS = 1000;

/** Free disk, of what the layers that come take unpacked, for them to come so: packed no more than half of it is needed, and other images come meanwhile. */
const ROOMY = 4;

/**
 * Pulls what was found, and gives it the image's tag once it is known to be the right one.
 *
 * An engine unpacks what it pulls on one core, slower than we do beside it. So it gets layers unpacked, under the digests that the image's configuration has for
 * them, unless they are kept packed and it keeps layers as they come, or its disk is short. An engine with the store overlay2 knows a layer that it has only by digests
 * that it was pulled or pushed under, and does not tell which these are: if it asks for one that it has, that one is named as it was packed; if it asks again, it gets it.
 * @throws Error with why it could not be had
 */
export async function pullRecorded(
  parts: LoopbackParts,
  image: PlannedImage,
  found: FoundRecord,
  pulling: Pulling,
): Promise<void> {
  const { engine, free } = parts;
  const { record, diffIds } = found;
  const { present, lackedBytes } = pulling;
  const left = { buildMs: record.buildMs, lacked: pulling.lacked };
  offer(parts, found);
  const isRoomy = (free() ?? Number.POSITIVE_INFINITY) > ROOMY * lackedBytes;
  const unpackedFrom = (from: number) => unpackedImage(record, diffIds, from, !engine.info.keepsPacked && isRoomy);
  const all = unpackedFrom(0);
  const had = new Set(all?.layers.filter(({ index }) => index < present).map(({ digest }) => digest));
  const none = new Set<string>();
  const last = { unpacked: all, had: none };
  const ways: readonly Way[] =
    had.size === 0 ? [last] : [{ unpacked: all, had }, { unpacked: unpackedFrom(present), had: none }, last];
  for (const way of ways) {
    if (await isPulled(parts, image, found, { record, left, ...way }, way === last)) return;
  }
}

/**
 * Does `work` while what comes unpacked of the layers from `present` on is fetched already: an engine that is at a base image asks for them late. It unpacks the layers of an
 * image one after the other, so that the lowest comes first, and the image of which most is lacked before others.
 */
export async function fetchedAhead<T>(
  { shelf }: LoopbackParts,
  { record, diffIds }: FoundRecord,
  present: number,
  work: () => Promise<T>,
): Promise<T> {
  const layers = unpackedImage(record, diffIds, present, false)?.layers ?? [];
  const bytes = layers.reduce((sum, { size }) => sum + size.unpackedBytes, 0);
  const own = layers.filter(({ index, digest, of, size }) => shelf.fetchAhead(digest, of, size, bytes - index));
  try {
    return await work();
  } finally {
    await shelf.dropAhead(own.map(({ digest }) => digest));
  }
}

/** @returns false if the engine asked for a layer that it should have, and there is another way */
async function isPulled(
  parts: LoopbackParts,
  image: PlannedImage,
  found: FoundRecord,
  way: Pull,
  isLast: boolean,
): Promise<boolean> {
  const { shelf } = parts;
  if (way.unpacked !== undefined) offerUnpacked(parts, way.unpacked, way.had);
  const own = new Set([...way.record.blobs.map(({ digest }) => digest), ...way.had]);
  let isAsked = false;
  const unwatch = shelf.watch((digest, why) => {
    isAsked ||= why === NOT_GIVEN && own.has(digest);
  });
  try {
    await pull(parts, image, way);
    return true;
  } catch (error) {
    if (!isAsked || isLast) throw error;
    offer(parts, found);
    return false;
  } finally {
    unwatch();
  }
}

/** Everything of an image to whoever asks our registry for it. */
export function offer({ shelf }: Pick<LoopbackParts, 'shelf'>, { record, packedAt, file }: FoundRecord): void {
  for (const manifest of record.manifests) shelf.offerManifest(manifest);
  let at = packedAt;
  for (const blob of record.blobs) {
    const { digest, sizeBytes, place } = blob;
    if (place === 'base') shelf.offerBase(digest, sizeBytes);
    if (place === 'kept') shelf.offerKept(digest, blob);
    if (place !== 'packed') continue;
    shelf.offerFile(digest, sizeBytes, file, at);
    at += sizeBytes;
  }
}

/** @param had digests of layers that are named, and not given: the engine has them */
function offerUnpacked(
  { shelf }: Pick<LoopbackParts, 'shelf'>,
  { manifest, layers }: UnpackedImage,
  had: ReadonlySet<string>,
): void {
  shelf.offerManifest(manifest);
  for (const { digest, of, size } of layers) shelf.offerUnpacked(digest, of, size, !had.has(digest));
}

interface Way {
  readonly unpacked: UnpackedImage | undefined;
  /** Digests that are named and not given. */
  readonly had: ReadonlySet<string>;
}

interface Pull extends Way {
  readonly record: ImageRecord;
  readonly left: Pick<Pulling, 'lacked'> & { readonly buildMs: number };
}

async function pull(parts: LoopbackParts, image: PlannedImage, { record, unpacked, had, left }: Pull): Promise<void> {
  const { engine, shelf } = parts;
  const server = await parts.server();
  const reference = `${server.host}/${REPOSITORY}@${unpacked?.manifest.digest ?? record.top}`;
  const own = new Set([...record.blobs.map(({ digest }) => digest), ...had]);
  await boundedMove(parts, async (options, giveUp) => {
    // An engine that gets no layer tries again for a minute: what cannot be had is known here before.
    const unwatch = shelf.watch((digest, why) => {
      if (own.has(digest)) giveUp(why);
    });
    const looking = setInterval(() => {
      const leftBytes = left.lacked.reduce((sum, digest) => sum + shelf.leftOf(digest), 0);
      if (isSlowerToGoOn(leftBytes, left.buildMs, ratesOf(parts))) giveUp(SLOWER);
    }, LOOK_EVERY_MS);
    try {
      await engine.pullImage(reference, { ...options, login: loginOf(server) });
    } catch (error) {
      // The engine checks what it gets by its digest, and names what had another.
      for (const { digest, of } of unpacked?.layers ?? []) {
        if ((error as Error).message.includes(digest)) parts.files.distrust(of);
      }
      throw error;
    } finally {
      clearInterval(looking);
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
