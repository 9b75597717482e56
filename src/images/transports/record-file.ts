/**
 * The file that an image's record is kept in: texts together, packed by brotli, then what is packed already. With each change of an image it moves as a whole, beside
 * a layer that may be small. Pure.
 */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

const pack = promisify(brotliCompress);
const unpack = promisify(brotliDecompress);

/** A record and small blobs are a few hundred kilobytes. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/** What BuildKit says in an image's configuration of its layers is JSON in base64, which packs badly. */
const INLINE_CACHE = /"moby\.buildkit\.cache\.v0":"([A-Za-z0-9+/]+=*)"/;

const isText = (part: Buffer): boolean => part[0] === 0x7b;

/** A text, cut where something in it packs better otherwise. */
function textsOf(part: Buffer): Buffer[] {
  const text = part.toString('utf8');
  const found = INLINE_CACHE.exec(text);
  const [whole = '', packed = ''] = found ?? [];
  const inner = Buffer.from(packed, 'base64');
  const isSame = found !== null && inner.toString('base64') === packed && Buffer.from(text).equals(part);
  if (!isSame) return [part];
  const at = found.index + whole.length - packed.length - 1;
  return [Buffer.from(text.slice(0, at)), inner, Buffer.from(text.slice(at + packed.length))];
}

/** @param parts in their order */
export async function packRecordFile(parts: readonly Buffer[]): Promise<Buffer> {
  const texts: Buffer[] = [];
  const others: Buffer[] = [];
  // Lengths: of the texts that a part consists of, joined by `+`; of what is no text, after a `-`.
  const shapes = parts.map((part) => {
    if (!isText(part)) {
      others.push(part);
      return `-${part.length}`;
    }
    const own = textsOf(part);
    texts.push(...own);
    return own.map(({ length }) => length).join('+');
  });
  const plain = Buffer.concat([Buffer.from(`${shapes.join(' ')}\n`), ...texts]);
  const packed = await pack(plain, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      // More would be for nothing but memory.
      [constants.BROTLI_PARAM_LGWIN]: 18,
    },
  });
  const head = Buffer.alloc(4);
  head.writeUInt32BE(packed.length);
  return Buffer.concat([head, packed, ...others]);
}

/** @returns the parts, one after the other @throws Error for what is no such file */
export async function unpackRecordFile(file: Buffer): Promise<Buffer> {
  const end = 4 + (file.length < 4 ? 0 : file.readUInt32BE(0));
  const plain = await unpack(file.subarray(4, end), { maxOutputLength: FILE_LIMIT });
  const begin = plain.indexOf(10) + 1;
  const shapes = plain.toString('latin1', 0, Math.max(0, begin - 1));
  if (!/^(-\d{1,9}|\d{1,9}(\+\d{1,9}\+\d{1,9})?)( (-\d{1,9}|\d{1,9}(\+\d{1,9}\+\d{1,9})?))*$/.test(shapes)) {
    throw new Error('it is no file of a record');
  }
  const takeText = taker(plain, begin);
  const takeOther = taker(file, end);
  const parts = shapes.split(' ').flatMap((shape) => {
    if (shape.startsWith('-')) return [takeOther(shape.slice(1))];
    const [first, inner, last] = shape.split('+').map(takeText);
    return [first, inner && Buffer.from(inner.toString('base64')), last].filter((part) => part !== undefined);
  });
  return Buffer.concat(parts);
}

/** Gives the next bytes from `at` on, as many as there are. */
const taker =
  (bytes: Buffer, at: number) =>
  (length: string): Buffer => {
    const begin = at;
    at += Number(length);
    return bytes.subarray(begin, at);
  };
