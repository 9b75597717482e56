/** Images in a registry of the user's: the engine pushes and pulls them, with the log-ins that Docker has. */
import type { Clock, Log } from '../../context.js';
import type { MoveProgress, RegistryLogin, RemoteLayer } from '../../docker/engine.js';
import { LABEL } from '../../docker/labels.js';
import { EnvironmentError } from '../../errors.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { boundedMove } from './bounded-move.js';
import type { ImageEngine } from './engine.js';
import { slotOf } from './entries.js';
import { freeBytes, makeRoom, SharedRoom } from './room.js';
import type { BuildTimes, EarlierLayers, Fetched, ImageTransport, Moved, Published } from './transport.js';
import { COMPRESSION } from './worth.js';

export interface RegistryOptions {
  readonly engine: ImageEngine;
  readonly log: Pick<Log, 'info' | 'debug' | 'warning'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
  /** With the registry's host: `ghcr.io/acme/app/isoshard`. */
  readonly repository: string;
  readonly login: (reference: string) => Promise<RegistryLogin | undefined>;
  /** Why nothing may be written; absent: it may. */
  readonly readOnly?: string | undefined;
  /** Digests of images that stay on the engine. */
  readonly keep?: ReadonlySet<string>;
  readonly silentMs?: number;
  readonly free?: () => number | undefined;
}

const SILENT_MS = 180_000;

export function registryTransport(options: RegistryOptions): ImageTransport {
  const { engine, log, signal, repository, login, readOnly, silentMs = SILENT_MS } = options;
  const { keep = new Set<string>(), free = () => freeBytes(engine) } = options;
  const limits = { signal, silentMs };
  const tagFor = ({ digest }: PlannedImage) => slotOf(digest);

  /** Empty where that cannot be learnt. */
  async function layersOf(reference: string, auth: RegistryLogin | undefined): Promise<readonly RemoteLayer[]> {
    try {
      return await engine.remoteLayers(reference, { login: auth, signal });
    } catch (error) {
      log.debug((error as Error).message);
      return [];
    }
  }

  // As far as it can be had: which of the layers are here is not known, so that it is the engine who says that the disk is full.
  const room = new SharedRoom(free, (neededBytes) =>
    makeRoom(engine, options, { neededBytes, keep, free }).catch((error: Error) => log.debug(error.message)),
  );
  const bytesOf = (layers: readonly RemoteLayer[]) =>
    layers.reduce((sum, { size }) => sum + size * (1 + COMPRESSION), 0);

  async function fetch(image: PlannedImage): Promise<Fetched> {
    const named = `${repository}:${tagFor(image)}`;
    try {
      const auth = await login(repository);
      // The digest first, then by digest: what is pulled is what the tag was then, and a miss is told without a pull.
      const digest = await engine.remoteDigest(named, auth, { signal });
      if (digest === undefined) return { found: false, why: `not in ${repository}` };
      const moved = new MovedLayers();
      const all = await layersOf(`${repository}@${digest}`, auth);
      const pulled = `${repository}@${digest}`;
      const pull = () =>
        boundedMove(limits, (move) =>
          engine.pullImage(pulled, { ...move, login: auth, onProgress: moved.both(move.onProgress) }),
        );
      await room.of(async () => bytesOf(all), pull);
      if ((await engine.imageFacts(pulled))?.labels[LABEL.digest] !== image.digest) {
        await engine.untagImage(pulled);
        throw new Error('what came is made from something else');
      }
      const at = image.tag.lastIndexOf(':');
      await engine.tagImage(pulled, image.tag.slice(0, at), image.tag.slice(at + 1));
      await engine.untagImage(pulled);
      return { found: true, ...moved.of(all) };
    } catch (error) {
      signal.throwIfAborted();
      const why = reasonOf(error);
      if (/no such manifest|manifest unknown|not found/i.test(why))
        return { found: false, why: `not in ${repository}` };
      if (/no space left on device/i.test(why)) {
        throw new EnvironmentError('disk-full', `the disk is full: the image of ${image.service} does not fit`, {
          cause: error,
          hint: 'Free some: `docker system df` shows what takes it.',
        });
      }
      log.warning(`the image of ${image.service} could not be fetched from ${repository}: ${why}`);
      return { found: false, why };
    }
  }

  async function publish(image: PlannedImage, build?: BuildTimes): Promise<Published> {
    if (readOnly !== undefined) return { done: false, why: readOnly };
    const first = await push(image, build);
    // Of two jobs that push the same at once a registry may refuse one, while it writes what the other sent.
    return first.done || !(await answers(image)) ? tell(image, first) : tell(image, await push(image, build));
  }

  const answers = async (image: PlannedImage): Promise<boolean> =>
    engine.remoteDigest(`${repository}:${tagFor(image)}`, await login(repository), { signal }).then(
      () => true,
      () => false,
    );

  function tell({ service }: PlannedImage, published: Published): Published {
    if (!published.done) log.warning(`the image of ${service} could not be pushed to ${repository}: ${published.why}`);
    return published;
  }

  async function push(image: PlannedImage, build: BuildTimes | undefined): Promise<Published> {
    const tag = tagFor(image);
    try {
      const auth = await login(repository);
      const isThere =
        build === undefined && (await engine.remoteDigest(`${repository}:${tag}`, auth, { signal })) !== undefined;
      if (isThere) return { done: true, movedBytes: 0, sparedBytes: 0 };
      const moved = new MovedLayers();
      const diffIds = (await engine.imageFacts(image.tag))?.layers;
      await engine.tagImage(image.tag, repository, tag);
      const digest = await boundedMove(limits, (move) =>
        engine.pushImage(`${repository}:${tag}`, { ...move, login: auth, onProgress: moved.both(move.onProgress) }),
      ).finally(() => engine.untagImage(`${repository}:${tag}`));
      if (digest === '') return { done: true, ...moved.of([]) };
      await engine.untagImage(`${repository}@${digest}`);
      return { done: true, ...moved.of(await layersOf(`${repository}@${digest}`, auth), diffIds) };
    } catch (error) {
      return { done: false, why: reasonOf(error) };
    }
  }

  async function offer({ service }: PlannedImage, digests: readonly string[]): Promise<EarlierLayers | undefined> {
    try {
      const auth = await login(repository);
      const found = await Promise.all(
        digests.map((digest) => engine.remoteDigest(`${repository}:${slotOf(digest)}`, auth, { signal })),
      );
      // All of them: an engine with the store overlay2 tells of what it takes by the names that layers have in a registry in no image that it makes.
      const references = found.flatMap((digest) => (digest === undefined ? [] : [`${repository}@${digest}`]));
      if (references.length === 0) return undefined;
      return { references, broken: new AbortController().signal, end: () => undefined };
    } catch (error) {
      log.debug(`${service}: no layer of an earlier image is offered: ${reasonOf(error)}`);
    }
    return undefined;
  }

  return { title: repository, keeps: readOnly === undefined, fetch, publish, offer, close: async () => undefined };
}

