/**
 * What is kept of an image beside its large layers, as one file (`record-file.ts`): a line of JSON, then the small blobs, one after the other. It
 * comes from a service and is not believed: manifests and blobs are known by their digests, and what it says of the
 * image by the label that the image carries.
 */
import { createHash } from 'node:crypto';

export interface ManifestText {
  readonly digest: string;
  readonly mediaType: string;
  readonly text: string;
}

/** An image of a registry whose layers are the first of ours: they are pulled from there. */
export interface BaseImage {
  /** `name@sha256:…`, as the engine that built on it knows it. */
  readonly reference: string;
  /** How many layers are its. */
  readonly layers: number;
}

export type BlobPlace = 'kept' | 'packed' | 'base';

export interface RecordedBlob {
  readonly digest: string;
  readonly sizeBytes: number;
  /** Of a layer, out of its compression; 0: not known. */
  readonly unpackedBytes: number;
  /** Whether it is kept so. */
  readonly isUnpacked: boolean;
  /** `kept`: an entry by its digest; `packed`: in this file, in this order; `base`: the base image's. */
  readonly place: BlobPlace;
}

export interface ImageRecord {
  readonly kind: 'isoshard-image';
  readonly version: 1;
  /** `sha256:…` of what the image is made from. */
  readonly image: string;
  /** Digest of the manifest that is pulled, one of `manifests`. */
  readonly top: string;
  readonly manifests: readonly ManifestText[];
  readonly blobs: readonly RecordedBlob[];
  readonly base: BaseImage | null;
  /** Bytes that its layers take on an engine, the base's left out. */
  readonly unpackedBytes: number;
  /** What its build took, where all of its layers were built anew; 0: not known. */
  readonly buildMs: number;
}

/** Longest line that is read. */
const HEAD_LIMIT = 4 * 1024 * 1024;

export const headOf = (record: ImageRecord): Buffer => Buffer.from(`${JSON.stringify(record)}\n`);

const isDigest = (value: unknown): value is string => typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) && value.every(isObject) ? value : fail('a list is missing');
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function fail(what: string): never {
  throw new Error(`it is no record of an image: ${what}`);
}

/**
 * Reads the first line of a record's file.
 * @param image whose record it should be
 * @returns the record, and at which byte the small blobs begin
 * @throws Error with what is wrong
 */
export function parseHead(bytes: Buffer, image: string): { record: ImageRecord; packedAt: number } {
  const end = bytes.indexOf(10);
  if (end < 0 || end > HEAD_LIMIT) fail('its first line has no end');
  const value: unknown = JSON.parse(bytes.subarray(0, end).toString('utf8'));
  if (!isObject(value) || value.kind !== 'isoshard-image') return fail('it has another kind');
  if (value.version !== 1) return fail(`its version is ${String(value.version)}`);
  if (value.image !== image) return fail('it is of another image');
  const manifests = listOf(value.manifests).map(({ digest, mediaType, text }): ManifestText => {
    if (!isDigest(digest) || typeof mediaType !== 'string' || !/^[\w.+/-]{1,200}$/.test(mediaType)) fail('a manifest');
    if (typeof text !== 'string' || digestOf(text) !== digest) return fail('a manifest has another digest');
    return { digest, mediaType, text };
  });
  const blobs = listOf(value.blobs).map(({ digest, sizeBytes, unpackedBytes, isUnpacked, place }): RecordedBlob => {
    if (!isDigest(digest) || !isCount(sizeBytes) || !isCount(unpackedBytes)) return fail('a blob');
    if (place !== 'kept' && place !== 'packed' && place !== 'base') return fail('the place of a blob');
    if (typeof isUnpacked !== 'boolean') return fail('how a blob is kept');
    return { digest, sizeBytes, unpackedBytes, isUnpacked, place };
  });
  const { top, base, unpackedBytes, buildMs } = value;
  if (!isDigest(top) || !manifests.some(({ digest }) => digest === top)) return fail('its manifest is missing');
  if (!isCount(unpackedBytes) || !isCount(buildMs)) return fail('a number');
  return {
    record: {
      kind: 'isoshard-image',
      version: 1,
      image,
      top,
      manifests,
      blobs,
      base: base === null ? null : parseBase(base),
      unpackedBytes,
      buildMs,
    },
    packedAt: end + 1,
  };
}

/** A reference goes to the engine, which pulls it: a name with a digest, and nothing else. */
function parseBase(value: unknown): BaseImage {
  if (!isObject(value)) return fail('its base');
  const { reference, layers } = value;
  if (typeof reference !== 'string' || !/^[a-z0-9][\w.:/-]{0,250}@sha256:[0-9a-f]{64}$/.test(reference)) {
    return fail('the name of its base');
  }
  return isCount(layers) ? { reference, layers } : fail('the layers of its base');
}

/** What a manifest of an image, or of several, refers to. Anything that is not one refers to nothing. */
export function referredBy(text: string): {
  readonly blobs: readonly { digest: string; size: number }[];
  readonly manifests: readonly string[];
  readonly config: string | undefined;
} {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return { blobs: [], manifests: [], config: undefined };
  const { config, layers, manifests } = value;
  const found = [config, ...(Array.isArray(layers) ? layers : [])].flatMap((one) =>
    isObject(one) && isDigest(one.digest) && isCount(one.size) ? [{ digest: one.digest, size: one.size }] : [],
  );
  return {
    blobs: found,
    manifests: (Array.isArray(manifests) ? manifests : []).flatMap((one) =>
      isObject(one) && isDigest(one.digest) ? [one.digest] : [],
    ),
    config: isObject(config) && isDigest(config.digest) ? config.digest : undefined,
  };
}
