/**
 * Where Compose itself is: the docker client starts its plugins one after the other to learn what they are before it hands
 * over, which is half of the time that a call of `docker compose` takes (35 of 70 ms, all of it processor time).
 */
import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string>>;

/** The folders of the whole machine, in the client's order (docker/cli, cli-plugins/manager/manager_unix.go). */
const SYSTEM_FOLDERS = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * What to call for `docker compose`: the plugin, which works as a program of its own too, if it lies where the docker
 * client would find it; else `docker compose`. So is it where `docker` is a wrapper of the user's, or where the client is
 * configured to look for plugins elsewhere.
 */
export function composeProgram(env: Environment, systemFolders: readonly string[] = SYSTEM_FOLDERS): readonly string[] {
  const through = ['docker', 'compose'];
  const home = env.DOCKER_CONFIG || (env.HOME ? join(env.HOME, '.docker') : undefined);
  if (home === undefined || hasOwnFolders(home) || !isPlainClient(env)) return through;
  const plugin = [join(home, 'cli-plugins'), ...systemFolders]
    .map((one) => join(one, 'docker-compose'))
    .find(existsSync);
  return plugin !== undefined && isExecutable(plugin) ? [plugin] : through;
}

/** Whether the client is told of more folders, or its configuration cannot be read. */
function hasOwnFolders(home: string): boolean {
  const file = join(home, 'config.json');
  if (!existsSync(file)) return false;
  try {
    return Object.hasOwn(Object(JSON.parse(readFileSync(file, 'utf8'))), 'cliPluginsExtraDirs');
  } catch {
    return true;
  }
}

/** Whether the first `docker` on PATH is Docker's own program: no script, and no other program under its name. */
function isPlainClient({ PATH = '' }: Environment): boolean {
  const file = PATH.split(delimiter)
    .map((folder) => join(folder, 'docker'))
    .find(isExecutable);
  if (file === undefined) return false;
  try {
    return basename(realpathSync(file)) === 'docker' && startOf(file).equals(Buffer.from('\x7fELF'));
  } catch {
    return false;
  }
}

/** Its first four bytes. */
function startOf(file: string): Buffer {
  const start = Buffer.alloc(4);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return start;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
