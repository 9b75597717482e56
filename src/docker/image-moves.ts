/** Images between an engine and registries: the engine's own push and pull, with what it says while it does. */
import type { Readable } from 'node:stream';
import type Dockerode from 'dockerode';

/** For one registry. */
export interface RegistryLogin {
  readonly username?: string;
  readonly password?: string;
  /** In place of the two, where a login gave one. */
  readonly identitytoken?: string;
  readonly serveraddress: string;
}

export interface MoveOptions {
  readonly login: RegistryLogin | undefined;
  readonly signal: AbortSignal;
  /** Called with each word of the engine's. */
  readonly onProgress?: (said: MoveProgress) => void;
}

/** Of what the engine writes while it moves an image (Engine API, `POST /images/create`). */
export interface MoveProgress {
  readonly status?: string;
  /** Short digest of a layer, or a tag. */
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly aux?: { readonly Digest?: string; readonly Size?: number };
  readonly error?: string;
}

/** A login that is empty: without any, push is refused by some engines before they ask the registry. */
const NO_LOGIN = { username: '', password: '' };

/** @throws Error with what the engine says, or that the move was given up */
export async function pushImage(api: Dockerode, reference: string, options: MoveOptions): Promise<string> {
  const { repository, tag } = splitTag(reference);
  const stream = await api.getImage(repository).push({ tag, authconfig: options.login ?? NO_LOGIN });
  let digest = '';
  await follow(stream as Readable, options, ({ aux }) => {
    digest = aux?.Digest ?? digest;
  });
  return digest;
}

/** @throws Error with what the engine says, or that the move was given up */
export async function pullImage(api: Dockerode, reference: string, options: MoveOptions): Promise<void> {
  const [fromImage = '', digest] = reference.split('@');
  const named = digest === undefined ? splitTag(fromImage) : { repository: fromImage, tag: digest };
  const stream = await api.createImage(options.login ?? NO_LOGIN, { fromImage: named.repository, tag: named.tag });
  await follow(stream as Readable, options, () => undefined);
}

/** @throws Error with what the engine says */
export async function importImage(
  api: Dockerode,
  archive: Readable,
  {
    repository,
    tag,
    changes,
  }: { readonly repository: string; readonly tag: string; readonly changes: readonly string[] },
): Promise<void> {
  const stream = await api.importImage(archive, { repo: repository, tag, changes: [...changes] });
  await follow(stream as Readable, { login: undefined, signal: new AbortController().signal }, () => undefined);
}

function splitTag(reference: string): { repository: string; tag: string } {
  const at = reference.lastIndexOf(':');
  if (at <= reference.lastIndexOf('/')) return { repository: reference, tag: 'latest' };
  return { repository: reference.slice(0, at), tag: reference.slice(at + 1) };
}

/** Reads one JSON value a line to its end. A stream that is destroyed makes the engine give up. */
async function follow(
  stream: Readable,
  { signal, onProgress }: MoveOptions,
  onLine: (said: MoveProgress) => void,
): Promise<void> {
  const stop = () => stream.destroy(new Error('given up'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  let unfinished = '';
  let failure: string | undefined;
  try {
    for await (const chunk of stream) {
      const lines = (unfinished + String(chunk)).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines.filter((one) => one.trim() !== '')) {
        const said = JSON.parse(line) as MoveProgress;
        failure ??= said.error;
        onLine(said);
        onProgress?.(said);
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (failure !== undefined) throw new Error(failure);
}
