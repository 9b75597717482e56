/** The only spawn of `docker compose`. Each call names the project, the files and the environment; none is inherited. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { EnvironmentError, ProjectError } from '../errors.js';
import { type Command, type Ended, run } from '../processes/spawn.js';
import { type ComposeFile, toComposeError } from './compose-error.js';
import { composeProgram } from './compose-plugin.js';

export interface ComposeSource {
  /** Absolute paths; `undefined`: Compose's own discovery in `folder`. */
  readonly files: readonly string[] | undefined;
  readonly folder: string;
}

export type ComposeOptions = Omit<Command, 'argv'>;

/** `docker compose ARGS`, without the docker client in between where Compose can be called itself. */
export function compose(args: readonly string[], options: ComposeOptions): Promise<Ended> {
  return run({ ...options, argv: [...composeProgram(options.env), ...args] });
}

/** `docker compose -p PROJECT -f MODEL ARGS` on a model of ours. */
export function composeOn(
  project: string,
  modelFile: string,
  args: readonly string[],
  options: ComposeOptions,
): Promise<Ended> {
  return compose(['--project-name', project, '--file', modelFile, '--progress', 'plain', ...args], options);
}

/** The first that takes `start_interval` from a file and gives the engine what it can (2.20.2). */
const OLDEST = [2, 20] as const;

/**
 * The version of Compose, such as `2.38.2`.
 * @throws EnvironmentError `no-compose`
 */
export async function composeVersion(options: ComposeOptions): Promise<string> {
  // As people call it: whether the docker client has Compose is the question.
  const ended = await run({ ...options, argv: ['docker', 'compose', 'version', '--short'] });
  const [version, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(ended.stdout) ?? [];
  const isNewEnough = Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
  if (ended.code === 0 && version !== undefined && isNewEnough) return version;
  const said = (ended.stderr || ended.stdout).trim().slice(0, 200) || 'nothing';
  throw new EnvironmentError(
    'no-compose',
    `\`docker compose version\` says ${said}; expected Compose ${OLDEST.join('.')} or later`,
    { hint: 'Install the compose plugin: https://docs.docker.com/compose/install/' },
  );
}

/** It takes about 0.1 s. */
const RESOLVE_TIMEOUT_MS = 60_000;

/**
 * The resolved model: includes, extends, anchors, merges and variables done, every profile's services in it.
 * @throws ProjectError `compose-missing`, `compose-invalid`
 */
export async function resolveModel(source: ComposeSource, options: ComposeOptions): Promise<unknown> {
  const files = (source.files ?? []).flatMap((file) => ['--file', file]);
  const ended = await compose([...files, '--profile', '*', 'config', '--format', 'json'], {
    ...options,
    cwd: source.folder,
    timeoutMs: RESOLVE_TIMEOUT_MS,
  });
  if (ended.code === 0) return JSON.parse(ended.stdout);
  if (ended.timedOut) {
    const message = `\`docker compose config\` did not end within ${RESOLVE_TIMEOUT_MS / 1000} s`;
    throw new ProjectError('compose-invalid', message, {
      hint: 'Run it by hand: an `include` may wait for the network, or the files are too large.',
    });
  }
  options.signal?.throwIfAborted();
  throw toComposeError(ended.stderr, readFiles(source, options.env));
}

/**
 * `build.x-bake` of each service that has one: Compose has it in the YAML that it prints, not in the JSON.
 * Empty if Compose cannot be asked, which `resolveModel` has told.
 */
export async function resolveBakeExtensions(
  source: ComposeSource,
  options: ComposeOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const files = (source.files ?? []).flatMap((file) => ['--file', file]);
  const ended = await compose([...files, '--profile', '*', 'config'], {
    ...options,
    cwd: source.folder,
    timeoutMs: RESOLVE_TIMEOUT_MS,
  });
  if (ended.code !== 0) return {};
  const { services } = (parse(ended.stdout) ?? {}) as {
    services?: Record<string, { build?: Record<string, unknown> }>;
  };
  const extensions = Object.entries(services ?? {}).map(([name, { build }]) => [name, build?.['x-bake']] as const);
  return Object.fromEntries(extensions.filter(([, extension]) => extension !== undefined));
}

/** The files that Compose looks for by itself, in its order; the override of the first that is there comes with it. */
const DISCOVERED = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/**
 * The absolute paths of the files that Compose reads for `source`, in its order: those that are named, else COMPOSE_FILE
 * (in `env` or in `.env`), else what it finds in the folder or above it.
 */
export function composeFiles({ files, folder }: ComposeSource, env: Readonly<Record<string, string>>): string[] {
  if (files !== undefined) return [...files];
  const named = env.COMPOSE_FILE || dotEnv(folder, 'COMPOSE_FILE');
  const separator = env.COMPOSE_PATH_SEPARATOR || dotEnv(folder, 'COMPOSE_PATH_SEPARATOR') || ':';
  if (named) return named.split(separator).map((file) => resolve(folder, file));
  for (let at = folder; ; at = dirname(at)) {
    const found = DISCOVERED.map((name) => join(at, name)).find((file) => existsSync(file));
    if (found !== undefined) {
      const overrides = ['yml', 'yaml'].map((end) => found.replace(/\.ya?ml$/, `.override.${end}`));
      return [found, ...overrides.filter((file) => existsSync(file)).slice(0, 1)];
    }
    if (dirname(at) === at) return [];
  }
}

function dotEnv(folder: string, name: string): string | undefined {
  const file = join(folder, '.env');
  if (!existsSync(file)) return undefined;
  const line = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .find((one) => one.startsWith(`${name}=`));
  return line?.slice(name.length + 1).replace(/^(["'])(.*)\1$/, '$2');
}

/** What is in the files of `source`, as far as they can be read. */
function readFiles(source: ComposeSource, env: Readonly<Record<string, string>>): ComposeFile[] {
  return composeFiles(source, env).flatMap((file) => {
    try {
      return [{ file, text: readFileSync(file, 'utf8') }];
    } catch {
      return [];
    }
  });
}

/** The engine's address, by the docker client's own rules: DOCKER_HOST, else the current context. */
export async function engineAddress(options: ComposeOptions): Promise<string | undefined> {
  if (options.env.DOCKER_HOST) return options.env.DOCKER_HOST;
  try {
    const ended = await run({
      ...options,
      argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
    });
    return ended.code === 0 ? ended.stdout.trim() || undefined : undefined;
  } catch {
    return undefined; // no client: the default socket is asked, and the error names what is missing
  }
}
