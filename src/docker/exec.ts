/** Commands inside running containers, by the engine's API. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type Dockerode from 'dockerode';

export interface ExecEnded {
  /** 127 or 126 also where the engine itself could not start it. */
  readonly exitCode: number;
  /** Both streams, their beginning. */
  readonly output: string;
}

export interface ExecOptions {
  readonly signal?: AbortSignal | undefined;
  /** Name or number; absent: the container's own. */
  readonly user?: string;
  /** How much of the output is kept; characters, 4000 where it is absent. */
  readonly most?: number;
}

const KEPT_CHARACTERS = 4000;

/** How the engine says that there is no such program, or that it may not be run; it is the answer to `start`, with status 400 or 500. */
const UNSTARTABLE = /exec failed|executable file not found|permission denied|no such file or directory/i;

/** Resolves with how `argv` ended, or as soon as `signal` is aborted (the command goes on). Rejects with what the engine refuses. */
export async function execIn(
  api: Dockerode,
  containerId: string,
  argv: readonly string[],
  { signal, user, most = KEPT_CHARACTERS }: ExecOptions = {},
): Promise<ExecEnded> {
  const request = { Cmd: [...argv], AttachStdout: true, AttachStderr: true, ...(user !== undefined && { User: user }) };
  const exec = await api.getContainer(containerId).exec(request);
  let output = '';
  const sink = new PassThrough();
  sink.setEncoding('utf8').on('data', (chunk: string) => {
    output = (output + chunk).slice(0, most);
  });
  try {
    const stream = await exec.start({});
    api.modem.demuxStream(stream, sink, sink);
    stream.on('error', () => undefined);
    await once(stream, 'close', signal === undefined ? {} : { signal }).finally(() => stream.destroy());
  } catch (error) {
    const message = (error as Error).message;
    if (signal?.aborted || !UNSTARTABLE.test(message)) throw error;
    return { exitCode: /permission denied/i.test(message) ? 126 : 127, output: message };
  }
  const { ExitCode } = await exec.inspect();
  return { exitCode: ExitCode ?? -1, output };
}
