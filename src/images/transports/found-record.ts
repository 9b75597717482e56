/** A record as it was found, with its small blobs checked and ready to be given. */
import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { LABEL } from '../../docker/labels.js';
import { type ImageRecord, parseHead, referredBy } from './image-record.js';
import { FILE_LIMIT, unpackRecordFile } from './record-file.js';

export interface FoundRecord {
  readonly record: ImageRecord;
  /** Of the record's file: what was moved for it. */
  readonly sizeBytes: number;
  /** What is packed in it; the small blobs begin at `packedAt`. */
  readonly file: string;
  readonly packedAt: number;
  /** Digests of its layers, unpacked, the lowest first; empty if they are not known. */
  readonly diffIds: readonly string[];
}

/**
 * Reads a record that was just restored.
 * @param image digest of what the image should be made from
 * @throws Error if it is not what it should be, in any byte
 */
export async function readRecord(restored: string, copy: string, image: string): Promise<FoundRecord> {
  const { size } = await stat(restored);
  if (size > FILE_LIMIT) throw new Error('it is too large for a record');
  const bytes = await unpackRecordFile(await readFile(restored));
  const { record, packedAt } = parseHead(bytes, image);
  const packed = new Map<string, Buffer>();
  let at = packedAt;
  for (const { digest, sizeBytes, place } of record.blobs) {
    if (place !== 'packed') continue;
    const blob = bytes.subarray(at, at + sizeBytes);
    if (`sha256:${createHash('sha256').update(blob).digest('hex')}` !== digest)
      throw new Error('a blob has other bytes');
    packed.set(digest, blob);
    at += sizeBytes;
  }
  const diffIds = layersOf(record, packed);
  await writeFile(copy, bytes);
  return { record, sizeBytes: size, file: copy, packedAt, diffIds };
}

/** The layers that the image's own configuration names. @throws Error if that is of an image made from something else */
function layersOf({ image, manifests }: ImageRecord, packed: ReadonlyMap<string, Buffer>): readonly string[] {
  const configs = manifests.flatMap(({ text }) => packed.get(referredBy(text).config ?? '') ?? []);
  const read = configs.map((bytes) => JSON.parse(bytes.toString('utf8')) as Configuration);
  const own = read.find(({ config }) => config?.Labels?.[LABEL.digest] === image);
  if (own === undefined && read.length > 0) throw new Error('it is made from something else');
  const layers = own?.rootfs?.diff_ids;
  return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : [];
}

/** Of an image's configuration (OCI Image Specification, "Image Configuration"); nothing of it is believed. */
interface Configuration {
  readonly config?: { readonly Labels?: Readonly<Record<string, unknown>> | null };
  readonly rootfs?: { readonly diff_ids?: unknown };
}
