/**
 * What an image is made from, one entry an input, and the digest of all of it: the image's tag, and its key in every store. The same
 * on every machine and in every folder; times, orders and places are no part of it.
 */
import { createHash } from 'node:crypto';
import type { BuildSection } from './build-section.js';
import type { ContextFiles } from './context-files.js';

/**
 * By kind and name: `file app/main.py`, `argument VERSION`, `base debian:trixie-slim`. The values of arguments are in it: it does not
 * leave the process (`explain.ts` keeps digests of it).
 */
export type ImageInputs = ReadonlyMap<string, string>;

export interface Ingredients {
  readonly section: BuildSection;
  /** Of what is built where the section names none. */
  readonly platform?: string | undefined;
  /** Text of the Dockerfile; absent where it is in a remote context. */
  readonly dockerfile: string | undefined;
  /** Of a folder; absent where the context is remote. */
  readonly files: ContextFiles | undefined;
  /** Of each further context that is a folder, by name. */
  readonly contexts: ReadonlyMap<string, ContextFiles>;
  /** What each base image is, by reference: a digest, or a word for none. */
  readonly bases: ReadonlyMap<string, string>;
  /** Digests of the images that it is made from, those of other services and those in folders, by name of the context. */
  readonly images: ReadonlyMap<string, string>;
}

/** BuildKit keeps these out of what it compares too (docs.docker.com, "Predefined ARGs"). */
export const PROXY_ARGUMENTS = /^(HTTPS?|FTP|NO|ALL)_PROXY$/i;

/** Changed when the same inputs are to make another digest. */
const RECIPE = '3';

export function imageInputs({
  section,
  platform,
  dockerfile,
  files,
  contexts,
  bases,
  images,
}: Ingredients): ImageInputs {
  const inputs = new Map<string, string>([['recipe', RECIPE]]);
  const add = (name: string, value: string | undefined) => value !== undefined && inputs.set(name, value);
  add('Dockerfile', dockerfile);
  if (files === undefined)
    add('context', `${section.context} ${section.inline === undefined ? section.dockerfile : ''}`);
  for (const [path, what] of files ?? []) inputs.set(`file ${path}`, what);
  for (const [name, where] of Object.entries(section.contexts)) {
    const inside = contexts.get(name);
    add(`context ${name}`, inside === undefined ? (images.get(name) ?? where) : 'a folder');
    for (const [path, what] of inside ?? []) inputs.set(`file ${path} of context ${name}`, what);
  }
  for (const [name, value] of Object.entries(section.args)) {
    if (!PROXY_ARGUMENTS.test(name) || new RegExp(`\\bARG\\s.*\\b${name}\\b`).test(dockerfile ?? ''))
      add(`argument ${name}`, value);
  }
  for (const [reference, digest] of bases) inputs.set(`base ${reference}`, digest);
  for (const { source, target } of section.secrets) inputs.set(`secret ${target ?? source}`, source);
  for (const secret of section.bakeSecrets) inputs.set(`secret ${/(?:^|,)id=([^,]*)/.exec(secret)?.[1] ?? ''}`, '');
  for (const id of section.ssh) inputs.set(`ssh ${id.split('=')[0]}`, '');
  add('target', section.target);
  add('platform', section.platform ?? platform);
  add('network', section.network);
  add('shm_size', section.shmSize);
  for (const limit of section.ulimits) add(`ulimit ${limit.split('=')[0]}`, limit);
  for (const host of section.extraHosts) inputs.set(`extra host ${host}`, '');
  for (const entitlement of section.entitlements) inputs.set(`entitlement ${entitlement}`, '');
  return inputs;
}

const byCodeUnit = ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? -1 : a > b ? 1 : 0);

/** `sha256:…` of all inputs, in whatever order they came. */
export function digestOf(inputs: ImageInputs): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([...inputs].sort(byCodeUnit)));
  return `sha256:${hash.digest('hex')}`;
}
