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

/** Layers of an earlier image, where a builder finds them: it takes those that it would make anew, and no others. */
export interface EarlierLayers {
  /** Of earlier images, for `cache_from`. */
  readonly references: readonly string[];
  /** Aborts once a layer turns out not to be had, or to come slower than it is built: a build that waits for it has to begin again without. */
  readonly broken: AbortSignal;
  /** They are not needed any more. */
  end(): void;
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
  /** Whether what this job builds is handed on. */
  readonly keeps: boolean;
  /**
   * Offers what is kept of an earlier image of the service to the builder of `image`. Never throws.
   * @param digests of what earlier images were made from, the last one first
   * @returns `undefined` if none is kept, or if building is faster
   */
  offer(image: PlannedImage, digests: readonly string[]): Promise<EarlierLayers | undefined>;
  /** Ends what listens, and removes files of ours. */
  close(): Promise<void>;
}

/** Nothing moves: each job builds what it lacks. */
export const noTransport = (why: string): ImageTransport => ({
  title: 'no transport',
  fetch: async () => ({ found: false, why }),
  publish: async () => ({ done: false, why }),
  keeps: false,
  offer: async () => undefined,
  close: async () => undefined,
});
