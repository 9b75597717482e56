/** The context of a laptop: the same program without GitHub. Nothing is made or asked before it is needed. */
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withoutRunnerSecrets } from '../child-environment.js';
import type { Context, RunIdentity, State } from '../context.js';
import { EnvironmentError } from '../errors.js';
import { gitIdentity } from './git-identity.js';
import { terminalLog, type Writable } from './terminal-log.js';

export interface LaptopOptions {
  /** Where the command was called: the workspace. */
  readonly cwd: string;
  /** The process environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Standard output is kept for one JSON document. */
  readonly json: boolean;
  readonly pluginsFolder: string;
  /** Makes the temporary folder, below the one that is given. */
  readonly makeTemp: (parent: string) => string;
  /** Absent: those of the process. */
  readonly stdout?: Writable;
  readonly stderr?: Writable;
}

/** A context with a temporary folder to remove at the end. */
export interface LaptopContext extends Context {
  readonly kind: 'cli';
  /** Removes the temporary folder, if it was made. */
  dispose(): void;
}

export function laptopContext(options: LaptopOptions): LaptopContext {
  const { cwd, env, signal } = options;
  const childEnv = withoutRunnerSecrets(env, env.ISOSHARD_TOKEN);
  let temp: string | undefined;
  let run: RunIdentity | undefined;
  return {
    kind: 'cli',
    env: childEnv,
    get run() {
      run ??= gitIdentity(cwd, env, childEnv);
      return run;
    },
    paths: {
      workspace: path.resolve(cwd),
      get temp() {
        temp ??= options.makeTemp(os.tmpdir());
        return temp;
      },
      state: path.join(stateHome(env), 'isoshard'),
      plugins: options.pluginsFolder,
    },
    log: terminalLog({
      stdout: options.stdout ?? process.stdout,
      stderr: options.stderr ?? process.stderr,
      json: options.json,
      debug: env.ISOSHARD_DEBUG === '1',
    }),
    outputs: { set: () => {} },
    summary: { append: async () => {} },
    state: memoryState(),
    cache: {
      available: false,
      find: async () => undefined,
      restore: async () => false,
      save: async () => 'unavailable',
    },
    artifacts: {
      available: false,
      upload: async (name) => {
        throw new EnvironmentError('service-unavailable', `There is no artifact service here to upload ${name} to`);
      },
      list: async () => [],
      download: async () => false,
      downloadPast: async () => false,
    },
    clock: { now: () => Date.now(), sleep: async (ms, abort) => sleep(ms, undefined, abort && { signal: abort }) },
    signal,
    dispose: () => {
      if (temp !== undefined) rmSync(temp, { recursive: true, force: true });
      temp = undefined;
    },
  };
}

/** The XDG Base Directory Specification: the variable counts only if it is absolute. */
function stateHome(env: LaptopOptions['env']): string {
  const configured = env.XDG_STATE_HOME ?? '';
  return path.isAbsolute(configured) ? configured : path.join(env.HOME || os.homedir(), '.local', 'state');
}

function memoryState(): State {
  const values = new Map<string, string>();
  return { save: (name, value) => void values.set(name, value), get: (name) => values.get(name) ?? '' };
}
