/** What every `Cache` keeps to, the fake as well as the real one. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cache } from '../../src/context.js';

export interface OpenCache {
  /** Empty. */
  readonly cache: Cache;
  /** On the same entries, with a token that may only read. */
  readonly readOnly: Cache;
  /** For the test's files. */
  readonly folder: string;
  close(): Promise<void>;
}

/** `open` is called for each test. */
export function cacheContract(name: string, open: () => Promise<OpenCache>): void {
  const withCache = (work: (opened: OpenCache) => Promise<void>) => async (): Promise<void> => {
    const opened = await open();
    try {
      await work(opened);
    } finally {
      await opened.close();
    }
  };

  describe(name, () => {
    test(
      'what was saved comes back',
      withCache(async ({ cache, folder }) => {
        const [file, tree] = [join(folder, 'image.tar'), join(folder, 'tree')];
        await mkdir(join(tree, 'below'), { recursive: true });
        await writeFile(file, 'bytes');
        await writeFile(join(tree, 'below', 'x'), 'deep');
        expect(await cache.save('images-1', [file, tree])).toBe('saved');
        await rm(file);
        await rm(tree, { recursive: true });
        expect(await cache.restore('images-1', [file, tree])).toBe(true);
        expect(await readFile(file, 'utf8')).toBe('bytes');
        expect(await readFile(join(tree, 'below', 'x'), 'utf8')).toBe('deep');
      }),
    );

    test(
      'an entry is found by its own key and paths only',
      withCache(async ({ cache, folder }) => {
        const file = join(folder, 'a');
        await writeFile(file, 'a');
        await cache.save('key-a', [file]);
        expect(await cache.restore('key-b', [file])).toBe(false);
        expect(await cache.restore('key-a', [file, join(folder, 'other')])).toBe(false);
        expect(await cache.restore('y-a', [file])).toBe(false);
      }),
    );

    test(
      'an entry is never replaced',
      withCache(async ({ cache, folder }) => {
        const file = join(folder, 'a');
        await writeFile(file, 'first');
        expect(await cache.save('key', [file])).toBe('saved');
        await writeFile(file, 'second');
        expect(await cache.save('key', [file])).toBe('exists');
        expect(await cache.restore('key', [file])).toBe(true);
        expect(await readFile(file, 'utf8')).toBe('first');
      }),
    );

    test(
      'a key without an entry is a prefix, newest first; an entry of the very key comes before',
      withCache(async ({ cache, folder }) => {
        const file = join(folder, 'timings.json');
        for (const key of ['timings-1', 'timings-2', 'timings-10']) {
          await writeFile(file, key);
          await cache.save(key, [file]);
        }
        expect(await cache.find('timings-', [file])).toBe('timings-10');
        expect(await cache.find('timings-2', [file])).toBe('timings-2');
        expect(await cache.find('timings-3', [file])).toBeUndefined();
        expect(await cache.restore('timings-', [file])).toBe(true);
        expect(await readFile(file, 'utf8')).toBe('timings-10');
        expect(await cache.restore('timings-1', [file])).toBe(true);
        expect(await readFile(file, 'utf8')).toBe('timings-1');
      }),
    );

    test(
      'who may only read is denied to write',
      withCache(async ({ cache, readOnly, folder }) => {
        const file = join(folder, 'a');
        await writeFile(file, 'a');
        expect(await readOnly.save('key', [file])).toBe('denied');
        expect(await cache.restore('key', [file])).toBe(false);
      }),
    );

    test.each([
      ['a file that is not there', 'key', 'nowhere'],
      ['a comma in the key', 'a,b', 'here'],
      ['a key that is too long', 'x'.repeat(513), 'here'],
    ])('%s: not saved, and nothing is thrown', async (_what, key, fileName) => {
      await withCache(async ({ cache, folder }) => {
        await writeFile(join(folder, 'here'), 'a');
        expect(await cache.save(key, [join(folder, fileName)])).toBe('unavailable');
        expect(await cache.restore(key, [join(folder, fileName)])).toBe(false);
      })();
    });
  });
}
