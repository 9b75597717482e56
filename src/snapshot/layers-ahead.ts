/**
 * Layers above saved states that no stack has begun with, kept on the engine beside their state, by volumes of its generation: the layer, one
 * that says that it is whole, and one that says whose it is. The last two are empty. The engine makes a volume whole or not at all, and who makes
 * one that is there is given that: so no layer is taken half made, and of all who want one a single one gets it.
 */
import { randomBytes } from 'node:crypto';
import type { Engine, OwnedObject } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { whyNoCopy } from './copied-ahead.js';
import { type ListingOptions, listSlots, parseListing } from './listing.js';
import type { StateManifest } from './manifest.js';
import { aheadVolume, partLabels, type Snapshot } from './seal.js';

const wholeMark = (volume: string): string => `${volume}-whole`;
const takenMark = (volume: string): string => `${volume}-taken`;

type Part = 'ahead' | 'ahead-whole' | 'ahead-taken';

const labelsOf = (snapshot: Snapshot, part: Part, session: string) => ({
  ...partLabels(snapshot, part),
  [LABEL.snapshotSession]: session,
});

/** Makes the volume of a layer for the slot, with nothing in it. */
export async function createLayer(
  engine: Engine,
  snapshot: Snapshot,
  slotId: string,
  session: string,
): Promise<string> {
  const volume = aheadVolume(snapshot, slotId, randomBytes(5).toString('hex'));
  await engine.createVolume(volume, labelsOf(snapshot, 'ahead', session));
  return volume;
}

/** From now on it can be taken, by other sessions too. */
export const offerLayer = (engine: Engine, snapshot: Snapshot, volume: string, session: string): Promise<void> =>
  engine.createVolume(wholeMark(volume), labelsOf(snapshot, 'ahead-whole', session));

/**
 * Takes a layer for the session, which has something on the engine: it is not taken for dead.
 * @returns false if another session was first
 */
export async function takeLayer(engine: Engine, snapshot: Snapshot, volume: string, session: string): Promise<boolean> {
  await engine.createVolume(takenMark(volume), labelsOf(snapshot, 'ahead-taken', session));
  return (await engine.volume(takenMark(volume)))?.labels[LABEL.snapshotSession] === session;
}

/** Removes it with its marks: that it is taken last, so that nobody takes what is going. */
export async function removeLayer(engine: Engine, volume: string): Promise<void> {
  for (const id of [volume, wholeMark(volume), takenMark(volume)]) await engine.remove({ kind: 'volume', id });
}

/** Those for the slot that can be taken. */
export async function freeLayers(engine: Engine, snapshot: Snapshot, slotId: string): Promise<string[]> {
  const owned = await engine.owned([`${LABEL.snapshotGeneration}=${snapshot.generation}`]);
  const own = aheadVolume(snapshot, slotId, '');
  return layersOf(owned)
    .filter(({ isFree, volume }) => isFree && volume.startsWith(own))
    .map(({ volume }) => volume);
}

export interface LayerAhead {
  readonly volume: string;
  /** Nobody's: it is whole, and waits for a stack. */
  readonly isFree: boolean;
  /** The session that took it, or makes it. */
  readonly session: string;
}

/** Of the volumes of a generation. What is left of a layer that is gone counts as one. */
export function layersOf(volumes: readonly OwnedObject[]): LayerAhead[] {
  const byPart = (part: Part) => volumes.filter(({ labels }) => labels[LABEL.snapshotPart] === part);
  const layers = byPart('ahead');
  const whole = new Set(byPart('ahead-whole').map(({ id }) => id));
  const taken = new Map(byPart('ahead-taken').map((mark) => [mark.id, mark]));
  const own = layers.map(({ id, labels }): LayerAhead => {
    const taker = taken.get(takenMark(id));
    taken.delete(takenMark(id));
    const session = (taker?.labels ?? labels)[LABEL.snapshotSession] ?? '';
    return { volume: id, isFree: taker === undefined && whole.has(wholeMark(id)), session };
  });
  const gone = [...taken].map(([id, { labels }]): LayerAhead => {
    return { volume: id.slice(0, -takenMark('').length), isFree: false, session: labels[LABEL.snapshotSession] ?? '' };
  });
  return [...own, ...gone];
}

/** Removes those that can be taken and do not hold what the state does; a run looks once, before it takes one. */
export async function removeOtherLayers(
  engine: Engine,
  snapshot: Snapshot,
  { slots }: StateManifest,
  { session, ...options }: ListingOptions & { readonly session: string },
): Promise<void> {
  for (const slot of slots) {
    for (const volume of await freeLayers(engine, snapshot, slot.slot)) {
      const listing = await listSlots(engine, [{ volume, path: `/door/${volume}/upper` }], options);
      if (listing === undefined || whyNoCopy(parseListing(listing), slot) === undefined) continue;
      // Who was faster writes to it by now.
      if (await takeLayer(engine, snapshot, volume, session)) await removeLayer(engine, volume);
    }
  }
}
