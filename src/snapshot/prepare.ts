/** Makes the initial state of a stack: the suite's `prepare` commands, in their order, in its services. */
import type { PrepareStep } from '../config/config.js';
import { composeOn } from '../docker/compose.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { ProjectError } from '../errors.js';
import type { Stack } from '../stack/start.js';

/**
 * Runs every step: inside the running service, or in a container of its own if the service does not run.
 * @throws ProjectError `prepare-failed` with the step and the end of its output
 */
export async function prepare(
  engine: Engine,
  stack: Stack,
  steps: readonly PrepareStep[],
  signal: AbortSignal,
): Promise<string> {
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
    });
    signal.throwIfAborted();
    log += `$ ${service}: ${command.join(' ')}\n${ended.stdout}${ended.stderr}`;
    if (ended.code === 0) continue;
    const tail = `${ended.stdout}\n${ended.stderr}`.trim().split('\n').slice(-10).join('\n');
    throw new ProjectError(
      'prepare-failed',
      `prepare: ${command.join(' ')} in ${service} exited with ${ended.code}:\n${tail}`,
      {
        hint: 'The initial state was not made, so no test was run.',
      },
    );
  }
  return log;
}
