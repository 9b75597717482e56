/** Waits until a stack's services are ready, by the engine's events; what cannot become ready is known at once. */

import { type ComposeModel, type ServiceModel, sortedEntries } from '../compose/model.js';
import type { Clock } from '../context.js';
import type { ContainerState, Engine } from '../docker/engine.js';
import { ProjectError } from '../errors.js';

export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly why: string };

/** Whether a container is ready: healthy, running where it has no check, or done with status 0. Pure. */
export function readinessOf(state: ContainerState, mustComplete: boolean): Readiness {
  if (state.status === 'exited' || state.status === 'dead') {
    if (state.exitCode === 0 && !state.oomKilled) return { kind: 'ready' };
    const how = state.oomKilled ? 'was killed for want of memory' : `exited with status ${state.exitCode}`;
    return { kind: 'failed', why: how };
  }
  if (state.status !== 'running' || mustComplete) return { kind: 'waiting' };
  if (state.health === 'unhealthy')
    return { kind: 'failed', why: `is unhealthy: ${state.lastCheck.trim().slice(0, 500) || 'its check failed'}` };
  return state.health === 'starting' ? { kind: 'waiting' } : { kind: 'ready' };
}

/** Services that some other waits for to complete. */
function oneShots(model: ComposeModel): Set<string> {
  return new Set(
    sortedEntries(model.services).flatMap(([, { depends_on }]) =>
      sortedEntries(depends_on)
        .filter(([, { condition }]) => condition === 'service_completed_successfully')
        .map(([name]) => name),
    ),
  );
}

/** A container without a check counts as ready once it was seen to run for so long: a wrong option ends it before. */
const SETTLE_MS = 300;

/** Services of which no container is made: `scale: 0`. */
const isScaledToNone = (service: ServiceModel | undefined) =>
  service?.scale === 0 || (service?.deploy as { replicas?: number } | undefined)?.replicas === 0;

export interface ReadyOptions {
  /** Unix milliseconds. */
  readonly deadline: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/**
 * Resolves when all containers of the project are ready, and each of `services` has one.
 * @throws ProjectError `start-failed` with the service and its last line, as soon as one cannot become ready
 */
export async function waitUntilReady(
  engine: Engine,
  project: string,
  model: ComposeModel,
  services: readonly string[],
  options: ReadyOptions,
): Promise<void> {
  const mustComplete = oneShots(model);
  const settling = new Map<string, number>();
  const expected = services.filter((name) => !isScaledToNone(model.services[name]));
  const watching = new AbortController();
  let wake = () => {};
  const stop = () => {
    watching.abort();
    wake();
  };
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    await engine.watch(project, () => wake(), watching.signal);
    for (;;) {
      options.signal.throwIfAborted();
      const pause = new AbortController();
      wake = () => pause.abort();
      const { waiting, unchecked } = await lookAround(engine, project, mustComplete, expected);
      const now = options.clock.now();
      for (const id of unchecked) if (!settling.has(id)) settling.set(id, now);
      const settledAt = Math.max(0, ...unchecked.map((id) => settling.get(id) ?? now)) + SETTLE_MS;
      if (waiting.length === 0 && (unchecked.length === 0 || settledAt <= now)) return;
      if (waiting.length > 0 && now >= options.deadline) {
        throw new ProjectError(
          'start-failed',
          `${waiting.join(', ')} did not become ready within ${options.timeoutMs / 1000} s`,
          {
            hint: 'Its health check has to pass: see its log among the evidence.',
          },
        );
      }
      // An event wakes us; a second is the longest that a lost one may cost.
      const pauseMs = waiting.length > 0 ? 1000 : settledAt - now;
      await options.clock.sleep(pauseMs, pause.signal).catch(() => undefined);
    }
  } finally {
    options.signal.removeEventListener('abort', stop);
    stop();
  }
}

interface Look {
  /** Services that are not ready yet. */
  readonly waiting: string[];
  /** Containers that run and have no check. */
  readonly unchecked: string[];
}

async function lookAround(
  engine: Engine,
  project: string,
  mustComplete: ReadonlySet<string>,
  expected: readonly string[],
): Promise<Look> {
  const containers = await engine.containers([`com.docker.compose.project=${project}`]);
  const states = await Promise.all(
    containers
      .filter(({ oneOff, service }) => !oneOff && service !== '')
      .map(async (container) => {
        const state = await engine.state(container.id);
        const gone: Readiness = { kind: 'waiting' };
        const readiness = state ? readinessOf(state, mustComplete.has(container.service)) : gone;
        return { container, readiness, isUnchecked: state?.status === 'running' && state.health === 'none' };
      }),
  );
  for (const { container, readiness } of states) {
    if (readiness.kind === 'failed') throw await startFailure(engine, container, readiness.why);
  }
  const waiting = states
    .filter(({ readiness }) => readiness.kind === 'waiting')
    .map(({ container }) => container.service);
  const missing = expected.filter((name) => !states.some(({ container }) => container.service === name));
  return {
    waiting: [...new Set([...waiting, ...missing])].sort(),
    unchecked: states.filter(({ isUnchecked }) => isUnchecked).map(({ container }) => container.id),
  };
}

/** The error for a service that cannot become ready, with the last line that it wrote. */
async function startFailure(
  engine: Engine,
  { service, id }: { service: string; id: string },
  why: string,
): Promise<ProjectError> {
  const lines = (await engine.logs(id, 20)).trim().split('\n');
  const last = lines.at(-1)?.trim();
  return new ProjectError('start-failed', `${service} ${why}${last ? `: \`${last.slice(0, 300)}\` (last line)` : ''}`, {
    hint: 'The logs of all services are among the evidence.',
  });
}

/** Why a start failed, where the engine itself said no more than that: the first service that exited or is unhealthy. */
export async function firstFailure(engine: Engine, project: string): Promise<ProjectError | undefined> {
  try {
    await lookAround(engine, project, new Set(), []);
    return undefined;
  } catch (error) {
    return error instanceof ProjectError ? error : undefined;
  }
}
