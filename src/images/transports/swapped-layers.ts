/** Manifests that name the same layers otherwise: as a base image's registry has them, or out of their compression. Pure. */
import { createHash } from 'node:crypto';
import type { RemoteLayer } from '../../docker/engine.js';
import type { LayerSize } from './entries.js';
import type { ImageRecord, ManifestText } from './image-record.js';

interface Layered {
  readonly mediaType?: unknown;
  readonly layers: readonly { readonly digest?: unknown }[];
}

/** `undefined` if it is no manifest of one image with so many layers. */
function layered(text: string, count: number): Layered | undefined {
  const value = Object(JSON.parse(text)) as Partial<Layered>;
  return Array.isArray(value.layers) && value.layers.length === count && count > 0 ? (value as Layered) : undefined;
}

function withLayers(manifest: ManifestText, parsed: Layered, layers: Layered['layers']): ManifestText {
  const text = JSON.stringify({ ...parsed, layers });
  return { ...manifest, text, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` };
}

/** What a manifest says of a layer. */
export type LayerName = Partial<RemoteLayer>;

/**
 * With other names for some layers: an engine that pulled a base image knows its layers by the digests that its registry has for them, and by no others.
 * @param count layers of the image
 * @param rename what is said of a layer in place of what `manifest` says; `undefined`: that stays
 */
export function renamedLayers(
  manifest: ManifestText,
  count: number,
  rename: (index: number, digest: string) => LayerName | undefined,
): ManifestText {
  const parsed = layered(manifest.text, count);
  if (parsed === undefined) return manifest;
  const layers = parsed.layers.map((layer, index) => {
    const name = rename(index, String(layer.digest));
    return name === undefined || name.digest === layer.digest ? layer : { ...layer, ...name };
  });
  // Another manifest may name this one: what is the same keeps its digest.
  return layers.every((layer, index) => layer === parsed.layers[index])
    ? manifest
    : withLayers(manifest, parsed, layers);
}

/** Digests of an image's layers, the lowest first; `undefined` if it is no manifest of one image with so many layers. */
export const layerDigests = (text: string, count: number): string[] | undefined =>
  layered(text, count)?.layers.map(({ digest }) => String(digest));

export interface UnpackedLayer {
  readonly index: number;
  readonly digest: string;
  /** What it is kept under. */
  readonly of: string;
  readonly size: LayerSize;
}

export interface UnpackedImage {
  readonly manifest: ManifestText;
  readonly layers: readonly UnpackedLayer[];
}

/**
 * With kept layers out of their compression, whose digests the image's configuration names.
 * @param diffIds of the image's layers, the lowest first
 * @param from the first layer that is named so
 * @param isWanted also where a layer is kept as it was packed
 * @returns `undefined` if nothing can be had so
 */
export function unpackedImage(
  { top, manifests, blobs }: ImageRecord,
  diffIds: readonly string[],
  from: number,
  isWanted: boolean,
): UnpackedImage | undefined {
  const manifest = manifests.find(({ digest }) => digest === top);
  const parsed = manifest && layered(manifest.text, diffIds.length);
  if (manifest === undefined || parsed === undefined) return undefined;
  const isOci = String(parsed.mediaType ?? manifest.mediaType).includes('.oci.');
  const mediaType = isOci ? 'application/vnd.oci.image.layer.v1.tar' : 'application/vnd.docker.image.rootfs.diff.tar';
  const found: UnpackedLayer[] = [];
  const layers = parsed.layers.map((layer, index) => {
    const blob = blobs.find(({ digest }) => digest === layer.digest);
    const digest = diffIds[index] ?? '';
    if (index < from || blob?.place !== 'kept' || !(isWanted || blob.isUnpacked)) return layer;
    if (blob.unpackedBytes === 0 || !/^sha256:[0-9a-f]{64}$/.test(digest)) return layer;
    found.push({ index, digest, of: blob.digest, size: blob });
    return { mediaType, digest, size: blob.unpackedBytes };
  });
  return found.length === 0 ? undefined : { manifest: withLayers(manifest, parsed, layers), layers: found };
}
