// @ts-check
// The project's own npm dependencies, as its lock file has them.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';

/**
 * Installs what `package-lock.json` in `dir` names, unless just that is installed already. Install scripts do not run.
 * A `node_modules` that is a symbolic link belongs to another checkout and is used as it is: `npm ci` would empty that one.
 * @param {string} dir
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether it installed anything
 */
export async function ensureNodeModules(dir, { log = console.error } = {}) {
  const lockFile = join(dir, 'package-lock.json');
  if (!existsSync(lockFile)) throw new Error(`There is no package-lock.json in ${resolve(dir)}.`);
  if (isLinked(dir) || isCurrent(dir)) return false;
  const lock = `node-modules-${sha256(resolve(dir)).slice(0, 12)}`;
  return withLock(lock, { log }, async () => {
    if (isCurrent(dir)) return false; // another process may have been faster
    const hash = sha256(readFileSync(lockFile)); // before the install, for one that changes meanwhile is not installed
    await npm(dir, ['ci', '--include=dev']); // also under NODE_ENV=production
    writeFileSync(stampFile(dir), hash);
    log(`installed the npm dependencies of ${dir}`);
    return true;
  });
}

/** @param {string} dir */
function isLinked(dir) {
  return lstatSync(join(dir, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** @param {string} dir */
function isCurrent(dir) {
  const stamp = stampFile(dir);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sha256(readFileSync(join(dir, 'package-lock.json')));
}

/**
 * `npm ci` removes node_modules first, so that a stamp in it never outlives what it vouches for.
 * @param {string} dir
 */
function stampFile(dir) {
  return join(dir, 'node_modules', '.isoshard-lock-hash');
}

/** @param {string | Buffer} data */
function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}
