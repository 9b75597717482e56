/** A layer of two parts, kept out of its compression. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cacheEntries } from '../../../src/images/transports/cache-entries.js';
import { KeptFiles } from '../../../src/images/transports/kept-files.js';
import { UNPACKED_PART_BYTES } from '../../../src/images/transports/layer-parts.js';
import { memoryCache } from '../../fakes/cache.js';
import { digestOf } from '../../fakes/image-engine.js';
import { quickClock } from '../../fakes/loopback.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a layer that is kept out of its compression is cut there, and comes so from any byte on; one that is no gzip is not kept', async () => {
  const cache = memoryCache();
  const store = cacheEntries(cache.at(folder), folder);
  const files = new KeptFiles({ from: [store], to: store, whyNot: '' }, folder, quickClock);
  const unpacked = Buffer.alloc(UNPACKED_PART_BYTES + 1000, 'isoshard ');
  const packed = gzipSync(unpacked, { level: 1 });
  const file = join(folder, 'layer');
  writeFileSync(file, packed);
  const digest = digestOf(packed);
  const own = { sizeBytes: packed.length, unpackedBytes: unpacked.length, isUnpacked: true };
  expect(await files.saveLayer(digest, own, file)).toBe(packed.length);
  expect(cache.keys).toHaveLength(2);
  expect(
    await new KeptFiles({ from: [store], to: undefined, whyNot: '' }, folder, quickClock).findLayer(digest),
  ).toEqual(own);
  const read = async (start: number) => {
    const chunks: Buffer[] = [];
    for await (const chunk of files.readLayer(digest, own, start)) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
  for (const start of [0, UNPACKED_PART_BYTES - 1, UNPACKED_PART_BYTES + 999])
    expect((await read(start)).equals(unpacked.subarray(start))).toBe(true);
  writeFileSync(file, unpacked.subarray(0, 1000));
  await expect(files.saveLayer(digest, own, file)).rejects.toThrow();
  await expect(files.saveLayer(digest, { ...own, unpackedBytes: 7 * UNPACKED_PART_BYTES }, file)).rejects.toThrow();
  // A part that is refused, while the next one is written.
  writeFileSync(file, packed);
  const refusing = { ...store, save: async () => 'refused' as const };
  const none = new KeptFiles({ from: [], to: refusing, whyNot: '' }, folder, quickClock);
  expect(await none.saveLayer(digest, own, file)).toBeUndefined();
  rmSync(file);
  expect(readdirSync(folder)).toEqual([]);
});
