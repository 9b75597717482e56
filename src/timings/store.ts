/** Where timings are between runs: the Actions cache, the artifact of the last run, a file. They only weigh: nothing here throws. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Context } from '../context.js';
import { parseTimings, serializeTimings, TIMINGS_LIMIT, type TimingsFile } from './timings-file.js';

/** What all our keys of timings begin with. A slash is in no variant, so that one is no prefix of another. */
export const TIMINGS_KEY_PREFIX = 'isoshard-timings-1/';
const FILE = 'timings.json';

/** Ends where the run comes: an entry is never changed, so each run has its own, and the newest is found by the prefix. */
export const timingsKey = (variant: string): string => `${TIMINGS_KEY_PREFIX}${variant}/`;
export const timingsArtifact = (variant: string): string =>
  variant === '' ? 'isoshard-timings' : `isoshard-timings-${variant}`;

/** Days that the artifact is kept: longer than a holiday. */
const RETENTION_DAYS = 14;

type Ports = Pick<Context, 'cache' | 'artifacts' | 'paths' | 'log'>;

/** The path is part of a cache entry's version, so it has to be the same in every job. */
const cachedFile = ({ paths }: Pick<Context, 'paths'>): string => join(paths.temp, 'timings', FILE);

/** The newest entry of the cache, else the newest artifact of the repository's own runs; `undefined`: none, or none that can be read. */
export async function fetchTimings(context: Ports, variant: string): Promise<TimingsFile | undefined> {
  const { cache, artifacts, paths, log } = context;
  const file = cachedFile(context);
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (await cache.restore(timingsKey(variant), [file])) {
      const timings = readTimingsFile(file, 'the timings in the cache', log);
      if (timings !== undefined) return timings;
    }
    const folder = mkdtempSync(join(paths.temp, 'past-timings-'));
    if (!(await artifacts.downloadPast(timingsArtifact(variant), folder))) return undefined;
    return readTimingsFile(join(folder, FILE), 'the timings of the last run', log);
  } catch (error) {
    log.warning(`timings of past runs could not be had: ${(error as Error).message}`);
    return undefined;
  } finally {
    rmSync(file, { force: true });
  }
}

/** A new entry in the cache. */
export async function cacheTimings(context: Ports & Pick<Context, 'run'>, variant: string, timings: TimingsFile) {
  const { run, cache, log } = context;
  const file = cachedFile(context);
  try {
    writeTimingsFile(file, timings);
    const saved = await cache.save(`${timingsKey(variant)}${run.runId}-${run.attempt}`, [file]);
    log.debug(`timings: cache ${saved}`);
  } catch (error) {
    log.warning(`the timings could not be put into the cache: ${(error as Error).message}`);
  } finally {
    rmSync(file, { force: true });
  }
}

/** For suites that never run on the default branch. A rerun finds the name taken, and what it has is not missed. */
export async function uploadTimings({ artifacts, log }: Ports, variant: string, timings: TimingsFile, folder: string) {
  const file = join(folder, FILE);
  try {
    writeTimingsFile(file, timings);
    await artifacts.upload(timingsArtifact(variant), folder, [file], RETENTION_DAYS);
  } catch (error) {
    log.warning(`the timings could not be uploaded: ${(error as Error).message}`);
  }
}

/** The file, if there is one that can be read; what is wrong with it is a warning, and it is left aside. */
export function readTimingsFile(
  file: string,
  what: string,
  log: Pick<Context['log'], 'warning'>,
): TimingsFile | undefined {
  let text: string;
  try {
    // UTF-8 has at most three bytes for a UTF-16 unit.
    if (statSync(file).size > TIMINGS_LIMIT * 3) {
      log.warning(`${what} are not used: they are longer than ${TIMINGS_LIMIT} characters`);
      return undefined;
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      log.warning(`${what} are not used: ${(error as Error).message}`);
    return undefined;
  }
  const parsed = parseTimings(text);
  if (parsed.timings === undefined) {
    log.warning(`${what} are not used: ${parsed.reason}`);
    return undefined;
  }
  if (parsed.clamped > 0) {
    log.warning(`${what}: ${parsed.clamped} numbers are none that a test can take, and were brought to 0 or 6 h`);
  }
  return parsed.timings;
}

/** Whole or not at all. Throws what the file system does. */
export function writeTimingsFile(file: string, timings: TimingsFile): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, serializeTimings(timings));
  renameSync(aside, file);
}
