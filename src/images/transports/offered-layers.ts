/**
 * An image's layers for a builder, each under the digest that it has out of its compression, and still of the type that the image has for it. BuildKit in an engine
 * with the store overlay2 takes others as well, but does not tell of them in the image that it makes: it looks for them there by these digests, and of types
 * that are not packed it says nothing (moby/buildkit, cache/remotecache). The engine sees by its bytes how a layer is packed.
 */
import { open, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FoundRecord } from './found-record.js';
import type { ManifestText, RecordedBlob } from './image-record.js';
import type { LoopbackParts } from './loopback-parts.js';
import { type LayerName, layerDigests, renamedLayers } from './swapped-layers.js';

const unpack = promisify(gunzip);

/** Of a small layer, out of its compression. */
const MOST_BYTES = 16 * 1024 * 1024;

export interface OfferedLayers {
  readonly manifest: ManifestText;
  /** What each of its layers is kept under, by the digest that it is offered under. */
  readonly keptAs: ReadonlyMap<string, string>;
}

/** Offers them, and a manifest that names them so. @returns `undefined` where the record has no manifest of one image */
export async function offerLayers(
  { shelf, files }: Pick<LoopbackParts, 'shelf' | 'files'>,
  { record, diffIds, file, packedAt }: FoundRecord,
): Promise<OfferedLayers | undefined> {
  const top = record.manifests.find(({ digest }) => digest === record.top);
  const digests = top && layerDigests(top.text, diffIds.length);
  if (top === undefined || digests === undefined) return undefined;
  const keptAs = new Map<string, string>();
  const names: LayerName[] = [];
  for (const [index, digest] of digests.entries()) {
    const blob = record.blobs.find((one) => one.digest === digest);
    const diffId = diffIds[index] ?? '';
    const size = blob && (await offerOne(blob, diffId));
    if (size === undefined) return undefined;
    keptAs.set(diffId, digest);
    names.push({ digest: diffId, size });
  }
  const manifest = renamedLayers(top, diffIds.length, (index) => names[index]);
  shelf.offerManifest(manifest);
  return { manifest, keptAs };

  /** @returns its bytes */
  async function offerOne(blob: RecordedBlob, diffId: string): Promise<number | undefined> {
    if (!/^sha256:[0-9a-f]{64}$/.test(diffId)) return undefined;
    const { digest, place, sizeBytes } = blob;
    if (place === 'packed') {
      const raw = await unpack(await readAt(blob), { maxOutputLength: MOST_BYTES });
      const own = files.spoolFile();
      await writeFile(own, raw);
      shelf.offerFile(diffId, raw.length, own, 0, { digest, size: sizeBytes });
      return raw.length;
    }
    if (place === 'kept' && blob.unpackedBytes === 0) return undefined;
    // The base's the engine has.
    shelf.offerUnpacked(diffId, digest, blob, place === 'kept');
    return place === 'kept' ? blob.unpackedBytes : sizeBytes;
  }

  async function readAt({ digest, sizeBytes }: RecordedBlob): Promise<Buffer> {
    const before = record.blobs.slice(
      0,
      record.blobs.findIndex((one) => one.digest === digest),
    );
    const at = before.reduce((sum, one) => sum + (one.place === 'packed' ? one.sizeBytes : 0), packedAt);
    const handle = await open(file);
    try {
      return (await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, at)).buffer;
    } finally {
      await handle.close();
    }
  }
}
