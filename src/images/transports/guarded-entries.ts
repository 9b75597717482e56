/** A service that failed once is not asked again: every further question would wait as long as the first. */
import type { Log } from '../../context.js';
import type { EntryStore } from './entries.js';

export interface Guarded extends EntryStore {
  /** What it failed with, if it did. */
  readonly failure: string | undefined;
}

/** Never throws: what a service cannot tell is not there. It is said once. `what` is asked for, as people call it. */
export function guardedEntries(store: EntryStore, log: Pick<Log, 'warning' | 'debug'>, what = 'images'): Guarded {
  let failure: string | undefined;
  let canWrite = true;
  const give = (why: string) => {
    if (failure === undefined) log.warning(`${store.title} is not asked for ${what} any more: ${why}`);
    failure ??= why;
  };
  const restored = async (name: string, restoring: () => Promise<boolean>): Promise<boolean> => {
    if (failure !== undefined) return false;
    try {
      return await restoring();
    } catch (error) {
      log.debug(`${name} could not be restored: ${(error as Error).message}`);
      return false;
    }
  };
  return {
    title: store.title,
    packs: store.packs,
    get failure() {
      return failure;
    },
    async find(prefix, slot) {
      if (failure !== undefined) return undefined;
      try {
        return await store.find(prefix, slot);
      } catch (error) {
        give((error as Error).message);
        return undefined;
      }
    },
    restore: (name, slot, file) => restored(name, () => store.restore(name, slot, file)),
    restoreNewest: (prefix, slot, file) => restored(prefix, () => store.restoreNewest(prefix, slot, file)),
    async save(name, slot, file) {
      if (!canWrite || failure !== undefined) return 'refused';
      try {
        const saved = await store.save(name, slot, file);
        canWrite = saved !== 'refused';
        return saved;
      } catch (error) {
        canWrite = false;
        log.debug(`${name} could not be saved: ${(error as Error).message}`);
        return 'refused';
      }
    },
  };
}
