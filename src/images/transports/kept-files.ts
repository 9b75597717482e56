/** Saves, finds and restores what an image consists of, over all the places that a job may ask. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../context.js';
import { atMost } from './at-most.js';
import {
  type Entries,
  FIRST_GENERATION,
  imagePrefix,
  type LayerSize,
  laterGeneration,
  layerPrefix,
  layerSize,
  partPrefix,
  partSlot,
  slotOf,
  statePrefix,
} from './entries.js';
import { InPieces, inBuffer, type LayerPart, PARTS_AHEAD, partsOf } from './layer-parts.js';
import { Meter } from './meter.js';
import { unpackedBytes } from './unpacked-layer.js';
import { USUAL } from './worth.js';

/** So many parts are fetched at once, for all layers: each is in memory until it is written. */
const RESTORES_AT_ONCE = 3;

/** How long another job that has the same name is waited for. */
const EXISTS_TRIES = 5;
const EXISTS_PAUSE_MS = 2000;

export class KeptFiles {
  /** Layers that did not hold what they should: their entries are not believed any more. */
  readonly #broken = new Set<string>();
  readonly #sizes = new Map<string, Promise<LayerSize | undefined>>();
  readonly #restoring = atMost(RESTORES_AT_ONCE);

  constructor(
    private readonly entries: Entries,
    private readonly folder: string,
    private readonly clock: Pick<Clock, 'now' | 'sleep'>,
    /** Of what is moved to and from the services. */
    readonly meter = new Meter(USUAL.moved, clock),
  ) {}

  /** Whether what is kept is packed on its way. */
  get packs(): boolean {
    return this.entries.to?.packs === true;
  }

  /** Sizes of a layer that is kept whole somewhere; `undefined` if there is none. */
  findLayer(digest: string): Promise<LayerSize | undefined> {
    if (this.#broken.has(digest)) return Promise.resolve(undefined);
    const known = this.#sizes.get(digest) ?? this.#findLayer(digest);
    this.#sizes.set(digest, known);
    return known;
  }

  async #findLayer(digest: string): Promise<LayerSize | undefined> {
    for (const store of this.entries.from) {
      const name = await store.find(layerPrefix(digest), partSlot(digest, 0));
      const size = name === undefined ? undefined : layerSize(name);
      if (size === undefined) continue;
      const parts = await Promise.all(
        partsOf(size).map((part) => store.find(partPrefix(digest, size, part.index), partSlot(digest, part.index))),
      );
      if (parts.every((part) => part !== undefined)) return size;
    }
    return undefined;
  }

  /** Whether a layer's first part is there: it is fetched first, and so the first that a cache evicts. To ask for all parts of all images takes as long as the rest of a plan. */
  async hasLayer(digest: string): Promise<boolean> {
    const found = this.entries.from.map((store) => store.find(layerPrefix(digest), partSlot(digest, 0)));
    return !this.#broken.has(digest) && (await Promise.all(found)).some((name) => name !== undefined);
  }

  /** @param file as the engine packed it @returns bytes that were moved, or `undefined` if it could not be kept */
  async saveLayer(digest: string, size: LayerSize, file: string): Promise<number | undefined> {
    const again = this.#broken.has(digest);
    const parts = partsOf(size);
    const save = ({ index, movedBytes }: LayerPart, from: string) =>
      this.#save(partPrefix(digest, size, index), partSlot(digest, index), from, again, movedBytes);
    const [only] = parts;
    const isSaved =
      only !== undefined && parts.length === 1 && !size.isUnpacked
        ? await save(only, file)
        : await this.#saveCut(parts, keptBytes(file, size), save);
    if (!isSaved) return undefined;
    this.#broken.delete(digest);
    this.#sizes.set(digest, Promise.resolve(size));
    return size.sizeBytes;
  }

