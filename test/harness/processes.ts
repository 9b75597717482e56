/** Processes of this machine, by what their environment holds. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

export interface MarkedProcess {
  readonly pid: number;
  /** Its arguments, joined. */
  readonly command: string;
}

/** The variable whose value is the pid of the test process that started what has it. */
export const STARTED_BY = 'TEST_STARTED_BY';

/**
 * Processes whose environment has variables that begin with each of `assignments` (`NAME=` or `NAME=value`), and none that begins with
 * `unless`; not this one, no zombies.
 */
export function processesWith(assignments: string | readonly string[], unless?: string): MarkedProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const variables = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
        const has = (wanted: string) => variables.some((variable) => variable.startsWith(wanted));
        if (![assignments].flat().every(has) || (unless !== undefined && has(unless))) return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ').trim();
        return command === '' ? [] : [{ pid: Number(name), command }];
      } catch {
        return [];
      }
    });
}
