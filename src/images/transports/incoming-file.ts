/** A blob that is being uploaded, in a file: its digest is made while it comes in, and that of what is packed in it where it is asked for. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Incoming } from './registry-server.js';
import type { SpoolSlot } from './spool-room.js';

export interface ArrivedBlob {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly file: string;
  /** Digest of the layer itself, out of its compression; `undefined` if it was not asked for or is none. */
  readonly diffId: string | undefined;
}

/**
 * @param slot of the disk that it takes
 * @param unpack whether the digest of the unpacked layer is wanted
 * @param arrived called once the bytes are those of the digest; the file is its own then
 */
export function incomingFile(
  file: string,
  slot: SpoolSlot,
  unpack: boolean,
  arrived: (blob: ArrivedBlob) => Promise<void>,
): Incoming {
  const hash = createHash('sha256');
  const packed = unpack ? new PassThrough() : undefined;
  const diffId = packed && unpackedDigest(packed);
  let sizeBytes = 0;
  const discard = async () => {
    packed?.end();
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
          if (packed === undefined || packed.destroyed || packed.write(chunk)) return done(null, chunk);
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
      packed?.end();
      if (`sha256:${hash.digest('hex')}` !== digest) {
        await discard();
        return false;
      }
      slot.arrived();
      await arrived({ digest, sizeBytes, file, diffId: await diffId });
      return true;
    },
    discard,
  };
}

/** What is not gzip has no digest here. */
async function unpackedDigest(packed: PassThrough): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(packed, createGunzip(), hash);
    return `sha256:${hash.digest('hex')}`;
  } catch {
    return undefined; // the stream is destroyed, and takes nothing more
  }
}
