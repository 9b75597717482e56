/**
 * Digests of files that were read before, by size, times and inode: who reads a context again reads only what was changed. Kept
 * in a file a context in the user's cache folder; what cannot be read there is as if it were not there.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { keepFile } from './keep-file.js';

/** A file that was changed so shortly before may be changed again within the same tick of the file system's clock; ms. */
const UNSETTLED_MS = 2000;
/** Memories of contexts that nobody read for so long are removed. */
const FORGET_MS = 30 * 24 * 3600 * 1000;

const VERSION = 1;

/** `mtimeMs` and `ctimeMs` are exact to a quarter of a microsecond, finer than any file system's clock. */
const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stats): string => `${size} ${mtimeMs} ${ctimeMs} ${ino}`;

export class FileMemory {
  private readonly file: string;
  private readonly known: Readonly<Record<string, unknown>>;
  private readonly seen = new Map<string, string>();
  private isChanged = false;

  /**
   * @param folder of the user's cache; absent: nothing is remembered
   * @param context absolute path of the folder whose files these are
   */
  constructor(
    private readonly folder: string | undefined,
    context: string,
    private readonly now: () => number = Date.now,
  ) {
    const name = createHash('sha256').update(context).digest('hex').slice(0, 32);
    this.file = join(folder ?? '', `${name}.json`);
    this.known = folder === undefined ? {} : read(this.file);
  }

  /** The digest of `path`'s content: remembered, or what `compute` says. */
  digest(path: string, stat: Stats, compute: () => string): string {
    const stamp = stampOf(stat);
    const entry = Object.hasOwn(this.known, path) ? this.known[path] : undefined;
    const isKnown =
      typeof entry === 'string' && entry.startsWith(`${stamp} `) && DIGEST.test(entry.slice(stamp.length + 1));
    // Taken before the file is read: what is changed from here on has another stamp the next time.
    const settled = Math.max(stat.mtimeMs, stat.ctimeMs) < this.now() - UNSETTLED_MS;
    const digest = isKnown ? entry.slice(stamp.length + 1) : compute();
    if (isKnown || settled) this.seen.set(path, `${stamp} ${digest}`);
    if (!isKnown) this.isChanged = true;
    return digest;
  }

  /** Writes what was seen since, at once or not at all. That it cannot is no error: the next one reads the files. */
  save(): void {
    if (this.folder === undefined || (!this.isChanged && this.seen.size === Object.keys(this.known).length)) return;
    if (keepFile(this.file, JSON.stringify({ version: VERSION, files: Object.fromEntries(this.seen) })))
      this.forgetOld(this.folder);
  }

  private forgetOld(folder: string): void {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name);
      const stat = lstatSync(file, { throwIfNoEntry: false });
      if (stat !== undefined && stat.mtimeMs < this.now() - FORGET_MS) rmSync(file, { force: true });
    }
  }
}

const DIGEST = /^[0-9a-f]{64}$/;

function read(file: string): Readonly<Record<string, unknown>> {
  try {
    const { version, files } = JSON.parse(readFileSync(file, 'utf8'));
    return version === VERSION && typeof files === 'object' && files !== null ? files : {};
  } catch {
    return {};
  }
}
