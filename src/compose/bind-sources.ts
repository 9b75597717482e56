/** Which paths of the host a model mounts, and what they are there. Pure. */
import { join } from 'node:path/posix';
import { type ComposeModel, type ServiceModel, sortedEntries, type VolumeMount } from './model.js';

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

export const factsOf = (facts: Facts, source: string): SourceFacts =>
  facts[source] ?? { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };

export const isWithin = (path: string, root: string): boolean =>
  path === root || path.startsWith(root === '/' ? root : `${root}/`);

/**
 * The path of the host that a mount shows: a bind mount's source, or the device of a named volume that is a bind mount
 * in disguise (`driver_opts: {type: none, o: bind, device: /data}`).
 */
export function hostPathOf(model: ComposeModel, mount: VolumeMount): string | undefined {
  // Compose leaves a slash at the end of an absolute path.
  if (mount.type === 'bind') return mount.source?.replace(/(.)\/+$/, '$1');
  if (mount.type !== 'volume') return undefined;
  const { device, o } = (model.volumes?.[mount.source ?? '']?.driver_opts ?? {}) as { device?: string; o?: string };
  if (device === undefined || !(o ?? '').split(',').some((option) => option === 'bind' || option === 'rbind')) {
    return undefined;
  }
  return join(device, mount.volume?.subpath ?? '');
}

/** A secret or config of a service that Compose mounts from a file. */
export interface FileUse {
  readonly kind: 'secrets' | 'configs';
  readonly key: string;
  readonly file: string;
  /** Absolute path in the container. */
  readonly target: string;
}

/** compose-spec: a secret's target counts from `/run/secrets`, a config's from `/`. */
const TARGET_ROOT = { secrets: '/run/secrets', configs: '/' } as const;

export function fileUses(model: ComposeModel, definition: ServiceModel): FileUse[] {
  return (['secrets', 'configs'] as const).flatMap((kind) =>
    ((definition[kind] ?? []) as { source?: string; target?: string }[]).flatMap(({ source: key = '', target }) => {
      const file = model[kind]?.[key]?.file;
      if (typeof file !== 'string') return [];
      const to = target ?? key;
      return [{ kind, key, file, target: to.startsWith('/') ? to : join(TARGET_ROOT[kind], to) }];
    }),
  );
}

export interface BindSource {
  /** Whether some service may write to it. */
  readonly writable: boolean;
  /** Whether Docker would make the folder where there is none. */
  readonly created: boolean;
}

/** The bind sources of a model, sorted; the files of its secrets and configs among them. */
export function bindSources(model: ComposeModel): Map<string, BindSource> {
  const sources = new Map<string, BindSource>();
  const add = (path: string, { writable, created }: BindSource) => {
    const known = sources.get(path) ?? { writable: false, created: true };
    sources.set(path, { writable: known.writable || writable, created: known.created && created });
  };
  for (const service of Object.values(model.services)) {
    for (const mount of service.volumes ?? []) {
      const path = hostPathOf(model, mount);
      if (path === undefined) continue;
      const created = mount.type === 'bind' && mount.bind?.create_host_path === true;
      add(path, { writable: mount.read_only !== true, created });
    }
    for (const { file } of fileUses(model, service)) add(file, { writable: false, created: false });
  }
  return new Map(sortedEntries(Object.fromEntries(sources)));
}
