/** Starts a stack from its private model and waits until it is ready. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Patience } from '../compose/health-check.js';
import type { ComposeModel } from '../compose/model.js';
import type { PublishedPorts } from '../compose/test-environment.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import { type EventRecord, recordEvents } from './event-record.js';
import { waitUntilReady } from './ready.js';
import type { ReadyRule } from './ready-rule.js';
import { asEngineGone, toStartError } from './start-error.js';
import { wavesOf } from './waves.js';

/** How long a stack may take to become ready; milliseconds. */
export const START_TIMEOUT_MS = 5 * 60 * 1000;

/** A stack as its makers know it. */
export interface Stack {
  readonly project: string;
  readonly session: string;
  readonly model: ComposeModel;
  /** The private model on disk, 0600, outside the workspace. */
  readonly modelFile: string;
  /** Environment of the docker client. */
  readonly env: Readonly<Record<string, string>>;
  /** `ready:` of the configuration, by service. */
  readonly ready?: Readonly<Record<string, ReadyRule>>;
  /** The patience of the authors of health checks, by service. */
  readonly patience?: Readonly<Record<string, Patience>>;
}

/** Where the private model of a project is. */
export const modelFile = (scratch: string, project: string): string => join(scratch, 'models', `${project}.json`);

/** Writes the model where only we can read it: it holds the values of environments. */
export function writeModel(scratch: string, project: string, model: ComposeModel): string {
  const file = modelFile(scratch, project);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(model), { mode: 0o600 });
  return file;
}

/**
 * Starts `services` and returns when they are ready. A service that cannot become ready ends the start, also while Compose still
 * waits for another one.
 * @param record what listens to the stack's events; absent: a record of its own is made
 * @returns services that had been ready, ended, and were started again meanwhile
 * @throws StartFailure `start-failed` with the first cause; EnvironmentError `port-taken`, `network-exhausted`,
 * `image-missing`, `engine-failed`
 */
export async function startStack(
  engine: Engine,
  stack: Stack,
  services: readonly string[],
  { signal, clock }: Pick<Context, 'signal' | 'clock'>,
  timeoutMs: number,
  record?: EventRecord,
): Promise<readonly string[]> {
  if (services.length === 0) return [];
  const { project, model, ready = {}, patience = {} } = stack;
  requireReachable(engine, ready, services);
  const deadline = clock.now() + timeoutMs;
  const { events, stop } = record ?? (await recordEvents(engine, project));
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const waiting = { deadline, timeoutMs, signal: either, clock, events, ready, patience };
  const waves = wavesOf(model, services);
  const up = async (names: readonly string[], flags: readonly string[]) => {
    const command = ['up', '--detach', '--no-build', '--quiet-pull', ...flags, ...names];
    const { env, session, modelFile } = stack;
    const ended = await composeOn(project, modelFile, command, { env, session, signal: either, timeoutMs });
    either.throwIfAborted();
    // A start that was cut off at the deadline is not ready: the look around tells by which service.
    if (ended.code !== 0 && !ended.timedOut) throw await toStartError(engine, stack, ended, events);
  };
  const upAll = async () => {
    if (waves.length === 1) return await up(services, []);
    for (const [index, wave] of waves.entries()) {
      await up(wave, ['--no-deps']);
      if (index < waves.length - 1) await waitUntilReady(engine, project, model, wave, waiting);
    }
  };
  const started = upAll();
  const isReady = waitUntilReady(engine, project, model, services, { ...waiting, started });
  try {
    const [crashed] = await Promise.all([isReady, started]);
    return crashed;
  } catch (error) {
    // Compose ends before anybody removes what it makes.
    over.abort();
    await Promise.allSettled([isReady, started]);
    signal.throwIfAborted();
    throw asEngineGone(error);
  } finally {
    if (record === undefined) stop();
  }
}

/** @throws ProjectError `start-failed` for a `ready:` that asks over a network which this host is not on */
function requireReachable(
  engine: Engine,
  ready: Readonly<Record<string, ReadyRule>>,
  services: readonly string[],
): void {
  if (engine.info.isLocal) return;
  const asked = services.find((service) => ready[service]?.when.kind === 'http' || ready[service]?.when.kind === 'tcp');
  if (asked === undefined) return;
  throw new ProjectError(
    'start-failed',
    `ready.${asked}: http and tcp are asked from this host, which is not on the networks of an engine elsewhere`,
    { hint: `Use \`ready: {${asked}: {command: […]}}\`, which runs in the service.` },
  );
}

/** Which host ports the engine gave the stack's services. */
export async function publishedPorts(engine: Engine, project: string): Promise<PublishedPorts> {
  const result: Record<string, Record<number, number>> = {};
  for (const { service, ports } of await engine.containers([`${COMPOSE_LABEL.project}=${project}`])) {
    for (const { host, container } of ports) result[service] = { ...result[service], [container]: host };
  }
  return result;
}
