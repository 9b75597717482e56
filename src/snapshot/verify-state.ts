/** Whether a saved state is still what was sealed: cheap for a large one, in full for a small one. */
import type { Engine } from '../docker/engine.js';
import { readSingle } from '../stack/archive.js';
import {
  compareManifests,
  digestOf,
  MANIFEST_LIMIT,
  parseManifest,
  type StateEntry,
  type StateManifest,
} from './manifest.js';
import { dataPath, MANIFEST_FILE, readSlots, throughDoor } from './save.js';
import { manifestVolume, type Snapshot } from './seal.js';

/** A state up to this size is read again, which takes a fraction of a second; bytes. */
const READ_AGAIN_BYTES = 32 * 1024 * 1024;

/** Of a larger one so many files are looked at, the largest first: that they have their size and time. */
const LOOKED_AT = 40;

/** The manifest of a state. `undefined` if it is not there, or not the one that was sealed. */
export async function readManifest(
  engine: Engine,
  door: string,
  snapshot: Snapshot,
): Promise<StateManifest | undefined> {
  const path = `/door/${manifestVolume(snapshot.key, snapshot.generation)}/${MANIFEST_FILE}`;
  const archive = await engine.getArchive(door, path);
  const manifest = archive && parseManifest(await readSingle(archive, MANIFEST_LIMIT));
  return manifest !== undefined && digestOf(manifest) === snapshot.digest ? manifest : undefined;
}

/** All volumes of a state. */
export const volumesOf = (snapshot: Snapshot): string[] => [
  manifestVolume(snapshot.key, snapshot.generation),
  ...snapshot.slots.map(({ volume }) => volume),
];

export interface VerifyOptions {
  /** Any image that the engine has. */
  readonly image: string;
  readonly labels: Record<string, string>;
  /** Called as soon as it is read, which is before the data is looked at. */
  readonly onManifest?: (manifest: StateManifest) => void;
}

/** Why the state is not what was sealed, as the rest of a sentence that begins with it; `undefined` if it is. */
export async function whyNotWhole(
  engine: Engine,
  snapshot: Snapshot,
  { image, labels, onManifest }: VerifyOptions,
): Promise<string | undefined> {
  // A door would make a volume that is not there.
  const there = await Promise.all(volumesOf(snapshot).map((name) => engine.volume(name)));
  const lost = volumesOf(snapshot).filter((_, index) => there[index] === undefined);
  if (lost.length > 0) return `lacks ${lost.join(', ')}`;
  return throughDoor(engine, image, volumesOf(snapshot), labels, async (door) => {
    const manifest = await readManifest(engine, door, snapshot);
    if (manifest === undefined) return 'has another manifest than it was sealed with';
    onManifest?.(manifest);
    if (snapshot.bytes <= READ_AGAIN_BYTES) {
      const now = withoutHidden(await readSlots(engine, door, snapshot.slots), manifest);
      const [first] = compareManifests(manifest, now);
      return first && `holds something else now: ${first.path} of ${first.slot} (${first.what})`;
    }
    return lookAtLargest(engine, door, snapshot, manifest);
  });
}

async function lookAtLargest(
  engine: Engine,
  door: string,
  snapshot: Snapshot,
  manifest: StateManifest,
): Promise<string | undefined> {
  const files = manifest.slots.flatMap(({ slot, entries }) => {
    const saved = snapshot.slots.find(({ id }) => id === slot);
    return saved === undefined ? [] : entries.filter(({ kind }) => kind === 'file').map((entry) => ({ saved, entry }));
  });
  const largest = files.sort((a, b) => b.entry.size - a.entry.size).slice(0, LOOKED_AT);
  const found = await Promise.all(
    largest.map(async ({ saved, entry }) => {
      const stat = await engine.stat(door, `${dataPath(saved)}/${entry.path}`);
      const isSame = stat?.size === entry.size && Math.floor(Date.parse(stat.modified) / 1000) === entry.modified;
      return isSame ? undefined : entry.path;
    }),
  );
  const changed = found.find((path) => path !== undefined);
  return changed === undefined ? undefined : `was changed: ${changed} is not as it was saved`;
}

/** Without what stands, in a state that came from another machine, for a folder that hides what lies below it. */
function withoutHidden(now: StateManifest, { slots }: StateManifest): StateManifest {
  return {
    ...now,
    slots: now.slots.map(({ slot, entries }) => {
      const sealed = slots.find((one) => one.slot === slot)?.entries ?? [];
      const known = new Set(sealed.map(({ path }) => path));
      const hiding = new Set(sealed.filter(({ hides }) => hides === true).map(({ path }) => path));
      const folderOf = (path: string) => path.split('/').slice(0, -1).join('/') || '.';
      const isExtra = ({ path, kind }: StateEntry) =>
        kind === 'removed' && !known.has(path) && hiding.has(folderOf(path));
      return { slot, entries: entries.filter((entry) => !isExtra(entry)) };
    }),
  };
}
