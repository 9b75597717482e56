/** Reads the archive of a folder, as an engine makes it, into the entries of a manifest. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import { SQLITE_HEAD } from './likely-opened.js';
import type { EntryKind, StateEntry } from './manifest.js';

const KINDS: Readonly<Record<string, EntryKind>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  symlink: 'link',
  link: 'hardlink',
};

/** Of these a few bytes tell whether something is left to be done with them; of others whether they are a database. */
const TELLING = /-journal$|(^|\/)global\/pg_control$/;
const HEAD_BYTES = 20;

/** The path below the archive's first segment; the segment itself is `.`. */
export const pathInSlot = (name: string): string =>
  name
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .slice(1)
    .join('/') || '.';

/** What a header says; the content is filled in by who reads it. */
export function toEntry(header: tar.Header): StateEntry {
  const isWhiteout = header.type === 'character-device' && !header.devmajor && !header.devminor;
  const kind = isWhiteout ? 'removed' : (KINDS[header.type ?? 'file'] ?? 'other');
  const target = kind === 'link' ? header.linkname : kind === 'hardlink' ? pathInSlot(header.linkname ?? '') : '';
  return {
    path: pathInSlot(header.name),
    kind,
    // Of a whiteout they mean nothing, and engines write their own.
    mode: isWhiteout ? 0 : (header.mode ?? 0) & 0o7777,
    uid: isWhiteout ? 0 : (header.uid ?? 0),
    gid: isWhiteout ? 0 : (header.gid ?? 0),
    size: kind === 'file' ? (header.size ?? 0) : 0,
    content: target ?? '',
    modified: Math.floor((header.mtime?.getTime() ?? 0) / 1000),
  };
}

/** The entries of an archive of one folder. */
export async function readState(archive: NodeJS.ReadableStream): Promise<StateEntry[]> {
  const entries: StateEntry[] = [];
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    const entry = toEntry(header);
    hashed(entry, stream as unknown as Readable).then((read) => {
      entries.push(read);
      next();
    }, next);
  });
  await pipeline(archive, extract);
  return entries;
}

/** The entry with the digest of its content, which is read to its end. */
export async function hashed(entry: StateEntry, stream: Readable): Promise<StateEntry> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
  }
  if (entry.kind !== 'file') return entry;
  const content = hash.digest('hex');
  const begins = head.toString('hex');
  if (begins.startsWith(SQLITE_HEAD)) return { ...entry, content, head: SQLITE_HEAD };
  return { ...entry, content, ...(TELLING.test(entry.path) && { head: begins }) };
}
