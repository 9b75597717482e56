/**
 * The configuration as the program uses it: defaults filled in, durations in milliseconds, frozen.
 * What people write (`isoshard.yml`) is described by `schema.ts`.
 */
export type RunnerName = 'playwright' | 'pytest' | 'vitest' | 'jest' | 'command';
export type TransportName = 'auto' | 'registry' | 'cache' | 'artifact' | 'none';

/** A command that makes the initial state, run in a service once what it needs is ready. */
export interface PrepareStep {
  readonly service: string;
  readonly command: readonly string[];
}

/** What else is said of the state that `prepare` makes. */
export interface PrepareOptions {
  /** Run in each stack once its state is there. */
  readonly refresh: readonly PrepareStep[];
  /** The state is made anew when it is older. */
  readonly everyMs?: number;
  /** Of all steps together. */
  readonly timeoutMs?: number;
  /** `false`: the steps run in each stack. */
  readonly snapshot: boolean;
}

/** A database for each worker of a runner, or each test. */
export interface DatabaseConfig {
  readonly strategy: 'shared' | 'per-worker' | 'per-test';
  /** May hold `{run}` and `{worker}`, which the plugin fills, and the placeholders of `env`. */
  readonly url?: string;
  /** What each begins as: a database of the same server, or a SQLite file as the tests' process sees it. */
  readonly template?: string;
}

export interface ResetConfig {
  /** `between-retries`: before each retry, and whenever a test asks for it. */
  readonly when: 'on-demand' | 'between-retries';
  /** `template`: rows are put back in running services, where that gives the same files. */
  readonly by: 'restart' | 'template';
}

export interface SuiteConfig {
  readonly name: string;
  readonly runner: RunnerName;
  /**
   * `service`: the compose service that the tests run in; `host`: they run beside the engine, in `workingDirectory`
   * (relative to the root, forward slashes, `.` for the root itself).
   */
  readonly place:
    | { readonly kind: 'service'; readonly service: string }
    | { readonly kind: 'host'; readonly workingDirectory: string };
  /** What comes before our arguments; absent: the runner's own default. */
  readonly command?: readonly string[];
  readonly args: readonly string[];
  /** Of runners by files: patterns of test files, from where the runner is called; absent: the runner's own. */
  readonly files?: readonly string[];
  /** Of `command`: where it leaves its JUnit XML; absent: where `{junit}` in its command says. */
  readonly junit?: string;
  /** Services to start; absent: see `Place` in the contract. */
  readonly services?: readonly string[];
  /** Environment of tests on the host, or added to the service; values may hold `{url:SERVICE:PORT}` and the like. */
  readonly env: Readonly<Record<string, string>>;
  readonly shards: number | 'auto';
  /** With `auto`. */
  readonly targetDurationMs?: number;
  /** With `auto`; 1 to 256. */
  readonly maxShards: number;
  /** The runner's own workers inside one shard; absent: as its own configuration says. */
  readonly workers?: number;
  readonly prepare: readonly PrepareStep[];
  /** Absent where `prepare` is a plain list. */
  readonly prepareOptions?: PrepareOptions;
  /** Relative paths, forward slashes; they stay inside the folder that they count from. */
  readonly collect: readonly string[];
  readonly shardTimeoutMs: number;
  readonly runsOn: string;
  readonly database?: DatabaseConfig;
  /** Whether the tests may put their stack back to its initial state. */
  readonly reset?: ResetConfig;
}

/** When a service is ready: the first answer from 200 to 399, the first listener, the first such line, the first status 0. */
export type ReadyWhen =
  | { readonly kind: 'http'; readonly path: string; readonly port: number }
  | { readonly kind: 'tcp'; readonly port: number }
  /** A line holds `text`, or matches it where it is written `/…/` or `/…/i`. */
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'command'; readonly argv: readonly string[] };

export interface ReadyRule {
  readonly when: ReadyWhen;
  /** From when its container runs; absent: as long as the start may take. */
  readonly timeoutMs?: number;
}

export interface AllowedHazard {
  readonly hazard: string;
  readonly service?: string;
  readonly reason: string;
}

export interface Config {
  /** Absolute path of the file it came from. */
  readonly file: string;
  /** Absolute path of the folder that paths in it count from. */
  readonly root: string;
  /** Absolute paths of compose files; `undefined`: Compose's own discovery; `false`: no stack. */
  readonly compose: readonly string[] | undefined | false;
  readonly profiles: readonly string[];
  readonly suites: readonly SuiteConfig[];
  /** By service: counts instead of its health check. */
  readonly ready: Readonly<Record<string, ReadyRule>>;
  /** By service: how long it is given to end by itself before it is removed; milliseconds. */
  readonly stop: Readonly<Record<string, number>>;
  /** Absolute path of the file of timings; `false`: none are kept; absent: the Actions cache, or a folder of the user's. */
  readonly timings?: string | false;
  readonly images: {
    readonly transport: TransportName;
    readonly build: 'missing' | 'always' | 'never';
    /** Repository, with the registry's host: `ghcr.io/acme/app/isoshard`. */
    readonly registry?: string;
  };
  readonly allow: readonly AllowedHazard[];
}
