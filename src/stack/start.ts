/** Starts a stack from its private model and waits until it is ready. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import type { PublishedPorts } from '../compose/test-environment.js';
import type { Context } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { type EventRecord, recordEvents } from './event-record.js';
import { waitUntilReady } from './ready.js';
import { toStartError } from './start-error.js';

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
 * Starts `services` and returns when they are ready.
 * @param record what listens to the stack's events; absent: a record of its own is made
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
): Promise<void> {
  if (services.length === 0) return;
  const deadline = clock.now() + timeoutMs;
  const { events, stop } = record ?? (await recordEvents(engine, stack.project));
  try {
    const ended = await composeOn(
      stack.project,
      stack.modelFile,
      ['up', '--detach', '--no-build', '--quiet-pull', ...services],
      { env: stack.env, session: stack.session, signal, timeoutMs },
    );
    signal.throwIfAborted();
    // A start that was cut off at the deadline is not ready: the look around tells by which service.
    if (ended.code !== 0 && !ended.timedOut) throw await toStartError(engine, stack, ended, events);
    const { project, model } = stack;
    await waitUntilReady(engine, project, model, services, { deadline, timeoutMs, signal, clock, events });
  } finally {
    if (record === undefined) stop();
  }
}

/** Which host ports the engine gave the stack's services. */
export async function publishedPorts(engine: Engine, project: string): Promise<PublishedPorts> {
  const result: Record<string, Record<number, number>> = {};
  for (const { service, ports } of await engine.containers([`${COMPOSE_LABEL.project}=${project}`])) {
    for (const { host, container } of ports) result[service] = { ...result[service], [container]: host };
  }
  return result;
}
