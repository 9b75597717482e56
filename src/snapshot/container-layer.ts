/** Whether a container keeps files outside of its volumes: in its own layer, which goes with it. */
import type { Engine } from '../docker/engine.js';
import { isScratch } from './slots.js';

/** More paths than these are not looked at one by one. */
const LOOKED_AT = 400;

const NO_DATA =
  /(^|\/)(__pycache__|\.cache|\.npm|\.pytest_cache|\.local|node_modules\/\.[^/]+)(\/|$)|\.(log|pid|pyc|sock)$/;

/** Each file that a container has added or changed in its layer, with what tells whether it is changed again. */
export async function layerFiles(engine: Engine, containerId: string): Promise<Map<string, string>> {
  const paths = (await engine.layerChanges(containerId)).filter((path) => !isScratch(path) && !NO_DATA.test(path));
  const files = new Map<string, string>();
  for (let at = 0; at < Math.min(paths.length, LOOKED_AT); at += 20) {
    await Promise.all(
      paths.slice(at, at + 20).map(async (path) => {
        const stat = await engine.stat(containerId, path);
        if (stat !== undefined && !stat.isFolder) files.set(path, `${stat.size} ${stat.modified}`);
      }),
    );
  }
  return files;
}

/** Files that are new or other than before, sorted. */
export const changedFiles = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].flatMap(([path, what]) => (before.get(path) === what ? [] : [path])).sort();
