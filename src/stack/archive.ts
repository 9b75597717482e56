/** Archives in and out of containers and volumes. What comes out is hostile: no entry leaves its folder, no link is followed. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import tar from 'tar-stream';

export interface ArchiveEntry {
  /** Path in the archive, forward slashes; a folder ends with `/`. */
  readonly path: string;
  readonly content?: string | Buffer;
  /** Where a symbolic link leads: the entry is one. */
  readonly link?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** A tar stream of these entries, in their order. */
export function pack(entries: readonly ArchiveEntry[]): Readable {
  const archive = tar.pack();
  for (const { path, content, link, mode, uid = 0, gid = 0 } of entries) {
    const isFolder = path.endsWith('/');
    if (link !== undefined) {
      archive.entry({ name: path, type: 'symlink', linkname: link, uid, gid, mtime: new Date(0) });
      continue;
    }
    archive.entry(
      {
        name: path,
        type: isFolder ? 'directory' : 'file',
        mode: mode ?? (isFolder ? 0o755 : 0o644),
        uid,
        gid,
        mtime: new Date(0),
      },
      isFolder ? '' : (content ?? ''),
    );
  }
  archive.finalize();
  return archive as unknown as Readable;
}

/**
 * Unpacks an archive of one path, as the engine makes them, to `target`: the archive's first path segment becomes
 * `target`, a file or a folder. Only files and folders are written; links, devices and what would land elsewhere are left out.
 */
export async function unpack(archive: NodeJS.ReadableStream, target: string): Promise<void> {
  const extract = tar.extract();
  const write = async (header: tar.Header, stream: Readable) => {
    const path = placeBelow(target, header.name);
    if (path !== undefined && header.type === 'directory') mkdirSync(path, { recursive: true });
    if (path === undefined || header.type !== 'file') {
      stream.resume();
      return finished(stream);
    }
    mkdirSync(dirname(path), { recursive: true });
    return pipeline(stream, createWriteStream(path));
  };
  extract.on('entry', (header, stream, next) => {
    write(header, stream as unknown as Readable).then(() => next(), next);
  });
  await pipeline(archive, extract);
}

/** Where an entry belongs, or `undefined` if it is absolute or leads out of `target`. */
function placeBelow(target: string, name: string): string | undefined {
  const steps = name.split('/').filter((step) => step !== '' && step !== '.');
  return name.startsWith('/') || steps.includes('..') ? undefined : join(target, ...steps.slice(1));
}

/** The one file of an archive of a single file, as text of at most `limit` bytes. */
export async function readSingle(archive: NodeJS.ReadableStream, limit: number): Promise<string> {
  const extract = tar.extract();
  const chunks: Buffer[] = [];
  let size = 0;
  extract.on('entry', (_, stream, next) => {
    stream.on('data', (data) => {
      const chunk = data as Buffer;
      if (size < limit) chunks.push(chunk);
      size += chunk.length;
    });
    stream.on('end', next);
  });
  await pipeline(archive, extract);
  return Buffer.concat(chunks).subarray(0, limit).toString('utf8');
}
