/** Layers out of their compression: what an engine packs when it pushes, and what it is spared when it pulls. */
import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** Of what is given on. What is only read is read in the usual small ones: each is memory until it is collected. */
const CHUNK_BYTES = 64 * 1024;

/** What is packed in a layer. */
export interface Unpacked {
  readonly digest: string;
  readonly sizeBytes: number;
}

/** Digest and size of what is packed in `packed`; `undefined` where that is no gzip. A stream that is none is destroyed. */
export async function unpackedFacts(packed: Readable): Promise<Unpacked | undefined> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  try {
    // No iterator: what it makes for each chunk is more than the chunk, and there are a hundred thousand.
    const counted = new Writable({
      write(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        done();
      },
    });
    await pipeline(packed, createGunzip(), counted);
    return { digest: `sha256:${hash.digest('hex')}`, sizeBytes };
  } catch {
    return undefined;
  }
}

/**
 * The bytes from `start` on of what is packed in `packed`.
 * @param sizeBytes of all of it
 * @throws Error if it is no gzip, or of another size; what `packed` throws
 */
export async function* unpackedBytes(packed: AsyncIterable<Buffer>, sizeBytes: number, start: number) {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // What goes wrong there is thrown where the chunks are read.
  pipeline(Readable.from(packed, { highWaterMark: 2 }), gunzip).catch(() => undefined);
  let at = 0;
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    const from = Math.max(0, start - at);
    at += chunk.length;
    if (at > sizeBytes) break;
    if (from < chunk.length) yield chunk.subarray(from);
  }
  if (at !== sizeBytes) throw new Error('a layer is not as long as it is said to be');
}
