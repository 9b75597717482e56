/** What a service is built from, in one shape: its `build` section as Compose resolves it, with `x-bake` over it. Pure. */
import type { ServiceModel } from '../compose/model.js';

export interface BuildSecret {
  readonly source: string;
  readonly target: string | undefined;
}

export interface BuildSection {
  readonly context: string;
  /** As it is written: relative to the context, or absolute. */
  readonly dockerfile: string;
  /** Instead of a file. */
  readonly inline: string | undefined;
  /** Those that have a value. */
  readonly args: Readonly<Record<string, string>>;
  /** Names that are to come from the environment, which has none of that name. */
  readonly unsetArgs: readonly string[];
  readonly target: string | undefined;
  /** Folders, addresses, `docker-image://…`, `service:NAME`, `target:NAME`; by name. */
  readonly contexts: Readonly<Record<string, string>>;
  /** What is built here for a stack: one, such as `linux/arm64`; absent: the builder's own. */
  readonly platform: string | undefined;
  readonly secrets: readonly BuildSecret[];
  /** Further ones, as bake has them: `id=npm,src=.npmrc`. */
  readonly bakeSecrets: readonly string[];
  /** Ids, as `default` or `default=/path`. */
  readonly ssh: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly network: string | undefined;
  readonly shmSize: string | undefined;
  /** `NAME=SOFT:HARD` */
  readonly ulimits: readonly string[];
  readonly extraHosts: readonly string[];
  readonly entitlements: readonly string[];
  readonly noCache: boolean;
  readonly noCacheFilter: readonly string[];
  readonly pull: boolean;
}

type Loose = Readonly<Record<string, unknown>>;

/** `model.build`, which has to be there. @param defaultPlatform `DOCKER_DEFAULT_PLATFORM` */
export function buildSection(model: ServiceModel, defaultPlatform?: string): BuildSection {
  const build = (model.build ?? {}) as Loose;
  const bake = (typeof build['x-bake'] === 'object' && build['x-bake'] !== null ? build['x-bake'] : {}) as Loose;
  const both = (key: string, bakeKey: string) => [...listOf(build[key]), ...listOf(bake[bakeKey])];
  const platforms = both('platforms', 'platforms');
  const ssh = both('ssh', 'ssh');
  return {
    context: text(build.context) ?? '.',
    dockerfile: text(build.dockerfile) ?? 'Dockerfile',
    inline: text(build.dockerfile_inline),
    args: mappingOf(build.args),
    unsetArgs: withoutValue(build.args),
    target: text(build.target),
    contexts: { ...mappingOf(build.additional_contexts), ...mappingOf(bake.contexts) },
    platform: platformOf(text(model.platform), defaultPlatform, platforms),
    secrets: secretsOf(build.secrets),
    bakeSecrets: bakeSecretsOf(bake.secret),
    ssh,
    labels: mappingOf(build.labels),
    cacheFrom: both('cache_from', 'cache-from'),
    cacheTo: both('cache_to', 'cache-to'),
    network: text(build.network),
    shmSize: text(build.shm_size),
    ulimits: ulimitsOf(build.ulimits),
    extraHosts: listOf(build.extra_hosts),
    entitlements: [...listOf(build.entitlements), ...(build.privileged === true ? ['security.insecure'] : [])],
    noCache: build.no_cache === true || bake['no-cache'] === true,
    noCacheFilter: both('no_cache_filter', 'no-cache-filter'),
    pull: build.pull === true || bake.pull === true,
  };
}

/** A stack runs on one platform, so one is built, as `docker compose up --build` does. */
function platformOf(
  service: string | undefined,
  fallback: string | undefined,
  listed: readonly string[],
): string | undefined {
  return service || fallback || (listed.length === 1 ? listed[0] : undefined);
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? undoubled(value) : typeof value === 'number' ? String(value) : undefined;

/** Compose writes a dollar as two, so that it can read what it wrote. */
const undoubled = (value: string): string => value.replaceAll('$$', '$');

function listOf(value: unknown): string[] {
  if (typeof value === 'string') return [undoubled(value)];
  return Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
}

/** A list of `NAME=value` is a mapping too; names without a value are left out. */
function mappingOf(value: unknown): Record<string, string> {
  const entries = Array.isArray(value)
    ? value.map((one): [string, unknown] => {
        const [name = '', ...rest] = String(one).split('=');
        return [name, rest.length === 0 ? undefined : rest.join('=')];
      })
    : Object.entries((value ?? {}) as Loose);
  return Object.fromEntries(
    entries
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]) => [name, undoubled(String(one))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const withoutValue = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(String).filter((one) => !one.includes('='))
    : Object.entries((value ?? {}) as Loose).flatMap(([name, one]) =>
        one === null || one === undefined ? [name] : [],
      );

function secretsOf(value: unknown): BuildSecret[] {
  const secrets = Array.isArray(value) ? value : [];
  return secrets.map((secret) =>
    typeof secret === 'string'
      ? { source: secret, target: undefined }
      : { source: String(secret.source), target: text(secret.target) },
  );
}

/** Strings, or the same as mappings. */
const bakeSecretsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((secret) => {
    if (typeof secret !== 'object' || secret === null) return listOf(secret);
    const pairs = Object.entries(secret).flatMap(([key, one]) => {
      const value = text(one);
      return value === undefined ? [] : [`${key}=${value}`];
    });
    return pairs.length === 0 ? [] : [pairs.join(',')];
  });

function ulimitsOf(value: unknown): string[] {
  return Object.entries((value ?? {}) as Loose)
    .map(([name, limit]) => {
      const { soft, hard } = (
        typeof limit === 'object' && limit !== null ? limit : { soft: limit, hard: limit }
      ) as Loose;
      return `${name}=${soft}:${hard}`;
    })
    .sort();
}

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/|^git@|^github\.com\/|^(service|target):/i;

/** Whether a context is a folder of this machine. */
export const isFolder = (context: string): boolean => !ADDRESS.test(context);
