/**
 * A folder of files under a key: a record that names the files by digest, with small ones packed into it, and large ones as
 * layers. It comes from a service and is not believed: every file has the digest that the record says, or none of them is given; what
 * the record itself says is for whoever asks to judge.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { LayerSize } from './entries.js';
import type { KeptFiles } from './kept-files.js';
import { SMALL_BYTES } from './shelf.js';

/** Longest record with what is packed in it; bytes. */
const RECORD_LIMIT = 64 * 1024 * 1024;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const recordSchema = z.strictObject({
  kind: z.literal('isoshard-state-record'),
  version: z.literal(1),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  files: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
        digest,
        sizeBytes: z.int().min(0),
        packed: z.boolean(),
      }),
    )
    .max(2000),
});
type FolderRecord = z.infer<typeof recordSchema>;
type KeptFile = FolderRecord['files'][number];

/** Keeps `files`, which are of one folder, under `key`. @returns bytes that were moved, or `undefined` if it could not be */
export async function keepFolder(kept: KeptFiles, key: string, files: readonly string[]): Promise<number | undefined> {
  const named: KeptFile[] = [];
  let moved = 0;
  await mkdir(dirname(kept.spoolFile()), { recursive: true });
  for (const file of files) {
    const { size } = await stat(file);
    const packed = size <= SMALL_BYTES;
    const own = { name: basename(file), digest: await digestOf(file), sizeBytes: size, packed };
    named.push(own);
    if (packed) continue;
    // Kept by an earlier state that shares it, or by a job that came first.
    if ((await kept.findLayer(own.digest))?.sizeBytes === size) continue;
    const saved = await kept.saveLayer(own.digest, asItIs(size), file);
    if (saved === undefined) return undefined;
    moved += saved;
  }
  const record = kept.spoolFile();
  try {
    const head: FolderRecord = { kind: 'isoshard-state-record', version: 1, key, files: named };
    const small = files.filter((_, index) => named[index]?.packed);
    const bytes = Buffer.concat([
      Buffer.from(`${JSON.stringify(head)}\n`),
      ...(await Promise.all(small.map((file) => readFile(file)))),
    ]);
    await writeFile(record, bytes);
    return (await kept.saveState(key, record)) ? moved + bytes.length : undefined;
  } finally {
    await rm(record, { force: true });
  }
}

/**
 * Puts the files of `key` into `folder`.
 * @param isWanted whether what the small files say of the rest is good enough; they are in the folder by then
 * @returns bytes that were moved, `undefined` where there is nothing; what is there and no good is followed by what is kept next
 * @throws Error where it cannot be had as it was kept: files may lie in the folder
 */
export async function bringFolder(
  kept: KeptFiles,
  key: string,
  folder: string,
  isWanted: () => boolean,
): Promise<number | undefined> {
  await mkdir(folder, { recursive: true });
  const found = await kept.findState(key, (file) => unpackRecord(file, key, folder));
  if (found === undefined) return undefined;
  try {
    if (!isWanted()) {
      kept.distrust(key);
      return undefined;
    }
    let moved = found.bytes;
    for (const { name, digest, sizeBytes, packed } of found.record.files) {
      if (packed) continue;
      await pipeline(Readable.from(kept.readLayer(digest, asItIs(sizeBytes))), createWriteStream(join(folder, name)));
      moved += sizeBytes;
    }
    return moved;
  } catch (error) {
    kept.distrust(key);
    throw error;
  }
}

/** @throws Error if it is no record of `key`, or something packed has other bytes */
async function unpackRecord(file: string, key: string, folder: string) {
  if ((await stat(file)).size > RECORD_LIMIT) throw new Error('it is too large for a record');
  const bytes = await readFile(file);
  const end = bytes.indexOf(10);
  const record = recordSchema.parse(JSON.parse(bytes.subarray(0, Math.max(0, end)).toString('utf8')));
  if (record.key !== key) throw new Error('it is of another state');
  let at = end + 1;
  for (const { name, digest, sizeBytes, packed } of record.files) {
    if (!packed) continue;
    const own = bytes.subarray(at, at + sizeBytes);
    at += sizeBytes;
    if (sha256(own) !== digest) throw new Error(`${name} has other bytes`);
    await writeFile(join(folder, name), own);
  }
  return { record, bytes: bytes.length };
}

/** A file that nobody unpacks on its way. */
const asItIs = (sizeBytes: number): LayerSize => ({ sizeBytes, unpackedBytes: 0, isUnpacked: false });

const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `sha256:${hash.digest('hex')}`;
}
