/**
 * Gives a stack a saved state: overlays with the state as their lower directory, in constant time; copies where the engine mounts no
 * overlays. What the stack writes goes into volumes of its own, to which a link leads: with another link the next start of a
 * service begins with the state again.
 */
import { type BindPlan, overlayOf, type PrivateView } from '../compose/binds.js';
import type { ComposeModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import { EnvironmentError } from '../errors.js';
import { type ArchiveEntry, pack } from '../stack/archive.js';
import { copyState } from './copy-state.js';
import { digestOf, makeManifest } from './manifest.js';
import { dataPath } from './save.js';
import { partLabels, type SavedSlot, type Snapshot } from './seal.js';
import type { StateSlot } from './slots.js';
import type { Spares } from './spares.js';
import type { Templates } from './templates.js';

/** A slot of a stack, with the state below it. */
export interface MountedSlot extends StateSlot {
  readonly saved: SavedSlot;
  /** A copy cannot be put back while its containers exist. */
  readonly how: 'overlay' | 'copy';
  /** Volume that receives what is written to an overlay; another one after each reset. */
  upperVolume: string;
}

/** The state that a stack began with. */
export interface StackState {
  readonly snapshot: Snapshot;
  readonly slots: readonly MountedSlot[];
  /** Volume with a link for each slot, to where its writes go. */
  readonly links: string;
  /** Resolves when nothing but the services has its overlays open. */
  readonly warm: Promise<unknown>;
  /** Of what was written before it was put back: resolves when it is gone, or goes with the stack. */
  tidied?: Promise<unknown>;
  /** By which its rows are put back while its services run. */
  templates?: Templates;
  /** How often it was put back. */
  round: number;
  /** Layers made ahead, of which a reset takes one. */
  readonly spares: Spares | undefined;
  readonly labels: Record<string, string>;
  /** Any image that the engine has. */
  readonly image: string;
}

export interface StateRequest {
  readonly snapshot: Snapshot;
  /** Of this stack, by id. */
  readonly slots: readonly StateSlot[];
  readonly project: string;
  readonly labels: Record<string, string>;
  readonly image: string;
  /** Whether the engine mounts overlays; absent: as it says. */
  readonly overlays?: boolean;
  readonly spares?: Spares | undefined;
}

export const upperName = (project: string, index: number, round: number): string =>
  `${project}-state-${index}-${round}`;

/** Volume that services mount instead of the one of the slot. A view keeps its name. */
export const mountedName = ({ kind, volume }: StateSlot, project: string, index: number): string =>
  kind === 'changes' ? volume : `${project}-state-${index}`;

/** Folders for what is written to `wanted`, of the stack's `slots`, and the links that lead to them. */
export function upperEntries(
  volumesFolder: string,
  links: string,
  slots: readonly MountedSlot[],
  wanted: ReadonlySet<MountedSlot> = new Set(slots),
): ArchiveEntry[] {
  return slots.flatMap((slot, index): ArchiveEntry[] => {
    const { upperVolume, saved } = slot;
    if (!wanted.has(slot)) return [];
    return [
      // An overlay's root takes the upper directory's owner and mode, not the lower one's.
      { path: `${upperVolume}/upper/`, ...saved.owner },
      { path: `${upperVolume}/work/`, mode: 0o700 },
      { path: `${links}/${index}`, link: `${volumesFolder}/${upperVolume}/_data` },
    ];
  });
}

/**
 * Makes the volumes. Their stack has not been started.
 * @param views the stack's views, of which those with a state are made here
 * @throws EnvironmentError `engine-failed`
 */
export async function mountState(
  engine: Engine,
  { snapshot, slots, project, labels, image, overlays: isOverlaid = engine.info.isRootful, spares }: StateRequest,
  { views }: BindPlan,
): Promise<StackState> {
  const { volumesFolder } = engine.info;
  const own = { ...labels, ...partLabels(snapshot, 'use') };
  const links = `${project}-state`;
  // First, and with the mark of use: nobody removes the state from here on, nor a layer that is taken.
  await engine.createVolume(links, own);
  const layers = await Promise.all(
    slots.map(({ kind, id }) => (isOverlaid && kind === 'volume' ? spares?.take(snapshot, id) : undefined)),
  );
  const mounted = slots.map((slot, index): MountedSlot => {
    const saved = snapshot.slots.find(({ id }) => id === slot.id);
    if (saved === undefined || saved.kind !== slot.kind) {
      throw new EnvironmentError('engine-failed', `the saved state has nothing for ${slot.id}`, {
        hint: 'Remove it with `isoshard cleanup`, and run again.',
      });
    }
    const volume = mountedName(slot, project, index);
    const upperVolume = layers[index] ?? upperName(project, index, 0);
    return { ...slot, volume, saved, how: isOverlaid ? 'overlay' : 'copy', upperVolume };
  });
  const ready = { snapshot, slots: mounted, links, round: 0, spares, labels: own, image };
  if (!isOverlaid) {
    const copied = [];
    for (const { volume, saved, id } of mounted) {
      await engine.createVolume(volume, own);
      copied.push(await copyState(engine, image, labels, { from: saved, to: volume, slot: id }));
    }
    const digest = digestOf(makeManifest(copied));
    if (digest !== snapshot.digest) {
      throw new EnvironmentError('engine-failed', `the saved state arrived as something else (${digest})`, {
        hint: 'Run again: a state that was changed is made anew.',
      });
    }
    return { ...ready, warm: Promise.resolve() };
  }
  const uppers = mounted.map(({ upperVolume }) => upperVolume);
  const overlays = mounted.map(({ volume, saved, kind, key }, index) => {
    const data = dataPath({ ...saved, id: saved.id }).replace('/door/', '');
    const [name = '', ...rest] = data.split('/');
    const below = [`${volumesFolder}/${[name, '_data', ...rest].join('/')}`];
    const view = views.find((one) => one.volume === key);
    if (kind === 'changes' && view !== undefined) below.push(view.lower);
    return engine.createVolume(volume, own, overlayOf(below, `${volumesFolder}/${links}/_data/${index}`));
  });
  await Promise.all([...uppers.map((name) => engine.createVolume(name, own)), ...overlays]);
  const shown = [links, ...uppers].map((name) => [name, `/door/${name}`] as const);
  const door = engine.createDoor(image, Object.fromEntries(shown), labels);
  const laid = door.then((id) => engine.putArchive(id, '/door', pack(upperEntries(volumesFolder, links, mounted))));
  const cold = mounted.filter((slot, index) => slot.kind === 'volume' && layers[index] === undefined);
  const warm = Promise.all(cold.map(({ id, volume }) => spares?.warm(snapshot, id, volume, own, laid)));
  await laid.finally(async () => engine.remove({ kind: 'container', id: await door }));
  return { ...ready, warm };
}

/** The model that mounts the state's volumes. Pure. */
export function withState(model: ComposeModel, slots: readonly Pick<MountedSlot, 'key' | 'volume'>[]): ComposeModel {
  const keys = new Set(slots.map(({ key }) => key));
  const named = slots.map(({ key, volume }) => [key, { name: volume, external: true }] as const);
  const services = Object.entries(model.services).map(([name, definition]) => {
    const volumes = definition.volumes?.map((mount) =>
      // What the image has there would be copied into an empty one.
      keys.has(mount.source ?? '') ? { ...mount, volume: { ...mount.volume, nocopy: true } } : mount,
    );
    return [name, volumes === undefined ? definition : { ...definition, volumes }] as const;
  });
  return {
    ...model,
    services: Object.fromEntries(services),
    volumes: { ...model.volumes, ...Object.fromEntries(named) },
  };
}

/** The views of a stack: of those with a state it is known where what is written lies now. */
export function viewsWithState(binds: BindPlan, slots: readonly MountedSlot[]): BindPlan {
  const views = binds.views.map((view): PrivateView => {
    const slot = slots.find(({ key }) => key === view.volume);
    if (slot === undefined || slot.kind !== 'changes') return view;
    return {
      ...view,
      get upperVolume() {
        return slot.upperVolume;
      },
    };
  });
  return { ...binds, views };
}
