/** The last thing that a container said. Pure. */
import type { LogLine } from '../docker/log-frames.js';

/** The engine reads the two streams apart: what was written at nearly the same time may stand in any order; milliseconds. */
const TOGETHER_MS = 100;

/** The last line that is not empty; of lines written together the last of standard error, which is where errors go. */
export function lastSaid(lines: readonly LogLine[]): string {
  const said = lines.filter(({ text }) => text.trim() !== '');
  const last = said.at(-1);
  const complaint = said.findLast(({ stream }) => stream === 'stderr');
  if (last === undefined) return '';
  const isTogether = complaint !== undefined && Math.abs(last.timeMs - complaint.timeMs) <= TOGETHER_MS;
  return (isTogether ? complaint : last).text.trim();
}
