/** Removes saved states that nobody needs: those that were never finished, and those that nobody has used for long. */
import type { Clock } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { layersOf, removeLayer } from './layers-ahead.js';
import { breakSeal, findSnapshot, type Generation, listGenerations } from './seal.js';

/** A state that no stack has begun with for so long is removed; milliseconds. */
export const UNUSED_MS = 7 * 24 * 60 * 60 * 1000;

export interface CollectedState {
  readonly key: string;
  readonly suite: string;
  readonly repository: string;
  readonly bytes: number;
  readonly ageMs: number;
  readonly removed: boolean;
  readonly why: string;
}

/**
 * One that a stack uses is never touched. One without a seal is being made while its session has something on the engine, and is
 * left over when it has nothing.
 * @param options.maker only what this session has not finished
 */
export async function collectStates(
  engine: Engine,
  clock: Clock,
  { dryRun, maker }: { readonly dryRun: boolean; readonly maker?: string },
): Promise<CollectedState[]> {
  const collected: CollectedState[] = [];
  for (const generation of await listGenerations(engine)) {
    const { key, sealed, volumes, users } = generation;
    if (!dryRun) await removeDeadLayers(engine, generation);
    if (sealed === undefined && volumes.length === 0) continue;
    if (maker !== undefined && (sealed !== undefined || generation.maker !== maker)) continue;
    const created = sealed?.createdMs ?? Math.min(...volumes.map((volume) => volume.created * 1000));
    const ageMs = clock.now() - created;
    const { goes, why } = await judge(engine, clock, generation);
    if (goes && !dryRun) {
      if (sealed !== undefined) await breakSeal(engine, key);
      for (const { id } of volumes) await engine.remove({ kind: 'volume', id });
    }
    collected.push({
      key,
      suite: sealed?.suite ?? '',
      repository: sealed?.repository ?? '',
      bytes: sealed?.bytes ?? 0,
      ageMs,
      removed: goes,
      why: users.length > 0 ? `session ${users.join(', ')} uses it` : why,
    });
  }
  return collected;
}

/** Removes layers of all states that dead sessions took, or had begun to make, and no state. */
export async function collectLayers(engine: Engine): Promise<void> {
  for (const generation of await listGenerations(engine)) await removeDeadLayers(engine, generation);
}

async function removeDeadLayers(engine: Engine, { volumes }: Generation): Promise<void> {
  for (const { volume, isFree, session } of layersOf(volumes)) {
    if (!isFree && !(await isAlive(engine, session))) await removeLayer(engine, volume);
  }
}

const isAlive = async (engine: Engine, session: string): Promise<boolean> =>
  session !== '' && (await engine.owned([`${LABEL.session}=${session}`])).length > 0;

async function judge(
  engine: Engine,
  clock: Clock,
  { key, generation, sealed, users, maker, volumes }: Generation,
): Promise<{ goes: boolean; why: string }> {
  if (users.length > 0) return { goes: false, why: '' };
  if (sealed === undefined) {
    const isMade = await isAlive(engine, maker);
    // What a session makes is sealed before the last of its own goes: since it was listed, it may have been.
    const isSealed = !isMade && (await findSnapshot(engine, key))?.generation === generation;
    return isMade || isSealed
      ? { goes: false, why: `session ${maker} ${isMade ? 'is making it' : 'has just made it'}` }
      : { goes: true, why: 'it was never finished, or another one took its place' };
  }
  // Each day of use leaves a volume, and making it is a use too.
  const used = Math.max(...volumes.map((volume) => volume.created * 1000));
  return clock.now() - used < UNUSED_MS
    ? { goes: false, why: 'it is kept for 7 days from its last use' }
    : { goes: true, why: 'nobody has used it for 7 days' };
}
