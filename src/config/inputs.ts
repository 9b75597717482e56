/** What a run is asked to do: a frozen union with one member a mode. Types only; `src/inputs.ts` reads them. */
import type { TransportName } from './config.js';
import type { NeedResult } from './needs.js';
import type { Overrides } from './overrides.js';
import type { ShardSelection } from './shard-selection.js';

export type KeepPolicy = 'never' | 'on-failure' | 'always';

/** What the modes share that read a configuration. */
interface Configured {
  /** As given, from the workspace; absent: discovered. */
  readonly config?: string;
  /** Names of suites; none: all. */
  readonly suites: readonly string[];
  readonly variant: string;
  /** For the API; empty if there is none. Never to be logged or handed to children. */
  readonly token: string;
  /** Standard output holds one JSON document and nothing else. */
  readonly json: boolean;
}

interface Planned extends Configured {
  readonly overrides: Overrides;
  /** Stacks at once in a job, from 1. */
  readonly parallel: number;
  readonly transport: TransportName;
}

export interface PlanInputs extends Planned {
  readonly mode: 'plan';
  /** Say what changed the digests of images since the last run, and do nothing else. */
  readonly explain: boolean;
  /** A durations file to partition, with no Docker at all. */
  readonly durations?: string;
  /** Where `plan.json` goes. */
  readonly output?: string;
}

export interface RunInputs extends Planned {
  readonly mode: 'run';
  readonly shard: ShardSelection;
  readonly keep: KeepPolicy;
  /** Who said so: `ISOSHARD_KEEP` is the environment's way. */
  readonly keepFrom: 'input' | 'environment' | 'default';
  /** Only what failed or did not run in the last run, as its report in `output` has it. */
  readonly failed: boolean;
  /** A plan in a file, instead of the run's artifact. */
  readonly plan?: string;
  /** Folder for what comes of it; absent in the action. */
  readonly output?: string;
  /** Given to the test runner as they are: only these tests. */
  readonly runnerArguments: readonly string[];
}

export interface ReportInputs extends Configured {
  readonly mode: 'report';
  /** Results of the jobs in `needs`, by job. */
  readonly needs: Readonly<Record<string, NeedResult>>;
  /** Folder with what the shards left; absent in the action, where it comes from artifacts. */
  readonly input?: string;
}

export interface CleanupInputs {
  readonly mode: 'cleanup';
  readonly olderThanMs: number;
  readonly dryRun: boolean;
  readonly scope: 'host' | 'caches';
  /** Just this session, whatever its age, if its process does not run. */
  readonly session?: string;
  readonly token: string;
  readonly json: boolean;
}

/** What is left is in the state; only the token is read anew. */
export interface PostInputs {
  readonly mode: 'post';
  readonly token: string;
}

export interface AuditInputs {
  readonly mode: 'audit';
  readonly files: readonly string[];
  /** Whose `isolation.allow` counts; absent: the one that is found, if any. */
  readonly config?: string;
  readonly json: boolean;
}

export interface IsolateInputs {
  readonly mode: 'isolate';
  readonly files: readonly string[];
  readonly project: string;
  /** What was changed and why, instead of the model. */
  readonly diff: boolean;
  readonly json: boolean;
}

/** Which initial states differ, and in what. */
export interface StateQuestion {
  /** As given, from the workspace; absent: discovered. */
  readonly config?: string;
  /** Names of suites; none: all. */
  readonly suites: readonly string[];
  /** Digest of a kept state, or how it begins; absent: one that is made anew. */
  readonly against?: string;
}

export interface DoctorInputs {
  readonly mode: 'doctor';
  readonly json: boolean;
  /** Asked for instead of the machine. */
  readonly state?: StateQuestion;
}

export type Inputs =
  | PlanInputs
  | RunInputs
  | ReportInputs
  | CleanupInputs
  | PostInputs
  | AuditInputs
  | IsolateInputs
  | DoctorInputs;
export type Mode = Inputs['mode'];
export type CommandName = Exclude<Mode, 'post'>;
