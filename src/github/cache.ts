/** The Actions cache behind the `Cache` port, by `@actions/cache`, which is loaded when it is first asked. */
import type { Cache, CacheSaved, Log } from '../context.js';
import { EnvironmentError } from '../errors.js';
import { callLibrary, complaint, type LibraryLimits, type LibraryOutcome } from './library-call.js';

/** Milliseconds. The library's own tries of a service that answers 503 take 31 s for each of its requests. */
export interface CacheTimes {
  /** Until the service has said whether there is an entry. */
  readonly answerMs: number;
  /** Without a byte moved; packing and unpacking count as one move. */
  readonly silentMs: number;
}

export const cacheTimes: CacheTimes = { answerMs: 20_000, silentMs: 120_000 };

/**
 * The service's own rules hold: an entry belongs to its key and to the very same `paths`; a key that has no entry is tried as
 * a prefix, newest first. A key that must match exactly ends in a digest. Entries are unpacked by `tar -P`, so
 * only those of trusted writers may be restored.
 *
 * Only `find` throws. To the others a service that fails is a miss with a warning.
 */
export function actionCache(
  env: Readonly<Record<string, string | undefined>>,
  log: Pick<Log, 'debug' | 'info' | 'warning'>,
  times: CacheTimes = cacheTimes,
): Cache {
  const available = hasCacheService(env);
  const restoring: LibraryLimits = {
    ...times,
    progress: /^(Cache hit for|Received \d+|Cache Size)/,
    // Before the download, and before the archive is unpacked over files that may be in use by then.
    lastExit: /^Cache (hit for|Size)/,
  };
  // Packing comes before the first request and prints nothing, so the wait for an answer is not told from it.
  const saving: LibraryLimits = { ...times, answerMs: times.silentMs, progress: /^Uploaded \d+ of/ };

  return {
    available,
    prepare() {
      // What goes wrong there goes wrong for who asks.
      if (available) import('@actions/cache').catch(() => undefined);
    },
    async find(key, paths) {
      if (!available) return undefined;
      const outcome = await callLibrary(
        async () => (await import('@actions/cache')).restoreCache([...paths], key, [], { lookupOnly: true }),
        restoring,
        log,
      );
      if (outcome.kind === 'done' && !failedToRestore(outcome)) return outcome.value;
      throw new EnvironmentError('service-unavailable', `The cache could not be asked: ${complaint(outcome)}`, {
        hint: 'Look at https://www.githubstatus.com.',
      });
    },
    async restore(key, paths) {
      if (!available) return false;
      const outcome = await callLibrary(
        async () => (await import('@actions/cache')).restoreCache([...paths], key),
        restoring,
        log,
      );
      if (outcome.kind === 'done' && outcome.value !== undefined) return true;
      if (outcome.kind !== 'done' || failedToRestore(outcome)) {
        log.warning(`The cache entry ${key} could not be restored: ${complaint(outcome)}`);
      }
      return false;
    },
    async save(key, paths) {
      if (!available) return 'unavailable';
      const outcome = await callLibrary(
        async () => (await import('@actions/cache')).saveCache([...paths], key),
        saving,
        log,
      );
      const saved = savedAs(outcome);
      if (saved === 'denied') log.info(`This run may not write caches, so ${key} was not saved`);
      if (saved === 'unavailable') log.warning(`The cache entry ${key} could not be saved: ${complaint(outcome)}`);
      return saved;
    },
  };
}

const failedToRestore = ({ lines }: LibraryOutcome<unknown>): boolean =>
  lines.some((line) => line.text.startsWith('Failed to restore'));

/** Without `RUNNER_TEMP` the library would write below `/home/actions`. */
function hasCacheService(env: Readonly<Record<string, string | undefined>>): boolean {
  const url = env.ACTIONS_RESULTS_URL || env.ACTIONS_CACHE_URL;
  return Boolean(url && env.ACTIONS_RUNTIME_TOKEN && env.RUNNER_TEMP);
}

/**
 * The library answers `-1` for every entry that it did not save and says "another job may be creating this cache" whatever
 * the reason (6.3.0, `saveCacheV2`): only its debug lines hold the service's answer.
 */
export function savedAs(outcome: LibraryOutcome<number>): CacheSaved {
  if (outcome.kind === 'done' && outcome.value >= 0) return 'saved';
  const said = (pattern: RegExp): boolean => outcome.lines.some((line) => pattern.test(line.text));
  if (said(/cache write denied:|^Cache save skipped: the effective cache-mode/)) return 'denied';
  if (said(/^Failed to reserve cache: .*\(409\)/)) return 'exists';
  return 'unavailable';
}
