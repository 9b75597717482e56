/** What arrives from another job is looked at before anything is made of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/docker/engine.js';
import { readCarried, unpackState } from '../../src/snapshot/carry.js';
import { makeManifest } from '../../src/snapshot/manifest.js';
import type { Making } from '../../src/snapshot/save.js';

const KEY = 'a'.repeat(64);
const MAKING: Making = {
  key: KEY,
  generation: 'b'.repeat(10),
  session: '',
  repository: '',
  suite: 'api',
  platform: 'linux/amd64',
};
const SOURCES = [{ id: 'volume:data', kind: 'volume' as const, volume: 'v' }];
const INFO = {
  kind: 'isoshard-snapshot',
  version: 1,
  key: KEY,
  digest: 'sha256:x',
  platform: 'linux/amd64',
  createdMs: 1,
  slots: ['volume:data'],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isoshard-carry-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** No engine is asked. */
const unpacked = (info: unknown, manifest: unknown = makeManifest([])) => {
  writeFileSync(join(folder, 'state.json'), typeof info === 'string' ? info : JSON.stringify(info));
  if (manifest !== null) writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return unpackState(undefined as unknown as Engine, folder, MAKING, SOURCES, { image: '', images: [], labels: {} });
};

test.each<[string, unknown, unknown, string]>([
  [
    'of another architecture',
    { ...INFO, platform: 'linux/arm64' },
    undefined,
    'is of linux/arm64, and this is linux/amd64',
  ],
  ['made from something else', { ...INFO, key: 'c'.repeat(64) }, undefined, 'was made from something else'],
  ['with other volumes', { ...INFO, slots: ['volume:other'] }, undefined, 'has other volumes'],
  ['without what a volume holds', INFO, undefined, 'has nothing for volume:data'],
  ['of a later version', { ...INFO, version: 2 }, undefined, 'cannot be read'],
  ['of a moment that is none', { ...INFO, createdMs: 'now' }, undefined, 'cannot be read'],
  ['that is no JSON', '{', undefined, 'cannot be read'],
  ['without its manifest', INFO, null, 'cannot be read'],
  ['with a manifest that is none', INFO, { kind: 'x' }, 'cannot be read'],
])('one %s is refused', async (_, info, manifest, why) => {
  expect(await unpacked(info, manifest)).toBe(why);
});

test('a folder without one says of none', () => {
  expect(readCarried(folder)).toBeUndefined();
});
