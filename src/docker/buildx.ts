/** The only spawn of `docker buildx`. */
import { EnvironmentError } from '../errors.js';
import { run } from '../processes/spawn.js';
import type { ComposeOptions } from './compose.js';

/** The version of buildx, such as `0.24.0`. @throws EnvironmentError `command-missing` */
export async function buildxVersion(options: ComposeOptions): Promise<string> {
  const ended = await run({ ...options, argv: ['docker', 'buildx', 'version'] });
  const version = /(\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1];
  if (ended.code === 0 && version !== undefined) return version;
  throw new EnvironmentError('command-missing', 'docker buildx is not installed', {
    hint: 'Install it: https://docs.docker.com/build/buildx/install/',
  });
}
