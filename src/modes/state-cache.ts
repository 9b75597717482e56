/** Initial states where images are kept, too: what an earlier run made, later runs on fresh machines begin with. */
import { statSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import { cacheEntries } from '../images/transports/cache-entries.js';
import { guardedEntries } from '../images/transports/guarded-entries.js';
import { KeptFiles } from '../images/transports/kept-files.js';
import { bringFolder, keepFolder } from '../images/transports/kept-folder.js';
import { isSlowerToMove } from '../images/transports/worth.js';
import { readCarried } from '../snapshot/carry.js';
import { choosePlaces } from './image-transport.js';
import type { Session } from './session.js';
import { registryStates } from './state-registry.js';

export interface StateCache {
  /** As people know it. */
  readonly title: string;
  /**
   * Puts the files of the newest state of `key` into `folder`. Never throws: what a service has not, or not whole, is a miss.
   * @param oldestMs Unix milliseconds; one that was made before is a miss, and what is kept next comes before it
   */
  bring(key: string, folder: string, oldestMs: number): Promise<boolean>;
  /** What was brought led to nothing good: what is kept next comes before it. */
  distrust(key: string): void;
  /** Absent where this run may write no cache. @param makeMs what making it took @returns bytes that moved; why it was not kept */
  readonly keep?: (key: string, files: readonly string[], makeMs: number) => Promise<number | string>;
}

/**
 * `undefined` where `images.transport` or the surroundings leave none. Who reads and who writes is as with images: a registry where they use
 * one, else the Actions cache. The artifacts of a run are of no use to later ones.
 */
export async function stateCache(
  context: Context,
  session: Session,
  { images }: Config,
): Promise<StateCache | undefined> {
  const { cache, artifacts, paths, clock, log } = context;
  const { registry } = images;
  const services = { cache: cache.available, artifacts: artifacts.available, registry };
  const choice = await choosePlaces(context, services, images.transport);
  if (choice.from.includes('registry') && registry !== undefined)
    return registryStates(context, session, { repository: registry, isWriting: choice.to === 'registry' });
  if (!choice.from.includes('cache')) return undefined;
  const folder = join(paths.temp, 'kept-states');
  const store = guardedEntries(cacheEntries(cache, folder), log, 'initial states');
  // Another suite's files may be in it.
  const tidy = () => rmdir(folder).catch(() => undefined);
  const isWriting = choice.to === 'cache';
  const kept = new KeptFiles({ from: [store], to: isWriting ? store : undefined, whyNot: choice.why }, folder, clock);
  return {
    title: 'the Actions cache',
    async bring(key, to, oldestMs) {
      try {
        const isWanted = () => (readCarried(to)?.createdMs ?? 0) >= oldestMs;
        return (await bringFolder(kept, key, to, isWanted)) !== undefined;
      } catch (error) {
        log.info(`the initial state in ${store.title} cannot be used: ${(error as Error).message}`);
        return false;
      } finally {
        await tidy();
      }
    },
    distrust: (key) => kept.distrust(key),
    ...(isWriting && {
      keep: async (key: string, files: readonly string[], makeMs: number) => {
        const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
        if (isSlowerToMove(bytes, makeMs)) return `${Math.round(bytes / 1e6)} MB move slower than they are made`;
        const moved = await keepFolder(kept, key, files).catch(() => undefined);
        await tidy();
        return moved ?? 'it could not be kept';
      },
    }),
  };
}
