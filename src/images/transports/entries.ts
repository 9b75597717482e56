/** Files that a service keeps for us under names that are never used twice for different things. */

/** What the names of all our entries begin with. */
export const ENTRY_PREFIX = 'isoshard-image-';
export const LAYER_PREFIX = `${ENTRY_PREFIX}layer-`;
/** Of saved initial states; what they hold lies in layers, as what images hold. */
export const STATE_PREFIX = 'isoshard-state-';

/**
 * An entry is kept under `<prefix>-<generation>`: `0`, or a moment where the first turned out to be broken, since what a
 * service has it does not replace. `slot` names the file while it is saved and restored: the Actions cache finds only what had the
 * same path.
 */
export interface EntryStore {
  /** As people know it: `the Actions cache`. */
  readonly title: string;
  /** What it failed with; then nothing is kept there any more. */
  readonly failure?: string | undefined;
  /** Whether it packs what it keeps, on all cores. */
  readonly packs: boolean;
  /** The newest name that begins with `prefix`. @throws EnvironmentError `service-unavailable` */
  find(prefix: string, slot: string): Promise<string | undefined>;
  /** Puts the entry's bytes into `file`; false if that could not be. */
  restore(name: string, slot: string, file: string): Promise<boolean>;
  /** The same, of the newest that begins with `prefix`. A service that fails is not told from one that has none. */
  restoreNewest(prefix: string, slot: string, file: string): Promise<boolean>;
  /** Keeps the bytes of `file`. `exists`: somebody has the name already, and may be at it still, or never have ended it. */
  save(name: string, slot: string, file: string): Promise<'saved' | 'exists' | 'refused'>;
}

/** Where entries are looked for, in this order, and where they go. */
export interface Entries {
  readonly from: readonly EntryStore[];
  /** Absent: nothing may be written. */
  readonly to: EntryStore | undefined;
  /** Why nothing is written. */
  readonly whyNot: string;
}

const hexOf = (digest: string): string => digest.replace('sha256:', '');

/** Of an image: what its digest of everything that it is made from says. */
export const imagePrefix = (digest: string): string => `${ENTRY_PREFIX}${hexOf(digest)}-`;
/** Of an initial state: by its key, 64 hex digits. */
export const statePrefix = (key: string): string => `${STATE_PREFIX}${key}-`;
/** Of a layer, in bytes. */
export interface LayerSize {
  /** As the engine packed it. */
  readonly sizeBytes: number;
  /** Out of its compression; 0: not known. */
  readonly unpackedBytes: number;
  /** How it is kept. Out of its compression it is packed by the service's own program, which unpacks it five times as fast as we could. */
  readonly isUnpacked: boolean;
}

/** Of all parts of a layer; its sizes follow, then the number of a part. */
export const layerPrefix = (digest: string): string => `${LAYER_PREFIX}${hexOf(digest)}-`;
export const partPrefix = (digest: string, { sizeBytes, unpackedBytes, isUnpacked }: LayerSize, part: number): string =>
  `${layerPrefix(digest)}${sizeBytes}-${unpackedBytes}-${isUnpacked ? 'u' : ''}${part}-`;

export const slotOf = (digest: string): string => hexOf(digest);
/** Parts of a layer have slots of their own: what shares one is done one after the other. */
export const partSlot = (digest: string, part: number): string => `${hexOf(digest)}-${part}`;

/** The sizes in a name that `layerPrefix` found; `undefined` if it is no name of ours. */
export function layerSize(name: string): LayerSize | undefined {
  const [, size, unpacked, form] =
    /^isoshard-image-layer-[0-9a-f]{64}-(\d{1,13})-(\d{1,13})-(u?)\d{1,6}-[0-9a-z]+$/.exec(name) ?? [];
  if (size === undefined) return undefined;
  return { sizeBytes: Number(size), unpackedBytes: Number(unpacked), isUnpacked: form === 'u' };
}

/** Whether an entry of the cache is ours: the prefix alone could be somebody else's too. The first form is that of 0.1; layers had one size then. */
export const isEntryName = (name: string): boolean =>
  /^isoshard-image-([0-9a-f]{64}|[0-9a-f]{64}-[0-9a-z]+|layer-[0-9a-f]{64}(-\d+){1,2}-u?\d+-[0-9a-z]+)$/.test(name) ||
  /^isoshard-state-[0-9a-f]{64}-[0-9a-z]+$/.test(name);

/** A generation that comes after all before it, in time and in the order of names. */
export const laterGeneration = (nowMs: number): string => nowMs.toString(36).padStart(9, '0');
export const FIRST_GENERATION = '0';
