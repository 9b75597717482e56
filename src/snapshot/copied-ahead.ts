/** Which files of a state a layer that is made ahead holds, and how they come there. Pure. */
import { posix } from 'node:path';
import type { Listed } from './listing.js';
import type { SlotManifest, StateEntry } from './manifest.js';
import type { SavedSlot } from './seal.js';

/** More files than these, the largest first, are not copied. PostgreSQL opens a hundred. */
const MOST_FILES = 2000;

/** Of all their names: a word of a command has at most 128 KiB. */
const MOST_NAMES = 90_000;

/** Of a slot's files those that are `opened`. */
export function largestOf({ entries }: SlotManifest, opened: ReadonlySet<string>): string[] {
  const files = entries.filter(({ kind, path }) => kind === 'file' && opened.has(path));
  let names = 0;
  const fits = ({ path }: StateEntry) => {
    names += Buffer.byteLength(path) + 10;
    return names <= MOST_NAMES;
  };
  const largest = [...files].sort((a, b) => b.size - a.size).slice(0, MOST_FILES);
  return largest.filter(fits).map(({ path }) => path);
}

/** Why what a layer holds are no copies of a slot's files, so far as owner, mode, size and time tell; `undefined` if they are. */
export function whyNoCopy(layer: readonly Listed[], { entries }: SlotManifest): string | undefined {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const other = layer.find((own) => {
    const entry = byPath.get(own.path);
    if (own.isFolder) return entry?.kind !== 'folder';
    if (!own.isFile || entry?.kind !== 'file') return true;
    return (['mode', 'uid', 'gid', 'size', 'modified'] as const).some((name) => own[name] !== entry[name]);
  });
  return other?.path;
}

/** For a shell: copies from `$1` to `$2`, folder by folder; a process for each file would take longer than the copy. */
export function copyScript(paths: readonly string[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), posix.basename(path)]);
  }
  const lines = [...byFolder].map(
    ([folder, names]) =>
      `cd "$1"/${quoted(folder)} && cp -p -- ${names.map(quoted).join(' ')} "$2"/${quoted(`${folder}/`)} || exit 1`,
  );
  // An overlay that goes waits until what lies on its disk is written, whoever wrote it: a reset would.
  return [...lines, 'sync -f "$2" 2> /dev/null || sync'].join('\n');
}

/** The folders that lead to `paths`, as they are below. */
export function foldersOf(saved: SavedSlot, { entries }: SlotManifest, paths: readonly string[]) {
  const parents = new Set(
    paths.flatMap((path) => {
      const steps = path.split('/').slice(0, -1);
      return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
    }),
  );
  const folders = entries.filter(({ path, kind }) => kind === 'folder' && parents.has(path));
  return [
    { path: 'upper/', ...saved.owner },
    ...folders.map(({ path, mode, uid, gid }) => ({ path: `upper/${path}/`, mode, uid, gid })),
  ];
}
