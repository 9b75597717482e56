import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Cache } from '../../../src/context.js';
import { cacheEntries } from '../../../src/images/transports/cache-entries.js';
import { KeptFiles } from '../../../src/images/transports/kept-files.js';
import { InPieces, PART_BYTES } from '../../../src/images/transports/layer-parts.js';
import { quickClock } from '../../fakes/loopback.js';

const PARTS = 5;
const size = { sizeBytes: PARTS * PART_BYTES, unpackedBytes: 0, isUnpacked: false };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('parts of a layer are fetched beside one another, three at once, and none is left', async () => {
  let [begun, running, most] = [0, 0, 0];
  let three = () => {};
  const threeBegan = new Promise<void>((resolve) => {
    three = resolve;
  });
  const cache: Cache = {
    available: true,
    find: async (key) => `${key}0`,
    save: async () => 'saved',
    // Who comes first waits for the third: one after the other would never end.
    restore: async (_key, [path = '']) => {
      begun += 1;
      running += 1;
      most = Math.max(most, running);
      if (begun === 3) three();
      await threeBegan;
      writeFileSync(path, '');
      truncateSync(path, PART_BYTES);
      running -= 1;
      return true;
    },
  };
  const store = cacheEntries(cache, folder);
  const files = new KeptFiles({ from: [store], to: undefined, whyNot: '' }, folder, quickClock);
  const hash = createHash('sha256');
  for (let part = 0; part < PARTS; part++) hash.update(Buffer.alloc(PART_BYTES));
  let bytes = 0;
  for await (const chunk of files.readLayer(`sha256:${hash.digest('hex')}`, size)) bytes += chunk.length;
  expect({ bytes, begun, most }).toEqual({ bytes: size.sizeBytes, begun: PARTS, most: 3 });
  expect(readdirSync(folder)).toEqual([]);
});

test('bytes are given in pieces of any length, and too few are an error', async () => {
  async function* chunks() {
    for (const text of ['ab', 'cdef', '', 'g']) yield Buffer.from(text);
  }
  const pieces = new InPieces(chunks());
  const take = async (bytes: number) => {
    let text = '';
    for await (const chunk of pieces.take(bytes)) text += chunk.toString();
    return text;
  };
  expect([await take(3), await take(0), await take(3)]).toEqual(['abc', '', 'def']);
  await expect(take(2)).rejects.toThrow('too early');
});
