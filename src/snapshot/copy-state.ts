/** Copies what a slot holds into another volume, through the engine's archives; what arrives is read on its way. */

import { PassThrough, type Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import type { Engine } from '../docker/engine.js';
import type { SlotManifest, StateEntry } from './manifest.js';
import { hashed, pathInSlot, toEntry } from './read-state.js';
import { dataPath, type SlotSource, throughDoor } from './save.js';

/** What may be in a state: never a device, but a whiteout where changes are saved. */
const CARRIED = new Set(['file', 'directory', 'symlink', 'link', 'fifo']);

export interface CarryRules {
  readonly whiteouts: boolean;
  /** By path in the slot. */
  readonly isLeftOut?: (path: string) => boolean;
}

/**
 * The archive with another first segment, and the entries that went by. What leaves its folder, or is no file, folder or link, is
 * left out.
 * @param archive of one folder
 */
export function renamed(
  archive: NodeJS.ReadableStream,
  root: string,
  { whiteouts, isLeftOut = () => false }: CarryRules,
): { readonly stream: Readable; readonly entries: Promise<StateEntry[]> } {
  const out = tar.pack();
  const extract = tar.extract();
  const entries: StateEntry[] = [];
  extract.on('entry', (header, stream, next) => {
    const entry = toEntry(header);
    const isCarried = CARRIED.has(header.type ?? '') || (whiteouts && entry.kind === 'removed');
    const isInside = !entry.path.split('/').includes('..') && !isLeftOut(entry.path);
    const place = (path: string) => (path === '.' ? root : `${root}/${path}`);
    const carry = async () => {
      if (!isCarried || !isInside) {
        stream.resume();
        return finished(stream as unknown as Readable);
      }
      const linkname = header.type === 'link' ? place(pathInSlot(header.linkname ?? '')) : header.linkname;
      const target = out.entry({
        ...header,
        name: place(entry.path),
        ...(linkname != null && { linkname }),
        pax: null,
      });
      const through = new PassThrough();
      const read = hashed(entry, through);
      if (header.type === 'file') await pipeline(stream as unknown as Readable, tee(through), target);
      else {
        stream.resume();
        through.end();
      }
      entries.push(await read);
    };
    carry().then(() => next(), next);
  });
  const done = pipeline(archive, extract).then(
    () => {
      out.finalize();
      return entries;
    },
    (error: Error) => {
      out.destroy(error);
      throw error;
    },
  );
  return { stream: out as unknown as Readable, entries: done };
}

/** Hands chunks on, and a look at each to `other`. */
const tee = (other: PassThrough) =>
  async function* (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const chunk of source) {
      if (!other.write(chunk)) await new Promise((resolve) => other.once('drain', resolve));
      yield chunk;
    }
    other.end();
  };

/**
 * Through two doors: while an engine reads an archive from a container it writes none into that one, and the two would wait for each
 * other as soon as the state is larger than what lies in buffers.
 * @returns what arrived
 */
export async function copyState(
  engine: Engine,
  image: string,
  labels: Record<string, string>,
  { from, to, slot }: { readonly from: SlotSource; readonly to: string; readonly slot: string },
): Promise<SlotManifest> {
  const entries = await throughDoor(engine, image, [from.volume], labels, (source) =>
    throughDoor(engine, image, [to], labels, async (target) => {
      const archive = await engine.getArchive(source, dataPath(from));
      if (archive === undefined) return [];
      const copy = renamed(archive, to, { whiteouts: false });
      const [read] = await Promise.all([copy.entries, engine.putArchive(target, '/door', copy.stream)]);
      return read;
    }),
  );
  return { slot, entries };
}

/**
 * Copies a folder of a container that has ended into a volume. What is mounted below it is left out.
 * @param mounts absolute paths at which something is mounted
 */
export async function copyLayerFolder(
  engine: Engine,
  image: string,
  labels: Record<string, string>,
  { containerId, folder, to, mounts }: LayerCopy,
): Promise<void> {
  const below = mounts.filter((mount) => mount.startsWith(`${folder}/`)).map((mount) => mount.slice(folder.length + 1));
  const isLeftOut = (path: string) => below.some((mount) => path.startsWith(`${mount}/`));
  await throughDoor(engine, image, [to], labels, async (target) => {
    const archive = await engine.getArchive(containerId, folder);
    if (archive === undefined) return;
    const copy = renamed(archive, to, { whiteouts: false, isLeftOut });
    await Promise.all([copy.entries, engine.putArchive(target, '/door', copy.stream)]);
  });
}

export interface LayerCopy {
  readonly containerId: string;
  /** Absolute path. */
  readonly folder: string;
  /** The volume. */
  readonly to: string;
  readonly mounts: readonly string[];
}
