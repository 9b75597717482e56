/**
 * What cannot be made private: the host itself, its engine, and what belongs to somebody else. Refused, unless the
 * configuration accepts it (`isolation.allow`). Pure.
 */
import { ProjectError } from '../errors.js';
import { type Facts, hostPathOf } from './binds.js';
import { type ComposeModel, type ServiceModel, serviceOfMode, sortedEntries } from './model.js';

/** Closed, kebab-case: what `isolation.allow` names. */
export type RefusedHazard =
  | 'docker-socket'
  | 'host-path'
  | 'host-socket'
  | 'host-network'
  | 'host-pid'
  | 'foreign-container'
  | 'privileged'
  | 'external-network'
  | 'external-volume'
  | 'shared-device';

export interface Refusal {
  readonly hazard: RefusedHazard;
  readonly service: string;
  /** What the compose file says, such as `network_mode: host`. */
  readonly what: string;
}

/** As `isolation.allow` has it; without a service: in all of them. */
export interface Allowed {
  readonly hazard: string;
  readonly service?: string;
}

const ENGINE_SOCKET = /\/(docker|podman|containerd|crio)[^/]*\.sock$/;
/** Folders that hold the engine's socket, or the host itself. */
const HOST_PATHS = /^\/((var\/)?run|proc|sys|dev|var|var\/lib(\/docker)?)?$/;
/** Networks and volumes of ours that an isolated model names are external to it. */
const OURS = /^isoshard-[0-9a-f]{10}-/;

/** Everything in `model` that is refused where nothing is allowed; sorted by service. */
export function findRefusals(model: ComposeModel, facts: Facts = {}): Refusal[] {
  return sortedEntries(model.services).flatMap(([service, definition]) =>
    [...namespaces(model, definition), ...mounts(model, definition, facts), ...attachments(model, definition)].map(
      (found) => ({ service, ...found }),
    ),
  );
}

type Found = Omit<Refusal, 'service'>;

function namespaces(model: ComposeModel, service: ServiceModel): Found[] {
  const { network_mode, pid, ipc, volumes_from = [], external_links = [], privileged } = service;
  const isForeign = (mode: string | undefined) =>
    mode?.startsWith('container:') === true && serviceOfMode(model, mode) === undefined;
  const foreign = (what: string): Found => ({ hazard: 'foreign-container', what });
  return [
    ...(network_mode === 'host' ? [{ hazard: 'host-network', what: 'network_mode: host' } as const] : []),
    ...(pid === 'host' ? [{ hazard: 'host-pid', what: 'pid: host' } as const] : []),
    ...(privileged === true ? [{ hazard: 'privileged', what: 'privileged: true' } as const] : []),
    ...Object.entries({ network_mode, pid, ipc })
      .filter(([, mode]) => isForeign(mode))
      .map(([key, mode]) => foreign(`${key}: ${mode}`)),
    ...volumes_from.filter(isForeign).map((from) => foreign(`volumes_from: ${from}`)),
    ...external_links.map((link) => foreign(`external_links: ${link}`)),
  ];
}

function mounts(model: ComposeModel, { volumes = [] }: ServiceModel, facts: Facts): Found[] {
  return volumes.flatMap((mount): Found[] => {
    const path = hostPathOf(model, mount);
    if (path === undefined) return [];
    const what = `${path} on ${mount.target}`;
    if (ENGINE_SOCKET.test(path)) return [{ hazard: 'docker-socket', what }];
    if (facts[path]?.kind === 'socket') return [{ hazard: 'host-socket', what }];
    // What is only read there is the host's own, the same for all, unless a socket may lie in it.
    const isReadable = mount.read_only === true && /^\/(proc|sys|dev)$/.test(path);
    return HOST_PATHS.test(path) && !isReadable ? [{ hazard: 'host-path', what }] : [];
  });
}

function attachments(model: ComposeModel, { networks, volumes = [] }: ServiceModel): Found[] {
  const isForeign = (resource: { external?: boolean; name?: string } | null | undefined) =>
    resource?.external === true && !OURS.test(resource.name ?? '');
  const named = volumes.flatMap(({ type, source }) => (type === 'volume' && source !== undefined ? [source] : []));
  return [
    ...sortedEntries(networks)
      .filter(([key]) => isForeign(model.networks?.[key]))
      .map(([key]): Found => ({ hazard: 'external-network', what: `network ${key} is external` })),
    ...[...new Set(named)].flatMap((key): Found[] => {
      const volume = model.volumes?.[key];
      if (isForeign(volume)) return [{ hazard: 'external-volume', what: `volume ${key} is external` }];
      const { type, device } = (volume?.driver_opts ?? {}) as { type?: string; device?: string };
      const isShared = device !== undefined && !['none', 'tmpfs', 'overlay'].includes(type ?? '');
      return isShared ? [{ hazard: 'shared-device', what: `volume ${key} is ${type ?? 'a device'} at ${device}` }] : [];
    }),
  ];
}

/** Whether the configuration accepts it. */
export const isAllowed = ({ hazard, service }: Refusal, allow: readonly Allowed[]): boolean =>
  allow.some((one) => one.hazard === hazard && (one.service === undefined || one.service === service));

/**
 * The error for what `model` has and `allow` does not accept: `ProjectError` `hazard-refused`, with the lines to add.
 * @param facts what bind sources are; without them sockets are known by name alone
 */
export function refusals(model: ComposeModel, allow: readonly Allowed[], facts: Facts = {}): ProjectError | undefined {
  const refused = findRefusals(model, facts).filter((refusal) => !isAllowed(refusal, allow));
  if (refused.length === 0) return undefined;
  const lines = refused.map(({ service, what, hazard }) => `service ${service}: ${what} (${hazard})`);
  const entries = new Set(
    refused.map(({ hazard, service }) => `{hazard: ${hazard}, service: ${service}, reason: "…"}`),
  );
  return new ProjectError('hazard-refused', `cannot be made private to one stack: ${lines.join('; ')}`, {
    hint: `Remove it, or accept it in isoshard.yml: \`isolation: {allow: [${[...entries].join(', ')}]}\`.`,
  });
}
