/** Archives in and out of containers and volumes. What comes out is hostile: no entry leaves its folder, no link is followed. */
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join, normalize, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';

export interface ArchiveEntry {
  /** Path in the archive, forward slashes; a folder ends with `/`. */
  readonly path: string;
  readonly content?: string | Buffer;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** A tar stream of these entries, in their order. */
export function pack(entries: readonly ArchiveEntry[]): Readable {
  const archive = tar.pack();
  for (const { path, content, mode, uid = 0, gid = 0 } of entries) {
    const isFolder = path.endsWith('/');
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
 * Unpacks files and folders below `folder`, without the archive's first path segment. Links, devices and
 * anything that would land elsewhere are left out.
 * @returns paths of the files, relative to `folder`
 */
export async function unpack(archive: NodeJS.ReadableStream, folder: string): Promise<string[]> {
  const extract = tar.extract();
  const files: string[] = [];
  extract.on('entry', (header, stream, next) => {
    const inner = normalize(header.name).split(sep).filter(Boolean);
    const relative = inner.slice(1).join(sep) || (header.type === 'file' ? (inner[0] ?? '') : '');
    const target = resolve(folder, relative);
    const isInside = target === resolve(folder) || target.startsWith(resolve(folder) + sep);
    const skip = () => {
      stream.on('end', next);
      stream.resume();
    };
    if (!isInside || inner.includes('..')) return skip();
    if (header.type === 'directory') mkdirSync(target, { recursive: true });
    if (header.type !== 'file') return skip();
    mkdirSync(dirname(target), { recursive: true });
    files.push(relative);
    pipeline(stream, createWriteStream(target)).then(() => next(), next);
  });
  await pipeline(archive, extract);
  return files;
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

/** Where `path` of a container lands below `folder`: never outside of it. */
export const inside = (folder: string, path: string): string => join(folder, normalize(join(sep, path)));
