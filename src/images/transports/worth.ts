/** Whether moving an image is worth it. Pure. */

/** What a hosted runner gets from and to GitHub's services; packed bytes a second. */
const MOVED = 90e6;
/** An engine packs a layer when it is pushed, by gzip on one core; unpacked bytes a second. */
const PACKED = 30e6;
/** It unpacks while it pulls; unpacked bytes a second. */
const UNPACKED = 100e6;
/** Layers of images get smaller by about that when they are packed. */
const COMPRESSION = 2.5;

/** How much slower than building a run may become in the worst case: what is known is guessed. */
const AT_MOST = 1.1;

const ms = (bytes: number, perSecond: number): number => (bytes / perSecond) * 1000;

/** What an engine needs to push an image that was built, and its layers to be kept; milliseconds. */
export const publishMs = (unpackedBytes: number): number =>
  ms(unpackedBytes, PACKED) + ms(unpackedBytes / COMPRESSION, MOVED);

/** What it needs to get one; milliseconds. */
export const fetchMs = (packedBytes: number, unpackedBytes: number): number =>
  ms(packedBytes, MOVED) + ms(unpackedBytes, UNPACKED);

/** Of files that nobody packs or unpacks any more. @param makeMs what making them anew takes; 0: not known */
export const isSlowerToMove = (bytes: number, makeMs: number): boolean =>
  makeMs > 0 && ms(bytes, MOVED) > AT_MOST * makeMs;

/** @param buildMs of a build of all that is missing; 0: not known, and then nothing is called slower */
export const isSlowerToFetch = (packedBytes: number, unpackedBytes: number, buildMs: number): boolean =>
  buildMs > 0 && fetchMs(packedBytes, unpackedBytes) > AT_MOST * buildMs;

/** One job builds, publishes, and another fetches: against two that build. */
export const isSlowerToPublish = (unpackedBytes: number, buildMs: number): boolean =>
  buildMs > 0 &&
  buildMs + publishMs(unpackedBytes) + fetchMs(unpackedBytes / COMPRESSION, unpackedBytes) > AT_MOST * 2 * buildMs;

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
