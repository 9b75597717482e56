/** The digest of a file or folder of this host, as services that mount it see it: content by path, no times, owners or names above. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What version control and test runners keep for themselves: made anew everywhere, and no state. */
export const NOT_CONTENT: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.hypothesis',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '__pycache__',
]);

/** In a `node_modules`, what its package manager writes about all that it installed. */
const INSTALLED = ['.package-lock.json', '.modules.yaml', '.yarn-state.yml', '.yarn-integrity'];

const SMALL_BYTES = 4 * 1024 * 1024;

/**
 * `sha256:…`. A `node_modules` counts by the list that its package manager left in it, where there is one.
 * @param leaveOut absolute paths that do not count
 */
export async function hostContentDigest(path: string, leaveOut: ReadonlySet<string>): Promise<string> {
  const hash = createHash('sha256');
  await add(hash, path, '.', leaveOut);
  return `sha256:${hash.digest('hex')}`;
}

async function add(hash: Hash, full: string, path: string, leaveOut: ReadonlySet<string>): Promise<void> {
  const say = (...what: readonly unknown[]) => hash.update(`${JSON.stringify([path, ...what])}\n`);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return void say('missing');
  if (stat.isSymbolicLink()) return void say('link', readlinkSync(full));
  try {
    if (stat.isFile()) return void say('file', (stat.mode & 0o111) !== 0, await fileDigest(full, stat.size));
    if (!stat.isDirectory()) return void say('other');
    const installed = path.endsWith('node_modules') && INSTALLED.find((name) => existsSync(join(full, name)));
    if (installed) return void say('installed', await fileDigest(join(full, installed), 0));
    const names = readdirSync(full).filter((name) => !NOT_CONTENT.has(name) && !leaveOut.has(join(full, name)));
    say('folder');
    for (const name of names.sort()) await add(hash, join(full, name), `${path}/${name}`, leaveOut);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    // Another user's: that it is there counts.
    say('unreadable', stat.size);
  }
}

async function fileDigest(file: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  if (size <= SMALL_BYTES) hash.update(readFileSync(file));
  else await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export const textDigest = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
