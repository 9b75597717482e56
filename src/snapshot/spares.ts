/**
 * Layers made ahead. An overlay copies a file whole when a service opens it for writing, and a SQLite database is one file: the time that a
 * service takes to start would grow with its database. So while tests run, the next stack's layer gets a copy of those files that the
 * last one's services opened while they started; its content is what lies below it.
 */
import type { ComposeModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import { pack } from '../stack/archive.js';
import type { SlotManifest } from './manifest.js';
import type { MountedSlot, StackState } from './mount-state.js';
import { dataPath, throughDoor } from './save.js';
import { manifestVolume, partLabels, type Snapshot } from './seal.js';
import { readManifest } from './verify-state.js';

/** More files than these, the largest first, are not copied: each copy waits for the disk, and PostgreSQL opens a hundred. */
const MOST_FILES = 2000;

/** Of what a command printed. */
const MOST_LINES = 100_000;

const LIST = 'cd "$1" && find . -type f';
const COPY = 'from=$1 to=$2; shift 2; for path; do cp -p "$from/$path" "$to/$path" || exit 1; done';

/** What is known of one slot of one state. */
interface Slot {
  /** Files that its services open for writing while they start. */
  readonly paths: readonly string[];
  readonly manifest: SlotManifest;
  /** Volumes with a layer that nobody has begun with. */
  readonly ready: string[];
  isMaking: boolean;
}

/** The layers of one session. They go with it. */
export class Spares {
  readonly #learnt = new Map<string, Promise<Slot | undefined>>();
  readonly #known = new Map<string, Slot>();
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
      const volume = await this.#make(snapshot, slot, known, copierImage);
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
    const files = own.entries.filter(({ kind, path }) => kind === 'file' && opened.has(path));
    const largest = [...files].sort((a, b) => b.size - a.size).slice(0, MOST_FILES);
    return { paths: largest.map(({ path }) => path), manifest: own, ready: [], isMaking: false };
  }

  /** @returns the volume; `undefined` if it could not be made, or is not wanted any more */
  async #make(
    snapshot: Snapshot,
    slot: MountedSlot,
    { paths, manifest }: Slot,
    image: string,
  ): Promise<string | undefined> {
    if (this.#isClosed) return undefined;
    const { engine } = this;
    this.#made += 1;
    const volume = `isoshard-${this.session}-spare-${this.#made}`;
    const labels = { ...this.labels, ...partLabels(snapshot, 'use') };
    const below = slot.saved.volume;
    await engine.createVolume(volume, labels);
    const mounts = { [below]: `/door/${below}`, [volume]: `/door/${volume}` };
    const argv = ['sh', '-c', COPY, 'sh', dataPath(slot.saved), `/door/${volume}/upper`, ...paths];
    let isWhole = false;
    try {
      const folders = pack(foldersOf(slot, manifest, paths));
      const fill = (door: string) => engine.putArchive(door, `/door/${volume}`, folders);
      isWhole = (await this.#run(image, mounts, argv, fill)) !== undefined;
    } finally {
      if (!isWhole) await engine.remove({ kind: 'volume', id: volume });
    }
    return isWhole ? volume : undefined;
  }

  /** Runs a command over volumes, with what tests leave of the processor. @returns what it printed; `undefined` if it failed, or we are closed */
  async #run(
    image: string,
    mounts: Readonly<Record<string, string>>,
    argv: readonly string[],
    before: (container: string) => Promise<void> = async () => undefined,
  ): Promise<string | undefined> {
    const { engine } = this;
    if (this.#isClosed) return undefined;
    const copier = await engine.createDoor(image, mounts, { ...this.labels }, argv);
    this.#copiers.add(copier);
    try {
      await before(copier);
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

const nameOf = ({ generation }: Snapshot, slotId: string): string => `${generation} ${slotId}`;

/** The folders that lead to `paths`, as they are below. */
function foldersOf({ saved }: MountedSlot, { entries }: SlotManifest, paths: readonly string[]) {
  const parents = new Set(
    paths.flatMap((path) => {
      const steps = path.split('/').slice(0, -1);
      return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
    }),
  );
  const folders = entries.filter(({ path, kind }) => kind === 'folder' && parents.has(path));
  return [
    { path: 'upper/', ...saved.owner },
    ...folders.map(({ path, mode, uid, gid }) => ({ path: `upper/${path}/`, mode, uid, gid })),
  ];
}
