/** The key of a state: what it is made from, and nothing that only says where, when or under which name. Pure. */
import { createHash } from 'node:crypto';
import { hostPathOf } from '../compose/bind-sources.js';
import { type ComposeModel, type ServiceModel, sortedEntries } from '../compose/model.js';
import type { PrepareStep } from '../config/config.js';
import type { StateSlot } from './slots.js';

/** Rises when a state is made in another way, so that one that was made before does not count. */
const RECIPE = 2;

export interface KeyFacts {
  /** As Compose resolves it for no stack in particular; not isolated. */
  readonly model: ComposeModel;
  /** Those that are started, and those that a step names. */
  readonly services: readonly string[];
  /** Digest of each service's image, or of what it is built from. */
  readonly images: Readonly<Record<string, string>>;
  /** Such as `linux/amd64`. */
  readonly platform: string;
  readonly steps: readonly PrepareStep[];
  readonly slots: readonly StateSlot[];
  /** Digest of what lies at a path of the host that a service mounts, by that path. */
  readonly contents: Readonly<Record<string, string>>;
  /** Digest of each config and secret, as `configs/KEY`. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether PostgreSQL's databases have a template beside them. */
  readonly templates: boolean;
}

/** Keys of a service that change nothing in what it keeps, or whose content counts instead of their name. */
const NOT_STATE = new Set([
  'annotations',
  'attach',
  'build',
  'container_name',
  'cpus',
  'depends_on',
  'deploy',
  'develop',
  'env_file',
  'expose',
  'external_links',
  'extra_hosts',
  'healthcheck',
  'image',
  'init',
  'labels',
  'links',
  'logging',
  'mem_limit',
  'memswap_limit',
  'networks',
  'ports',
  'post_start',
  'pre_stop',
  'profiles',
  'pull_policy',
  'restart',
  'stdin_open',
  'stop_grace_period',
  'stop_signal',
  'tty',
  'ulimits',
  'volumes',
]);

/** 64 hex digits. */
export function stateKey(facts: KeyFacts): string {
  const services = [...new Set(facts.services)].sort().map((name) => {
    const definition = facts.model.services[name] ?? {};
    return [name, facts.images[name] ?? '', relevant(definition), mountsOf(facts, definition)];
  });
  const slots = facts.slots.map(({ id, kind, mounts }) => [id, kind, mounts]);
  const files = sortedEntries(facts.files);
  const made = [RECIPE, facts.platform, facts.steps.map(({ service, command }) => [service, command]), services];
  return createHash('sha256')
    .update(ordered([...made, slots, files, ...(facts.templates ? ['templates'] : [])]))
    .digest('hex');
}

const relevant = (definition: ServiceModel) =>
  Object.fromEntries(
    Object.entries(definition).filter(([key, value]) => !NOT_STATE.has(key) && !key.startsWith('x-') && value !== null),
  );

function mountsOf({ model, contents }: KeyFacts, definition: ServiceModel): unknown[] {
  const mounts = (definition.volumes ?? []).map((mount) => {
    const host = hostPathOf(model, mount);
    const what = host === undefined ? (mount.source ?? '') : (contents[host] ?? 'not looked at');
    const { target, type, read_only = false, volume } = mount;
    return [target, type, what, read_only, volume?.subpath ?? '', volume?.nocopy ?? false];
  });
  return mounts.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

/** JSON with the keys of objects in order: their order in a file says nothing. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = sortedEntries(value as Record<string, unknown>);
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${ordered(entry)}`).join(',')}}`;
}
