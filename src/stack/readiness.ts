/** Whether one container of a stack is ready, by what the engine says of it. Pure. */
import { type ComposeModel, type ServiceModel, sortedEntries } from '../compose/model.js';
import type { ContainerState } from '../docker/engine.js';

export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly why: string };

const OUT_OF_MEMORY = 'was killed for want of memory';

/** Healthy, running where it has no check, or done with status 0. */
export function readinessOf(state: ContainerState, mustComplete: boolean): Readiness {
  if (state.status === 'exited' || state.status === 'dead') {
    if (state.exitCode === 0 && !state.oomKilled) return { kind: 'ready' };
    return { kind: 'failed', why: state.oomKilled ? OUT_OF_MEMORY : `exited with status ${state.exitCode}` };
  }
  // The limit is the same the next time.
  if (state.status === 'restarting' && state.oomKilled) return { kind: 'failed', why: OUT_OF_MEMORY };
  if (state.status !== 'running' || mustComplete) return { kind: 'waiting' };
  if (state.health === 'unhealthy')
    return { kind: 'failed', why: `is unhealthy: ${state.lastCheck.trim().slice(0, 500) || 'its check failed'}` };
  return state.health === 'starting' ? { kind: 'waiting' } : { kind: 'ready' };
}

/** Services that some other waits for to complete. */
export function oneShots(model: ComposeModel): Set<string> {
  return new Set(
    sortedEntries(model.services).flatMap(([, { depends_on }]) =>
      sortedEntries(depends_on)
        .filter(([, { condition }]) => condition === 'service_completed_successfully')
        .map(([name]) => name),
    ),
  );
}

/** Services of which no container is made: `scale: 0`. */
export const isScaledToNone = (service: ServiceModel | undefined): boolean =>
  service?.scale === 0 || (service?.deploy as { replicas?: number } | undefined)?.replicas === 0;
