/**
 * The ports, by name: all that the program touches outside itself. Built once, in `github/` for the action and in
 * `cli/` for a laptop, and passed down; a function asks for the slice it uses (`Pick<Context, 'log' | 'clock'>`).
 */
import type { SourceLocation } from './errors.js';

/** What people read while it works. Lines are data: no text reaches a terminal or runner as a command. */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  warning(message: string, location?: SourceLocation): void;
  error(message: string, location?: SourceLocation): void;
  /** A fold with a title around what `work` logs. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Output of others (tests, builds): shown in a fold, with workflow commands in it made harmless. */
  foreign(title: string, text: string): void;
}

/** Outputs of the action; nowhere to go on a laptop. */
export interface Outputs {
  set(name: string, value: string): void;
}

/** Markdown shown at the end: the job summary, or nothing on a laptop. */
export interface Summary {
  append(markdown: string): Promise<void>;
}

/** What main leaves for post. Saved before the thing that it names exists. */
export interface State {
  save(name: string, value: string): void;
  get(name: string): string;
}

export type CacheSaved = 'saved' | 'exists' | 'denied' | 'unavailable';

/** Files that later runs may find again, by key. Optional everywhere: a cache that fails is a miss, with a warning. */
export interface Cache {
  readonly available: boolean;
  /** Loads what it will need, while others are waited for; the library takes a third of a second. */
  prepare?(): void;
  /** The key of the entry that `restore` would take. Throws `EnvironmentError` (`service-unavailable`) if it cannot be told. */
  find(key: string, paths: readonly string[]): Promise<string | undefined>;
  restore(key: string, paths: readonly string[]): Promise<boolean>;
  save(key: string, paths: readonly string[]): Promise<CacheSaved>;
}

export interface UploadedArtifact {
  readonly id: number;
  readonly url: string;
}

/** Files that jobs of one run hand to each other, by a name unique in the run. */
export interface Artifacts {
  readonly available: boolean;
  /**
   * `exists` if another job of the run was first. Throws `EnvironmentError` (`service-unavailable`) if it cannot.
   * `packed`: the files are compressed already, which is not tried again.
   */
  upload(
    name: string,
    root: string,
    files: readonly string[],
    retentionDays?: number,
    packed?: boolean,
  ): Promise<UploadedArtifact | 'exists'>;
  /** Names of this run's artifacts that begin with `prefix`, sorted. */
  list(prefix: string): Promise<readonly string[]>;
  /** Unpacks the artifact into `folder`; false if there is none. */
  download(name: string, folder: string): Promise<boolean>;
  /** The newest of that name that an earlier run of the repository's own code left; false if there is none, or it may not be asked. */
  downloadPast(name: string, folder: string): Promise<boolean>;
}

export interface Clock {
  /** Unix time in milliseconds. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Whose run this is: goes into labels, names of artifacts and the plan. Empty strings on a laptop without git. */
export interface RunIdentity {
  readonly repository: string;
  readonly runId: string;
  readonly attempt: number;
  readonly job: string;
  readonly commit: string;
}

export interface Paths {
  /** Where the command was called, or `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** Scratch of this job; may be wiped when it ends. */
  readonly temp: string;
  /** Kept across jobs on this host: session records. */
  readonly state: string;
  /** Files that run inside test runners, shipped beside the bundle. */
  readonly plugins: string;
}

export interface Context {
  readonly kind: 'action' | 'cli';
  /** Parent environment of children: the runner's tokens and files are already taken out. */
  readonly env: Readonly<Record<string, string>>;
  readonly run: RunIdentity;
  readonly paths: Paths;
  readonly log: Log;
  readonly outputs: Outputs;
  readonly summary: Summary;
  readonly state: State;
  readonly cache: Cache;
  readonly artifacts: Artifacts;
  readonly clock: Clock;
  /** Aborted on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
}
