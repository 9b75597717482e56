/** What the registry on loopback holds: blobs that an engine pushed, and blobs that are kept in services and fetched when they are asked for. */
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { RemoteLayer } from '../../docker/engine.js';
import { atMost } from './at-most.js';
import type { LayerSize } from './entries.js';
import { type ArrivedBlob, incomingFile } from './incoming-file.js';
import type { KeptFiles } from './kept-files.js';
import { spoolBytes } from './layer-parts.js';
import type { Incoming, Manifest, Shelf } from './registry-server.js';
import { SpoolRoom } from './spool-room.js';
import { unpackedBytes } from './unpacked-layer.js';

/** Why a layer is not given that an engine has, or is about to have. */
export const NOT_GIVEN = 'a layer is asked for that the engine should have';

/** Blobs up to this size are packed together with the record of their image. */
export const SMALL_BYTES = 128 * 1024;

/** So much may lie on disk; beyond it the engine is made to wait, but for one layer. */
const SPOOL_LIMIT_BYTES = 256 * 1024 * 1024;

/** How many layers are saved at once. */
const SAVES_AT_ONCE = 2;

interface PackedName {
  readonly digest: string;
  readonly size: number;
}

type Blob =
  /** In a file of ours: small ones, and those of a record. */
  | {
      readonly place: 'file';
      readonly sizeBytes: number;
      readonly file: string;
      readonly at: number;
      readonly of?: PackedName;
    }
  | ({ readonly place: 'kept'; readonly saved: Promise<number | undefined> } & LayerSize)
  /** A kept one out of its compression, by the digest that it has then. */
  | {
      readonly place: 'unpacked';
      readonly sizeBytes: number;
      readonly of: string;
      readonly size: LayerSize;
      readonly isGiven: boolean;
    }
  | { readonly place: 'base'; readonly sizeBytes: number };

/** A layer whose first parts are fetched, and lie there until it is asked for. */
interface Ahead {
  readonly bytes: AsyncGenerator<Buffer>;
  readonly first: Promise<IteratorResult<Buffer>>;
  readonly spoolBytes: number;
}

export class ImageShelf implements Shelf {
  readonly #blobs = new Map<string, Blob>();
  readonly #manifests = new Map<string, Manifest>();
  /** Digests of layers, unpacked, that a registry serves. */
  readonly #baseLayers = new Set<string>();
  /** Kept blobs whose bytes were fetched, or kept, since they were last counted. */
  readonly #given = new Set<string>();
  readonly #watchers = new Set<(digest: string, why: string) => void>();
  readonly #room = new SpoolRoom(SPOOL_LIMIT_BYTES);
  readonly #saving = atMost(SAVES_AT_ONCE);

  constructor(
    private readonly files: KeptFiles,
    private readonly folder: string,
    /** Whether the engines of this kind take layers as they were packed, and no others. */
    private readonly keepsPacked: boolean,
  ) {}

  /**
   * Layers of a base image, which are not to be kept.
   * @param served as its registry has them: an engine that hears that these are here packs and sends none of them
   */
  knowBaseLayers(diffIds: readonly string[], served: readonly RemoteLayer[]): void {
    for (const diffId of diffIds) this.#baseLayers.add(diffId);
    for (const { digest, size } of served) this.offerBase(digest, size);
  }

  offerManifest(manifest: Manifest): void {
    this.#manifests.set(manifest.digest, manifest);
  }

  /**
   * A small blob that lies in `file`, from byte `at` on.
   * @param of how it is kept, where it is out of its compression there
   */
  offerFile(digest: string, sizeBytes: number, file: string, at: number, of?: PackedName): void {
    this.#blobs.set(digest, { place: 'file', sizeBytes, file, at, ...(of && { of }) });
  }

