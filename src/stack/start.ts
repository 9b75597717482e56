/** Starts a stack from its private model and waits until it is ready. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import type { PublishedPorts } from '../compose/test-environment.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { EnvironmentError, ProjectError } from '../errors.js';
import { firstFailure, waitUntilReady } from './ready.js';

/** A stack as its makers know it. */
export interface Stack {
  readonly project: string;
  readonly session: string;
  readonly model: ComposeModel;
  /** The private model on disk, 0600, outside the workspace. */
  readonly modelFile: string;
  /** Environment of the docker client. */
  readonly env: Readonly<Record<string, string>>;
}

/** Writes the model where only we can read it: it holds the values of environments. */
export function writeModel(scratch: string, project: string, model: ComposeModel): string {
  const folder = join(scratch, 'models');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${project}.json`);
  writeFileSync(file, JSON.stringify(model), { mode: 0o600 });
  return file;
}

/**
 * Starts `services` and returns when they are ready.
 * @throws ProjectError `start-failed`; EnvironmentError `port-taken`, `network-exhausted`, `image-missing`
 */
export async function startStack(
  engine: Engine,
  stack: Stack,
  services: readonly string[],
  { signal, clock }: Pick<Context, 'signal' | 'clock'>,
  timeoutMs: number,
): Promise<void> {
  if (services.length === 0) return;
  const deadline = clock.now() + timeoutMs;
  const ended = await composeOn(
    stack.project,
    stack.modelFile,
    ['up', '--detach', '--no-build', '--quiet-pull', ...services],
    {
      env: stack.env,
      session: stack.session,
      signal,
      timeoutMs,
    },
  );
  signal.throwIfAborted();
  // A start that was cut off at the deadline is not ready: the look around tells by which service.
  if (ended.code !== 0 && !ended.timedOut) throw await toStartError(engine, stack, `${ended.stderr}\n${ended.stdout}`);
  await waitUntilReady(engine, stack.project, stack.model, services, { deadline, timeoutMs, signal, clock });
}

/**
 * The port in what the engine says when it cannot be bound. A container has it: `Bind for 127.0.0.1:80 failed: port is
 * already allocated`. Something else has it, by version: `listen tcp4 127.0.0.1:80: bind: address already in use` (up to 27),
 * `failed to bind host port for 127.0.0.1:80:172.18.0.2:80/tcp: address already in use` (28),
 * `failed to bind host port 127.0.0.1:80/tcp: address already in use` (29).
 */
export function portInUse(output: string): number | undefined {
  const found =
    /Bind for \S*?:(\d+) failed/.exec(output) ??
    /listen tcp[46]? \S*?:(\d+): bind/.exec(output) ??
    /failed to bind host port (?:for )?\S*?:(\d+)(?::\S+)?\/(?:tcp|udp)/.exec(output);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

const NO_NETWORK = /non-overlapping IPv4 address pool|predefined address pools have been fully subnetted/i;
const NO_IMAGE =
  /pull access denied|manifest unknown|failed to resolve reference|No such image|toomanyrequests|unauthorized:|Get "https?:\/\/[^"]*\/v2\//i;

/** The cause in what `up` printed; where that is a service that failed, what the service itself said. */
async function toStartError(engine: Engine, stack: Stack, output: string): Promise<Error> {
  const last = output.trim().split('\n').at(-1)?.trim() || 'no output';
  const port = portInUse(output);
  if (port !== undefined) return await portTaken(engine, port);
  if (NO_NETWORK.test(output)) {
    return new EnvironmentError('network-exhausted', 'the engine has no address block left for another network', {
      hint: '`isoshard cleanup` removes what dead sessions left; `docker network ls` shows the rest.',
    });
  }
  if (NO_IMAGE.test(output)) {
    return new EnvironmentError('image-missing', `an image of the stack cannot be had: ${last}`, {
      hint: 'Check `image:` in the compose file, and that this machine is logged in to the registry.',
    });
  }
  const service = await firstFailure(engine, stack.project);
  return (
    service ??
    new ProjectError('start-failed', `the stack did not start: ${last}`, {
      hint: '`docker compose up` shows the same error.',
    })
  );
}

/** The error for a port that is in use, with who holds it where a container does. */
export async function portTaken(engine: Engine, port: number): Promise<EnvironmentError> {
  const holder = await engine.holderOfPort(port);
  const who =
    holder === undefined
      ? 'a process of this host'
      : `container ${holder.name}${holder.project ? ` of project ${holder.project}` : ''}`;
  return new EnvironmentError('port-taken', `port ${port} is taken by ${who}`, {
    hint: 'Stop it, or run with --parallel 2 or more, where ports are assigned and your tests learn them from `env`.',
  });
}

/** Which host ports the engine gave the stack's services. */
export async function publishedPorts(engine: Engine, project: string): Promise<PublishedPorts> {
  const result: Record<string, Record<number, number>> = {};
  for (const { service, ports } of await engine.containers([`${COMPOSE_LABEL.project}=${project}`])) {
    for (const { host, container } of ports) result[service] = { ...result[service], [container]: host };
  }
  return result;
}
