/** The only spawn of `docker buildx`. */
import { EnvironmentError } from '../errors.js';
import { type Ended, run } from '../processes/spawn.js';
import type { ComposeOptions } from './compose.js';

export type { Ended } from '../processes/spawn.js';

/** The version of buildx, such as `0.24.0`. @throws EnvironmentError `command-missing` */
export async function buildxVersion(options: ComposeOptions): Promise<string> {
  const ended = await run({ ...options, argv: ['docker', 'buildx', 'version'] });
  const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
  if (ended.code === 0 && version !== undefined) return version;
  throw new EnvironmentError('command-missing', 'docker buildx is not installed', {
    hint: 'Install it: https://docs.docker.com/build/buildx/install/',
  });
}

/**
 * `docker buildx bake` of the targets that `args` end in, by the definition in `file`, with the builder and the log-ins that are in
 * force. Paths of the definition were judged before: bake's own question about them, which nobody is there to answer, is not asked.
 */
export function bake(file: string, args: readonly string[], options: ComposeOptions): Promise<Ended> {
  const env = { ...options.env, BUILDX_BAKE_ENTITLEMENTS_FS: '0', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };
  return run({ ...options, env, argv: ['docker', 'buildx', 'bake', '--file', file, '--progress', 'plain', ...args] });
}

export interface Builder {
  /** `docker`: the engine's own; another one has its own images and caches. */
  readonly driver: string;
  /** What it can build, such as `linux/amd64`. Empty: it does not say. */
  readonly platforms: readonly string[];
}

/** The builder that is in force; `undefined` if it does not say. */
export async function currentBuilder(options: ComposeOptions): Promise<Builder | undefined> {
  const ended = await run({ ...options, argv: ['docker', 'buildx', 'inspect'], timeoutMs: 20_000 });
  const driver = /^Driver:\s*(\S+)/m.exec(ended.stdout)?.[1];
  if (ended.code !== 0 || driver === undefined) return undefined;
  const platforms = [...ended.stdout.matchAll(/^Platforms:\s*(.+)$/gm)].flatMap(([, list = '']) =>
    list.split(/[,\s]+/),
  );
  return { driver, platforms: [...new Set(platforms.map((one) => one.replace('*', '')))].filter((one) => one !== '') };
}

/** A registry that does not answer by then does not; milliseconds. */
const REGISTRY_TIMEOUT_MS = 15_000;

/** The digest that a registry knows an image by, with the client's log-ins; else why nobody can tell. */
export async function registryDigest(
  reference: string,
  options: ComposeOptions,
): Promise<{ readonly digest: string } | { readonly reason: string }> {
  const argv = ['docker', 'buildx', 'imagetools', 'inspect', '--format', '{{.Manifest.Digest}}', reference];
  const ended = await run({ ...options, argv, timeoutMs: REGISTRY_TIMEOUT_MS });
  const digest = /sha256:[0-9a-f]{64}/.exec(ended.stdout)?.[0];
  if (ended.code === 0 && digest !== undefined) return { digest };
  const said =
    ended.stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || 'nothing was said';
  return { reason: ended.timedOut ? `its registry did not answer within ${REGISTRY_TIMEOUT_MS / 1000} s` : said };
}
