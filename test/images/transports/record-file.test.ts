/** The file of a record: what was packed comes out, and what is no such file does no harm. */
import { randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packRecordFile, unpackRecordFile } from '../../../src/images/transports/record-file.js';

const config = (cache: string) =>
  Buffer.from(JSON.stringify({ config: {}, 'moby.buildkit.cache.v0': cache, rootfs: {} }));
const digests = Array.from({ length: 12 }, () => ({ digest: `sha256:${randomBytes(32).toString('hex')}` }));
const inline = Buffer.from(JSON.stringify(digests)).toString('base64');

test.each<[string, Buffer[]]>([
  ['a head', [Buffer.from('{}\n')]],
  [
    'texts and layers, in any order',
    [Buffer.from('{}\n'), randomBytes(500), config('x'), gzipSync('y'), config(inline)],
  ],
  [
    'what only looks like base64',
    [config('eyJhIg='), config('=='), config('a'), Buffer.from('{"moby.buildkit.cache.v0":"')],
  ],
  ['bytes that are no text', [Buffer.concat([Buffer.from('{'), randomBytes(300)])]],
  ['two of them in one', [Buffer.concat([config(inline), config(inline)])]],
  ['nothing', [Buffer.alloc(0)]],
])('%s', async (_what, parts) => {
  expect(await unpackRecordFile(await packRecordFile(parts))).toEqual(Buffer.concat(parts));
});

test('what BuildKit says of layers costs little more than the digests in it', async () => {
  const bytes = (await packRecordFile([config(inline)])).length - (await packRecordFile([config('')])).length;
  expect(bytes).toBeLessThan(12 * 40);
  // The control: in base64, by gzip.
  expect(gzipSync(config(inline)).length - gzipSync(config('')).length).toBeGreaterThan(1.3 * bytes);
});

const claims = (text: string) => {
  const packed = brotliCompressSync(text);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(packed.length);
  return Buffer.concat([head, packed]);
};

test.each<[string, Buffer]>([
  ['empty', Buffer.alloc(0)],
  ['of a version before', gzipSync('{}\n')],
  ['of other bytes', randomBytes(1000)],
  ['without a line', claims('5')],
  ['of lengths that are none', claims('5+-5+5\nabcde')],
  ['of lengths that are too long', claims('5e9\nabcde')],
])('refused: %s', async (_what, file) => {
  await expect(unpackRecordFile(file)).rejects.toThrow();
});

test('what claims to be longer than it is ends where it ends', async () => {
  expect(await unpackRecordFile(claims('900000000 -900000000\nabc'))).toEqual(Buffer.from('abc'));
});
