/** From the data that a stack left in the volumes of a generation to a state that others begin with: read, judged, sealed. */
import type { Engine } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import { pack } from '../stack/archive.js';
import { markHiding } from './hiding-folders.js';
import { LISTING_FILE, listSlots } from './listing.js';
import { bytesOf, digestOf, makeManifest, type SlotManifest, type StateManifest } from './manifest.js';
import { readState } from './read-state.js';
import { dataVolume, manifestVolume, partLabels, type SavedSlot, type Snapshot, seal } from './seal.js';
import type { StateSlot } from './slots.js';
import { uncleanParts, underHostName } from './unclean.js';

/** A state that is being made. */
export interface Making {
  readonly key: string;
  readonly generation: string;
  readonly session: string;
  readonly repository: string;
  readonly suite: string;
  readonly platform: string;
}

export interface SlotSource {
  readonly id: string;
  readonly kind: StateSlot['kind'];
  readonly volume: string;
  /** Of changes: the folder below them on this host, and the volume that shows both. */
  readonly view?: { readonly lower: string; readonly volume: string };
}

/** A state up to this size is read again before a run uses it, which takes a fraction of a second; bytes. */
export const READ_AGAIN_BYTES = 32 * 1024 * 1024;

/** What cannot be saved: `prepare` runs in each stack. */
export class NotSavable extends Error {}

/** Name of the file in the manifest's volume. */
export const MANIFEST_FILE = 'manifest.json';

/** The folder of a door that shows a slot's data. */
export const dataPath = ({ kind, volume }: SlotSource): string =>
  kind === 'changes' ? `/door/${volume}/upper` : `/door/${volume}`;

/** Of each slot its volume, and where a door shows its data. */
export const foldersIn = (sources: readonly SlotSource[]): { volume: string; path: string }[] =>
  sources.map((source) => ({ volume: source.volume, path: dataPath(source) }));

/** Labels of the volumes with data, while they are being made and afterwards. */
export const dataLabels = (making: Making): Record<string, string> => ({
  ...partLabels(making, 'data'),
  [LABEL.snapshotSession]: making.session,
});

/** The volumes of a making, for the slots in their order. */
export const sourcesOf = (
  { key, generation }: Making,
  slots: readonly Pick<StateSlot, 'id' | 'kind'>[],
): SlotSource[] => slots.map(({ id, kind }, index) => ({ id, kind, volume: dataVolume(key, generation, index) }));

/** Opens a door to volumes for `work`. `image` is any that the engine has. */
export async function throughDoor<T>(
  engine: Engine,
  image: string,
  volumes: readonly string[],
  labels: Record<string, string>,
  work: (door: string) => Promise<T>,
): Promise<T> {
  const door = await engine.createDoor(
    image,
    Object.fromEntries(volumes.map((name) => [name, `/door/${name}`])),
    labels,
  );
  try {
    return await work(door);
  } finally {
    await engine.remove({ kind: 'container', id: door });
  }
}

/** What is in the volumes of slots now. */
export async function readSlots(engine: Engine, door: string, sources: readonly SlotSource[]): Promise<StateManifest> {
  const slots: SlotManifest[] = [];
  for (const source of sources) {
    const archive = await engine.getArchive(door, dataPath(source));
    slots.push({ slot: source.id, entries: archive === undefined ? [] : await readState(archive) });
  }
  return makeManifest(slots);
}

export interface SaveOptions {
  /** Any image that the engine has. */
  readonly image: string;
  /** Of services that mount the slots. */
  readonly images: readonly string[];
  readonly labels: Record<string, string>;
  readonly nowMs: number;
}

export interface EndedServices {
  /** By slot: of a service that keeps files there a sentence, if it did not end by itself. */
  readonly killed: ReadonlyMap<string, string>;
  /** Services by the host name of their container, as far as the engine gave it. */
  readonly hosts: ReadonlyMap<string, string>;
}

/** What `prepare` left is not whole. */
export const uncleanError = (suite: string, parts: readonly string[]): ProjectError =>
  new ProjectError('state-unclean', `the initial state of ${suite} was not left clean: ${parts.join('; ')}`, {
    hint: 'Let its last step end what is open (SQLite: `PRAGMA wal_checkpoint(TRUNCATE)`), let the service hear its stop signal (`init: true`, `exec` in its script) or give it longer (`stop:`), or use `prepare: {snapshot: false}`.',
  });

/**
 * Seals what lies in the volumes of `making`; its services have ended.
 * @param options.labels of the session: the door carries them
 * @throws ProjectError `state-unclean` if a database would have to recover; NotSavable if it is under the name of a container
 */
export async function saveState(
  engine: Engine,
  making: Making,
  sources: readonly SlotSource[],
  { killed, hosts, ...options }: SaveOptions & EndedServices,
): Promise<{ snapshot: Snapshot; manifest: StateManifest }> {
  const { image, labels } = options;
  const volumes = sources.map(({ volume }) => volume);
  const shown = sources.flatMap(({ view }) => view?.volume ?? []);
  const manifest = await throughDoor(engine, image, [...volumes, ...shown], labels, async (door) =>
    markHiding(engine, door, sources, await readSlots(engine, door, sources)),
  );
  const unclean = uncleanParts(manifest.slots, killed);
  if (unclean.length > 0) throw uncleanError(making.suite, unclean);
  const named = underHostName(manifest.slots, hosts);
  if (named !== undefined) throw new NotSavable(named);
  return { snapshot: await sealManifest(engine, making, sources, manifest, options), manifest };
}

/** Keeps the manifest with the data, and what tells later whether the data is still the same, then seals all. */
export async function sealManifest(
  engine: Engine,
  making: Making,
  sources: readonly SlotSource[],
  manifest: StateManifest,
  { image, images, labels, nowMs }: SaveOptions,
): Promise<Snapshot> {
  const { key, generation, platform, repository, suite } = making;
  const volume = manifestVolume(key, generation);
  await engine.createVolume(volume, { ...dataLabels(making), ...partLabels(making, 'manifest') });
  const bytes = bytesOf(manifest);
  const listing =
    bytes > READ_AGAIN_BYTES ? await listSlots(engine, foldersIn(sources), { images, labels }) : undefined;
  const files = [
    { path: MANIFEST_FILE, content: JSON.stringify(manifest) },
    ...(listing === undefined ? [] : [{ path: LISTING_FILE, content: listing }]),
  ];
  await throughDoor(engine, image, [volume], labels, (door) => engine.putArchive(door, `/door/${volume}`, pack(files)));
  const slots = sources.map((source): SavedSlot => {
    const root = manifest.slots
      .find(({ slot }) => slot === source.id)
      ?.entries.find(({ path, kind }) => path === '.' && kind === 'folder');
    const { uid = 0, gid = 0, mode = 0o755 } = root ?? {};
    const { id, kind, volume } = source;
    return { id, kind, volume, owner: { uid, gid, mode } };
  });
  const facts = { digest: digestOf(manifest), createdMs: nowMs, platform, bytes, repository, suite };
  return seal(engine, { key, generation, ...facts, slots });
}
