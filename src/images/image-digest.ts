/** What an image is made from, as one digest: its tag, and its key in every store. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { type ServiceModel, sortedEntries } from '../compose/model.js';
import { ProjectError } from '../errors.js';
import { contextDigest } from './context-digest.js';

interface BuildSection {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly args?: Record<string, string>;
  readonly additional_contexts?: Record<string, string>;
  readonly [key: string]: unknown;
}

/** Keys of `build` that say where caches are or how it is labelled, or whose content counts instead of their name. */
const NOT_CONTENT = new Set([
  'context',
  'additional_contexts',
  'dockerfile',
  'cache_from',
  'cache_to',
  'labels',
  'tags',
  'no_cache',
  'pull',
]);

/** JSON with the keys of objects in order, so that the order in a file does not matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}

/**
 * Images that a Dockerfile begins with or copies from; stages of its own are left out, and so are names that hold a
 * variable without a value here.
 * @param args build arguments, which come before the defaults of `ARG`
 */
export function baseImages(dockerfile: string, args: Readonly<Record<string, string>> = {}): string[] {
  const defaults: Record<string, string> = {};
  const stages = new Set<string>();
  const named: string[] = [];
  const fill = (name: string) =>
    name.replace(/\$\{?(\w+)(?::-([^}]*))?\}?/g, (whole, key: string, otherwise?: string) => {
      const declared = key in defaults ? (args[key] ?? defaults[key]) : undefined;
      return declared || (otherwise ?? whole);
    });
  for (const line of dockerfile.replaceAll(/\\\r?\n/g, ' ').split('\n')) {
    const [, argument, value = ''] = /^\s*ARG\s+(\w+)(?:=["']?([^"'\s]*))?/i.exec(line) ?? [];
    if (argument !== undefined && stages.size === 0 && named.length === 0) defaults[argument] = value;
    const [, base, stage] = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line) ?? [];
    const from = base ?? /^\s*COPY\s.*--from=(\S+)/i.exec(line)?.[1];
    if (from !== undefined && !stages.has(from.toLowerCase()) && !/^\d+$/.test(from)) named.push(fill(from));
    if (stage !== undefined) stages.add(stage.toLowerCase());
  }
  return [...new Set(named)].filter((name) => !name.includes('$') && name !== 'scratch').sort();
}

function readDockerfile(service: string, build: BuildSection, context: string): string {
  if (build.dockerfile_inline !== undefined) return build.dockerfile_inline;
  const named = build.dockerfile ?? 'Dockerfile';
  const file = isAbsolute(named) ? named : join(context, named);
  if (!existsSync(file)) {
    throw new ProjectError('build-failed', `service ${service} is built from ${file}, which does not exist`, {
      hint: 'Correct `build.dockerfile`, or add the file.',
      location: { file },
    });
  }
  return readFileSync(file, 'utf8');
}

const isRemote = (context: string) => /^[a-z+-]+:\/\/|^git@/.test(context);

/** Digests of the further contexts: of what is in a folder, of the reference of anything else. */
async function furtherContexts(contexts: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const digests = sortedEntries(contexts).map(async ([name, context]) => {
    const isFolder = !isRemote(context) && existsSync(context) && statSync(context).isDirectory();
    return [name, isFolder ? await contextDigest(context, 'Dockerfile') : context];
  });
  return Object.fromEntries(await Promise.all(digests));
}

/**
 * `sha256:…` of everything that the service's image is made from.
 * @param imageId id of a base image on this engine, or `undefined` if it is not there
 * @throws ProjectError `build-failed` if the context or Dockerfile is not there
 */
export async function imageDigest(
  service: string,
  model: ServiceModel,
  imageId: (reference: string) => Promise<string | undefined>,
): Promise<string> {
  const build = (model.build ?? {}) as BuildSection;
  const context = build.context ?? '.';
  const remote = isRemote(context);
  if (!remote && !(existsSync(context) && statSync(context).isDirectory())) {
    throw new ProjectError('build-failed', `service ${service} is built from ${context}, which is no folder`, {
      hint: 'Correct `build.context`.',
    });
  }
  const dockerfile = remote ? (build.dockerfile_inline ?? '') : readDockerfile(service, build, context);
  const bases = await Promise.all(
    baseImages(dockerfile, build.args).map(async (base) => [base, (await imageId(base)) ?? 'not here']),
  );
  const made = {
    recipe: 1,
    dockerfile,
    bases,
    settings: Object.fromEntries(Object.entries(build).filter(([key]) => !NOT_CONTENT.has(key))),
    platform: model.platform ?? '',
    context: remote
      ? `${context} ${build.dockerfile ?? ''}`
      : await contextDigest(context, build.dockerfile ?? 'Dockerfile'),
    contexts: await furtherContexts(build.additional_contexts ?? {}),
  };
  return `sha256:${createHash('sha256').update(canonical(made)).digest('hex')}`;
}
