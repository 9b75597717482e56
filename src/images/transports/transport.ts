/** How images get from the job that built them to those that need them. One port; `docs/transports.md` says who does what. */
import type { PlannedImage } from '../../sharding/plan-file.js';

/** How many bytes of layers were moved to get an image, and how many were there already. */
export interface Moved {
  readonly movedBytes: number;
  readonly sparedBytes: number;
}

export type Fetched = ({ readonly found: true } & Moved) | { readonly found: false; readonly why: string };

export type Published = ({ readonly done: true } & Moved) | { readonly done: false; readonly why: string };

/** Of the build that an image came from. */
export interface BuildTimes {
  /** Unix milliseconds. */
  readonly beganMs: number;
  readonly ms: number;
  /** Whether an earlier build of the same may be kept already, which this one comes before. */
  readonly again?: boolean;
}

export interface ImageTransport {
  /** As people know it: `the Actions cache`. */
  readonly title: string;
  /**
   * Sees to it that the engine has the image under its tag. What was found is the image that was asked for, or it is a
   * miss: by the digest of every byte, and by the label of what it was made from. A service that fails is a miss.
   * @throws EnvironmentError `disk-full`
   */
  fetch(image: PlannedImage): Promise<Fetched>;
  /**
   * Hands on an image that the engine has under its tag. Never throws: what cannot be handed on is built anew.
   * @param build absent: it was on the engine before, and moves only if others would not find it
   */
  publish(image: PlannedImage, build?: BuildTimes): Promise<Published>;
  /** Ends what listens, and removes files of ours. */
  close(): Promise<void>;
}

/** Nothing moves: each job builds what it lacks. */
export const noTransport = (why: string): ImageTransport => ({
  title: 'no transport',
  fetch: async () => ({ found: false, why }),
  publish: async () => ({ done: false, why }),
  close: async () => undefined,
});
