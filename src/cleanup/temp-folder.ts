/**
 * Temporary folders of commands on a laptop. The folder's name is its lease, so there is no moment in which it exists and
 * nobody knows whose it is; where a killed command's folder is found, it goes.
 */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isGone, leaseName } from './lease-name.js';

const NAME = /^isoshard-(.+)-[A-Za-z0-9]{6}$/;

/** A new folder below `parent` for this process alone. */
export function makeTempFolder(parent: string): string {
  const lease = leaseName();
  return mkdtempSync(join(parent, lease === undefined ? 'isoshard-' : `isoshard-${lease}-`));
}

/** Removes the folders below `parent` whose processes are gone; returns their paths. Others' users' are not looked at. */
export function removeDeadTempFolders(parent: string, dryRun: boolean): string[] {
  let names: string[];
  try {
    names = readdirSync(parent);
  } catch {
    return [];
  }
  const dead = names
    .filter((name) => isGone(NAME.exec(name)?.[1] ?? ''))
    .map((name) => join(parent, name))
    .filter((path) => {
      const stat = lstatSync(path, { throwIfNoEntry: false });
      return stat?.isDirectory() === true && stat.uid === process.getuid?.();
    });
  return dryRun ? dead : dead.filter(isRemoved);
}

/** Whether `path` went: what cannot is left for the next time, it is nobody's error. */
function isRemoved(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch {
    return false;
  }
}
