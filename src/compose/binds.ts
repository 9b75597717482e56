/**
 * Bind mounts that a stack may write to become private views: an overlay of Docker's own local volume driver, with
 * the user's folder as the lower directory and a labelled volume for what is written. Sources that are equal or lie
 * in one another share ONE view per stack, read-only ones among them: as two overlays one side would see stale content
 * (reproduced on Engine 26). Where an engine cannot mount an overlay, the view is a copy.
 */
import { dirname, relative } from 'node:path/posix';
import { bindSources, type Facts, factsOf, isWithin, type SourceFacts } from './bind-sources.js';
import type { ComposeModel, VolumeMount } from './model.js';

/** What an engine can do for a view. */
export interface ViewAbilities {
  /** It runs on this host and as root. */
  readonly overlays: boolean;
  /** `volume.subpath`: Engine 26 and later. */
  readonly subpaths: boolean;
  /** Where the engine keeps its volumes, as a path on its host. */
  readonly volumesFolder: string;
}

/** One private view: a folder of the user's and the volumes that stand for it. */
export interface PrivateView {
  readonly how: 'overlay' | 'copy' | 'empty';
  /** Absolute path of the user's folder; for an empty view, of the source that does not exist. */
  readonly lower: string;
  /** Volume that the services mount. */
  readonly volume: string;
  /** Volume whose `upper` folder receives what is written to an overlay. */
  readonly upperVolume: string;
  readonly owner: Pick<SourceFacts, 'uid' | 'gid' | 'mode'>;
}

/** Where in a view a source lies. */
export interface ViewPlace {
  readonly view: PrivateView;
  /** `''`: the whole. */
  readonly subpath: string;
  /** Path on the engine's host, where its volumes have no subpaths. */
  readonly hostPath?: string;
}

export interface BindPlan {
  readonly views: readonly PrivateView[];
  /** By bind source. */
  readonly places: Readonly<Record<string, ViewPlace>>;
}

/**
 * Decides which views a stack needs. Read-only sources that nobody can write to stay as they are, and so do sockets and
 * devices. A source that is not there gets an empty view if Docker would make it, and else stays: the audit says so.
 * @param facts what each source of `bindSources`, and the folder of each file, is
 */
export function planBinds(model: ComposeModel, project: string, facts: Facts, abilities: ViewAbilities): BindPlan {
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
  const shared = existing.flatMap(({ source, real }) => {
    const root = roots.find((folder) => isWithin(real, folder));
    return root === undefined ? [] : [{ source, root, subpath: relative(root, real) }];
  });

  const view = (how: PrivateView['how'], lower: string, index: number): PrivateView => {
    const { uid, gid, mode } = factsOf(facts, lower);
    const names = { volume: `${project}-bind-${index}`, upperVolume: `${project}-upper-${index}` };
    return { how, lower, ...names, owner: { uid, gid, mode } };
  };
  const views = roots.map((root, index) => {
    const isNested = shared.some((one) => one.root === root && one.subpath !== '');
    return view(abilities.overlays && (abilities.subpaths || !isNested) ? 'overlay' : 'copy', root, index);
  });
  const places: Record<string, ViewPlace> = {};
  for (const { source, root, subpath } of shared) {
    const found = views[roots.indexOf(root)];
    if (found === undefined) continue;
    const hostPath = `${abilities.volumesFolder}/${found.volume}/_data/${subpath}`;
    places[source] = { view: found, subpath, ...(subpath !== '' && !abilities.subpaths && { hostPath }) };
  }
  for (const { source, kind, created } of sources) {
    if (kind !== 'missing' || !created) continue;
    const empty = view('empty', source, views.length);
    views.push(empty);
    places[source] = { view: empty, subpath: '' };
  }
  return { views, places };
}

/** The mount that shows a place. */
export function mountOf({ view, subpath, hostPath }: ViewPlace, target: string, readOnly: boolean): VolumeMount {
  const access = readOnly ? { read_only: true } : {};
  if (hostPath !== undefined) return { type: 'bind', source: hostPath, target, ...access };
  // An empty source would be filled with what the image has there.
  const volume = { nocopy: true, ...(subpath !== '' && { subpath }) };
  return { type: 'volume', source: view.volume, target, ...access, volume };
}

/** A path as the options of an overlay take it: a comma ends an option, a colon a layer. */
const overlayPath = (path: string) => path.replaceAll(/[\\,:]/g, '\\$&');

/** Options of the local driver for an overlay. `volumesFolder` is where the engine keeps its volumes. */
export function overlayOptions(view: PrivateView, volumesFolder: string): Record<string, string> {
  return overlayOf([view.lower], `${volumesFolder}/${view.upperVolume}/_data`);
}

/**
 * The same, of several folders below, the uppermost first.
 * @param data folder that holds `upper` and `work`
 */
export function overlayOf(lowers: readonly string[], data: string): Record<string, string> {
  const above = overlayPath(data);
  const lower = lowers.map(overlayPath).join(':');
  return { type: 'overlay', device: 'overlay', o: `lowerdir=${lower},upperdir=${above}/upper,workdir=${above}/work` };
}
