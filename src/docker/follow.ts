/** What a container writes, as it writes it. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type Dockerode from 'dockerode';

/** Resolves when the container ends or `signal` is aborted. Rejects with what the engine refuses. */
export async function followLog(
  api: Dockerode,
  containerId: string,
  sinceMs: number,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const container = api.getContainer(containerId);
  const { Config } = await container.inspect();
  const since = (sinceMs / 1000).toFixed(3);
  const stream = (await container.logs({
    stdout: true,
    stderr: true,
    follow: true,
    since: since as unknown as number,
  })) as NodeJS.ReadableStream & { destroy(): void };
  const text = new PassThrough();
  text.setEncoding('utf8').on('data', onText);
  if (Config.Tty) stream.pipe(text);
  else api.modem.demuxStream(stream, text, text);
  stream.on('error', () => undefined);
  await once(stream, 'close', { signal })
    .catch(() => undefined)
    .finally(() => stream.destroy());
}
