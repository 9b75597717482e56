/** The only spawn of `docker compose`. Each call names the project, the files and the environment; none is inherited. */
import { EnvironmentError, ProjectError, type SourceLocation } from '../errors.js';
import { type Command, type Ended, run } from '../processes/spawn.js';

export interface ComposeSource {
  /** Absolute paths; `undefined`: Compose's own discovery in `folder`. */
  readonly files: readonly string[] | undefined;
  readonly folder: string;
}

export type ComposeOptions = Omit<Command, 'argv'>;

/** `docker compose ARGS`. */
export function compose(args: readonly string[], options: ComposeOptions): Promise<Ended> {
  return run({ ...options, argv: ['docker', 'compose', ...args] });
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

/**
 * The version of Compose, such as `2.38.2`.
 * @throws EnvironmentError `no-compose`
 */
export async function composeVersion(options: ComposeOptions): Promise<string> {
  const ended = await compose(['version', '--short'], options);
  const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
  if (ended.code !== 0 || version === undefined || Number.parseInt(version, 10) < 2) {
    throw new EnvironmentError(
      'no-compose',
      `\`docker compose version\` says ${(ended.stderr || ended.stdout).trim().slice(0, 200) || 'nothing'}; expected Compose 2 or later`,
      {
        hint: 'Install the compose plugin: https://docs.docker.com/compose/install/',
      },
    );
  }
  return version;
}

/**
 * The resolved model: includes, extends, anchors, merges and variables done, every profile's services in it.
 * @throws ProjectError `compose-missing`, `compose-invalid`
 */
export async function resolveModel(source: ComposeSource, options: ComposeOptions): Promise<unknown> {
  const files = (source.files ?? []).flatMap((file) => ['--file', file]);
  const ended = await compose([...files, '--profile', '*', 'config', '--format', 'json'], {
    ...options,
    cwd: source.folder,
  });
  if (ended.code === 0) return JSON.parse(ended.stdout);
  throw toComposeError(ended.stderr, source);
}

/** What Compose said, as one of ours: with the file, and the line where it names one. */
export function toComposeError(stderr: string, source: ComposeSource): ProjectError {
  const message = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/level=warning/.test(line))
    .join('\n')
    .trim();
  const missing = /no configuration file provided|no such file or directory/.test(message);
  const line = /\bline (\d+)/.exec(message)?.[1];
  const file = source.files?.find((candidate) => message.includes(candidate)) ?? source.files?.[0];
  const location: SourceLocation | undefined =
    file === undefined ? undefined : { file, ...(line !== undefined && { line: Number(line) }) };
  return missing
    ? new ProjectError('compose-missing', message, {
        location,
        hint: 'Name the compose files in isoshard.yml: `compose: [docker-compose.test.yml]`.',
      })
    : new ProjectError('compose-invalid', message, { location, hint: '`docker compose config` shows the same error.' });
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
