/** What tests get in their environment, and how they reach the services. Pure. */
import { ProjectError } from '../errors.js';
import { type ComposeModel, sortedEntries } from './model.js';

/** Host ports by service and container port. */
export type PublishedPorts = Readonly<Record<string, Readonly<Record<number, number>>>>;

export interface ShardIdentity {
  /** Unique per stack. */
  readonly runId: string;
  readonly suite: string;
  readonly index: number;
  readonly total: number;
  readonly project: string;
}

/** Variables that say which stack this is; set before the compose file is read. */
export const identityVariables = (shard: ShardIdentity): Record<string, string> => ({
  ISOSHARD_RUN_ID: shard.runId,
  TEST_RUN_ID: shard.runId,
  ISOSHARD_SUITE: shard.suite,
  ISOSHARD_SHARD: String(shard.index),
  ISOSHARD_SHARDS: String(shard.total),
  ISOSHARD_PROJECT: shard.project,
});

const variableName = (service: string) => service.toUpperCase().replace(/[^A-Z0-9]/g, '_');

/** `ISOSHARD_<SERVICE>_HOST` and `_PORT_<N>`: by service name inside the stack, by published port on the host. */
export function serviceVariables(model: ComposeModel, published: PublishedPorts | undefined): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [service, { ports }] of sortedEntries(model.services)) {
    const prefix = `ISOSHARD_${variableName(service)}`;
    if (published === undefined || published[service] !== undefined) {
      variables[`${prefix}_HOST`] = published === undefined ? service : 'localhost';
    }
    for (const { target } of ports ?? []) {
      const port = published === undefined ? target : published[service]?.[target];
      if (port !== undefined) variables[`${prefix}_PORT_${target}`] = String(port);
    }
  }
  return variables;
}

const PLACEHOLDER = /\{(url|host|port):([A-Za-z0-9._-]+)(?::(\d+))?\}|\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Fills `{url:SERVICE:PORT}`, `{port:…}`, `{host:SERVICE}` (with a port too) and `{env:NAME}` in the values of `env`.
 * @throws ProjectError `port-unmapped` if a service does not publish the port, or none is named
 */
export function fillEnvironment(
  env: Readonly<Record<string, string>>,
  published: PublishedPorts | undefined,
  parent: Readonly<Record<string, string>>,
): Record<string, string> {
  const fill = (value: string) =>
    value.replace(PLACEHOLDER, (whole, kind: string | undefined, service: string, port = '', name = '') => {
      if (kind === undefined) return parent[name] ?? '';
      const host = published === undefined ? service : 'localhost';
      if (kind === 'host' && port === '') return host;
      if (port === '') {
        throw new ProjectError('port-unmapped', `${whole} names no port`, {
          hint: `Write {${kind}:${service}:PORT} in the suite's env, with the port that ${service} listens on.`,
        });
      }
      const number = published === undefined ? Number(port) : published[service]?.[Number(port)];
      if (number === undefined) {
        throw new ProjectError('port-unmapped', `${whole}: service ${service} publishes no port ${port}`, {
          hint: `Add \`ports: ["${port}"]\` to ${service} in the compose file, or correct the suite's env.`,
        });
      }
      return kind === 'url' ? `http://${host}:${number}` : kind === 'host' ? host : String(number);
    });
  return Object.fromEntries(Object.entries(env).map(([key, value]) => [key, fill(value)]));
}

/**
 * Where ports are assigned, tests cannot know them by number: every published port has to appear in `env`.
 * @throws ProjectError `port-unmapped` with the line to add
 */
export function requireMappedPorts(suite: string, model: ComposeModel, env: Readonly<Record<string, string>>): void {
  const mentioned = new Set(
    Object.values(env).flatMap((value) =>
      [...value.matchAll(PLACEHOLDER)].map(([, , service, port]) => `${service}:${port}`),
    ),
  );
  const missing = sortedEntries(model.services).flatMap(([service, { ports }]) =>
    [...new Set((ports ?? []).map(({ target }) => target))]
      .filter((target) => !mentioned.has(`${service}:${target}`))
      .map((target) => ({ service, target })),
  );
  if (missing.length === 0) return;
  const lines = missing.map(({ service, target }) => `${variableName(service)}_URL: "{url:${service}:${target}}"`);
  throw new ProjectError(
    'port-unmapped',
    `several stacks at once cannot share host ports, and suite ${suite} does not say how its tests learn of ${missing
      .map(({ service, target }) => `${service}:${target}`)
      .join(', ')}`,
    {
      hint: `Add to the suite's env, under a name that your tests read: ${lines.join('; ')}; or run with --parallel 1.`,
    },
  );
}
