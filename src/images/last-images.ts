/** What a project's images were made from the last time: so that what changed can be told. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, type KeptInputs, keptInputs, sharedInputs } from './explain.js';
import { keepFile } from './keep-file.js';
import type { PlannedImages } from './plan-images.js';

interface LastImage {
  readonly digest: string;
  /** Those before it, the last one first. */
  readonly earlier?: readonly string[];
  /** When it became this one; Unix milliseconds. */
  readonly sinceMs: number;
  readonly inputs: KeptInputs;
  /** Why it did; empty: it was the first. */
  readonly because: readonly string[];
}

export interface LastImages {
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

/** What is remembered of the last time. */
export interface LastTime {
  readonly last: LastImages;
  /** Whether others than this user may read it: what is kept is less then. */
  readonly shared: boolean;
}

/** @param cache isoshard's folder of the user's cache; @param project what tells projects apart: the configuration's path */
export const lastImagesFile = (cache: string, project: string): string => fileOf(cache, project, 'json');

/** Beside it, what builds took. */
export const buildTimesFile = (cache: string, project: string): string => fileOf(cache, project, 'times.json');

const fileOf = (cache: string, project: string, kind: string): string =>
  join(cache, 'images', `${createHash('sha256').update(project).digest('hex').slice(0, 32)}.${kind}`);

/** What is different from the last time, by service, and what the next one is to remember: `undefined` if that is the same. */
export function explainImages(
  { last, shared }: LastTime,
  planned: PlannedImages,
  nowMs: number,
): { readonly explained: readonly ExplainedImage[]; readonly next: LastImages | undefined } {
  const images = new Map(Object.entries(last.images));
  const explained = planned.images.map((image): ExplainedImage => {
    const { service, digest, tag } = image;
    const inputs = planned.inputs.get(service);
    if (inputs === undefined) return { service, digest, tag, how: 'given', because: [] };
    const before = images.get(service);
    if (before?.digest === digest) {
      return { service, digest, tag, how: 'same', because: before.because, sinceMs: before.sinceMs };
    }
    const kept = shared ? sharedInputs(inputs, last.salt) : keptInputs(inputs, last.salt);
    const because = before === undefined ? [] : changesBetween(before.inputs, kept);
    const earlier = earlierDigests(before);
    images.set(service, { digest, earlier, sinceMs: nowMs, inputs: kept, because: because.slice(0, KEPT_REASONS) });
    return { service, digest, tag, how: before === undefined ? 'new' : 'changed', because };
  });
  const isChanged = explained.some(({ how }) => how === 'new' || how === 'changed');
  return { explained, next: isChanged ? { ...last, images: Object.fromEntries(images) } : undefined };
}

/** One that could not be built is kept nowhere. */
const KEPT_EARLIER = 3;

const earlierDigests = (image: LastImage | undefined): readonly string[] =>
  image === undefined ? [] : [image.digest, ...(image.earlier ?? [])].slice(0, KEPT_EARLIER);

/** Digests that the image of a service had before, the last one first: parts of those may be parts of the next. */
export const lastDigests = ({ images }: LastImages, service: string): readonly string[] =>
  earlierDigests(Object.hasOwn(images, service) ? images[service] : undefined).filter((digest) =>
    /^sha256:[0-9a-f]{64}$/.test(digest),
  );

/** A change of branch may change thousands of files. */
const KEPT_REASONS = 50;

/** Longest file that is read; bytes. A context of 10,000 files takes one of them. */
const LONGEST = 64 * 1024 * 1024;

/** What cannot be read is as if it were not there. */
export function readLast(file: string): LastImages {
  try {
    const last: unknown = statSync(file).size > LONGEST ? undefined : JSON.parse(readFileSync(file, 'utf8'));
    if (isLast(last)) return last;
  } catch {
    // The first time, or not ours.
  }
  return { kind: 'isoshard-images', version: 1, salt: randomBytes(16).toString('hex'), images: {} };
}

/** Whether it could be written; what could not be is told anew the next time. */
export const writeLast = (file: string, last: LastImages): boolean => keepFile(file, JSON.stringify(last));

/** That a date can have (ECMAScript, "Time Values and Time Range"). */
const LATEST_MS = 8.64e15;

type Unknown<T> = { readonly [K in keyof T]?: unknown };

function isLast(value: unknown): value is LastImages {
  if (!isRecord(value)) return false;
  const { kind, version, salt, images }: Unknown<LastImages> = value;
  return (
    kind === 'isoshard-images' &&
    version === 1 &&
    typeof salt === 'string' &&
    isRecord(images) &&
    Object.values(images).every(isImage)
  );
}

function isImage(value: unknown): value is LastImage {
  if (!isRecord(value)) return false;
  const { digest, earlier = [], sinceMs, because, inputs }: Unknown<LastImage> = value;
  return (
    typeof digest === 'string' &&
    Array.isArray(earlier) &&
    earlier.every(isText) &&
    typeof sinceMs === 'number' &&
    Math.abs(sinceMs) <= LATEST_MS &&
    Array.isArray(because) &&
    because.every(isText) &&
    isRecord(inputs) &&
    Object.values(inputs).every(isText)
  );
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
