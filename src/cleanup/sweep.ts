/** Removes what carries given labels, and looks again: an exit status of 0 is no proof, an empty query is. */
import type { Clock } from '../context.js';
import type { Engine, OwnedObject } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { EnvironmentError } from '../errors.js';

const ATTEMPTS = 40;
const PAUSE_MS = 250;

export interface SweepOptions {
  /** How many empty queries in a row, `quietMs` apart, prove that nothing is left. */
  readonly quietQueries: number;
  readonly quietMs: number;
}

/** For a stack whose makers have ended: one look is enough. */
export const SETTLED: SweepOptions = { quietQueries: 1, quietMs: 0 };

/** After a kill: the engine may still be creating what a dead client asked for. */
export const UNSETTLED: SweepOptions = { quietQueries: 2, quietMs: 1000 };

/**
 * Removes what carries `labels` until a query for it is empty.
 * @returns what was removed, by name, sorted
 * @throws EnvironmentError `teardown-incomplete` naming what would not go
 */
export async function sweep(
  engine: Engine,
  labels: readonly string[],
  clock: Clock,
  options: SweepOptions = SETTLED,
): Promise<readonly OwnedObject[]> {
  const removed = new Map<string, OwnedObject>();
  let reasons: string[] = [];
  let left: readonly OwnedObject[] = [];
  let quiet = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    left = await engine.owned(labels);
    if (left.length === 0) {
      quiet += 1;
      if (quiet >= options.quietQueries) return [...removed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      await clock.sleep(options.quietMs);
      continue;
    }
    quiet = 0;
    if (attempt > 0) await clock.sleep(Math.min(PAUSE_MS * attempt, 1000));
    reasons = await removeByStack(engine, left, removed);
  }
  const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  throw new EnvironmentError('teardown-incomplete', `could not remove ${names}: ${reasons.join('; ')}`, {
    hint: '`isoshard cleanup` tries again; `docker ps -a` shows what holds them.',
  });
}

/** How many stacks are taken down at once. Networks go one by one in the engine: they begin while other stacks' containers go. */
const AT_ONCE = 4;

/** Of each stack containers first, in parallel, then its networks and volumes. Returns why some would not go. */
async function removeByStack(
  engine: Engine,
  objects: readonly OwnedObject[],
  removed: Map<string, OwnedObject>,
): Promise<string[]> {
  const stacks = new Map<string, OwnedObject[]>();
  for (const object of objects) {
    const shard = object.labels[LABEL.shard] ?? '';
    stacks.set(shard, [...(stacks.get(shard) ?? []), object]);
  }
  const waiting = [...stacks.values()];
  const reasons: string[] = [];
  const work = async () => {
    for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) {
      const isContainer = ({ kind }: OwnedObject) => kind === 'container';
      reasons.push(...(await removeAll(engine, own.filter(isContainer), removed)));
      reasons.push(
        ...(await removeAll(
          engine,
          own.filter((object) => !isContainer(object)),
          removed,
        )),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return reasons;
}

/** Tries to remove all; returns why some would not go. */
async function removeAll(
  engine: Engine,
  objects: readonly OwnedObject[],
  removed: Map<string, OwnedObject>,
): Promise<string[]> {
  const reasons = await Promise.all(
    objects.map(async (object) => {
      try {
        await engine.remove(object);
        removed.set(`${object.kind} ${object.id}`, object);
        return [];
      } catch (error) {
        return [(error as Error).message];
      }
    }),
  );
  return reasons.flat();
}
