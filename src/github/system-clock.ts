/** The clock of the machine. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../context.js';

/** Real time. `sleep` rejects with an `AbortError` as soon as its signal is aborted. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};
