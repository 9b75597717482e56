/**
 * What a file system says of every path of a state, in one look whatever its size: kind, mode, owner, bytes, and when content and entry were
 * last changed. A rewrite that keeps size and time shows in the latter, which no program can set. Good for one machine: it is remembered there.
 */
import type { Engine } from '../docker/engine.js';
import { readSingle } from '../stack/archive.js';
import { MANIFEST_LIMIT } from './manifest.js';

/** Name of the file in the manifest's volume. */
export const LISTING_FILE = 'listing';

const OUTPUT = '/door/listing';

/** `stat` of coreutils and of busybox know the same words. */
const SCRIPT = `export LC_ALL=C TZ=UTC; exec > "$1"; shift
for folder in "$@"; do cd "$folder" && echo "|$folder" && find . -exec stat -c '%f|%u|%g|%s|%y|%z|%n' {} + || exit 1; done`;

export interface ListingOptions {
  /** Images that may have a shell, `find` and `stat`, the best first. */
  readonly images: readonly string[];
  readonly labels: Record<string, string>;
}

/** @param folders volumes, each with what is to be listed of it in a door. @returns a line for each path, below one for its folder; `undefined` if no image has what it takes. */
export async function listSlots(
  engine: Engine,
  folders: readonly { readonly volume: string; readonly path: string }[],
  { images, labels }: ListingOptions,
): Promise<string | undefined> {
  const mounts = Object.fromEntries(folders.map(({ volume }) => [volume, `/door/${volume}`]));
  const argv = ['sh', '-c', SCRIPT, 'sh', OUTPUT, ...folders.map(({ path }) => path)];
  for (const image of new Set(images)) {
    let lister: string | undefined;
    try {
      lister = await engine.createDoor(image, mounts, labels, { argv, isUrgent: true });
      await engine.start(lister);
      await engine.ended(lister);
      const isDone = (await engine.state(lister))?.exitCode === 0;
      const archive = isDone ? await engine.getArchive(lister, OUTPUT) : undefined;
      if (archive !== undefined) return await readSingle(archive, MANIFEST_LIMIT);
    } catch {
      // Without a shell it cannot be started.
    } finally {
      if (lister !== undefined) await engine.remove({ kind: 'container', id: lister });
    }
  }
  return undefined;
}

export interface Listed {
  readonly path: string;
  readonly isFile: boolean;
  readonly isFolder: boolean;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Unix seconds. */
  readonly modified: number;
}

const [KIND, FILE, FOLDER] = [0o170000, 0o100000, 0o040000];

/** The paths of a listing of one folder; its root is `.`. Pure. */
export function parseListing(listing: string): Listed[] {
  return listing.split('\n').flatMap((line) => {
    const [bits = '', uid, gid, size, changed = '', , ...name] = line.split('|');
    if (bits === '' || name.length === 0) return [];
    const mode = Number.parseInt(bits, 16);
    const modified = Math.floor(Date.parse(changed.replace(' ', 'T').replace(/ ?\+0000$/, 'Z')) / 1000);
    const path = name.join('|').replace(/^\.\//, '');
    const [isFile, isFolder] = [(mode & KIND) === FILE, (mode & KIND) === FOLDER];
    return [
      { path, isFile, isFolder, mode: mode & 0o7777, uid: Number(uid), gid: Number(gid), size: Number(size), modified },
    ];
  });
}

/** The first path, by its name, of which two listings say something else; `undefined`: of none. Pure. */
export function otherPath(before: string, now: string): string | undefined {
  const [a, b] = [before, now].map(linesOf) as [Set<string>, Set<string>];
  const other = [...a].filter((line) => !b.has(line)).concat([...b].filter((line) => !a.has(line)));
  const paths = other.map((line) => line.split('|').slice(6).join('|').replace(/^\.\//, '')).sort();
  return paths.find((path) => path !== '.') ?? paths[0];
}

/** Each with its folder in front: folders are read in no order. */
function linesOf(listing: string): Set<string> {
  let folder = '';
  const lines = listing.split('\n').flatMap((line) => {
    if (line.startsWith('|')) folder = line.slice(1);
    return line === '' || line.startsWith('|') ? [] : `${folder}${line}`;
  });
  return new Set(lines);
}