  /** While one part is saved the next one is written. */
  async #saveCut(
    parts: readonly LayerPart[],
    bytes: AsyncIterable<Buffer>,
    save: (part: LayerPart, file: string) => Promise<boolean>,
  ): Promise<boolean> {
    const iterator = bytes[Symbol.asyncIterator]();
    const pieces = new InPieces(iterator);
    let saving = Promise.resolve(true);
    try {
      for (const part of parts) {
        const file = this.spoolFile();
        const gone = () => rm(file, { force: true });
        try {
          await pipeline(Readable.from(pieces.take(part.end - part.start)), createWriteStream(file));
          if (!(await saving)) {
            await gone();
            return false;
          }
        } catch (error) {
          await gone();
          throw error;
        }
        saving = save(part, file).finally(gone);
        // It may fail while the next part is written: it is thrown once that is.
        saving.catch(() => undefined);
      }
      return await saving;
    } finally {
      await saving.catch(() => false);
      await iterator.return?.();
    }
  }

  async #save(prefix: string, slot: string, file: string, again: boolean, bytes = 0): Promise<boolean> {
    const { to } = this.entries;
    if (to === undefined) return false;
    const save = (generation: string) =>
      this.meter.of(
        bytes,
        () => to.save(`${prefix}${generation}`, slot, file),
        (saved) => (saved === 'saved' ? bytes : 0),
      );
    if (!again) {
      const saved = await save(FIRST_GENERATION);
      if (saved !== 'exists') return saved === 'saved';
      // Another job is just saving it, or one was cancelled while it did: such a name stays taken, with nothing behind it.
      for (let tries = 0; tries < EXISTS_TRIES; tries++) {
        if ((await to.find(prefix, slot)) !== undefined) return true;
        await this.clock.sleep(EXISTS_PAUSE_MS);
      }
    }
    return (await save(laterGeneration(this.clock.now()))) === 'saved';
  }

  /**
   * The bytes of a layer from `start` on as it is kept, part by part; while one is read the next ones are fetched. Packed ones that are read from the
   * start have the layer's digest, or the last of them are never given. Others whoever asked has to check by the digest that they have, and each chunk of
   * them lasts until the next one is asked for.
   * @param urgency of what else is to be fetched what is less urgent waits
   * @throws Error that says what is wrong with it; then it counts as broken
   */
  async *readLayer(digest: string, size: LayerSize, start = 0, urgency = 0): AsyncGenerator<Buffer> {
    const hash = start === 0 && !size.isUnpacked ? createHash('sha256') : undefined;
    const buffer = Buffer.allocUnsafeSlow(size.isUnpacked ? BUFFER_BYTES : 0);
    const parts = partsOf(size).filter(({ end }) => end > start);
    const fetchPart = (at: number): Promise<string> | undefined => {
      const part = parts[at];
      const fetching =
        part &&
        this.#restoring(() => this.meter.of(part.movedBytes, () => this.#restorePart(digest, size, part)), urgency);
      fetching?.catch(() => undefined);
      return fetching;
    };
    // In their order: those that are fetched while one is read.
    const coming = parts.slice(0, 1 + PARTS_AHEAD).map((_, at) => fetchPart(at));
    try {
      let held: Buffer | undefined;
      for (const [at, part] of parts.entries()) {
        const file = await coming.shift();
        if (file === undefined) break;
        coming.push(fetchPart(at + 1 + PARTS_AHEAD));
        try {
          const from = Math.max(0, start - part.start);
          if (size.isUnpacked) {
            yield* inBuffer(file, from, buffer);
            continue;
          }
          for await (const chunk of createReadStream(file, { start: from, highWaterMark: READ_BYTES })) {
            hash?.update(chunk);
            if (held !== undefined) yield held;
            held = chunk;
          }
        } finally {
          await rm(file, { force: true });
        }
      }
      if (hash && `sha256:${hash.digest('hex')}` !== digest) throw new Error(`${short(digest)} has other bytes`);
      if (held !== undefined) yield held;
    } catch (error) {
      this.#broken.add(digest);
      throw error;
    } finally {
      for (const one of coming) {
        const left = await one?.catch(() => undefined);
        if (left !== undefined) await rm(left, { force: true });
      }
    }
  }

  /** Resolves once nothing is fetched any more: what nobody waits for would put files where a job removes its own. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }
  readonly #underWay = new Set<Promise<string>>();

  #restorePart(digest: string, size: LayerSize, part: LayerPart): Promise<string> {
    const restoring = this.#restore(digest, size, part).finally(() => this.#underWay.delete(restoring));
    this.#underWay.add(restoring);
    return restoring;
  }

  async #restore(digest: string, size: LayerSize, { index, start, end }: LayerPart): Promise<string> {
    const file = this.spoolFile();
    await mkdir(this.folder, { recursive: true });
    for (const store of this.entries.from) {
      if (!(await store.restoreNewest(partPrefix(digest, size, index), partSlot(digest, index), file))) continue;
      if ((await stat(file)).size === end - start) return file;
      await rm(file, { force: true });
    }
    throw new Error(`${short(digest)} is not in ${this.places} any more`);
  }

  /** The newest record of an image that `read` accepts, with the bytes that were moved for it. */
  findImage<T>(digest: string, read: (file: string) => Promise<T>): Promise<T | undefined> {
    return this.#find(imagePrefix(digest), digest, read);
  }

  /** The same, of an initial state by its key. */
  findState<T>(key: string, read: (file: string) => Promise<T>): Promise<T | undefined> {
    return this.#find(statePrefix(key), key, read);
  }

  async #find<T>(prefix: string, id: string, read: (file: string) => Promise<T>): Promise<T | undefined> {
    await mkdir(this.folder, { recursive: true });
    for (const store of this.entries.from) {
      const name = await store.find(prefix, slotOf(id));
      const file = this.spoolFile();
      if (name === undefined || !(await store.restore(name, slotOf(id), file))) continue;
      try {
        return await read(file);
      } catch {
        this.#broken.add(id); // no record, or a broken one: the next place may have a good one
      } finally {
        await rm(file, { force: true });
      }
    }
    return undefined;
  }

  /** What was found of an image, a state or a layer led to nothing good: what is kept of it next comes before that. */
  distrust(digest: string): void {
    this.#broken.add(digest);
  }

  /** False if it could not be kept. What was found and not good is followed by a later one. */
  saveImage(digest: string, file: string): Promise<boolean> {
    return this.#save(imagePrefix(digest), slotOf(digest), file, this.#broken.has(digest));
  }

  /** The same, of an initial state by its key. */
  saveState(key: string, file: string): Promise<boolean> {
    return this.#save(statePrefix(key), slotOf(key), file, this.#broken.has(key));
  }

  /** A name for a file of ours, which is not there yet. */
  spoolFile(): string {
    return join(this.folder, `spool-${randomUUID()}`);
  }

  /** Where is looked, as people know it. */
  get places(): string {
    return this.entries.from.map(({ title }) => title).join(' or ');
  }
}

const READ_BYTES = 256 * 1024;
const BUFFER_BYTES = 1024 * 1024;

export const short = (digest: string): string => digest.slice(0, 19);

/** Of a layer that is packed in `file`. */
function keptBytes(file: string, { unpackedBytes: bytes, isUnpacked }: LayerSize): AsyncIterable<Buffer> {
  const packed = createReadStream(file, { highWaterMark: READ_BYTES });
  return isUnpacked ? unpackedBytes(packed, bytes, 0) : packed;
}
