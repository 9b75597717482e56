/** One file of a slot into memory, if it is one that begins as wanted. */
import type { Readable } from 'node:stream';
import tar from 'tar-stream';
import type { Engine } from '../docker/engine.js';

/**
 * @param header bytes that it has to begin with
 * @returns its content; `undefined` if it is no file, or begins otherwise: then no more of it was read than was needed to see that
 */
export async function extractFile(
  engine: Engine,
  door: string,
  path: string,
  header: string,
): Promise<Uint8Array | undefined> {
  const archive = (await engine.getArchive(door, path)) as Readable | undefined;
  if (archive === undefined) return undefined;
  const extract = tar.extract();
  archive.on('error', (error) => extract.destroy(error));
  archive.pipe(extract);
  try {
    for await (const entry of extract) {
      const chunks: Buffer[] = [];
      let isWanted = entry.header.type === 'file' && (entry.header.size ?? 0) >= header.length;
      for await (const chunk of entry as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        isWanted &&= begins(chunks, header);
        if (!isWanted) return undefined;
      }
      return isWanted ? Buffer.concat(chunks) : undefined;
    }
    return undefined;
  } finally {
    archive.destroy();
    extract.destroy();
  }
}

/** Whether a path is a file that begins with `header`; no more of it is read. */
export async function beginsWith(engine: Engine, door: string, path: string, header: Buffer): Promise<boolean> {
  const archive = (await engine.getArchive(door, path)) as Readable | undefined;
  if (archive === undefined) return false;
  const extract = tar.extract();
  archive.on('error', (error) => extract.destroy(error));
  archive.pipe(extract);
  try {
    for await (const entry of extract) {
      for await (const chunk of entry as AsyncIterable<Buffer>) return chunk.subarray(0, header.length).equals(header);
      return false;
    }
    return false;
  } finally {
    archive.destroy();
    extract.destroy();
  }
}

/** As far as it has come. */
function begins([first = Buffer.alloc(0)]: readonly Buffer[], header: string): boolean {
  const length = Math.min(first.length, header.length);
  return first.subarray(0, length).toString('latin1') === header.slice(0, length);
}
