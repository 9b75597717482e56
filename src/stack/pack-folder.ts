/** A folder of this host as a tar stream: what an overlay would show, where there can be none. */
import { createReadStream, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';

/**
 * All below `folder`, under `name`, with owners, modes and times; links as links, sockets and devices left out. A file that
 * cannot be read ends the stream with its error.
 */
export function packFolder(folder: string, name: string): Readable {
  const archive = tar.pack();
  add(archive, folder, name).then(
    () => archive.finalize(),
    (error: Error) => archive.destroy(error),
  );
  return archive as unknown as Readable;
}

async function add(archive: tar.Pack, path: string, name: string): Promise<void> {
  const stat = lstatSync(path);
  const header = { name, mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, mtime: stat.mtime };
  if (stat.isDirectory()) {
    archive.entry({ ...header, type: 'directory' });
    for (const child of readdirSync(path).sort()) await add(archive, join(path, child), `${name}/${child}`);
  } else if (stat.isSymbolicLink()) {
    archive.entry({ ...header, type: 'symlink', linkname: readlinkSync(path) });
  } else if (stat.isFile()) {
    const entry = archive.entry({ ...header, type: 'file', size: stat.size });
    // A file that grows meanwhile: the header says how much of it there is.
    if (stat.size > 0) await pipeline(createReadStream(path, { end: stat.size - 1 }), entry);
    else entry.end(Buffer.alloc(0));
  }
}
