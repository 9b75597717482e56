/** How much of an image that was found an engine lacks. Pure. */
import type { ImageFacts } from '../../docker/engine.js';
import { presentLayers } from './base-image.js';
import type { FoundRecord } from './found-record.js';
import { COMPRESSION } from './worth.js';

/** What has to be moved, and what it takes on the engine's disk: packed while it comes, and unpacked. */
export function lackedBytes({ record, diffIds }: FoundRecord, local: readonly ImageFacts[]) {
  const kept = record.blobs.filter(({ place }) => place === 'kept');
  const all = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const present = presentLayers(diffIds, local);
  // Configurations come first and are small; layers follow in their order.
  const layers = record.blobs.slice(Math.max(0, record.blobs.length - diffIds.length));
  const lacked = layers.slice(present).filter(({ place }) => place === 'kept');
  const ofBase = layers.slice(present).filter(({ place }) => place === 'base');
  const baseBytes = ofBase.reduce((sum, { sizeBytes }) => sum + sizeBytes * (1 + COMPRESSION), 0);
  const keptBytes = diffIds.length === 0 ? all : lacked.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const share = all === 0 ? 0 : keptBytes / all;
  const unpackedBytes = Math.round(share * record.unpackedBytes);
  const digests = lacked.map(({ digest }) => digest);
  const cameBytes = lacked.some(({ isUnpacked }) => isUnpacked) ? unpackedBytes : keptBytes;
  return { present, digests, keptBytes, unpackedBytes, diskBytes: cameBytes + unpackedBytes + baseBytes };
}
