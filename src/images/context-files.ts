/**
 * What a build context is to a build: the content, mode and links of its files, by path; never their times. What
 * `.dockerignore` leaves out is not there.
 */
import * as crypto from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, type Stats } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { checkedOut } from './checked-out.js';
import type { FileMemory } from './file-memory.js';
import { ignoreRules } from './ignore-rules.js';

/** What is at a path: `file 644 SHA-256`, `link TARGET`, `folder 755`; at `.git` of its root `commit SHA`, and nothing below. Paths have forward slashes. */
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
  const take = (path: string, at: Place, stat: Stats) => found.set(path, describe(at, path, stat, memory));
  /** @param takeParents a folder that is left out is made anyway where something in it is taken in again */
  const walk = async (prefix: string, inside: Place, takeParents: () => void): Promise<void> => {
    for (const { name, at, isFolder } of entriesOf(inside)) {
      const path = prefix + name;
      const isIgnored = ignores(path);
      if (!isIgnored) {
        const stat = lstatSync(at, { throwIfNoEntry: false });
        // Gone since its folder was read.
        if (stat === undefined) continue;
        // Its files are others in each checkout (times, inodes, who fetched what): what a build learns of them is the commit.
        const commit = path === '.git' ? checkedOut(folder) : undefined;
        if (commit !== undefined) {
          found.set(path, `commit ${commit}`);
          continue;
        }
        takeParents();
        take(path, at, stat);
        if (performance.now() - breathed > BREATH_MS) {
          await setImmediate();
          breathed = performance.now();
        }
      }
      if (!isFolder || (isIgnored && !mayHold(path))) continue;
      await walk(`${path}/`, at, () => {
        if (found.has(path)) return;
        takeParents();
        take(path, at, lstatSync(at));
      });
    }
  };
  await walk('', folder, () => undefined);
  memory.save();
  return found;
}

/** A path as it is asked for: bytes where a name is no UTF-8. */
type Place = string | Buffer;

/** Such names, which Linux allows, are asked for only where there is one: texts are twice as fast. */
function entriesOf(folder: Place): { readonly name: string; readonly at: Place; readonly isFolder: boolean }[] {
  if (typeof folder === 'string') {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (!entries.some(({ name }) => name.includes('\uFFFD')))
      return entries.map((entry) => ({
        name: entry.name,
        at: `${folder}/${entry.name}`,
        isFolder: entry.isDirectory(),
      }));
  }
  const parent = Buffer.concat([typeof folder === 'string' ? Buffer.from(folder) : folder, Buffer.from('/')]);
  return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' }).map((entry) => ({
    name: toText(entry.name),
    at: Buffer.concat([parent, entry.name]),
    isFolder: entry.isDirectory(),
  }));
}

/** What is no UTF-8 in its hex digits, behind the sign that stands for such. */
function toText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : `\uFFFD${bytes.toString('hex')}`;
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

function describe(file: Place, path: string, stat: Stats, memory: FileMemory): string {
  if (stat.isSymbolicLink()) return `link ${toText(readlinkSync(file, 'buffer'))}`;
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

function contentDigest(file: Place, sizeBytes: number): string {
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
