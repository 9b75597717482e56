/** What an image is made from, as one digest: its tag, and its key in every store. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { ServiceModel } from '../compose/model.js';
import { ProjectError } from '../errors.js';
import { contextDigest } from './context-digest.js';

interface BuildSection {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly additional_contexts?: Record<string, string>;
  readonly [key: string]: unknown;
}

/** Keys of `build` that say where caches are or how it is labelled, not what is built. */
const NOT_CONTENT = new Set(['context', 'dockerfile', 'cache_from', 'cache_to', 'labels', 'tags', 'no_cache', 'pull']);

/** JSON with the keys of objects in order, so that the order in a file does not matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}

/** Base images that a Dockerfile names; stages of its own are left out. */
export function baseImages(dockerfile: string): string[] {
  const stages = new Set<string>();
  const bases: string[] = [];
  for (const line of dockerfile.split('\n')) {
    const match = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
    if (match?.[1] === undefined) continue;
    if (!stages.has(match[1].toLowerCase())) bases.push(match[1]);
    if (match[2] !== undefined) stages.add(match[2].toLowerCase());
  }
  return [...new Set(bases)].sort();
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
  const isRemote = /^[a-z+]+:\/\/|^git@/.test(context);
  if (!isRemote && !(existsSync(context) && statSync(context).isDirectory())) {
    throw new ProjectError('build-failed', `service ${service} is built from ${context}, which is no folder`, {
      hint: 'Correct `build.context`.',
    });
  }
  const dockerfile = isRemote ? '' : readDockerfile(service, build, context);
  const bases = await Promise.all(
    baseImages(dockerfile).map(async (base) => [base, (await imageId(base)) ?? 'not here']),
  );
  const settings = Object.fromEntries(Object.entries(build).filter(([key]) => !NOT_CONTENT.has(key)));
  const made = {
    recipe: 1,
    dockerfile,
    bases,
    settings,
    platform: model.platform ?? '',
    context: isRemote ? context : await contextDigest(context, build.dockerfile ?? 'Dockerfile'),
  };
  return `sha256:${createHash('sha256').update(canonical(made)).digest('hex')}`;
}
