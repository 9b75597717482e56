/** A blob that is being uploaded, in a file: its digest is made while it comes in, and that of what is packed in it. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Incoming } from './registry-server.js';
import type { SpoolSlot } from './spool-room.js';
import { type Unpacked, unpackedFacts } from './unpacked-layer.js';

export interface ArrivedBlob {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly file: string;
  /** The layer itself, out of its compression; `undefined` if it is none, or packed by something else than gzip. */
  readonly unpacked: Unpacked | undefined;
}

/**
 * @param slot of the disk that it takes
 * @param arrived called once the bytes are those of the digest; the file is its own then
 */
export function incomingFile(file: string, slot: SpoolSlot, arrived: (blob: ArrivedBlob) => Promise<void>): Incoming {
  const hash = createHash('sha256');
  const packed = new PassThrough();
  const unpacked = unpackedFacts(packed);
  let sizeBytes = 0;
  const discard = async () => {
    packed.end();
    slot.free();
    await rm(file, { force: true });
  };
  return {
    get sizeBytes() {
      return sizeBytes;
    },
    async append(bytes: Readable) {
      const meter = new Transform({
        async transform(chunk: Buffer, _encoding, done) {
          await slot.take(chunk.length);
          hash.update(chunk);
          sizeBytes += chunk.length;
          if (packed.destroyed || packed.write(chunk)) return done(null, chunk);
          const go = () => {
            packed.off('drain', go).off('close', go);
            done(null, chunk);
          };
          packed.once('drain', go).once('close', go);
        },
      });
      await pipeline(bytes, meter, createWriteStream(file, { flags: 'a', highWaterMark: 1024 * 1024 }));
    },
    async finish(digest) {
      packed.end();
      if (`sha256:${hash.digest('hex')}` !== digest) {
        await discard();
        return false;
      }
      slot.arrived();
      await arrived({ digest, sizeBytes, file, unpacked: await unpacked });
      return true;
    },
    discard,
  };
}
