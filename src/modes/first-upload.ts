/** Of several jobs that upload something under one name the first one's counts, for all of them. */
import { formatDuration } from '../config/duration.js';
import type { Context } from '../context.js';

/** How often to look for what another job is just uploading; milliseconds. */
const PAUSE_MS = 2000;

/** A job that was first has begun to upload. So long it may take, whatever its size and for each byte; milliseconds. */
const LEAST_MS = 60_000;
const MS_PER_BYTE = 1 / 2000;

export interface Upload {
  /** The first that comes counts; the next is for where who was first with one died before all of it was there. */
  readonly names: readonly string[];
  readonly root: string;
  readonly files: readonly string[];
  /** Of all files. */
  readonly bytes: number;
  /** As people know it. */
  readonly title: string;
}

/**
 * @param bring gets what is there by a name; `undefined`: not there yet
 * @returns what another job was first with, `own` if this one was, `undefined` if nothing comes by any name
 */
export async function firstUpload<T>(
  { artifacts, clock, signal, log }: Pick<Context, 'artifacts' | 'clock' | 'signal' | 'log'>,
  { names, root, files, bytes, title }: Upload,
  bring: (name: string) => Promise<T | undefined>,
): Promise<T | 'own' | undefined> {
  const patienceMs = LEAST_MS + bytes * MS_PER_BYTE;
  for (const name of names) {
    if ((await artifacts.upload(name, root, files)) !== 'exists') return 'own';
    const deadline = clock.now() + patienceMs;
    let isSaid = false;
    do {
      const theirs = await bring(name);
      if (theirs !== undefined) return theirs;
      if (!isSaid) log.info(`another job uploads ${title}: it is waited for, up to ${formatDuration(patienceMs)}`);
      isSaid = true;
      await clock.sleep(PAUSE_MS, signal);
    } while (clock.now() < deadline);
    log.info(`${title} has not come as ${name}: who uploads it is taken for dead`);
  }
  return undefined;
}
