/** What tests of saved states ask an engine, and how they take away their own: states outlive sessions. */
import type { Engine } from '../../src/docker/engine.js';
import { type Generation, listGenerations, sealName } from '../../src/snapshot/seal.js';

/** Removes all that there is of these keys. */
export async function forgetStates(engine: Engine, keys: ReadonlySet<string>): Promise<void> {
  for (const key of keys) await engine.remove({ kind: 'volume', id: sealName(key) });
  for (const { key, volumes } of await listGenerations(engine)) {
    if (keys.has(key)) for (const { id } of volumes) await engine.remove({ kind: 'volume', id });
  }
}

/** What was made since `before`, which are generations. */
export async function newGenerations(engine: Engine, before: ReadonlySet<string>): Promise<Generation[]> {
  return (await listGenerations(engine)).filter(({ generation }) => !before.has(generation));
}

export const generationsHere = async (engine: Engine): Promise<ReadonlySet<string>> =>
  new Set((await listGenerations(engine)).map(({ generation }) => generation));
