/** Everything that a killed run could have left, looked at from outside: engine, processes, folders. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { processesWith } from '../processes.js';
import type { Place } from './place.js';

export type Leftovers = readonly string[];

const LABELLED = ['--filter', 'label=dev.isoshard.session'];

/** One line a thing, such as `network 3f… isoshard-…`; sorted. */
export async function leftovers(place: Place): Promise<Leftovers> {
  const objects = await Promise.all([
    place.docker('ps', '--all', '--no-trunc', ...LABELLED, '--format', 'container {{.ID}} {{.Names}}'),
    place.docker('network', 'ls', '--no-trunc', ...LABELLED, '--format', 'network {{.ID}} {{.Name}}'),
    place.docker('volume', 'ls', ...LABELLED, '--format', 'volume {{.Name}}'),
  ]);
  const processes = processesWith('ISOSHARD_SESSION=').map(({ pid, command }) => `process ${pid} ${command}`);
  return [
    ...objects.flatMap((lines) => lines.split('\n')).filter(Boolean),
    ...processes,
    ...inside(sessionsFolder(place)).map((name) => `record ${name}`),
    ...inside(place.tmp).map((name) => `temporary ${name}`),
    // What else lies there is the runner's to wipe when the job ends.
    ...inside(join(place.runnerTemp, 'isoshard'))
      .filter((name) => /^[0-9a-f]{10}$/.test(name))
      .map((name) => `scratch ${name}`),
  ].sort();
}

export const sessionsFolder = ({ home }: Place): string => join(home, '.local', 'state', 'isoshard', 'sessions');

function inside(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
