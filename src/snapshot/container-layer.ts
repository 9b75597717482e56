/**
 * What a container keeps outside of its volumes: in its own layer, which goes with it. The folders that hold it become volumes of
 * the state, as if the author of the compose file had written them.
 */
import { posix } from 'node:path';
import { isWithin } from '../compose/bind-sources.js';
import type { ComposeModel, ServiceModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import type { LayerChange } from '../docker/views.js';
import { beginsWith } from './extract-file.js';
import { SQLITE_HEAD } from './likely-opened.js';
import { isScratch } from './slots.js';

/** More paths than these cannot be looked at one by one. */
const LOOKED_AT = 4000;

const NO_DATA = /(^|\/)(__pycache__|\.cache|\.npm|\.pytest_cache|node_modules\/\.[^/]+)(\/|$)|\.(log|pid|pyc|sock)$/;

/** Smallest page of a SQLite database, of which it has a whole number; bytes. */
const SQLITE_PAGE = 512;

/** What is in the layer of one container. */
export interface Layer {
  /** Files, empty folders and what was removed of the image, by path, with what tells whether it is changed again. */
  readonly paths: ReadonlyMap<string, string>;
  /** Folders and files that its image has not. */
  readonly added: ReadonlySet<string>;
  /** How many paths there are, where they are too many to be looked at; else 0. */
  readonly tooMany: number;
}

/** Scratch folders, caches and logs are none of it, but for SQLite databases in them. */
export async function readLayer(engine: Engine, containerId: string): Promise<Layer> {
  const changes = await engine.layerChanges(containerId);
  const added = new Set(changes.flatMap(({ path, what }) => (what === 'added' ? [path] : [])));
  const isData = ({ path }: LayerChange) => !isScratch(path) && !NO_DATA.test(path);
  const all = leavesOf(changes);
  const data = all.filter(isData);
  const leaves = [...data, ...all.filter((one) => !isData(one) && one.what !== 'removed')].slice(0, LOOKED_AT);
  const paths = new Map<string, string>();
  for (let at = 0; at < leaves.length; at += 20) {
    await Promise.all(
      leaves.slice(at, at + 20).map(async (change) => {
        const { path, what } = change;
        if (what === 'removed') return void paths.set(path, what);
        const stat = await engine.stat(containerId, path);
        // That a folder of the image is changed says that something in it is, or was for a while.
        if (stat === undefined || (stat.isFolder && what === 'changed')) return;
        if (!isData(change) && (stat.isFolder || !(await isSqlite(engine, containerId, path, stat.size)))) return;
        paths.set(path, stat.isFolder ? 'folder' : `${stat.size} ${stat.modified}`);
      }),
    );
  }
  return { paths, added, tooMany: data.length > LOOKED_AT ? data.length : 0 };
}

async function isSqlite(engine: Engine, containerId: string, path: string, size: number): Promise<boolean> {
  if (size === 0 || size % SQLITE_PAGE !== 0) return false;
  return beginsWith(engine, containerId, path, Buffer.from(SQLITE_HEAD, 'hex'));
}

/** Those that no other one lies below. */
function leavesOf(changes: readonly LayerChange[]): LayerChange[] {
  const folders = new Set(changes.map(({ path }) => posix.dirname(path)));
  return changes.filter(({ path }) => !folders.has(path));
}

/** What is other than before, sorted. Pure. */
export const changedPaths = (before: Layer | undefined, after: Layer): string[] =>
  [...after.paths].flatMap(([path, what]) => (before?.paths.get(path) === what ? [] : [path])).sort();

/** Paths of it, sorted, that are not only where something is mounted. Pure. @param mounts absolute paths */
export const keptPaths = ({ paths }: Layer, mounts: readonly string[]): string[] =>
  [...paths.keys()].filter((path) => !mounts.some((mount) => isWithin(path, mount) || isWithin(mount, path))).sort();

/** The first of `paths`, as part of a sentence. */
export const firstOf = (paths: readonly string[]): string =>
  `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;

/**
 * The folders that hold all of it: of what the image has not, the uppermost; else the folder that something was changed in. Pure.
 * @param mounts absolute paths at which something is mounted: what is there lies in no layer
 */
export function layerFolders(layer: Layer, mounts: readonly string[]): string[] {
  const { paths, added } = layer;
  const folders = new Set<string>();
  for (const path of keptPaths(layer, mounts)) {
    let folder = posix.dirname(path);
    if (paths.get(path) === 'folder') folder = path;
    while (added.has(posix.dirname(folder))) folder = posix.dirname(folder);
    folders.add(folder);
  }
  return [...folders].filter((one) => ![...folders].some((other) => other !== one && isWithin(one, other))).sort();
}

/** A folder of a service's layer, by the id of its slot in a state. */
export interface LayerSlot {
  readonly service: string;
  /** Absolute path. */
  readonly target: string;
}

export const layerSlotId = ({ service, target }: LayerSlot): string => `layer:${service}:${target}`;

/** `undefined` for the id of another slot, and for what no folder of a layer can be. */
export function layerSlotOf(id: string): LayerSlot | undefined {
  const [, service, target] = /^layer:([a-zA-Z0-9._-]+):(\/.+)$/.exec(id) ?? [];
  if (service === undefined || target === undefined || posix.resolve(target) !== target) return undefined;
  return isScratch(target) ? undefined : { service, target };
}

/** The model in which folders of layers that a state holds have volumes, as if its author had written them; with their keys and ids. */
export function withLayerVolumes(
  model: ComposeModel,
  project: string,
  labels: Readonly<Record<string, string>>,
  ids: readonly string[],
): { readonly model: ComposeModel; readonly idOf: ReadonlyMap<string, string> } {
  const volumes = { ...model.volumes };
  const services = { ...model.services };
  const idOf = new Map<string, string>();
  for (const id of ids) {
    const layer = layerSlotOf(id);
    const definition: ServiceModel | undefined = layer && services[layer.service];
    if (layer === undefined || definition === undefined) continue;
    const { service, target } = layer;
    const source = `${service}-layer-${idOf.size + 1}`;
    idOf.set(source, id);
    volumes[source] = { name: `${project}_${source}`, labels: { ...labels } };
    services[service] = { ...definition, volumes: [...(definition.volumes ?? []), { type: 'volume', source, target }] };
  }
  return { model: { ...model, services, ...(idOf.size > 0 && { volumes }) }, idOf };
}
