/** Whether a saved state is still what was sealed: cheap for a large one, in full for a small one. */
import type { Engine } from '../docker/engine.js';
import { readSingle } from '../stack/archive.js';
import { LISTING_FILE, listSlots, otherPath } from './listing.js';
import {
  compareManifests,
  digestOf,
  MANIFEST_LIMIT,
  parseManifest,
  type StateEntry,
  type StateManifest,
} from './manifest.js';
import { dataPath, foldersIn, MANIFEST_FILE, READ_AGAIN_BYTES, readSlots, throughDoor } from './save.js';
import { manifestVolume, type Snapshot } from './seal.js';

/** Of a larger state, where no image can list it: so many files are asked for at once. */
const AT_ONCE = 20;

/** The manifest of a state. `undefined` if it is not there, or not the one that was sealed. */
export async function readManifest(
  engine: Engine,
  door: string,
  snapshot: Snapshot,
): Promise<StateManifest | undefined> {
  const text = await readKept(engine, door, snapshot, MANIFEST_FILE);
  const manifest = text === undefined ? undefined : parseManifest(text);
  return manifest !== undefined && digestOf(manifest) === snapshot.digest ? manifest : undefined;
}

/** A file of the manifest's volume. */
async function readKept(engine: Engine, door: string, { key, generation }: Snapshot, file: string) {
  const archive = await engine.getArchive(door, `/door/${manifestVolume(key, generation)}/${file}`);
  return archive && readSingle(archive, MANIFEST_LIMIT);
}

/** All volumes of a state. */
export const volumesOf = (snapshot: Snapshot): string[] => [
  manifestVolume(snapshot.key, snapshot.generation),
  ...snapshot.slots.map(({ volume }) => volume),
];

export interface VerifyOptions {
  /** Any image that the engine has. */
  readonly image: string;
  /** Of services that mount the slots. */
  readonly images: readonly string[];
  readonly labels: Record<string, string>;
  /** Called as soon as it is read, which is before the data is looked at. */
  readonly onManifest?: (manifest: StateManifest) => void;
}

/** Why the state is not what was sealed, as the rest of a sentence that begins with it; `undefined` if it is. */
export async function whyNotWhole(
  engine: Engine,
  snapshot: Snapshot,
  { image, images, labels, onManifest }: VerifyOptions,
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
    const listing = await readKept(engine, door, snapshot, LISTING_FILE);
    const now = listing && (await listSlots(engine, foldersIn(snapshot.slots), { images, labels }));
    const changed = listing && now ? otherPath(listing, now) : await firstOther(engine, door, snapshot, manifest);
    return changed && `was changed: ${changed} is not as it was saved`;
  });
}

/** The first file that is gone, or has another size or time: what was added this does not see. */
async function firstOther(
  engine: Engine,
  door: string,
  snapshot: Snapshot,
  manifest: StateManifest,
): Promise<string | undefined> {
  const files = manifest.slots.flatMap(({ slot, entries }) => {
    const saved = snapshot.slots.find(({ id }) => id === slot);
    return saved === undefined ? [] : entries.filter(({ kind }) => kind === 'file').map((entry) => ({ saved, entry }));
  });
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const found = files.slice(at, at + AT_ONCE).map(async ({ saved, entry }) => {
      const stat = await engine.stat(door, `${dataPath(saved)}/${entry.path}`);
      const isSame = stat?.size === entry.size && Math.floor(Date.parse(stat.modified) / 1000) === entry.modified;
      return isSame ? undefined : entry.path;
    });
    const changed = (await Promise.all(found)).find((path) => path !== undefined);
    if (changed !== undefined) return changed;
  }
  return undefined;
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
