/** What a saved state holds, file by file, and its digest. Times are no part of it. Pure. */
import { createHash } from 'node:crypto';

export type EntryKind = 'file' | 'folder' | 'link' | 'hardlink' | 'removed' | 'other';

/** One path of a slot. */
export interface StateEntry {
  /** Relative, forward slashes; the slot's own root is `.`. */
  readonly path: string;
  /** `removed`: a whiteout, which hides a file of the folder below; `other`: sockets, pipes and devices. */
  readonly kind: EntryKind;
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of a file, else 0. */
  readonly size: number;
  /** Content of a file: `sha256` in hex. Where a link leads. Else empty. */
  readonly content: string;
  /** Unix seconds; no part of the digest. */
  readonly modified: number;
  /** The first bytes, in hex, of files that tell whether a database was closed, and of SQLite databases; no part of the digest. */
  readonly head?: string;
  /** Of a folder of changes: nothing of the folder below is seen in it. No part of the digest. */
  readonly hides?: boolean;
}

/** What one volume, or the changes of one view, hold. */
export interface SlotManifest {
  readonly slot: string;
  /** By path. */
  readonly entries: readonly StateEntry[];
}

export interface StateManifest {
  readonly kind: 'isoshard-state';
  readonly version: 1;
  /** By slot. */
  readonly slots: readonly SlotManifest[];
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** With everything in its order. */
export function makeManifest(slots: readonly SlotManifest[]): StateManifest {
  const sorted = slots.map(({ slot, entries }) => ({
    slot,
    entries: [...entries].sort((a, b) => byText(a.path, b.path)),
  }));
  return { kind: 'isoshard-state', version: 1, slots: sorted.sort((a, b) => byText(a.slot, b.slot)) };
}

/** `sha256:…` of all content, owners and modes, by slot and path. */
export function digestOf(manifest: StateManifest): string {
  const hash = createHash('sha256');
  for (const { slot, entries } of manifest.slots) {
    hash.update(`${JSON.stringify([slot, entries.length])}\n`);
    for (const { path, kind, mode, uid, gid, size, content } of entries) {
      hash.update(`${JSON.stringify([path, kind, mode, uid, gid, size, content])}\n`);
    }
  }
  return `sha256:${hash.digest('hex')}`;
}

/** Bytes of all files. */
export const bytesOf = ({ slots }: StateManifest): number =>
  slots.reduce((sum, { entries }) => sum + entries.reduce((bytes, { size }) => bytes + size, 0), 0);

/** Longest manifest that is read, in UTF-16 units. */
export const MANIFEST_LIMIT = 256 * 1024 * 1024;

/** The text of a manifest; `undefined` for what is none, or of a newer version. */
export function parseManifest(text: string): StateManifest | undefined {
  try {
    const value = JSON.parse(text) as StateManifest;
    const isManifest = value.kind === 'isoshard-state' && value.version === 1 && Array.isArray(value.slots);
    return isManifest && value.slots.every(({ slot, entries }) => typeof slot === 'string' && Array.isArray(entries))
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** A path that two states do not have in common. */
export interface Difference {
  readonly slot: string;
  readonly path: string;
  readonly what: 'added' | 'removed' | 'content' | 'kind' | 'owner or mode';
  /** Bytes before and after. */
  readonly sizes: readonly [number, number];
}

/** What differs from `before` to `after`, by slot and path. */
export function compareManifests(before: StateManifest, after: StateManifest): Difference[] {
  const slots = [...new Set([...before.slots, ...after.slots].map(({ slot }) => slot))].sort(byText);
  return slots.flatMap((slot) => {
    const [old, now] = [entriesOf(before, slot), entriesOf(after, slot)];
    const paths = [...new Set([...old.keys(), ...now.keys()])].sort(byText);
    return paths.flatMap((path): Difference[] => {
      const [a, b] = [old.get(path), now.get(path)];
      const what = differenceOf(a, b);
      return what === undefined ? [] : [{ slot, path, what, sizes: [a?.size ?? 0, b?.size ?? 0] }];
    });
  });
}

const entriesOf = ({ slots }: StateManifest, slot: string) =>
  new Map((slots.find((one) => one.slot === slot)?.entries ?? []).map((entry) => [entry.path, entry]));

function differenceOf(a: StateEntry | undefined, b: StateEntry | undefined): Difference['what'] | undefined {
  if (a === undefined || b === undefined) return a === undefined ? 'added' : 'removed';
  if (a.kind !== b.kind) return 'kind';
  if (a.content !== b.content || a.size !== b.size) return 'content';
  return a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid ? 'owner or mode' : undefined;
}
