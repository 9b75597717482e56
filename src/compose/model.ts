/**
 * The resolved model of a stack, as `docker compose config --format json` prints it (compose-spec): long syntax,
 * absolute paths, variables done, `$` still written `$$`. Only what is read here is typed; the rest is carried along.
 */
export interface PortMapping {
  target: number;
  /** A string in Compose 2: one number, or absent where Docker assigns. */
  published?: string;
  host_ip?: string;
  protocol?: string;
  mode?: string;
}

export interface VolumeMount {
  type: string;
  source?: string;
  target: string;
  read_only?: boolean;
  bind?: Record<string, unknown>;
  volume?: { nocopy?: boolean; subpath?: string };
}

export interface HealthCheck {
  test?: string[] | string;
  interval?: string;
  timeout?: string;
  retries?: number;
  start_period?: string;
  start_interval?: string;
  disable?: boolean;
}

export interface NetworkAttachment {
  aliases?: string[];
  ipv4_address?: string;
  ipv6_address?: string;
  mac_address?: string;
  [key: string]: unknown;
}

export interface Dependency {
  condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
  required?: boolean;
}

export interface ServiceModel {
  image?: string;
  build?: Record<string, unknown>;
  container_name?: string;
  hostname?: string;
  restart?: string;
  profiles?: string[];
  environment?: Record<string, string | null>;
  ports?: PortMapping[];
  volumes?: VolumeMount[];
  volumes_from?: string[];
  networks?: Record<string, NetworkAttachment | null>;
  network_mode?: string;
  ipc?: string;
  pid?: string;
  privileged?: boolean;
  shm_size?: string;
  external_links?: string[];
  depends_on?: Record<string, Dependency>;
  links?: string[];
  healthcheck?: HealthCheck;
  labels?: Record<string, string>;
  deploy?: Record<string, unknown>;
  scale?: number;
  pull_policy?: string;
  working_dir?: string;
  [key: string]: unknown;
}

export interface NamedResource {
  name?: string;
  external?: boolean;
  labels?: Record<string, string>;
  [key: string]: unknown;
}

export interface ComposeModel {
  name?: string;
  services: Record<string, ServiceModel>;
  networks?: Record<string, NamedResource | null>;
  volumes?: Record<string, NamedResource | null>;
  configs?: Record<string, NamedResource | null>;
  secrets?: Record<string, NamedResource | null>;
  [key: string]: unknown;
}

/** Entries in the order of their names, so that the same model gives the same bytes everywhere. */
export const sortedEntries = <T>(record: Readonly<Record<string, T>> | undefined): [string, T][] =>
  Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * The service whose namespace or volumes `mode` names: `service:api`, or `container:fixed-api` where that is the
 * `container_name` of a service of this model.
 */
export function serviceOfMode(model: ComposeModel, mode: unknown): string | undefined {
  const [kind, name] = typeof mode === 'string' ? mode.split(':') : [];
  if (kind === 'service') return name;
  if (kind !== 'container') return undefined;
  return sortedEntries(model.services).find(([, { container_name }]) => container_name === name)?.[0];
}

/** Services that `service` needs in order to start: depends_on, links, and whose network, volumes or pids it shares. */
function needs(model: ComposeModel, service: ServiceModel): string[] {
  const sharing = [service.network_mode, service.ipc, service.pid].map((mode) => serviceOfMode(model, mode));
  const volumesFrom = (service.volumes_from ?? []).map((from) =>
    from.startsWith('container:') ? serviceOfMode(model, from) : from.split(':')[0],
  );
  // `required: false` on a service of a profile: it is there if somebody asks for it, and else is not missed.
  const dependencies = sortedEntries(service.depends_on)
    .filter(([name, { required }]) => required !== false || !model.services[name]?.profiles?.length)
    .map(([name]) => name);
  const links = (service.links ?? []).map((link) => link.split(':')[0]);
  return [...dependencies, ...links, ...volumesFrom, ...sharing].filter((name) => name !== undefined);
}

/** `roots` and all that they need, sorted. Services that the model does not have are left out. */
export function closure(model: ComposeModel, roots: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (name: string) => {
    const service = model.services[name];
    if (service === undefined || seen.has(name)) return;
    seen.add(name);
    for (const needed of needs(model, service)) visit(needed);
  };
  for (const root of roots) visit(root);
  return [...seen].sort();
}

/** What `docker compose up` starts: services with no profile or an active one, and what these need. */
export function upServices(model: ComposeModel, profiles: readonly string[]): string[] {
  const active = Object.entries(model.services)
    .filter(([, { profiles: own }]) => !own?.length || own.some((profile) => profiles.includes(profile)))
    .map(([name]) => name);
  return closure(model, active);
}

/** The model with these services only, and of its networks, volumes, configs and secrets only what they use. */
export function onlyServices(model: ComposeModel, names: readonly string[]): ComposeModel {
  const services = Object.fromEntries(
    sortedEntries(model.services)
      .filter(([name]) => names.includes(name))
      .map(([name, service]) => [name, withoutOptional(service, names)]),
  );
  const all = Object.values(services);
  const sources = (key: 'configs' | 'secrets') =>
    all.flatMap((s) => ((s[key] as { source?: string }[] | undefined) ?? []).map((use) => use.source ?? ''));
  const used: Record<'networks' | 'volumes' | 'configs' | 'secrets', Set<string>> = {
    networks: new Set(all.flatMap((s) => Object.keys(s.networks ?? {}))),
    volumes: new Set(
      all.flatMap((s) => (s.volumes ?? []).filter((v) => v.type === 'volume').map((v) => v.source ?? '')),
    ),
    configs: new Set(sources('configs')),
    secrets: new Set([...sources('secrets'), ...all.flatMap(buildSecrets)]),
  };
  const result: ComposeModel = { ...model, services };
  for (const key of ['networks', 'volumes', 'configs', 'secrets'] as const) {
    const kept = sortedEntries(model[key]).filter(([name]) => used[key].has(name));
    if (kept.length > 0) result[key] = Object.fromEntries(kept);
    else delete result[key];
  }
  return result;
}

/** Without dependencies that are not required and not there. */
function withoutOptional(service: ServiceModel, names: readonly string[]): ServiceModel {
  const kept = sortedEntries(service.depends_on).filter(
    ([name, { required }]) => required !== false || names.includes(name),
  );
  return service.depends_on === undefined ? service : { ...service, depends_on: Object.fromEntries(kept) };
}

const buildSecrets = (service: ServiceModel): string[] =>
  ((service.build?.secrets as { source?: string }[] | undefined) ?? []).map((secret) => secret.source ?? '');

/** Networks and volumes of ours that an isolated model names are external to it. */
const OURS = /^isoshard-[0-9a-f]{10}-/;

/** Whether a network or volume is somebody else's. */
export const isForeignResource = (resource: NamedResource | null | undefined): boolean =>
  resource?.external === true && !OURS.test(resource.name ?? '');
