/**
 * Layers made ahead. An overlay copies a file whole when a service opens it for writing, and a SQLite database is one file: the time that a
 * service takes to start would grow with its database. So while tests run, the next stack's layer gets a copy of those files that the
 * last one's services opened while they started; its content is what lies below it.
 */
import type { ComposeModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import { pack } from '../stack/archive.js';
import { layerSlotOf } from './container-layer.js';
import { copyScript, foldersOf, largestOf } from './copied-ahead.js';
import { likelyOpened } from './likely-opened.js';
import type { SlotManifest, StateManifest } from './manifest.js';
import type { MountedSlot, StackState } from './mount-state.js';
import { dataPath, throughDoor } from './save.js';
import { manifestVolume, partLabels, type SavedSlot, type Snapshot } from './seal.js';
import type { StateSlot } from './slots.js';
import { readManifest } from './verify-state.js';

/** Of what a command printed. */
const MOST_LINES = 100_000;

const LIST = 'cd "$1" && find . -type f';

/** What is known of one slot of one state. */
interface Slot {
  /** Files that its services open for writing while they start. */
  readonly paths: readonly string[];
  readonly manifest: SlotManifest;
  /** Volumes with a layer that nobody has begun with. */
  readonly ready: string[];
  isMaking: boolean;
}

interface RunOptions {
  readonly before?: (container: string) => Promise<void>;
  /** Somebody waits. */
  readonly isUrgent?: boolean;
  /** Absent: the session's. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The layers of one session. They go with it. */
export class Spares {
  readonly #learnt = new Map<string, Promise<Slot | undefined>>();
  readonly #known = new Map<string, Slot>();
  readonly #guessed = new Map<string, { readonly paths: readonly string[]; readonly image: string }>();
  readonly #copiers = new Set<string>();
  #isClosed = false;
  #made = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly session: string,
    private readonly labels: Readonly<Record<string, string>>,
  ) {}

  /** A volume with a layer for a stack's slot, which is the caller's from now on; `undefined` if there is none. */
  take(snapshot: Snapshot, slotId: string): string | undefined {
    return this.#known.get(nameOf(snapshot, slotId))?.ready.pop();
  }

  /**
   * Learns from the formats of databases what the services of a state will open, before one of them has started.
   * @param images by the id of the slot: that of a service which mounts it
   */
  guess(snapshot: Snapshot, manifest: StateManifest, images: Readonly<Record<string, string>>): void {
    for (const { id } of snapshot.slots) {
      const own = manifest.slots.find(({ slot }) => slot === id);
      const image = images[id];
      if (own === undefined || image === undefined) continue;
      const paths = largestOf(own, new Set(likelyOpened(own)));
      if (paths.length > 0) this.#guessed.set(nameOf(snapshot, id), { paths, image });
    }
  }

  /**
   * For a stack's slot that has no layer made ahead: makes the overlay copy what its services will open, while the stack is still being started. Who
   * opens a file meanwhile waits for the same copy. Resolves when it is done, or cannot be done.
   * @param volume the overlay
   * @param labels the stack's
   * @param laid resolves when the overlay can be mounted
   */
  async warm(
    snapshot: Snapshot,
    slotId: string,
    volume: string,
    labels: Readonly<Record<string, string>>,
    laid: Promise<void>,
  ): Promise<void> {
    const guessed = this.#guessed.get(nameOf(snapshot, slotId));
    if (guessed === undefined) return;
    // A file that is gone by then stays gone, and nothing of its content changes.
    const argv = ['sh', '-c', 'cd "$1" && shift && touch -c -a -- "$@"', 'sh', '/door', ...guessed.paths];
    const work = this.#run(guessed.image, { [volume]: '/door' }, argv, { labels, isUrgent: true, before: () => laid });
    await work.catch(() => undefined);
  }

  /**
   * Makes a layer for each slot that has none. Resolves when they are there, or cannot be made (an image without `cp`): then the next stack
   * does without.
   * @param stack one that is ready; what its services have opened for writing by now is what the layers are made of
   */
  renew({ state, model }: { readonly state?: StackState | undefined; readonly model: ComposeModel }): Promise<void> {
    const slots = (state?.slots ?? []).filter(({ kind, how }) => kind === 'volume' && how === 'overlay');
    const work = slots.map((slot) => {
      const image = model.services[slot.mounts[0]?.service ?? '']?.image ?? '';
      return state === undefined ? undefined : this.#renew(state, slot, image).catch(() => undefined);
    });
    const done = Promise.all([this.#last, ...work]).then(() => undefined);
    this.#last = done;
    return done;
  }

  /** Ends what is being made. Nothing is made from now on. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#copiers].map((id) => this.engine.kill(id).catch(() => undefined)));
    await this.#last;
  }

  async #renew({ snapshot, image }: StackState, slot: MountedSlot, copierImage: string): Promise<void> {
    if (this.#isClosed) return;
    const name = nameOf(snapshot, slot.id);
    if (!this.#learnt.has(name)) this.#learnt.set(name, this.#learn(snapshot, slot, image, copierImage));
    const known = await this.#learnt.get(name);
    if (known === undefined || known.paths.length === 0 || known.ready.length > 0 || known.isMaking) return;
    this.#known.set(name, known);
    known.isMaking = true;
    try {
      const volume = await this.#make(snapshot, slot.saved, known, copierImage);
      if (volume !== undefined) known.ready.push(volume);
    } finally {
      known.isMaking = false;
    }
  }

  /** @param copierImage has a shell, or there is nothing to learn */
  async #learn(snapshot: Snapshot, slot: MountedSlot, image: string, copierImage: string): Promise<Slot | undefined> {
    const { engine } = this;
    const labels = { ...this.labels };
    const volume = manifestVolume(snapshot.key, snapshot.generation);
    const manifest = await throughDoor(engine, image, [volume], labels, (door) => readManifest(engine, door, snapshot));
    const own = manifest?.slots.find((one) => one.slot === slot.id);
    if (own === undefined) return undefined;
    const upper = slot.upperVolume;
    const argv = ['sh', '-c', LIST, 'sh', `/door/${upper}/upper`];
    const found = await this.#run(copierImage, { [upper]: `/door/${upper}` }, argv);
    const opened = new Set(found?.split('\n').map((line) => line.replace(/^\.\//, '')));
    return { paths: largestOf(own, opened), manifest: own, ready: [], isMaking: false };
  }

  /** @returns the volume; `undefined` if it could not be made, or is not wanted any more */
  async #make(
    snapshot: Snapshot,
    saved: SavedSlot,
    { paths, manifest }: Slot,
    image: string,
  ): Promise<string | undefined> {
    if (this.#isClosed) return undefined;
    const { engine } = this;
    this.#made += 1;
    const volume = `isoshard-${this.session}-spare-${this.#made}`;
    const labels = { ...this.labels, ...partLabels(snapshot, 'use') };
    const below = saved.volume;
    await engine.createVolume(volume, labels);
    const mounts = { [below]: `/door/${below}`, [volume]: `/door/${volume}` };
    const argv = ['sh', '-c', copyScript(paths), 'sh', dataPath(saved), `/door/${volume}/upper`];
    let isWhole = false;
    try {
      const folders = pack(foldersOf(saved, manifest, paths));
      const before = (door: string) => engine.putArchive(door, `/door/${volume}`, folders);
      isWhole = (await this.#run(image, mounts, argv, { before })) !== undefined;
    } finally {
      if (!isWhole) await engine.remove({ kind: 'volume', id: volume });
    }
    return isWhole ? volume : undefined;
  }

  /** Runs a command over volumes, with what tests leave of the processor unless somebody waits. @returns what it printed; `undefined` if it failed, or we are closed */
  async #run(
    image: string,
    mounts: Readonly<Record<string, string>>,
    argv: readonly string[],
    options: RunOptions = {},
  ): Promise<string | undefined> {
    const { engine } = this;
    if (this.#isClosed) return undefined;
    const { before, isUrgent = false, labels = this.labels } = options;
    const copier = await engine.createDoor(image, mounts, { ...labels }, { argv, isUrgent });
    this.#copiers.add(copier);
    try {
      await before?.(copier);
      if (this.#isClosed) return undefined;
      await engine.start(copier);
      await engine.ended(copier);
      const isDone = (await engine.state(copier))?.exitCode === 0;
      return isDone ? await engine.logs(copier, MOST_LINES) : undefined;
    } finally {
      this.#copiers.delete(copier);
      await engine.remove({ kind: 'container', id: copier });
    }
  }
}

/** By the id of a slot: the image of a service that mounts it. */
export const copierImages = (
  slots: readonly Pick<StateSlot, 'id' | 'mounts'>[],
  images: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    slots.flatMap(({ id, mounts }) => {
      const image = images[layerSlotOf(id)?.service ?? mounts[0]?.service ?? ''];
      return image ? [[id, image]] : [];
    }),
  );

const nameOf = ({ generation }: Snapshot, slotId: string): string => `${generation} ${slotId}`;
