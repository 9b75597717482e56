/**
 * Bind mounts that a stack may write to become private views: an overlay of Docker's own local volume driver, with
 * the user's folder as the lower directory and a labelled volume for what is written. Sources that are equal or lie
 * in one another share ONE overlay per stack, read-only ones among them, by `volume.subpath`: as two mounts one side
 * would see stale content (reproduced on Engine 26).
 */
import { dirname, relative, sep } from 'node:path/posix';
import type { ComposeModel } from './model.js';

/** What a bind source is on this host. */
export interface SourceFacts {
  readonly kind: 'directory' | 'file' | 'missing' | 'other';
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

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

const isWithin = (path: string, root: string) => path === root || path.startsWith(root === sep ? root : root + sep);

/** The bind sources of a model, sorted, each with whether some service may write to it. */
export function bindSources(model: ComposeModel): Map<string, { writable: boolean }> {
  const sources = new Map<string, { writable: boolean }>();
  for (const service of Object.values(model.services)) {
    for (const mount of service.volumes ?? []) {
      if (mount.type !== 'bind' || mount.source === undefined) continue;
      const writable = mount.read_only !== true || (sources.get(mount.source)?.writable ?? false);
      sources.set(mount.source, { writable });
    }
  }
  return new Map([...sources].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Decides which views a stack needs. Read-only sources that nobody can write to stay as they are.
 * @param facts what each source of `bindSources` is
 */
export function planBinds(
  model: ComposeModel,
  project: string,
  facts: Readonly<Record<string, SourceFacts>>,
): BindPlan {
  const sources = bindSources(model);
  const folderOf = (source: string) => (facts[source]?.kind === 'file' ? dirname(source) : source);
  const existing = [...sources].filter(([source]) => ['directory', 'file'].includes(facts[source]?.kind ?? ''));
  const writableFolders = existing.filter(([, { writable }]) => writable).map(([source]) => folderOf(source));
  // A read-only source above a writable one takes that one into its own view.
  const folders = existing
    .map(([source]) => folderOf(source))
    .filter((folder) => writableFolders.some((other) => isWithin(other, folder) || isWithin(folder, other)));
  const roots = [...new Set(folders)]
    .sort()
    .filter((folder, _, all) => !all.some((other) => other !== folder && isWithin(folder, other)));

  const empty = [...sources].filter(([source]) => facts[source]?.kind === 'missing').map(([source]) => source);
  const view = (lower: string | undefined, index: number, owner: SourceFacts | undefined): PrivateView => ({
    lower,
    volume: `${project}-bind-${index}`,
    upperVolume: `${project}-upper-${index}`,
    owner: { uid: owner?.uid ?? 0, gid: owner?.gid ?? 0, mode: owner?.mode ?? 0o755 },
  });
  const overlays = roots.map((root, index) => view(root, index, facts[root]));
  const empties = empty.map((source, index) => ({ source, view: view(undefined, roots.length + index, undefined) }));
  const places: Record<string, { view: PrivateView; subpath: string }> = {};
  for (const [source] of existing) {
    const found = overlays.find(({ lower }) => lower !== undefined && isWithin(source, lower));
    if (found?.lower !== undefined) places[source] = { view: found, subpath: relative(found.lower, source) };
  }
  for (const { source, view } of empties) places[source] = { view, subpath: '' };
  return { views: [...overlays, ...empties.map(({ view }) => view)], places };
}

/** A path as the options of an overlay take it: a colon is escaped; a comma cannot be. */
const overlayPath = (path: string) => path.replaceAll('\\', '\\\\').replaceAll(':', '\\:');

/** Whether an overlay can have this folder as its lower directory: a comma in a path breaks the mount. */
export const canOverlay = (path: string): boolean => !path.includes(',');

/** Options of the local driver for a view. `volumesFolder` is where the engine keeps its volumes. */
export function overlayOptions(view: PrivateView, volumesFolder: string): Record<string, string> {
  const data = `${volumesFolder}/${view.upperVolume}/_data`;
  const lower = overlayPath(view.lower ?? '');
  return { type: 'overlay', device: 'overlay', o: `lowerdir=${lower},upperdir=${data}/upper,workdir=${data}/work` };
}
