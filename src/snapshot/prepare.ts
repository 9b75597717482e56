/** Makes the initial state of a stack: the suite's `prepare` commands, in their order, in its services. */
import type { PrepareStep } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Clock } from '../context.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import type { Stack } from '../stack/start.js';

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
  { signal, clock, timeoutMs = PREPARE_TIMEOUT_MS, name = 'prepare' }: PrepareContext,
): Promise<string> {
  const deadline = clock.now() + timeoutMs;
  let log = '';
  for (const { service, command } of steps) {
    const running = (await engine.containers([`${COMPOSE_LABEL.project}=${stack.project}`])).some(
      (container) => container.service === service && container.state === 'running',
    );
    const how = running ? ['exec', '-T'] : ['run', '--rm', '-T', '--no-deps'];
    const ended = await composeOn(stack.project, stack.modelFile, [...how, service, ...command], {
      env: stack.env,
      session: stack.session,
      signal,
      timeoutMs: Math.max(1, deadline - clock.now()),
    });
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