  /** A layer by the digest that it was packed under; of no use where it is kept otherwise and such an engine asks. */
  offerKept(digest: string, { sizeBytes, unpackedBytes, isUnpacked }: LayerSize): void {
    if (this.#blobs.has(digest) || (isUnpacked && this.keepsPacked)) return;
    this.#blobs.set(digest, { place: 'kept', sizeBytes, unpackedBytes, isUnpacked, saved: Promise.resolve(0) });
  }

  /**
   * The kept layer `of`, under the digest that it has out of its compression.
   * @param isGiven whether the engine lacks it: one that asks for what it has is refused, and those who watch are told
   */
  offerUnpacked(digest: string, of: string, size: LayerSize, isGiven: boolean): void {
    // An image that comes at the same time may have it elsewhere among its layers, and need it.
    if (!isGiven && this.#blobs.has(digest)) return;
    this.#blobs.set(digest, { place: 'unpacked', sizeBytes: size.unpackedBytes, of, size, isGiven });
  }

  /** A layer of a base image, which its registry gives. */
  offerBase(digest: string, sizeBytes: number): void {
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, { place: 'base', sizeBytes });
  }

  /** How a layer is kept that was offered unpacked: an engine that got it so says that it is here when it pushes an image that has it. */
  packedName(digest: string): PackedName | undefined {
    const blob = this.#blobs.get(digest);
    if (blob?.place === 'file') return blob.of;
    return blob?.place === 'unpacked' ? { digest: blob.of, size: blob.size.sizeBytes } : undefined;
  }

  blob(digest: string): Blob | undefined {
    return this.#blobs.get(digest);
  }

  /** Forgets layers that are said to be kept, of which one was not: where they are is looked up again. */
  forget(digests: readonly string[]): void {
    for (const digest of digests) if (this.#blobs.get(digest)?.place === 'kept') this.#blobs.delete(digest);
  }

  /** Bytes of those kept blobs that were fetched since they were last counted: images that share a layer count it once. */
  takeGiven(digests: readonly string[]): number {
    const given = digests.filter((digest) => this.#given.delete(digest));
    return given.reduce((sum, digest) => sum + (this.#blobs.get(digest)?.sizeBytes ?? 0), 0);
  }

  /** Bytes of layers, out of their compression, that an engine packed and sent since they were last counted. */
  takeUnpacked(): number {
    const bytes = this.#unpackedBytes;
    this.#unpackedBytes = 0;
    return bytes;
  }
  #unpackedBytes = 0;

  /** Bytes of a kept layer that nobody was given yet. */
  leftOf(digest: string): number {
    const blob = this.#blobs.get(digest);
    return blob?.place === 'kept' ? Math.round(blob.sizeBytes * (1 - (this.#shares.get(digest) ?? 0))) : 0;
  }
  /** How much of kept layers was given, of one. */
  readonly #shares = new Map<string, number>();

  /** `bytes` of a layer that was kept, the first time that it is asked. */
  takeSaved(digest: string, bytes: number): number {
    if (this.#counted.has(digest)) return 0;
    this.#counted.add(digest);
    return bytes;
  }
  readonly #counted = new Set<string>();

  /** Calls `onFailure` when a blob that is asked for cannot be given. */
  watch(onFailure: (digest: string, why: string) => void): () => void {
    this.#watchers.add(onFailure);
    return () => this.#watchers.delete(onFailure);
  }

  async sizeOf(digest: string): Promise<number | undefined> {
    const known = this.#blobs.get(digest);
    if (known !== undefined) return known.sizeBytes;
    const size = await this.files.findLayer(digest);
    if (size !== undefined) this.offerKept(digest, size);
    return this.#blobs.get(digest)?.sizeBytes;
  }

  async read(digest: string, start: number): Promise<AsyncIterable<Buffer>> {
    const blob = this.#blobs.get(digest);
    if (blob?.place === 'file') {
      const { file, at, sizeBytes } = blob;
      const from = at + start;
      return sizeBytes === 0 ? Readable.from([]) : createReadStream(file, { start: from, end: at + sizeBytes - 1 });
    }
    if (start === 0) this.#reads.set(digest, this.readsOf(digest) + 1);
    if (blob?.place === 'kept' && !blob.isUnpacked)
      return this.#readKept(digest, this.files.readLayer(digest, blob, start), blob.sizeBytes);
    // What is kept out of its compression cannot be packed as it was.
    if (blob?.place !== 'unpacked' || !blob.isGiven) throw this.#fail(digest, NOT_GIVEN);
    const { of, size, sizeBytes } = blob;
    const ahead = start === 0 ? this.#ahead.get(digest) : undefined;
    if (ahead !== undefined) this.#ahead.delete(digest);
    const bytes = ahead?.bytes ?? this.#unpacked(digest, of, size, start);
    return this.#readKept(of, bytes, sizeBytes, ahead?.first);
  }

  /** How often a blob that is no small one was asked for from its first byte on. */
  readsOf(digest: string): number {
    return this.#reads.get(digest) ?? 0;
  }
  readonly #reads = new Map<string, number>();

  #unpacked(digest: string, of: string, size: LayerSize, start = 0): AsyncGenerator<Buffer> {
    return size.isUnpacked
      ? this.files.readLayer(of, size, start, this.#urgencies.get(digest))
      : unpackedBytes(this.files.readLayer(of, size), size.unpackedBytes, start);
  }

  /**
   * Begins to fetch a layer under the digest that it has out of its compression: an engine asks for it only when it has done other things.
   * @returns false if that was done before, such as for another image that has it, or if too much lies on disk already
   */
  fetchAhead(digest: string, of: string, size: LayerSize, urgency: number): boolean {
    this.#urgencies.set(digest, Math.max(urgency, this.#urgencies.get(digest) ?? 0));
    const bytesAhead = [...this.#ahead.values()].reduce((sum, ahead) => sum + ahead.spoolBytes, spoolBytes(size));
    if (this.#fetchedAhead.has(digest) || bytesAhead > SPOOL_LIMIT_BYTES) return false;
    this.#fetchedAhead.add(digest);
    const bytes = this.#unpacked(digest, of, size);
    const first = bytes.next();
    first.catch(() => undefined);
    this.#ahead.set(digest, { bytes, first, spoolBytes: spoolBytes(size) });
    return true;
  }
  readonly #fetchedAhead = new Set<string>();
  readonly #ahead = new Map<string, Ahead>();
  /** Of layers that engines will ask for: what is less urgent waits, once more is asked for than is fetched at once. */
  readonly #urgencies = new Map<string, number>();

  /** Ends what nobody asked for. */
  async dropAhead(digests: readonly string[]): Promise<void> {
    for (const digest of digests) {
      const ahead = this.#ahead.get(digest);
      this.#ahead.delete(digest);
      await ahead?.bytes.return(undefined);
    }
  }

  /** @param bytes of the kept layer `digest`, packed or not; `all` are so many; `coming`: the first of them */
  async #readKept(
    digest: string,
    bytes: AsyncGenerator<Buffer>,
    all: number,
    coming = bytes.next(),
  ): Promise<AsyncIterable<Buffer>> {
    const fail = (why: string) => {
      // What is packed wrong is found here, before its digest is known.
      this.files.distrust(digest);
      return this.#fail(digest, why);
    };
    // The first bytes before the answer begins: a layer that is gone is an error then, and no answer that breaks off.
    const first = await coming.catch((error: Error) => {
      throw fail(error.message);
    });
    this.#given.add(digest);
    const shares = this.#shares;
    let given = 0;
    return (async function* () {
      try {
        for (let next = first; !next.done; next = await bytes.next()) {
          yield next.value;
          given += next.value.length;
          shares.set(digest, given / all);
        }
      } catch (error) {
        throw fail((error as Error).message);
      } finally {
        await bytes.return(undefined);
      }
    })();
  }

  #fail(digest: string, why: string): Error {
    // The engine may send it anew.
    this.#blobs.delete(digest);
    for (const watcher of this.#watchers) watcher(digest, why);
    return new Error(why);
  }

  manifest(reference: string): Manifest | undefined {
    return this.#manifests.get(reference);
  }

  putManifest(reference: string, manifest: Manifest): void {
    this.#manifests.set(manifest.digest, manifest);
    this.#manifests.set(reference, manifest);
  }

  async begin(): Promise<Incoming> {
    await mkdir(this.folder, { recursive: true });
    const slot = this.#room.open();
    return incomingFile(this.files.spoolFile(), slot, async (blob) => {
      const keeping = await this.#take(blob);
      if (keeping === undefined) slot.free();
      else keeping.saved.then(slot.free, slot.free);
    });
  }

  /** @returns what is under way with a large one, which is not waited for; `undefined`: its file is gone, or small and here to stay */
  async #take({ digest, sizeBytes, file, unpacked }: ArrivedBlob): Promise<{ saved: Promise<unknown> } | undefined> {
    const isBase = unpacked !== undefined && this.#baseLayers.has(unpacked.digest);
    if (isBase) this.#blobs.set(digest, { place: 'base', sizeBytes });
    if (isBase || this.#blobs.get(digest) !== undefined) return void (await rm(file, { force: true }));
    if (sizeBytes <= SMALL_BYTES) return void this.offerFile(digest, sizeBytes, file, 0);
    const isUnpacked = unpacked !== undefined && this.files.packs && !this.keepsPacked;
    const size = { sizeBytes, unpackedBytes: unpacked?.sizeBytes ?? 0, isUnpacked };
    this.#unpackedBytes += size.unpackedBytes;
    const saved = this.#saving(() => this.#save(digest, size, file));
    this.#blobs.set(digest, { place: 'kept', ...size, saved });
    return { saved };
  }

  /** Never rejects. */
  async #save(digest: string, size: LayerSize, file: string): Promise<number | undefined> {
    try {
      // Kept by another job under the digest that this engine made of it, or before.
      const kept = await this.files.findLayer(digest);
      if (kept?.sizeBytes === size.sizeBytes && kept.isUnpacked === size.isUnpacked) return 0;
      return await this.files.saveLayer(digest, size, file);
    } catch {
      return undefined;
    } finally {
      await rm(file, { force: true }).catch(() => undefined);
    }
  }
}
