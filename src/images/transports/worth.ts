/** Whether moving an image is worth it. Pure. */

/** What a hosted runner gets from and to GitHub's services. */
export const BYTES_PER_SECOND = 90e6;

/** Guesses that are near each other decide nothing. */
const CLEARLY = 1.5;

/** What moving takes; milliseconds. */
export const moveMs = (bytes: number): number => (bytes / BYTES_PER_SECOND) * 1000;

/** @param buildMs of a build of all that is missing; 0: not known, and then moving is never called slower */
export const isClearlySlower = (bytes: number, buildMs: number): boolean =>
  buildMs > 0 && moveMs(bytes) > CLEARLY * buildMs;

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
