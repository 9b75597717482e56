/** `cleanup --scope caches`: removes our entries of the Actions cache that nobody can use any more, since their ref is gone. */
import type { CleanupInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError } from '../errors.js';
import { ENTRY_PREFIX, isEntryName, STATE_PREFIX } from '../images/transports/entries.js';
import { cleanupTable, type Found } from './cleanup-table.js';
import type { Outcome } from './outcome.js';

interface Entry {
  readonly id: number;
  readonly key: string;
  readonly ref: string;
  readonly sizeBytes: number;
  /** Unix milliseconds. */
  readonly createdMs: number;
}

/** What is asked of GitHub. */
export interface CacheApi {
  caches(repository: string, prefix: string): Promise<readonly Entry[]>;
  refState(repository: string, ref: string): Promise<'there' | 'gone' | 'unknown'>;
  deleteCache(repository: string, id: number): Promise<void>;
}

const WHY = {
  there: 'its ref is there',
  gone: 'its ref is gone',
  unknown: 'whether its ref is gone could not be learned',
} as const;

const MEGABYTE = 1e6;

/**
 * Only entries with keys of ours, and only where GitHub says that the ref is gone; what cannot be learned or removed is left, and
 * said.
 * @throws InputError `bad-input` without a token or repository; EnvironmentError `service-unavailable` if there is no list
 */
export async function cleanupCaches(context: Context, inputs: CleanupInputs, api: CacheApi): Promise<Outcome> {
  const { repository } = context.run;
  if (inputs.token === '' || !repository.includes('/')) {
    throw new InputError(
      'bad-input',
      inputs.token === ''
        ? 'scope: caches needs a token, got none'
        : `scope: caches needs a repository of GitHub, got ${JSON.stringify(repository)}`,
      { hint: 'In the action `token` has one; on the command line ISOSHARD_TOKEN, in a checkout with a remote.' },
    );
  }
  const lists = await Promise.all([ENTRY_PREFIX, STATE_PREFIX].map((prefix) => api.caches(repository, prefix)));
  const entries = lists
    .flat()
    .filter(({ key }) => isEntryName(key))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id));
  const refs = [...new Set(entries.map(({ ref }) => ref))];
  const states = new Map(
    await Promise.all(refs.map(async (ref) => [ref, await api.refState(repository, ref)] as const)),
  );
  const found: Found[] = [];
  let removed = 0;
  for (const { id, key, ref, sizeBytes, createdMs } of entries) {
    const state = states.get(ref) ?? 'unknown';
    let why: string = WHY[state];
    let outcome: Found['outcome'] = state !== 'gone' ? 'left' : inputs.dryRun ? 'would be removed' : 'removed';
    if (outcome === 'removed') {
      try {
        await api.deleteCache(repository, id);
        removed += 1;
      } catch (error) {
        outcome = 'left';
        why = `${why}, but ${(error as Error).message}`;
      }
    }
    found.push({
      what: `${key.slice(0, ENTRY_PREFIX.length + 12)}… (${Math.round(sizeBytes / MEGABYTE)} MB)`,
      whose: ref,
      ageMs: createdMs === 0 ? 0 : context.clock.now() - createdMs,
      outcome,
      why,
    });
  }
  context.log.info(found.length === 0 ? `no cache of isoshard is in ${repository}` : cleanupTable(found));
  context.outputs.set('removed', String(removed));
  return { exitStatus: 0, json: { removed, caches: found } };
}
