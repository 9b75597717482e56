/** A saved state as files that go from one job to another: an archive for each slot, its manifest, and what it is. */
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';
import type { Engine } from '../docker/engine.js';
import { renamed } from './copy-state.js';
import { childrenOf, namesIn } from './hiding-folders.js';
import { digestOf, makeManifest, parseManifest, type SlotManifest, type StateManifest } from './manifest.js';
import { dataLabels, dataPath, type Making, type SlotSource, sealManifest, throughDoor } from './save.js';
import type { Snapshot } from './seal.js';
import { readManifest, volumesOf } from './verify-state.js';

const INFO = 'state.json';
const MANIFEST = 'manifest.json';
const archiveName = (index: number): string => `slot-${index}.tar.gz`;

/** Time is worth more than the last percent. */
const LEVEL = 1;

export interface CarryOptions {
  /** Any image that the engine has. */
  readonly image: string;
  readonly labels: Record<string, string>;
}

/** Writes the state into `folder`. @returns absolute paths of its files; `undefined` if its manifest is not the sealed one */
export async function packState(
  engine: Engine,
  snapshot: Snapshot,
  folder: string,
  { image, labels }: CarryOptions,
): Promise<string[] | undefined> {
  mkdirSync(folder, { recursive: true });
  const { key, digest, platform, createdMs, slots } = snapshot;
  return throughDoor(engine, image, volumesOf(snapshot), labels, async (door) => {
    const manifest = await readManifest(engine, door, snapshot);
    if (manifest === undefined) return undefined;
    for (const [index, slot] of slots.entries()) {
      const archive = await engine.getArchive(door, dataPath(slot));
      if (archive === undefined) return undefined;
      const file = createWriteStream(join(folder, archiveName(index)));
      await pipeline(Readable.from(archive), createGzip({ level: LEVEL }), file);
    }
    const info = {
      kind: 'isoshard-snapshot',
      version: 1,
      key,
      digest,
      platform,
      createdMs,
      slots: slots.map(({ id }) => id),
    };
    writeFileSync(join(folder, INFO), JSON.stringify(info));
    writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest));
    return [INFO, MANIFEST, ...slots.map((_, index) => archiveName(index))].map((name) => join(folder, name));
  });
}

export interface CarriedInfo {
  readonly key: string;
  readonly digest: string;
  readonly platform: string;
  readonly createdMs: number;
  /** Ids, in the order of the archives. */
  readonly slots: readonly string[];
}

/** What the files in `folder` say they are; `undefined` for what is no state, or of a later version. */
export function readCarried(folder: string): CarriedInfo | undefined {
  try {
    const info = JSON.parse(readFileSync(join(folder, INFO), 'utf8'));
    const isText = [info.key, info.digest, info.platform].every((value) => typeof value === 'string');
    const isOurs =
      info.kind === 'isoshard-snapshot' &&
      info.version === 1 &&
      isText &&
      Array.isArray(info.slots) &&
      info.slots.every((id: unknown) => typeof id === 'string');
    return isOurs && Number.isSafeInteger(info.createdMs) ? info : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Unpacks what another job packed into the volumes of `making`, and seals it if every byte is what its digest says.
 * @param sources the slots of this project: the files name none that is not among them
 * @param options.images of services that mount them
 * @returns why it is refused, as the rest of a sentence that begins with it, or the state
 */
export async function unpackState(
  engine: Engine,
  folder: string,
  making: Making,
  sources: readonly SlotSource[],
  { image, images, labels }: CarryOptions & { readonly images: readonly string[] },
): Promise<{ snapshot: Snapshot; manifest: StateManifest } | string> {
  const info = readCarried(folder);
  const told = existsSync(join(folder, MANIFEST))
    ? parseManifest(readFileSync(join(folder, MANIFEST), 'utf8'))
    : undefined;
  if (info === undefined || told === undefined) return 'cannot be read';
  if (info.key !== making.key) return 'was made from something else';
  if (info.platform !== making.platform) return `is of ${info.platform}, and this is ${making.platform}`;
  if (JSON.stringify(info.slots) !== JSON.stringify(sources.map(({ id }) => id))) return 'has other volumes';
  const missing = sources.find((_, index) => !existsSync(join(folder, archiveName(index))));
  if (missing !== undefined) return `has nothing for ${missing.id}`;
  const slots: SlotManifest[] = [];
  for (const [index, source] of sources.entries()) {
    await engine.createVolume(source.volume, dataLabels(making));
    const entries = await throughDoor(engine, image, [source.volume], labels, async (door) => {
      const packed = createReadStream(join(folder, archiveName(index)));
      const root = dataPath(source).replace('/door/', '');
      const unzipped = createGunzip();
      const whiteouts = source.kind === 'changes';
      const copy = renamed(unzipped, root, { whiteouts });
      const [, read] = await Promise.all([
        pipeline(packed, unzipped),
        copy.entries,
        engine.putArchive(door, '/door', copy.stream),
      ]);
      const hidden = hiddenBelow(source, told);
      if (hidden.length > 0) await engine.putArchive(door, '/door', whiteoutsAt(root, hidden));
      return read;
    });
    slots.push({ slot: source.id, entries });
  }
  const arrived = digestOf(makeManifest(slots));
  if (arrived !== info.digest || digestOf(told) !== info.digest) return `arrived as something else (${arrived})`;
  const snapshot = await sealManifest(engine, making, sources, told, { image, images, labels, nowMs: info.createdMs });
  return { snapshot, manifest: told };
}

/** What a folder that was made again hides of this host's: one whiteout each. */
function hiddenBelow({ id, view }: SlotSource, { slots }: StateManifest): string[] {
  const entries = slots.find(({ slot }) => slot === id)?.entries ?? [];
  if (view === undefined) return [];
  return entries
    .filter(({ hides, path }) => hides === true && !path.split('/').includes('..'))
    .flatMap(({ path }) => {
      const own = childrenOf(entries, path);
      const names = namesIn(join(view.lower, path)).filter((name) => !own.has(name));
      return names.map((name) => (path === '.' ? name : `${path}/${name}`));
    });
}

function whiteoutsAt(root: string, paths: readonly string[]): Readable {
  const archive = tar.pack();
  for (const path of paths) {
    archive.entry({
      name: `${root}/${path}`,
      type: 'character-device',
      devmajor: 0,
      devminor: 0,
      mode: 0,
      mtime: new Date(0),
    });
  }
  archive.finalize();
  return archive as unknown as Readable;
}
