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

/** A smaller file is copied by the overlay before anybody notices; bytes. */
const LARGE_BYTES = 1024 * 1024;

/** More files than these, the largest first, are not looked at. */
const LOOKED_AT = 100;

/** Of low weight: tests run beside it. */
const COPY = 'from=$1 to=$2; shift 2; for path; do cp -p "$from/$path" "$to/$path" || exit 1; done';

/** What is known of one slot of one state. */
interface Slot {
  /** Large files that its services open for writing while they start. */
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
    if (!this.#learnt.has(name)) this.#learnt.set(name, this.#learn(snapshot, slot, image));
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

  async #learn(snapshot: Snapshot, slot: MountedSlot, image: string): Promise<Slot | undefined> {
    const { engine, labels } = this;
    const volumes = [manifestVolume(snapshot.key, snapshot.generation), slot.upperVolume];
    return throughDoor(engine, image, volumes, { ...labels }, async (door) => {
      const manifest = (await readManifest(engine, door, snapshot))?.slots.find((one) => one.slot === slot.id);
      if (manifest === undefined) return undefined;
      const large = manifest.entries.filter(({ kind, size }) => kind === 'file' && size >= LARGE_BYTES);
      const looked = large.sort((a, b) => b.size - a.size).slice(0, LOOKED_AT);
      const found = await Promise.all(
        looked.map(({ path }) => engine.stat(door, `/door/${slot.upperVolume}/upper/${path}`)),
      );
      const paths = looked.filter((_, index) => found[index] !== undefined).map(({ path }) => path);
      return { paths, manifest, ready: [], isMaking: false };
    });
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
    const copier = await engine.createDoor(image, mounts, labels, argv);
    this.#copiers.add(copier);
    let isWhole = false;
    try {
      await engine.putArchive(copier, `/door/${volume}`, pack(foldersOf(slot, manifest, paths)));
      if (!this.#isClosed) {
        await engine.start(copier);
        await engine.ended(copier);
        isWhole = (await engine.state(copier))?.exitCode === 0;
      }
    } finally {
      this.#copiers.delete(copier);
      await engine.remove({ kind: 'container', id: copier });
      if (!isWhole) await engine.remove({ kind: 'volume', id: volume });
    }
    return isWhole ? volume : undefined;
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
