/** What a stack wrote into its private views: the upper directories of their overlays, and nothing that was there before. */
import { join, relative } from 'node:path/posix';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import { isWithin } from '../compose/bind-sources.js';
import type { BindPlan, PrivateView } from '../compose/binds.js';
import type { ServiceModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';

/** Files that were made or changed below a folder of the host. */
export interface Written {
  /** Absolute path. */
  readonly folder: string;
  readonly files: number;
}

/** Where in the upper directory of a view lies what a service wrote to `path`; `undefined` if no overlay is mounted there. */
export function upperPathOf(service: ServiceModel, { views }: BindPlan, path: string): string | undefined {
  const covering = (service.volumes ?? [])
    .filter(({ target }) => isWithin(path, target))
    .sort((a, b) => b.target.length - a.target.length)[0];
  const view = views.find(({ how, volume }) => how === 'overlay' && volume === covering?.source);
  if (view === undefined || covering === undefined) return undefined;
  return join(doorPath(view), covering.volume?.subpath ?? '', relative(covering.target, path));
}

const doorPath = ({ upperVolume }: PrivateView): string => `/door/${upperVolume}/upper`;

/**
 * Opens a door to the upper directories and hands it to `work`; without overlays `work` is not called.
 * @param image any that the engine has: the door is made of it and never started
 */
export async function throughUppers<T>(
  engine: Engine,
  { views }: BindPlan,
  image: string,
  labels: Record<string, string>,
  work: (door: string) => Promise<T>,
): Promise<T | undefined> {
  const overlays = views.filter(({ how }) => how === 'overlay');
  if (overlays.length === 0) return undefined;
  const mounts = Object.fromEntries(overlays.map(({ upperVolume }) => [upperVolume, `/door/${upperVolume}`]));
  const door = await engine.createDoor(image, mounts, labels);
  try {
    return await work(door);
  } finally {
    await engine.remove({ kind: 'container', id: door });
  }
}

/** Counts the files of each view; views that nobody wrote to are left out. */
export async function countWritten(engine: Engine, door: string, { views }: BindPlan): Promise<Written[]> {
  const counted = await Promise.all(
    views
      .filter(({ how }) => how === 'overlay')
      .map(async (view) => ({ folder: view.lower, files: await countFiles(engine, door, doorPath(view)) })),
  );
  return counted.filter(({ files }) => files > 0);
}

/** A whiteout, which stands for what was removed, is a device and no file. */
async function countFiles(engine: Engine, door: string, path: string): Promise<number> {
  const archive = await engine.getArchive(door, path);
  if (archive === undefined) return 0;
  let files = 0;
  const extract = tar.extract();
  extract.on('entry', ({ type }, stream, next) => {
    if (type === 'file' || type === 'symlink') files += 1;
    stream.resume();
    finished(stream as unknown as Readable).then(() => next(), next);
  });
  await pipeline(archive, extract);
  return files;
}
