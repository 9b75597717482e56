/**
 * What a build context is to a build: the content, mode and links of its files, by path; never their times. What
 * `.dockerignore` leaves out is not there.
 */
import * as crypto from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, type Stats } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { FileMemory } from './file-memory.js';
import { ignoreRules } from './ignore-rules.js';

/** What is at a path: `file 644 SHA-256`, `link TARGET`, `folder 755`. Paths have forward slashes. */
export type ContextFiles = ReadonlyMap<string, string>;

/** How long others wait while files are read; milliseconds. */
const BREATH_MS = 50;

/**
 * Reads a context.
 * @param rules candidates for the file with rules, absolute; the first that is there counts
 * @throws ProjectError `build-failed` for rules that cannot be understood
 */
export async function readContext(folder: string, rules: readonly string[], memory: FileMemory): Promise<ContextFiles> {
  const { ignores, mayHold } = readRules(rules);
  const found = new Map<string, string>();
  let breathed = performance.now();
  const take = (path: string, stat: Stats) => found.set(path, describe(`${folder}/${path}`, path, stat, memory));
  /** A folder that is left out is made anyway where something in it is taken in again. */
  const takeFolder = (path: string) => {
    if (path === '' || found.has(path)) return;
    takeFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    take(path, lstatSync(`${folder}/${path}`));
  };
  const walk = async (relative: string): Promise<void> => {
    const prefix = relative === '' ? '' : `${relative}/`;
    for (const entry of readdirSync(`${folder}/${relative}`, { withFileTypes: true })) {
      const path = prefix + entry.name;
      const isIgnored = ignores(path);
      if (!isIgnored) {
        const stat = lstatSync(`${folder}/${path}`, { throwIfNoEntry: false });
        // Gone since its folder was read.
        if (stat === undefined) continue;
        takeFolder(relative);
        take(path, stat);
        if (performance.now() - breathed > BREATH_MS) {
          await setImmediate();
          breathed = performance.now();
        }
      }
      if (entry.isDirectory() && (!isIgnored || mayHold(path))) await walk(path);
    }
  };
  await walk('');
  memory.save();
  return found;
}

function readRules(candidates: readonly string[]) {
  for (const file of candidates) {
    try {
      return ignoreRules(readFileSync(file, 'utf8'), file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return ignoreRules('', '');
}

function describe(file: string, path: string, stat: Stats, memory: FileMemory): string {
  if (stat.isSymbolicLink()) return `link ${readlinkSync(file)}`;
  const mode = (stat.mode & 0o7777).toString(8);
  if (stat.isFile()) return `file ${mode} ${memory.digest(path, stat, () => contentDigest(file, stat.size))}`;
  return `${stat.isDirectory() ? 'folder' : 'other'} ${mode}`;
}

/** Reused: a buffer a file costs more than reading it. */
const CHUNK = Buffer.allocUnsafeSlow(1024 * 1024);

/** In one call where Node has it (20.12 and later): half the time for small files. */
const sha256 = (data: Buffer): string =>
  typeof crypto.hash === 'function'
    ? crypto.hash('sha256', data, 'hex')
    : crypto.createHash('sha256').update(data).digest('hex');

function contentDigest(file: string, sizeBytes: number): string {
  const descriptor = openSync(file, 'r');
  try {
    let read = readSync(descriptor, CHUNK);
    if (read < CHUNK.length && read >= sizeBytes) return sha256(CHUNK.subarray(0, read));
    const hash = crypto.createHash('sha256');
    for (; read > 0; read = readSync(descriptor, CHUNK)) hash.update(CHUNK.subarray(0, read));
    return hash.digest('hex');
  } finally {
    closeSync(descriptor);
  }
}
