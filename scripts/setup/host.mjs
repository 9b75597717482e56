// @ts-check
// What machine this is, and what is installed on it.
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the set-up scripts write what apt, debootstrap and npm print. */
export const SETUP_LOG = '/var/log/isoshard-setup.log';

/**
 * The Debian that this process may change, or undefined: it has to be Debian itself, and we have to be root.
 * `release` is the major version, Infinity for testing and unstable, which have no number.
 * @returns {{ release: number } | undefined}
 */
export function debianAsRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const fields = osRelease();
  if (fields.get('ID') !== 'debian') return undefined;
  return { release: Number(fields.get('VERSION_ID') ?? Infinity) };
}

/** @returns {Map<string, string>} the fields of os-release(5), empty where there is no such file */
function osRelease() {
  try {
    return new Map(
      readFileSync('/etc/os-release', 'utf8')
        .split('\n')
        .flatMap((line) => {
          const match = /^([A-Z_]+)=["']?(.*?)["']?$/.exec(line);
          return match ? [/** @type {const} */ ([match[1] ?? '', match[2] ?? ''])] : [];
        }),
    );
  } catch {
    return new Map();
  }
}

/**
 * The full path of a program on PATH, or undefined.
 * @param {string} name
 */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
