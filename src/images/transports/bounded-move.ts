/** A push or pull of the engine that ends: when it is done, when it is cancelled, when it is given up, or when nothing moves any more. */
import type { Log } from '../../context.js';
import type { MoveOptions, MoveProgress } from '../../docker/engine.js';

export interface MoveLimits {
  /** Of the whole program. */
  readonly signal: AbortSignal;
  /** Without a word of the engine's; milliseconds. */
  readonly silentMs: number;
  readonly log?: Pick<Log, 'debug'>;
}

/**
 * @param work calls the engine with what it is given
 * @returns what `work` returns
 * @throws Error with why it was given up, or what the engine said
 */
export async function boundedMove<T>(
  { signal, silentMs, log }: MoveLimits,
  work: (options: Omit<MoveOptions, 'login'>, giveUp: (why: string) => void) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  let reason: string | undefined;
  const giveUp = (why: string) => {
    reason ??= why;
    ending.abort();
  };
  let timer: NodeJS.Timeout | undefined;
  const renew = () => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(`nothing moved for ${Math.round(silentMs / 1000)} s`), silentMs);
  };
  const said = new Set<string>();
  /** Each state of a layer once: how long each took is what one wants to know of a slow one. */
  const onProgress = ({ id = '', status = '' }: MoveProgress) => {
    renew();
    const line = `${id} ${status}`;
    if (id !== '' && !said.has(line)) log?.debug(`layer ${line}`);
    said.add(line);
  };
  const cancel = () => giveUp('cancelled');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  renew();
  try {
    return await work({ signal: ending.signal, onProgress }, giveUp);
  } catch (error) {
    throw reason === undefined ? error : new Error(reason, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
