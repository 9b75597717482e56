/** `doctor --state` in a folder, as the command does it; and what it keeps gone again. */
import { join } from 'node:path';
import { makeTempFolder } from '../../src/cleanup/temp-folder.js';
import { laptopContext } from '../../src/cli/laptop-context.js';
import { type DoctorStateDocument, doctorState } from '../../src/modes/doctor-state.js';
import { findSnapshot, listGenerations } from '../../src/snapshot/seal.js';
import { engineHere, env, neverAborted } from './lab.js';

/** Of the states that were looked at. */
export const keys = new Set<string>();

/** Removes the states of `keys`. */
export async function forgetStates(): Promise<void> {
  const engine = await engineHere();
  for (const { key, volumes } of await listGenerations(engine)) {
    if (!keys.has(key)) continue;
    if ((await findSnapshot(engine, key)) !== undefined)
      await engine.remove({ kind: 'volume', id: `isoshard-state-${key.slice(0, 40)}` });
    for (const { id } of volumes) await engine.remove({ kind: 'volume', id });
  }
}

export async function doctorIn(folder: string, against?: string): Promise<{ said: string; json: DoctorStateDocument }> {
  let said = '';
  const sink = {
    write: (chunk: string) => {
      said += chunk;
      return true;
    },
  };
  const context = laptopContext({
    cwd: folder,
    env: { ...env, XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: join(folder, 'cache') },
    signal: neverAborted,
    json: false,
    pluginsFolder: '',
    makeTemp: makeTempFolder,
    stdout: sink,
    stderr: sink,
  });
  try {
    const { json } = await doctorState(context, { suites: [], ...(against !== undefined && { against }) });
    for (const { current } of json.suites) if (current !== null) keys.add(current.key);
    return { said, json };
  } finally {
    context.dispose();
  }
}
