/**
 * Layers made ahead. An overlay copies a file whole when a service opens it for writing, and a SQLite database is one file: the time that a
 * service takes to start would grow with its database. So while tests run, the next stack's layer gets a copy of those files that the
 * last one's services opened while they started; its content is what lies below it. It may be a stack of a later run: see `layers-ahead.ts`.
 */
import type { ComposeModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import { pack } from '../stack/archive.js';
import { layerSlotOf } from './container-layer.js';
import { copyScript, foldersOf, largestOf } from './copied-ahead.js';
import { createLayer, freeLayers, offerLayer, removeLayer, takeLayer } from './layers-ahead.js';
import { likelyOpened } from './likely-opened.js';
import type { SlotManifest, StateManifest } from './manifest.js';
import type { MountedSlot, StackState } from './mount-state.js';
import { dataPath, throughDoor } from './save.js';
import { manifestVolume, type SavedSlot, type Snapshot } from './seal.js';
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
  isMaking: boolean;
}

interface RunOptions {
  readonly before?: (container: string) => Promise<void>;
  /** Somebody waits. */
  readonly isUrgent?: boolean;
  /** Absent: the session's. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The layers that one session takes and makes. Those that it has taken go with it, and those that are not whole by then. */
export class Spares {
  readonly #learnt = new Map<string, Promise<Slot | undefined>>();
  readonly #guessed = new Map<string, { readonly paths: readonly string[]; readonly image: string }>();
  readonly #copiers = new Set<string>();
  #isClosed = false;
  /** Layers that this session has asked for, and those of them that it got. */
  readonly #asked = new Set<string>();
  readonly #taken: string[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly session: string,
    private readonly labels: Readonly<Record<string, string>>,
  ) {}

  /**
   * A volume with a layer for a stack's slot, which is the caller's from now on; `undefined` if there is none. The stack has something of the
   * session on the engine by now.
   */
  async take(snapshot: Snapshot, slotId: string): Promise<string | undefined> {
    const { engine, session } = this;
    for (const volume of await freeLayers(engine, snapshot, slotId)) {
      // Other stacks of this session ask at the same time.
      if (this.#asked.has(volume)) continue;
      this.#asked.add(volume);
      if (!(await takeLayer(engine, snapshot, volume, session))) continue;
      this.#taken.push(volume);
      return volume;
    }
    return undefined;
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

  /** Removes what was taken, once its stacks are gone. */
  async discard(): Promise<void> {
    await Promise.all(this.#taken.map((volume) => removeLayer(this.engine, volume)));
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
    if (known === undefined || known.paths.length === 0 || known.isMaking) return;
    known.isMaking = true;
    try {
      const free = await freeLayers(this.engine, snapshot, slot.id);
      if (free.length === 0) await this.#make(snapshot, slot.saved, known, copierImage);
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
    return { paths: largestOf(own, opened), manifest: own, isMaking: false };
  }

  async #make(snapshot: Snapshot, saved: SavedSlot, { paths, manifest }: Slot, image: string): Promise<void> {
    if (this.#isClosed) return;
    const { engine, session } = this;
    const volume = await createLayer(engine, snapshot, saved.id, session);
    const below = saved.volume;
    const mounts = { [below]: `/door/${below}`, [volume]: `/door/${volume}` };
    const argv = ['sh', '-c', copyScript(paths), 'sh', dataPath(saved), `/door/${volume}/upper`];
    let isWhole = false;
    try {
      const folders = pack(foldersOf(saved, manifest, paths));
      const before = (door: string) => engine.putArchive(door, `/door/${volume}`, folders);
      isWhole = (await this.#run(image, mounts, argv, { before })) !== undefined;
      if (isWhole) await offerLayer(engine, snapshot, volume, session);
    } finally {
      if (!isWhole) await removeLayer(engine, volume);
    }
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
