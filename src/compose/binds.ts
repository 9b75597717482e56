/**
 * Bind mounts that a stack may write to become private views: an overlay of Docker's own local volume driver, with
 * the user's folder as the lower directory and a labelled volume for what is written. Sources that are equal or lie
 * in one another share ONE overlay per stack, read-only ones among them, by `volume.subpath`: as two mounts one side
 * would see stale content (reproduced on Engine 26).
 */
import { dirname, join, relative } from 'node:path/posix';
import { type ComposeModel, sortedEntries, type VolumeMount } from './model.js';

/** What a bind source is on this host. */
export interface SourceFacts {
  readonly kind: 'directory' | 'file' | 'socket' | 'other' | 'missing';
  /** The path with its links followed: two names of one folder have to share a view. */
  readonly real: string;
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** By path; holds the folder of each file too. */
export type Facts = Readonly<Record<string, SourceFacts>>;

/** One private view: a lower directory and the volumes that stand for it. */
export interface PrivateView {
  /** Absolute path of the user's folder, or `undefined` for an empty view of a source that does not exist. */
  readonly lower: string | undefined;
  /** Volume that the services mount. */
  readonly volume: string;
  /** Volume whose `upper` folder receives what is written. */
  readonly upperVolume: string;
  readonly owner: Pick<SourceFacts, 'uid' | 'gid' | 'mode'>;
}

export interface BindPlan {
  readonly views: readonly PrivateView[];
  /** By bind source: its view, and where in it the source lies (`''`: the whole). */
  readonly places: Readonly<Record<string, { readonly view: PrivateView; readonly subpath: string }>>;
}

const isWithin = (path: string, root: string) => path === root || path.startsWith(root === '/' ? root : `${root}/`);

/**
 * The path of the host that a mount shows: a bind mount's source, or the device of a named volume that is a bind mount
 * in disguise (`driver_opts: {type: none, o: bind, device: /data}`).
 */
export function hostPathOf(model: ComposeModel, mount: VolumeMount): string | undefined {
  if (mount.type === 'bind') return mount.source;
  if (mount.type !== 'volume') return undefined;
  const { device, o } = (model.volumes?.[mount.source ?? '']?.driver_opts ?? {}) as { device?: string; o?: string };
  if (device === undefined || !(o ?? '').split(',').some((option) => option === 'bind' || option === 'rbind')) {
    return undefined;
  }
  return join(device, mount.volume?.subpath ?? '');
}

export interface BindSource {
  /** Whether some service may write to it. */
  readonly writable: boolean;
  /** Whether Docker would make the folder where there is none. */
  readonly created: boolean;
}

/** The bind sources of a model, sorted. */
export function bindSources(model: ComposeModel): Map<string, BindSource> {
  const sources = new Map<string, BindSource>();
  for (const service of Object.values(model.services)) {
    for (const mount of service.volumes ?? []) {
      const path = hostPathOf(model, mount);
      if (path === undefined) continue;
      const known = sources.get(path) ?? { writable: false, created: true };
      const created = mount.type === 'bind' && mount.bind?.create_host_path === true;
      sources.set(path, { writable: known.writable || mount.read_only !== true, created: known.created && created });
    }
  }
  return new Map(sortedEntries(Object.fromEntries(sources)));
}

/**
 * Decides which views a stack needs. Read-only sources that nobody can write to stay as they are, and so do sockets and
 * devices. A source that is not there gets an empty view if Docker would make it, and else stays: the start says so.
 * @param facts what each source of `bindSources`, and the folder of each file, is
 */
export function planBinds(model: ComposeModel, project: string, facts: Facts): BindPlan {
  const sources = [...bindSources(model)].map(([source, use]) => ({ source, ...use, ...factsOf(facts, source) }));
  const existing = sources.filter(({ kind }) => kind === 'directory' || kind === 'file');
  const written = existing.filter(({ writable }) => writable);
  // A read-only folder above what is written takes that into its own view.
  const above = existing.filter(
    ({ kind, real }) => kind === 'directory' && written.some((w) => isWithin(w.real, real)),
  );
  const folders = [...written, ...above].map(({ kind, real }) => (kind === 'file' ? dirname(real) : real));
  const roots = [...new Set(folders)]
    .sort()
    .filter((folder, _, all) => !all.some((other) => other !== folder && isWithin(folder, other)));
  const empty = sources.filter(({ kind, created }) => kind === 'missing' && created);

  const view = (lower: string | undefined, index: number, owner: PrivateView['owner'] | undefined): PrivateView => ({
    lower,
    volume: `${project}-bind-${index}`,
    upperVolume: `${project}-upper-${index}`,
    owner: { uid: owner?.uid ?? 0, gid: owner?.gid ?? 0, mode: owner?.mode ?? 0o755 },
  });
  const overlays = roots.map((root, index) => ({ root, view: view(root, index, facts[root]) }));
  const empties = empty.map(({ source }, index) => ({
    source,
    view: view(undefined, roots.length + index, undefined),
  }));
  const shared = existing.flatMap(({ source, real }) => {
    const found = overlays.find(({ root }) => isWithin(real, root));
    return found === undefined ? [] : [{ source, view: found.view, subpath: relative(found.root, real) }];
  });
  return {
    views: [...overlays, ...empties].map(({ view }) => view),
    places: Object.fromEntries(
      [...shared, ...empties.map((one) => ({ ...one, subpath: '' }))].map(({ source, ...place }) => [source, place]),
    ),
  };
}

const factsOf = (facts: Facts, source: string): SourceFacts =>
  facts[source] ?? { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };

/** A path as the options of an overlay take it: a comma ends an option, a colon a layer. */
const overlayPath = (path: string) => path.replaceAll(/[\\,:]/g, '\\$&');

/** Options of the local driver for a view. `volumesFolder` is where the engine keeps its volumes. */
export function overlayOptions(view: PrivateView, volumesFolder: string): Record<string, string> {
  const data = overlayPath(`${volumesFolder}/${view.upperVolume}/_data`);
  const lower = overlayPath(view.lower ?? '');
  return { type: 'overlay', device: 'overlay', o: `lowerdir=${lower},upperdir=${data}/upper,workdir=${data}/work` };
}
