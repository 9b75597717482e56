/** Where the services of a private model keep files, and why a state cannot be saved if it cannot. Pure. */
import type { BindPlan } from '../compose/binds.js';
import { type ComposeModel, isForeignResource, type ServiceModel, sortedEntries } from '../compose/model.js';

/** A volume or view that services write to. */
export interface StateSlot {
  /** The same in every stack of the same project: `volume:KEY`, or `bind:SERVICE:PATH` by the first that mounts it. */
  readonly id: string;
  /** `changes`: what was written over a folder of the host; `volume`: all that is there. */
  readonly kind: 'volume' | 'changes';
  /** The volume's key in the model. */
  readonly key: string;
  /** Name of the volume that services mount, on the engine. */
  readonly volume: string;
  /** Who mounts it, and where. */
  readonly mounts: readonly { readonly service: string; readonly target: string; readonly subpath: string }[];
}

export interface StatePlan {
  /** By id. */
  readonly slots: readonly StateSlot[];
  /** Sentences: why what these services keep cannot be saved; empty if it can. */
  readonly obstacles: readonly string[];
}

/** Files in these folders are nobody's data. */
const SCRATCH = /^\/(tmp|run|var\/run|var\/tmp|var\/cache|var\/log|dev|proc|sys)(\/|$)/;

export const isScratch = (path: string): boolean => SCRATCH.test(path);

/**
 * The model in which what an image declares as a volume has a name, as if its author had written it.
 * @param declared absolute paths by service
 */
export function withImageVolumes(
  model: ComposeModel,
  project: string,
  labels: Readonly<Record<string, string>>,
  declared: Readonly<Record<string, readonly string[]>>,
): ComposeModel {
  const volumes = { ...model.volumes };
  const services = { ...model.services };
  for (const [service, paths] of sortedEntries(declared)) {
    const definition = services[service];
    if (definition === undefined || Number(definition.scale ?? 1) > 1) continue;
    const free = paths.filter((path) => !isMounted(definition, path));
    const mounts = free.map((target, index) => ({ type: 'volume', source: `${service}-image-${index + 1}`, target }));
    for (const { source } of mounts) volumes[source] = { name: `${project}_${source}`, labels: { ...labels } };
    if (mounts.length > 0) {
      services[service] = { ...definition, volumes: [...(definition.volumes ?? []), ...mounts] };
    }
  }
  return { ...model, services, ...(Object.keys(volumes).length > 0 && { volumes }) };
}

const isMounted = (service: ServiceModel, path: string): boolean =>
  [...(service.volumes ?? []).map(({ target }) => target), ...tmpfsOf(service)].some(
    (target) => target.replace(/\/$/, '') === path.replace(/\/$/, ''),
  );

function tmpfsOf(service: ServiceModel): string[] {
  const named = Array.isArray(service.tmpfs) ? service.tmpfs : service.tmpfs === undefined ? [] : [service.tmpfs];
  const mounted = (service.volumes ?? []).filter(({ type }) => type === 'tmpfs').map(({ target }) => target);
  return [...named.map((one) => String(one).split(':')[0] ?? ''), ...mounted];
}

/** Where something is mounted into a service, or put by Compose: absolute paths. */
export function mountTargets(service: ServiceModel = {}): string[] {
  const files = (['configs', 'secrets'] as const).flatMap((kind) =>
    ((service[kind] ?? []) as { source?: string; target?: string }[]).map(({ source = '', target = source }) =>
      target.startsWith('/') ? target : `${kind === 'secrets' ? '/run/secrets' : ''}/${target}`,
    ),
  );
  const volumes = (service.volumes ?? []).map(({ target }) => target);
  return [...volumes, ...tmpfsOf(service), ...files].map((path) => path.replace(/(.)\/$/, '$1'));
}

/**
 * @param services those that are started
 * @param once those that only a step of `prepare` runs: what they have in memory goes with each step, here as anywhere
 */
export function planState(
  model: ComposeModel,
  binds: BindPlan,
  services: readonly string[],
  once: readonly string[] = [],
): StatePlan {
  const obstacles: string[] = [];
  const found = new Map<string, StateSlot['mounts'][number][]>();
  for (const service of [...new Set([...services, ...once])].sort()) {
    const definition = model.services[service];
    if (definition === undefined) continue;
    const memory = services.includes(service) ? tmpfsOf(definition).filter((path) => !isScratch(path)) : [];
    if (memory.length > 0) obstacles.push(`${service} keeps ${memory.join(', ')} in memory (tmpfs)`);
    for (const { type, source, target, read_only, volume } of definition.volumes ?? []) {
      if (type !== 'volume' || read_only === true) continue;
      if (!source) obstacles.push(`each replica of ${service} has a volume of its own on ${target}`);
      else if (isElsewhere(model, binds, source))
        obstacles.push(`volume ${source} of ${service} is not the stack's own`);
      else found.set(source, [...(found.get(source) ?? []), { service, target, subpath: volume?.subpath ?? '' }]);
    }
  }
  const slots = [...found].map(([key, mounts]): StateSlot => {
    const view = binds.views.find(({ volume }) => volume === key);
    const first = mounts[0];
    return {
      id: view === undefined ? `volume:${key}` : `bind:${first?.service}:${first?.target}`,
      kind: view?.how === 'overlay' ? 'changes' : 'volume',
      key,
      volume: view?.volume ?? model.volumes?.[key]?.name ?? key,
      mounts,
    };
  });
  return { slots: slots.sort((a, b) => (a.id < b.id ? -1 : 1)), obstacles };
}

/** Another driver's, somebody else's, or in memory. */
function isElsewhere(model: ComposeModel, binds: BindPlan, key: string): boolean {
  if (binds.views.some(({ volume }) => volume === key)) return false;
  const definition = model.volumes?.[key];
  const driver = definition?.driver;
  return isForeignResource(definition) || (driver !== undefined && driver !== 'local') || !!definition?.driver_opts;
}
