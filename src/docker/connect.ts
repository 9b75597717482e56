/** Finds the engine and asks what it is. */
import type Dockerode from 'dockerode';
import { EnvironmentError } from '../errors.js';
import { Engine } from './engine.js';
import { NO_ENGINE, noEngine } from './no-engine.js';

/** Of what `GET /info` answers (Engine API). */
interface EngineFacts {
  DockerRootDir: string;
  SecurityOptions?: string[] | null;
  MemTotal?: number;
  DriverStatus?: readonly (readonly string[])[] | null;
  RegistryConfig?: { Mirrors?: readonly string[] | null } | null;
}

/** The oldest that Compose 2.20 and BuildKit work with as they are used here. */
const OLDEST_MAJOR = 23;

/** What dockerode makes of an address by itself, it takes from DOCKER_HOST, with its certificates; a context's is not there. */
function addressOptions(host: string | undefined): Dockerode.DockerOptions | undefined {
  if (host === undefined || host === process.env.DOCKER_HOST) return undefined;
  if (/^(unix|npipe):\/\//.test(host)) return { socketPath: host.replace(/^\w+:\/\//, '') };
  const { hostname, port } = new URL(host.replace(/^tcp:/, 'http:'));
  if (/^(tcp|http):/.test(host)) return { host: hostname, port, protocol: 'http' };
  throw new Error('expected unix://, npipe:// or tcp://');
}

/**
 * Connects to the engine at `host` (`DOCKER_HOST`, what the docker client's context says, or `NO_ENGINE`) and asks what it is.
 * @throws EnvironmentError `no-engine`, `engine-too-old`
 */
export async function connect(host: string | undefined): Promise<Engine> {
  if (host === NO_ENGINE) return noEngine();
  const { default: Docker } = await import('dockerode');
  let api: Dockerode;
  let version: { Version: string; Os: string; Arch: string };
  let facts: EngineFacts;
  try {
    api = new Docker(addressOptions(host));
    [version, facts] = await Promise.all([api.version(), api.info()]);
  } catch (cause) {
    throw new EnvironmentError(
      'no-engine',
      `no Docker engine answers at ${host ?? 'the default address'}: ${(cause as Error).message}`,
      {
        cause,
        hint: 'Start Docker (to install it: https://docs.docker.com/engine/install/), or set DOCKER_HOST to where it listens; `isoshard doctor` checks again.',
      },
    );
  }
  const major = Number.parseInt(version.Version, 10);
  if (!(major >= OLDEST_MAJOR)) {
    throw new EnvironmentError(
      'engine-too-old',
      `this Docker engine is ${version.Version}; isoshard needs ${OLDEST_MAJOR} or later`,
      { hint: 'Update it: https://docs.docker.com/engine/install/' },
    );
  }
  const { DockerRootDir, SecurityOptions, MemTotal = 0, DriverStatus, RegistryConfig } = facts;
  return new Engine(api, {
    version: version.Version,
    major,
    dataFolder: DockerRootDir,
    volumesFolder: `${DockerRootDir}/volumes`,
    isLocal: host === undefined || host.startsWith('unix://'),
    isRootful: !(SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option)),
    memoryBytes: MemTotal,
    mirrors: RegistryConfig?.Mirrors ?? [],
    keepsPacked: (DriverStatus ?? []).some(([, value]) => /^io\.containerd\.snapshotter/.test(value ?? '')),
    platform: `${version.Os}/${version.Arch}`,
  });
}
