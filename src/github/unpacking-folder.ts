/**
 * A place beside a folder where an archive of others is unpacked before its files may enter. Nothing of it is seen in the
 * folder before it is whole, and no path in it, nor any link that lies in the folder, leads outside.
 */
import { mkdir, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EnvironmentError } from '../errors.js';
import { isInside } from './uploadable.js';

export interface UnpackingFolder {
  readonly path: string;
  /** Moves every file to its place in the folder, over what has the same name. */
  moveInto(): Promise<void>;
  remove(): Promise<void>;
}

/** Made beside `folder`, on the same file system; `folder` itself is made if it is not there. */
export async function unpackingFolder(folder: string): Promise<UnpackingFolder> {
  await mkdir(folder, { recursive: true });
  const target = await realpath(folder);
  const path = await mkdtemp(join(dirname(target), '.unpacking-'));
  return {
    path,
    moveInto: () => moveTree(path, target, target),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** Moves files and folders from `from` to `to`; whatever else an archive could make (a link, a device) is refused. */
async function moveTree(from: string, to: string, target: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const real = await realpath(to);
  if (real !== target && !isInside(target, real)) {
    throw new EnvironmentError('service-unavailable', `Nothing is unpacked into ${to}: it leads outside of ${target}`);
  }
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = resolve(from, entry.name);
    if (entry.isDirectory()) await moveTree(source, join(to, entry.name), target);
    else if (entry.isFile()) await rename(source, join(to, entry.name));
    else throw new EnvironmentError('service-unavailable', `${entry.name} in the archive is not a file`);
  }
}
