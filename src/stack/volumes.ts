/** Makes what a stack needs on the engine before it starts: views of its binds, and a volume with our plugins. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BindPlan, overlayOptions, type PrivateView } from '../compose/binds.js';
import type { Engine } from '../docker/engine.js';
import { type ArchiveEntry, pack } from './archive.js';
import { packFolder } from './pack-folder.js';

/** Where the tools volume is mounted in the container that runs the tests. */
export const TOOLS_MOUNT = '/isoshard';
export const TOOLS = {
  plugins: `${TOOLS_MOUNT}/plugins`,
  output: `${TOOLS_MOUNT}/output`,
  input: `${TOOLS_MOUNT}/input`,
} as const;

export interface VolumeRequest {
  readonly binds: BindPlan;
  /** Volume for plugins and receipts, or `undefined` where tests run on the host. */
  readonly tools:
    | {
        readonly volume: string;
        readonly pluginFiles: readonly string[];
        readonly input: Readonly<Record<string, string | Buffer>>;
      }
    | undefined;
  readonly labels: Record<string, string>;
  /** Any image that the engine has: a door to the volumes is made of it, never started. */
  readonly image: string;
}

/** Creates and fills the volumes. Every object carries `labels`; the door is gone when this returns. */
export async function makeVolumes(engine: Engine, pluginsFolder: string, request: VolumeRequest): Promise<void> {
  const { binds, tools, labels } = request;
  const viewsThat = (how: PrivateView['how']) => binds.views.filter((view) => view.how === how);
  const [overlays, copies, empties] = [viewsThat('overlay'), viewsThat('copy'), viewsThat('empty')];
  const filled = [
    ...overlays.map(({ upperVolume }) => upperVolume),
    ...copies.map(({ volume }) => volume),
    ...(tools ? [tools.volume] : []),
  ];
  await Promise.all(
    [...filled, ...empties.map(({ volume }) => volume)].map((name) => engine.createVolume(name, labels)),
  );
  if (filled.length === 0) return;

  const door = await engine.createDoor(
    request.image,
    Object.fromEntries(filled.map((name) => [name, `/door/${name}`])),
    labels,
  );
  try {
    // An overlay's root takes the upper directory's owner and mode, not the lower one's.
    const entries: ArchiveEntry[] = overlays.flatMap(({ upperVolume, owner }) => [
      { path: `${upperVolume}/upper/`, ...owner },
      { path: `${upperVolume}/work/`, mode: 0o700 },
    ]);
    if (tools) entries.push(...toolEntries(tools.volume, pluginsFolder, tools));
    await engine.putArchive(door, '/door', pack(entries));
    for (const { lower, volume } of copies) await engine.putArchive(door, '/door', packFolder(lower, volume));
  } finally {
    await engine.remove({ kind: 'container', id: door });
  }
  await Promise.all(
    overlays.map((view) => engine.createVolume(view.volume, labels, overlayOptions(view, engine.info.volumesFolder))),
  );
}

function toolEntries(
  volume: string,
  pluginsFolder: string,
  { pluginFiles, input }: NonNullable<VolumeRequest['tools']>,
): ArchiveEntry[] {
  const plugins = pluginFiles.map((name) => ({
    path: `${volume}/plugins/${name}`,
    content: readFileSync(join(pluginsFolder, name)),
  }));
  const inputs = Object.entries(input).map(([name, content]) => ({ path: `${volume}/input/${name}`, content }));
  // The tests' user is the image's own, whoever that is: the output folder is open to all.
  return [
    { path: `${volume}/output/`, mode: 0o777 },
    { path: `${volume}/plugins/` },
    ...plugins,
    { path: `${volume}/input/` },
    ...inputs,
  ];
}
