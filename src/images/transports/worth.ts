/** Whether moving an image is worth it. Pure; `docs/decisions.md` has the figures that the usual rates are from. */

/** Bytes a second. */
export interface Rates {
  /** To and from the service, packed. */
  readonly moved: number;
  /** An engine packs a layer when it is pushed, by gzip on one core; unpacked bytes. */
  readonly packed: number;
  /** What an engine unpacks of what it pulled; unpacked bytes. */
  readonly unpacked: number;
}

/** Of hosted runners and GitHub's services, as long as nothing was measured. */
export const USUAL: Rates = { moved: 90e6, packed: 30e6, unpacked: 100e6 };

/** Layers of images get smaller by about that when they are packed. */
export const COMPRESSION = 2.5;

/** How much slower than building a run may become in the worst case: what is known is estimated. */
const AT_MOST = 1.1;

const ms = (bytes: number, perSecond: number): number => (bytes / perSecond) * 1000;

/** What an engine needs to push an image that was built, and its layers to be kept; milliseconds. */
export const publishMs = (unpackedBytes: number, rates: Rates = USUAL): number =>
  ms(unpackedBytes, rates.packed) + ms(unpackedBytes / COMPRESSION, rates.moved);

/** What it needs to get one; milliseconds. */
export const fetchMs = (packedBytes: number, unpackedBytes: number, rates: Rates = USUAL): number =>
  ms(packedBytes, rates.moved) + ms(unpackedBytes, rates.unpacked);

/** Of files that nobody packs or unpacks any more. @param makeMs what making them anew takes; 0: not known */
export const isSlowerToMove = (bytes: number, makeMs: number): boolean =>
  makeMs > 0 && ms(bytes, USUAL.moved) > AT_MOST * makeMs;

/** @param buildMs of a build of all that is missing; 0: not known, and then nothing is called slower */
export const isSlowerToFetch = (packedBytes: number, unpackedBytes: number, buildMs: number, rates = USUAL): boolean =>
  buildMs > 0 && fetchMs(packedBytes, unpackedBytes, rates) > AT_MOST * buildMs;

/** One job builds, publishes, and another fetches: against two that build. */
export const isSlowerToPublish = (unpackedBytes: number, buildMs: number, rates = USUAL): boolean =>
  buildMs > 0 &&
  buildMs + publishMs(unpackedBytes, rates) + fetchMs(unpackedBytes / COMPRESSION, unpackedBytes, rates) >
    AT_MOST * 2 * buildMs;

/** Of a move that is under way. @param leftBytes packed ones that are still to come */
export const isSlowerToGoOn = (leftBytes: number, buildMs: number, { moved }: Rates): boolean =>
  buildMs > 0 && ms(leftBytes, moved) > AT_MOST * buildMs;

export interface Step {
  readonly createdMs: number;
  readonly sizeBytes: number;
}

/**
 * What the build of everything that is not the base's took, or 0 where the builder had some of it: then the build that was measured tells
 * nothing of one elsewhere.
 * @param steps the last one first
 * @param baseLayers how many layers are the base's
 */
export function coldBuildMs(
  steps: readonly Step[],
  baseLayers: number,
  build: { beganMs: number; ms: number },
): number {
  const layers = steps.filter(({ sizeBytes }) => sizeBytes > 0).toReversed();
  const own = layers.slice(Math.min(baseLayers, layers.length));
  // The engine says it in seconds.
  return own.length > 0 && own.every(({ createdMs }) => createdMs + 1000 > build.beganMs) ? Math.round(build.ms) : 0;
}
