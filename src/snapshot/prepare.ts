/** Makes the initial state of a stack: the suite's `prepare` commands, in their order, in its services. */
import type { PrepareStep } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Clock } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import type { Stack } from '../stack/start.js';
import { firstOf, keptPaths, readLayer } from './container-layer.js';
import { mountTargets } from './slots.js';

/** Of all steps together, where the configuration does not say; milliseconds. */
export const PREPARE_TIMEOUT_MS = 10 * 60 * 1000;

const NO_TEST = 'The initial state was not made, so no test was run.';

export interface PrepareContext {
  readonly signal: AbortSignal;
  readonly clock: Pick<Clock, 'now'>;
  /** Of all steps together. */
  readonly timeoutMs?: number | undefined;
  /** What the steps are called in errors: `prepare` or `refresh`. */
  readonly name?: string;
  /** Gets a sentence for each step that wrote to what goes with its container. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Runs every step: inside the running service, or in a container of its own if the service does not run.
 * @returns what they printed
 * @throws ProjectError `prepare-failed` with the step and the end of its output, also when the time is over
 */
export async function prepare(
  engine: Engine,
  stack: Stack,
  steps: readonly PrepareStep[],
  { signal, clock, timeoutMs = PREPARE_TIMEOUT_MS, name = 'prepare', warn }: PrepareContext,
): Promise<string> {
  const deadline = clock.now() + timeoutMs;
  let log = '';
  for (const [index, { service, command }] of steps.entries()) {
    const running = (await engine.containers([`${COMPOSE_LABEL.project}=${stack.project}`])).some(
      (container) => container.service === service && container.state === 'running',
    );
    const container = `${stack.project}-${name}-${index + 1}`;
    const how = running ? ['exec', '-T'] : ['run', '-T', '--no-deps', '--name', container];
    const run = composeOn(stack.project, stack.modelFile, [...how, service, ...command], {
      env: stack.env,
      session: stack.session,
      signal,
      timeoutMs: Math.max(1, deadline - clock.now()),
    });
    const ended = running ? await run : await run.finally(() => endOnce(engine, stack, { service, container }, warn));
    signal.throwIfAborted();
    log += `$ ${service}: ${command.join(' ')}\n${ended.stdout}${ended.stderr}`;
    if (ended.code === 0 && !ended.timedOut) continue;
    const tail = `${ended.stdout}\n${ended.stderr}`.trim().split('\n').slice(-10).join('\n');
    const step = `${name}: ${command.join(' ')} in ${service}`;
    throw new ProjectError(
      'prepare-failed',
      ended.timedOut
        ? `${step} did not end: the time of all steps, ${formatDuration(timeoutMs)}, is over${tail && `:\n${tail}`}`
        : `${step} exited with ${ended.code}:\n${tail}`,
      { hint: ended.timedOut ? `${NO_TEST} \`prepare: {timeout: …}\` gives it longer.` : NO_TEST },
    );
  }
  return log;
}

/** Removes the container of a step that ran in one of its own, and what it has written outside of volumes with it, as `docker compose run --rm` does. */
async function endOnce(
  engine: Engine,
  { model }: Stack,
  { service, container }: { readonly service: string; readonly container: string },
  warn: PrepareContext['warn'],
): Promise<void> {
  const layer = warn && (await readLayer(engine, container));
  const lost = layer === undefined ? [] : keptPaths(layer, mountTargets(model.services[service]));
  if (lost.length > 0) {
    warn?.(
      `a step of prepare ran in a container of its own, since ${service} does not run, and ${firstOf(lost)} went with it; a volume there would be saved`,
    );
  }
  await engine.remove({ kind: 'container', id: container });
}
