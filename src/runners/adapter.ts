/**
 * What isoshard knows of a test runner: which command lists its tests, which runs some of them, and how to read what
 * comes back. Adapters are pure: the shell delivers the plugin files, spawns, and reads the files that the plugins
 * write into `output` (`OUTPUT_FILES`).
 */
import type { RunnerName, SuiteConfig } from '../config/config.js';
import type { ProjectError } from '../errors.js';
import type { ReceiptHeader } from '../reports/receipt.js';
import type { ListedTest, Listing } from './listing.js';

/**
 * Names in a runner's output folder. `blobs` is a folder of Playwright blob reports, one file a shard; `junit` a file of JUnit
 * XML, and so is `junitFolder`, or a folder of them.
 */
export const OUTPUT_FILES = {
  listing: 'listing.json',
  receipt: 'receipt.ndjson',
  blobs: 'blob',
  junit: 'junit.xml',
  junitFolder: 'junit',
} as const;

/** Where the runner's process finds things; paths as that process sees them, forward slashes. */
export interface RunnerPlace {
  /** Folder that holds the plugin files, in their own folders; may be read-only. */
  readonly plugins: string;
  /** Folder of its own that the process may write to; fresh for each invocation. */
  readonly output: string;
  /** Names of the files in the working directory, where it is known (on the host): lock files choose the command. */
  readonly files: readonly string[];
}

/** A process to start in the suite's service or working directory. */
export interface Invocation {
  readonly command: readonly string[];
  /** Set on top of what the process would have had. */
  readonly env: Readonly<Record<string, string>>;
  /** By variable, a folder that goes in front of what the process would have had there, with `:` between. */
  readonly prependPath: Readonly<Record<string, string>>;
  /** What this invocation cannot do, one sentence each. */
  readonly warnings: readonly string[];
}

/** A test as the plan knows it. */
export type SelectableTest = Pick<ListedTest, 'id' | 'file' | 'select'>;

/** What a shard is to run. */
export interface Selection {
  readonly ids: readonly string[];
  /** All tests of the suite. */
  readonly suite: readonly SelectableTest[];
  /** As the listing said it. */
  readonly runnerVersion: string;
}

/** One shard to run. */
export interface RunRequest extends Selection {
  /** Folder with the files that `inputs` made, as the runner's process sees it. */
  readonly input: string;
  /** First line of the receipt. `header.shard` names the shard's files. */
  readonly header: ReceiptHeader;
  /** From 1. */
  readonly index: number;
  readonly total: number;
}

/** Unix time and length of a run. */
export interface RunTimes {
  readonly startedAtMs: number;
  readonly durationMs: number;
}

/** How a listing that left no file ended. */
export interface ListingOutcome {
  readonly exitCode: number | null;
  /** What the process printed, both streams. */
  readonly output: string;
}

export interface RunnerAdapter {
  readonly name: RunnerName;
  /** Files that must be delivered into `RunnerPlace.plugins`, relative to the folder of plugins. */
  readonly pluginFiles: readonly string[];
  /** What comes before our arguments where the suite names no command. `files`: see `RunnerPlace`. */
  defaultCommand(place: SuiteConfig['place']['kind'], files: readonly string[]): readonly string[];
  /** Lists the tests. The exit status says little: if `listing.json` exists, parse it; else `explainNoListing`. */
  list(suite: SuiteConfig, place: RunnerPlace, extraArgs: readonly string[]): Invocation;
  /** Text of the files that `run` needs to select its tests, by name. */
  inputs(selection: Selection): Readonly<Record<string, string>>;
  /** Runs the selected tests. The exit status is the runner's own, and is not 0 if a selected id does not exist. */
  run(suite: SuiteConfig, place: RunnerPlace, request: RunRequest, extraArgs: readonly string[]): Invocation;
  /**
   * Reads `listing.json`. A suite without tests gives a listing without tests. Throws `ProjectError`: `listing-failed`
   * with the runner's own error and its place, or `runner-unsupported` for a version that is too old.
   */
  parseListing(text: string, suite?: SuiteConfig, extraArgs?: readonly string[]): Listing;
  /** Why there is no `listing.json`. */
  explainNoListing(outcome: ListingOutcome): ProjectError;
  /** Text of the receipt, of a runner that has no plugin to write it: made of the JUnit XML that it left, by name. */
  toReceipt?(request: RunRequest, documents: Readonly<Record<string, string>>, times: RunTimes): string;
}
