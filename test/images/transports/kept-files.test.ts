import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Cache } from '../../../src/context.js';
import { cacheEntries } from '../../../src/images/transports/cache-entries.js';
import { KeptFiles, PART_BYTES } from '../../../src/images/transports/kept-files.js';
import { quickClock } from '../../fakes/loopback.js';

const PARTS = 5;
const size = { sizeBytes: PARTS * PART_BYTES, unpackedBytes: 0 };

test('parts of a layer are fetched beside one another, three at once, and none is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
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
  try {
    const store = cacheEntries(cache, folder);
    const files = new KeptFiles({ from: [store], to: undefined, whyNot: '' }, folder, quickClock);
    const hash = createHash('sha256');
    for (let part = 0; part < PARTS; part++) hash.update(Buffer.alloc(PART_BYTES));
    let bytes = 0;
    for await (const chunk of files.readLayer(`sha256:${hash.digest('hex')}`, size)) bytes += chunk.length;
    expect({ bytes, begun, most }).toEqual({ bytes: size.sizeBytes, begun: PARTS, most: 3 });
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
