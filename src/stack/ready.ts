/** Waits until a stack's services are ready, by the engine's events; what cannot become ready is known at once. */

import { type ComposeModel, type ServiceModel, sortedEntries } from '../compose/model.js';
import type { Clock } from '../context.js';
import type { ContainerState, Engine, EngineEvent } from '../docker/engine.js';
import { ProjectError } from '../errors.js';
import { startFailure } from './failure.js';

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
  /** What was heard of the stack so far. */
  readonly events?: readonly EngineEvent[] | undefined;
}

/**
 * Resolves when all containers of the project are ready, and each of `services` has one.
 * @throws StartFailure `start-failed` with the first cause, as soon as a service cannot become ready
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
      const { waiting, unchecked, failed } = await lookAround(engine, project, mustComplete, expected);
      const { events, timeoutMs } = options;
      if (failed !== undefined) {
        throw (await startFailure(engine, project, model, { events })) ?? new ProjectError('start-failed', failed);
      }
      const now = options.clock.now();
      for (const id of unchecked) if (!settling.has(id)) settling.set(id, now);
      const settledAt = Math.max(0, ...unchecked.map((id) => settling.get(id) ?? now)) + SETTLE_MS;
      if (waiting.length === 0 && (unchecked.length === 0 || settledAt <= now)) return;
      if (waiting.length > 0 && now >= options.deadline) {
        const late = `${waiting.join(', ')} did not become ready within ${timeoutMs / 1000} s`;
        const hint = 'Its health check has to pass: see its log among the evidence.';
        const failure = await startFailure(engine, project, model, { events, timeoutMs });
        throw failure ?? new ProjectError('start-failed', late, { hint });
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
  /** Containers that run and have no check, each with the moment of its start: who was started again is new. */
  readonly unchecked: string[];
  /** What is wrong with a service that cannot become ready. */
  readonly failed: string | undefined;
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
        const unchecked = state?.status === 'running' && state.health === 'none';
        return { container, readiness, unchecked: unchecked ? [`${container.id} ${state.startedAtMs}`] : [] };
      }),
  );
  const failed = states.flatMap(({ container, readiness }) =>
    readiness.kind === 'failed' ? [`${container.service} ${readiness.why}`] : [],
  )[0];
  const waiting = states
    .filter(({ readiness }) => readiness.kind === 'waiting')
    .map(({ container }) => container.service);
  const missing = expected.filter((name) => !states.some(({ container }) => container.service === name));
  return {
    waiting: [...new Set([...waiting, ...missing])].sort(),
    unchecked: states.flatMap(({ unchecked }) => unchecked),
    failed,
  };
}
