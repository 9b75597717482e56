/**
 * A private view of the workspace for each of several shards on the host, so that `.auth/user.json` and
 * `test-results` do not collide. As root it is an overlay at the workspace's own path, in a mount namespace that ends
 * with the tests: nothing is left to unmount. Elsewhere it is a copy, by reference where the file system can.
 */
import { constants, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { run } from '../processes/spawn.js';

export interface WorkspaceView {
  readonly kind: 'in-place' | 'overlay' | 'copy';
  /** The command as it has to be started. */
  wrap(argv: readonly string[], cwd: string): readonly string[];
  /** Where a path of the workspace lies for a process that starts outside the view. */
  pathOf(path: string): string;
  /** Where what was written to a path of the workspace lies, once the tests have ended; `undefined` if nothing was. */
  written(path: string): string | undefined;
}

/** The workspace itself: for one shard, as the plain command would have it. */
export const inPlace: WorkspaceView = {
  kind: 'in-place',
  wrap: (argv) => argv,
  pathOf: (path) => path,
  written: (path) => (existsSync(path) ? path : undefined),
};

// Its words are arguments, never part of the script.
const ENTER = 'mount -t overlay isoshard -o "$1" "$2" && cd "$3" && shift 3 && exec "$@"';

function overlayView(workspace: string, folder: string): WorkspaceView {
  const upper = join(folder, 'upper');
  const work = join(folder, 'work');
  for (const path of [upper, work]) mkdirSync(path, { recursive: true });
  const options = `lowerdir=${workspace},upperdir=${upper},workdir=${work}`;
  return {
    kind: 'overlay',
    wrap: (argv, cwd) => [
      'unshare',
      '--mount',
      '--propagation',
      'private',
      'sh',
      '-c',
      ENTER,
      'sh',
      options,
      workspace,
      cwd,
      ...argv,
    ],
    pathOf: (path) => path,
    written: (path) => {
      const found = join(upper, relative(workspace, path));
      return existsSync(found) && !lstatSync(found).isCharacterDevice() ? found : undefined;
    },
  };
}

function copyView(workspace: string, folder: string): WorkspaceView {
  const root = join(folder, 'copy');
  mkdirSync(root, { recursive: true });
  for (const name of readdirSync(workspace).filter((entry) => entry !== '.git')) {
    cpSync(join(workspace, name), join(root, name), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
  }
  const pathOf = (path: string) => join(root, relative(workspace, path));
  return {
    kind: 'copy',
    wrap: (argv) => argv,
    pathOf,
    written: (path) => (existsSync(pathOf(path)) ? pathOf(path) : undefined),
  };
}

/** A view of `workspace` whose files live below `folder`, which must not lie in the workspace. */
export async function privateView(
  workspace: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<WorkspaceView> {
  if (`${folder}${sep}`.startsWith(`${workspace}${sep}`)) throw new Error(`${folder} lies in ${workspace}`);
  // Commas and colons separate the options of a mount; the view of such a path is a copy.
  if (process.getuid?.() === 0 && !/[,:\\]/.test(`${workspace}${folder}`)) {
    const view = overlayView(workspace, folder);
    const probe = await run({ argv: view.wrap(['true'], workspace), env }).catch(() => undefined);
    if (probe?.code === 0) return view;
  }
  return copyView(workspace, folder);
}
