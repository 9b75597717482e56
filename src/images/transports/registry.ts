/** Images in a registry of the user's: the engine pushes and pulls them, with the log-ins that Docker has. */
import type { Clock, Log } from '../../context.js';
import type { MoveProgress, RegistryLogin } from '../../docker/engine.js';
import { LABEL } from '../../docker/labels.js';
import { EnvironmentError } from '../../errors.js';
import type { PlannedImage } from '../../sharding/plan-file.js';
import { boundedMove } from './bounded-move.js';
import type { ImageEngine } from './engine.js';
import { slotOf } from './entries.js';
import type { Fetched, ImageTransport, Published } from './transport.js';

export interface RegistryOptions {
  readonly engine: ImageEngine;
  readonly log: Pick<Log, 'warning'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
  /** With the registry's host: `ghcr.io/acme/app/isoshard`. */
  readonly repository: string;
  readonly login: (reference: string) => Promise<RegistryLogin | undefined>;
  /** Why nothing may be written; absent: it may. */
  readonly readOnly?: string | undefined;
  readonly silentMs?: number;
}

const SILENT_MS = 180_000;

export function registryTransport(options: RegistryOptions): ImageTransport {
  const { engine, log, signal, repository, login, readOnly, silentMs = SILENT_MS } = options;
  const limits = { signal, silentMs };
  const tagFor = ({ digest }: PlannedImage) => slotOf(digest);

  async function fetch(image: PlannedImage): Promise<Fetched> {
    const named = `${repository}:${tagFor(image)}`;
    try {
      const auth = await login(repository);
      // The digest first, then by digest: what is pulled is what the tag was then, and a miss is told without a pull.
      const digest = await engine.remoteDigest(named, auth);
      if (digest === undefined) return { found: false, why: `not in ${repository}` };
      const layers = new LayerBytes();
      const pulled = `${repository}@${digest}`;
      await boundedMove(limits, (move) =>
        engine.pullImage(pulled, { ...move, login: auth, onProgress: layers.both(move.onProgress) }),
      );
      if ((await engine.imageFacts(pulled))?.labels[LABEL.digest] !== image.digest) {
        await engine.untagImage(pulled);
        throw new Error('what came is made from something else');
      }
      const at = image.tag.lastIndexOf(':');
      await engine.tagImage(pulled, image.tag.slice(0, at), image.tag.slice(at + 1));
      await engine.untagImage(pulled);
      return { found: true, ...layers.moved };
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

  async function publish(image: PlannedImage): Promise<Published> {
    if (readOnly !== undefined) return { done: false, why: readOnly };
    const tag = tagFor(image);
    try {
      const auth = await login(repository);
      const layers = new LayerBytes();
      await engine.tagImage(image.tag, repository, tag);
      const digest = await boundedMove(limits, (move) =>
        engine.pushImage(`${repository}:${tag}`, { ...move, login: auth, onProgress: layers.both(move.onProgress) }),
      ).finally(() => engine.untagImage(`${repository}:${tag}`));
      if (digest !== '') await engine.untagImage(`${repository}@${digest}`);
      return { done: true, ...layers.moved };
    } catch (error) {
      const why = reasonOf(error);
      log.warning(`the image of ${image.service} could not be pushed to ${repository}: ${why}`);
      return { done: false, why };
    }
  }

  return { title: repository, fetch, publish, close: async () => undefined };
}

/** What a registry or engine said, with what to do where that is known. */
export function reasonOf(error: unknown): string {
  const said = (error as Error).message;
  return /unauthorized|denied|authentication required|no basic auth|forbidden/i.test(said)
    ? `${said} (log in before with rights to it, by docker/login-action or \`docker login\`)`
    : said;
}

/** How many bytes of layers the engine said that it moved, or that were there. Layers that are there have no size here. */
class LayerBytes {
  readonly #bytes = new Map<string, number>();

  both(renew: ((said: MoveProgress) => void) | undefined) {
    return (said: MoveProgress): void => {
      renew?.(said);
      const { status = '', id = '', progressDetail } = said;
      if (/^(Downloading|Pushing|Pushed)/.test(status) && progressDetail?.current !== undefined) {
        this.#bytes.set(id, Math.max(this.#bytes.get(id) ?? 0, progressDetail.current));
      }
    };
  }

  get moved() {
    return { movedBytes: [...this.#bytes.values()].reduce((sum, bytes) => sum + bytes, 0), sparedBytes: 0 };
  }
}
