/** Whether others would find an image that is here. */
import { rm } from 'node:fs/promises';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { readRecord } from './found-record.js';
import type { LoopbackParts } from './loopback-parts.js';

/** Its record, and every layer that the record names. Where one of them is gone, what is kept of it next comes before that record. */
export async function isKept({ files }: Pick<LoopbackParts, 'files'>, { digest }: PlannedImage): Promise<boolean> {
  const copy = files.spoolFile();
  try {
    const found = await files.findImage(digest, (file) => readRecord(file, copy, digest));
    const kept = found?.record.blobs.filter(({ place }) => place === 'kept') ?? [];
    const there = await Promise.all(kept.map((blob) => files.hasLayer(blob.digest)));
    const isWhole = there.every(Boolean);
    if (!isWhole) files.distrust(digest);
    return found !== undefined && isWhole;
  } finally {
    await rm(copy, { force: true });
  }
}
