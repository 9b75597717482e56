/** The parts that a layer is kept in, one entry each. */
import { open } from 'node:fs/promises';
import type { LayerSize } from './entries.js';

/**
 * A layer is kept in parts of this size: the library of the Actions cache holds what it downloads in memory, up to 128 MiB at once,
 * and a part is all that lies on disk twice.
 */
export const PART_BYTES = 32 * 1024 * 1024;

/** The same, of a layer that the service packs: about as large on its way. */
export const UNPACKED_PART_BYTES = 48 * 1024 * 1024;

/** Parts of a layer that are fetched while one is read: each takes two questions to the service, and a program that unpacks it. */
export const PARTS_AHEAD = 2;

export interface LayerPart {
  readonly index: number;
  /** Bytes of the layer, as it is kept: the first, and the one after the last. */
  readonly start: number;
  readonly end: number;
  /** What of the layer's packed bytes is moved for it, about. */
  readonly movedBytes: number;
}

export function partsOf({ sizeBytes, unpackedBytes, isUnpacked }: LayerSize): readonly LayerPart[] {
  const all = isUnpacked ? unpackedBytes : sizeBytes;
  const each = isUnpacked ? UNPACKED_PART_BYTES : PART_BYTES;
  const count = Math.max(1, Math.ceil(all / each));
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [index * each, Math.min(all, (index + 1) * each)];
    return { index, start, end, movedBytes: isUnpacked ? Math.round(((end - start) / all) * sizeBytes) : end - start };
  });
}

/** What lies on disk of a layer that is being fetched, at most. */
export const spoolBytes = (size: LayerSize): number =>
  partsOf(size)
    .slice(0, 1 + PARTS_AHEAD)
    .at(-1)?.end ?? 0;

/** Gives bytes that come in chunks of any length in pieces of the lengths that are asked for, one after the other. */
export class InPieces {
  #rest: Buffer = Buffer.alloc(0);

  constructor(private readonly chunks: AsyncIterator<Buffer>) {}

  /** @throws Error if there are not so many bytes left */
  async *take(bytes: number): AsyncGenerator<Buffer> {
    let left = bytes;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const next = await this.chunks.next();
        if (next.done) throw new Error('it ends too early');
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }
}

/**
 * The bytes of `file` from `start` on, all in `buffer`: each chunk lasts until the next one is asked for. A buffer a chunk takes as much of a core, to collect them, as
 * all that is done with the bytes.
 */
export async function* inBuffer(file: string, start: number, buffer: Buffer): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    for (let at = start; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
