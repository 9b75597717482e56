/**
 * Finds and ends the processes of a session by the marker in their environment (`/proc/PID/environ`, Linux). A child
 * that outlives us keeps the marker and hands it to what it starts, so no list of children has to survive. The
 * runner of GitHub Actions finds leftovers of a job the same way, by `RUNNER_TRACKING_ID`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { SESSION_VARIABLE } from './spawn.js';

/** Pids that carry the marker of `session`, or of any session if it is `undefined`; never our own. */
export function findMarked(session: string | undefined): number[] {
  const marker = `${SESSION_VARIABLE}=${session ?? ''}`;
  const isMarked = (entry: string) => (session === undefined ? entry.startsWith(marker) : entry === marker);
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return []; // not Linux: process groups are all there is
  }
  return entries
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').some(isMarked);
      } catch {
        return false; // gone, or not ours to read
      }
    })
    .map(Number);
}

/** Kills what carries the marker until nothing does, or `rounds` times; returns how many processes were killed. */
export async function endMarked(session: string, sleep: (ms: number) => Promise<void>, rounds = 20): Promise<number> {
  const killed = new Set<number>();
  for (let round = 0; round < rounds; round++) {
    const pids = findMarked(session);
    if (pids.length === 0) break;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
        killed.add(pid);
      } catch {
        // gone in between
      }
    }
    await sleep(50);
  }
  return killed.size;
}
