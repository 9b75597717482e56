/** Where chaos happens: a checkout, a home, a runner's and a system's temporary folder of its own, so that all that is left can be seen. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeChaosProject } from './project.js';

const run = promisify(execFile);

export interface Place {
  readonly root: string;
  readonly project: string;
  /** Session records below it are those of the machine. */
  readonly home: string;
  /** `RUNNER_TEMP`. */
  readonly runnerTemp: string;
  /** `TMPDIR`. */
  readonly tmp: string;
  readonly bundle: string;
  readonly node: string;
  /** What every process of a round gets over the environment of this one. */
  readonly env: Readonly<Record<string, string>>;
  docker(...args: readonly string[]): Promise<string>;
  remove(): void;
}

export interface PlaceOptions {
  readonly bundle: string;
  readonly node?: string;
  /** Absent: the engine that the docker client finds. */
  readonly dockerHost?: string;
}

/** Makes a place below the system's temporary folder. */
export function makePlace({ bundle, node = process.execPath, dockerHost }: PlaceOptions): Place {
  const root = mkdtempSync(join(tmpdir(), 'chaos-'));
  const [project, home, runnerTemp, tmp] = ['project', 'home', 'runner', 'tmp'].map((name) => join(root, name));
  if (!project || !home || !runnerTemp || !tmp) throw new Error('unreachable');
  for (const folder of [project, home, runnerTemp, tmp]) mkdirSync(folder);
  writeChaosProject(project);
  const env = {
    HOME: home,
    XDG_STATE_HOME: '',
    TMPDIR: tmp,
    // The client's plugins may be below the home of whoever runs this.
    DOCKER_CONFIG: process.env.DOCKER_CONFIG ?? join(process.env.HOME ?? '/', '.docker'),
    ...(dockerHost !== undefined && { DOCKER_HOST: dockerHost }),
  };
  return {
    root,
    project,
    home,
    runnerTemp,
    tmp,
    bundle,
    node,
    env,
    docker: async (...args) => {
      const { stdout } = await run('docker', args, { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 });
      return stdout.trim();
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
