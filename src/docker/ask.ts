/** Questions to the engine: what it answers to all of them alike. */
import { EnvironmentError } from '../errors.js';

/** Unix milliseconds of what the engine writes; 0 for its zero, the year 1. */
export const momentOf = (text: string): number => Math.max(0, Date.parse(text) || 0);

export const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number }).statusCode;

/** What is gone, or on its way, counts as removed. */
export const isGone = (error: unknown): boolean =>
  statusOf(error) === 404 || (statusOf(error) === 409 && /already in progress/i.test(String(error)));

/** Asks the engine; what it refuses is its error and not ours. @throws EnvironmentError `engine-failed` */
export async function ask<T>(what: string, question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    throw new EnvironmentError('engine-failed', `the Docker engine could not ${what}: ${(cause as Error).message}`, {
      cause,
      hint: 'Look at its log: `journalctl -u docker`.',
    });
  }
}

/** Asks about one thing; `undefined` if the engine does not have it, or knows that there can be none of that name. */
export async function askFor<T>(what: string, question: () => Promise<T>): Promise<T | undefined> {
  return ask(what, async () => {
    try {
      return await question();
    } catch (error) {
      if (statusOf(error) === 404 || statusOf(error) === 400) return undefined;
      throw error;
    }
  });
}
