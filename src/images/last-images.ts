/** What a project's images were made from the last time, in the user's cache folder: so that what changed can be told. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, type KeptInputs, keptInputs } from './explain.js';
import { keepFile } from './keep-file.js';
import type { PlannedImages } from './plan-images.js';

interface LastImage {
  readonly digest: string;
  /** When it became this one; Unix milliseconds. */
  readonly sinceMs: number;
  readonly inputs: KeptInputs;
  /** Why it did; empty: it was the first. */
  readonly because: readonly string[];
}

interface LastImages {
  readonly kind: 'isoshard-images';
  readonly version: 1;
  readonly salt: string;
  /** By service. */
  readonly images: Readonly<Record<string, LastImage>>;
}

export interface ExplainedImage {
  readonly service: string;
  readonly digest: string;
  readonly tag: string;
  /** `given`: it is the user's own, and is used as it is. */
  readonly how: 'new' | 'changed' | 'same' | 'given';
  /** What changed it, the last time that anything did. */
  readonly because: readonly string[];
  /** When that was; Unix milliseconds; absent: it is new, or changed now. */
  readonly sinceMs?: number;
}

/** @param cache isoshard's folder of the user's cache; @param project what tells projects apart: the configuration's path */
export function lastImagesFile(cache: string, project: string): string {
  return join(cache, 'images', `${createHash('sha256').update(project).digest('hex').slice(0, 32)}.json`);
}

/** What is different from what `file` tells, by service; with `remember` that is what the next call tells of. */
export function explainImages(
  file: string,
  planned: PlannedImages,
  remember?: { readonly nowMs: number },
): ExplainedImage[] {
  const last = readLast(file);
  const images: Record<string, LastImage> = { ...last.images };
  const explained = planned.images.map((image): ExplainedImage => {
    const { service, digest, tag } = image;
    const inputs = planned.inputs.get(service);
    if (inputs === undefined) return { service, digest, tag, how: 'given', because: [] };
    const before = Object.hasOwn(last.images, service) ? last.images[service] : undefined;
    if (before?.digest === digest) {
      return { service, digest, tag, how: 'same', because: before.because, sinceMs: before.sinceMs };
    }
    const kept = keptInputs(inputs, last.salt);
    const because = before === undefined ? [] : changesBetween(before.inputs, kept);
    images[service] = { digest, sinceMs: remember?.nowMs ?? 0, inputs: kept, because: because.slice(0, KEPT_REASONS) };
    return { service, digest, tag, how: before === undefined ? 'new' : 'changed', because };
  });
  const isChanged = explained.some(({ how }) => how === 'new' || how === 'changed');
  if (remember !== undefined && isChanged) keepFile(file, JSON.stringify({ ...last, images }));
  return explained;
}

/** A change of branch may change thousands of files. */
const KEPT_REASONS = 50;

/** What cannot be read is as if it were not there. */
function readLast(file: string): LastImages {
  try {
    const last = JSON.parse(readFileSync(file, 'utf8')) as LastImages;
    const isWhole = (image: LastImage) =>
      typeof image.digest === 'string' &&
      typeof image.sinceMs === 'number' &&
      Array.isArray(image.because) &&
      typeof image.inputs === 'object' &&
      image.inputs !== null;
    if (
      last.kind === 'isoshard-images' &&
      last.version === 1 &&
      typeof last.salt === 'string' &&
      Object.values(last.images).every(isWhole)
    )
      return last;
  } catch {
    // The first time, or not ours.
  }
  return { kind: 'isoshard-images', version: 1, salt: randomBytes(16).toString('hex'), images: {} };
}
