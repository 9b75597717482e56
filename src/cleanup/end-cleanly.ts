/** Lets the containers end by themselves that have to, before a sweep removes all by force. */
import type { ContainerView, Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';

/** After a cancel the runner leaves little time for all of it (7.5 s to the next signal); milliseconds. */
const HURRIED_MS = 3000;

export interface EndOptions {
  /** Time that a service gets, by its name; milliseconds. */
  readonly stop: Readonly<Record<string, number>>;
  readonly isHurried: boolean;
}

/**
 * Sends each container of a service of `stop` its own stop signal and waits for its end, at most for its time; all at once, while
 * the stack's other containers are removed by force, so that nobody holds a connection to one that ends.
 * @returns what could not be done, one sentence each: the sweep that follows removes it anyhow
 */
export async function endCleanly(
  engine: Pick<Engine, 'containers' | 'stop' | 'remove'>,
  labels: readonly string[],
  { stop, isHurried }: EndOptions,
): Promise<readonly string[]> {
  if (Object.keys(stop).length === 0) return [];
  const containers = await engine.containers([...labels, COMPOSE_LABEL.project]);
  const graceOf = ({ service }: ContainerView) => (Object.hasOwn(stop, service) ? (stop[service] ?? 0) : 0);
  if (containers.every((container) => graceOf(container) === 0)) return [];
  const complaints = await Promise.all(
    containers.map(async (container) => {
      const grace = graceOf(container);
      try {
        if (grace === 0) await engine.remove({ kind: 'container', id: container.id });
        else await engine.stop(container.id, isHurried ? Math.min(grace, HURRIED_MS) : grace);
        return [];
      } catch (error) {
        return [`${container.service} could not be ended: ${(error as Error).message}`];
      }
    }),
  );
  return complaints.flat();
}
