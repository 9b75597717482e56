/**
 * Which files may go into an artifact. `@actions/artifact` ends the whole upload for one name that Windows could not have, and the
 * whole process for one file that cannot be read (its error handler throws from an event): a container's root-owned
 * screenshot must not cost the shard its results.
 */
import { access, constants, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** As `path-and-artifact-name-validation.js` of @actions/artifact 6.2.1 has them. */
const forbidden = /["<>|*?:\r\n]/;

export interface LeftOut {
  readonly file: string;
  readonly reason: string;
}

export interface Uploadable {
  /** Absolute. */
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Splits `files`, absolute or relative to `root`, into what can be uploaded and what cannot. */
export async function uploadable(root: string, files: readonly string[]): Promise<Uploadable> {
  const realRoot = await realpath(root).catch(() => resolve(root));
  const judged = await Promise.all(
    files.map(async (name) => {
      const file = resolve(root, name);
      return { file, reason: await objection(resolve(root), realRoot, file) };
    }),
  );
  return {
    files: judged.filter(({ reason }) => reason === '').map(({ file }) => file),
    leftOut: judged.filter(({ reason }) => reason !== ''),
  };
}

async function objection(root: string, realRoot: string, file: string): Promise<string> {
  if (!isInside(root, file)) return 'outside of the folder';
  if (forbidden.test(relative(root, file))) return 'a name that artifacts may not have';
  try {
    if (!isInside(realRoot, await realpath(file))) return 'a link that leads out of the folder';
    if (!(await stat(file)).isFile()) return 'not a file';
    await access(file, constants.R_OK);
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** Whether `path` lies below `folder`, both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
