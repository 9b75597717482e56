/** One question each of a service that starts: over HTTP, TCP or by a command. Asked from this host, in the network of the stack. */
import { request } from 'node:http';
import { connect } from 'node:net';
import type { ContainerDetails, Engine } from '../docker/engine.js';
import { EnvironmentError } from '../errors.js';
import { withinTime } from '../within-time.js';

/** How it was answered; `said`: in a few words, for people. */
export interface Answer {
  readonly ok: boolean;
  readonly said: string;
}

/** A question that got no answer by then is asked again; milliseconds. */
const TRY_MS = 2000;

const saidOf = (error: NodeJS.ErrnoException): string => error.code ?? error.message;

/** A GET; any status from 200 to 399 is well. The name in it is `localhost`, which frameworks that check it let pass. */
export const askHttp = (address: string, port: number, path: string, signal: AbortSignal): Promise<Answer> =>
  withinTime(
    signal,
    TRY_MS,
    (limited) =>
      new Promise((resolve) => {
        const options = {
          host: address,
          port,
          path,
          agent: false as const,
          headers: { host: `localhost:${port}`, connection: 'close' },
          signal: limited,
        };
        const asked = request(options, (response) => {
          const status = response.statusCode ?? 0;
          response.destroy();
          resolve({ ok: status >= 200 && status < 400, said: `status ${status}` });
        });
        asked.on('error', (error) => resolve({ ok: false, said: limited.aborted ? 'no answer' : saidOf(error) })).end();
      }),
  );

/** Whether somebody listens. */
export function askTcp(address: string, port: number, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (answer: Answer) => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(answer);
    };
    const abort = () => end({ ok: false, said: 'given up' });
    signal.addEventListener('abort', abort, { once: true });
    socket.setTimeout(TRY_MS, () => end({ ok: false, said: 'no answer' }));
    socket.on('connect', () => end({ ok: true, said: 'it listens' }));
    socket.on('error', (error) => end({ ok: false, said: saidOf(error) }));
  });
}

/** Runs a command in the container; status 0 is well. */
export async function askCommand(
  engine: Engine,
  containerId: string,
  argv: readonly string[],
  signal: AbortSignal,
): Promise<Answer & { readonly exitCode: number }> {
  const { exitCode, output } = await engine.exec(containerId, argv, { signal });
  return { ok: exitCode === 0, said: output.trim() || `it exits ${exitCode}`, exitCode };
}

/**
 * Where this host reaches a container: its address, or that of whose network it shares.
 * @throws EnvironmentError `engine-failed` if it has no network, or lies on another host
 */
export async function addressOf(engine: Engine, state: ContainerDetails): Promise<string> {
  const { networkMode, addresses } = state;
  if (networkMode === 'host') return '127.0.0.1';
  const [, holder] = /^container:(.+)$/.exec(networkMode) ?? [];
  if (holder !== undefined) {
    const shared = await engine.state(holder);
    if (shared !== undefined && shared.addresses.length > 0) return addressOf(engine, shared);
  }
  const [address] = addresses;
  if (address !== undefined) return address;
  throw new EnvironmentError('engine-failed', `it has no address on a network (\`${networkMode}\`)`, {
    hint: 'Give it a network, or use `ready: {SERVICE: {command: […]}}`.',
  });
}