/** What a registry or engine said, with what to do where that is known. */
export function reasonOf(error: unknown): string {
  const said = (error as Error).message;
  return /unauthorized|denied|authentication required|no basic auth|forbidden/i.test(said)
    ? `${said} (log in before with rights to it, by docker/login-action or \`docker login\`)`
    : said;
}

/** Which layers the engine said that it moved. */
class MovedLayers {
  /** What it said of each, by its short digest. Of what it pushes it counts bytes out of their compression. */
  readonly #bytes = new Map<string, number>();

  both(renew: ((said: MoveProgress) => void) | undefined) {
    return (said: MoveProgress): void => {
      renew?.(said);
      const { status = '', id = '', progressDetail } = said;
      if (!/^(Downloading|Download complete|Pushing|Pushed)/.test(status) || id === '') return;
      this.#bytes.set(id, Math.max(this.#bytes.get(id) ?? 0, progressDetail?.current ?? 0));
    };
  }

  /**
   * @param all as the registry has them; empty: not known
   * @param diffIds of the same, where they are known: engines name a layer by one or the other
   */
  of(all: readonly RemoteLayer[], diffIds: readonly string[] = []): Moved {
    const isMoved = (digest = '') => this.#bytes.has(digest.slice(7, 19));
    const sum = (sizes: Iterable<number>) => [...sizes].reduce((one, other) => one + other, 0);
    if (all.length === 0) return { movedBytes: sum(this.#bytes.values()), sparedBytes: 0 };
    const moved = all.filter(({ digest }, index) => isMoved(digest) || isMoved(diffIds[index]));
    const movedBytes = sum(moved.map(({ size }) => size));
    return { movedBytes, sparedBytes: sum(all.map(({ size }) => size)) - movedBytes };
  }
}
