/** What images were made from the last time, in the Actions cache: jobs have no folder that outlives them. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from '../context.js';
import { type LastImages, readLast, writeLast } from './last-images.js';

/** What all our keys of it begin with. A slash is in no variant, so that one is no prefix of another. */
const KEY_PREFIX = 'isoshard-ingredients-1/';

/** Ends where the run comes: an entry is never changed, so each run has its own, and the newest is found by the prefix. */
const keyOf = (variant: string): string => `${KEY_PREFIX}${variant}/`;

type Ports = Pick<Context, 'cache' | 'paths' | 'log'>;

/** The path is part of a cache entry's version, so it has to be the same in every job. */
const cachedFile = ({ paths }: Pick<Context, 'paths'>): string => join(paths.temp, 'ingredients', 'images.json');

/** Of the newest run that kept it, whose entries this one may read: those of its own branch, and of the default branch. Never throws. */
export async function fetchLast(context: Ports, variant: string): Promise<LastImages> {
  const file = cachedFile(context);
  mkdirSync(dirname(file), { recursive: true });
  try {
    await context.cache.restore(keyOf(variant), [file]);
    return readLast(file);
  } finally {
    rmSync(file, { force: true });
  }
}

/** A new entry. Never throws: what is not kept is told anew the next time. */
export async function keepLast(context: Ports & Pick<Context, 'run'>, variant: string, last: LastImages) {
  const { cache, run, log } = context;
  const file = cachedFile(context);
  try {
    if (!writeLast(file, last)) return;
    log.debug(
      `what images are made from: cache ${await cache.save(`${keyOf(variant)}${run.runId}-${run.attempt}`, [file])}`,
    );
  } catch (error) {
    log.debug(`what images are made from is not kept: ${(error as Error).message}`);
  } finally {
    rmSync(file, { force: true });
  }
}
