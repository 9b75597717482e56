/**
 * Playwright 1.62 and later, by a reporter of ours beside the user's own (`plugins/playwright/`): ids come from
 * `test.id`, the selection is made in `Reporter.preprocess` (1.62), the reporter is handed over by `--add-reporter`
 * (1.63). 1.62 has `PW_TEST_REPORTER` instead, the variable that its editor extension uses; with it there is no place
 * for a blob reporter beside the user's own.
 */
import type { SuiteConfig } from '../config/config.js';
import { ProjectError } from '../errors.js';
import { OUTPUT_FILES, type RunnerAdapter, type RunnerPlace, type RunRequest } from './adapter.js';
import { listingErrors, parseListingFile, toListing } from './listing-file.js';
import { commandByLockFile, type LockFileCommands } from './lock-files.js';
import { explainNoListing, type KnownSign } from './no-listing.js';

const OLDEST = { major: 1, minor: 62 };
const REPORTER = 'playwright/reporter.cjs';
/** `--no`: a Playwright that is not installed is an error, not a download of whatever is newest. */
const NPX = ['npx', '--no', 'playwright'];
const BY_LOCK_FILE: LockFileCommands = [
  ['pnpm-lock.yaml', ['pnpm', 'exec', 'playwright']],
  ['yarn.lock', ['yarn', 'playwright']],
  ['bun.lock', ['bunx', '--no-install', 'playwright']],
  ['bun.lockb', ['bunx', '--no-install', 'playwright']],
];
const SIGNS: readonly KnownSign[] = [
  {
    sign: /npx canceled|could not determine executable|Cannot find module '@?playwright|not found|no such file/i,
    code: 'listing-failed',
    hint: 'Playwright is not installed where the suite runs: install @playwright/test there, or set `command`.',
  },
];

export const playwright: RunnerAdapter = {
  name: 'playwright',
  pluginFiles: ['reporter', 'lister', 'recorder', 'projects', 'groups', 'describe', 'fixtures'].map(
    (name) => `playwright/${name}.cjs`,
  ),

  defaultCommand(place, files) {
    return place === 'host' ? commandByLockFile(files, BY_LOCK_FILE, NPX) : NPX;
  },

  list(suite, place, extraArgs) {
    return {
      // The user's reporters are not needed, and may send what they see elsewhere. The last `--reporter` counts.
      command: [...testCommand(suite, place), ...suite.args, ...extraArgs, '--list', `--reporter=${reporterIn(place)}`],
      env: { ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output, ISOSHARD_LIST_SHARDS: String(shardsOf(suite)) },
      prependPath: {},
      warnings: [],
    };
  },

  run(suite, place, request, extraArgs) {
    const reporter = reporterIn(place);
    const { args, added } = takeAddedReporters([...suite.args, ...extraArgs]);
    // The flag is a list with commas between.
    const byFlag = hasAddReporter(request.runnerVersion) && !reporter.includes(',');
    const reporters = byFlag ? [...added, reporter, 'blob'] : added;
    return {
      command: [
        ...testCommand(suite, place),
        ...(suite.workers === undefined ? [] : [`--workers=${suite.workers}`]),
        ...args,
        // Only so that the blob says which shard it is: the reporter calls `skipSharding`.
        ...(request.total > 1 ? [`--shard=${request.index}/${request.total}`] : []),
        ...(reporters.length > 0 ? [`--add-reporter=${reporters.join(',')}`] : []),
      ],
      env: {
        ISOSHARD_MODE: 'run',
        ISOSHARD_OUTPUT: place.output,
        ISOSHARD_SELECTION: request.selection,
        ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
        ...(byFlag ? { ISOSHARD_BLOB_FILE: blobFile(place, request) } : { PW_TEST_REPORTER: reporter }),
      },
      prependPath: {},
      warnings: byFlag ? [] : [`Playwright ${request.runnerVersion} writes no merged HTML report: 1.63 and later do.`],
    };
  },

  parseListing(text) {
    const file = parseListingFile(text);
    if (!isSupported(file.runnerVersion)) throw unsupported(file.runnerVersion);
    if (file.errors.length > 0 && !file.errors.every(({ message }) => /^Error: No tests found/.test(message))) {
      throw listingErrors(file);
    }
    const warnings = file.focused ? [`.only leaves ${file.tests.length} tests of this suite, as Playwright does.`] : [];
    return toListing(file, [...file.warnings, ...warnings]);
  },

  explainNoListing(outcome) {
    return explainNoListing('playwright', outcome, SIGNS);
  },
};

function testCommand(suite: SuiteConfig, place: RunnerPlace): string[] {
  return [...(suite.command ?? playwright.defaultCommand(suite.place.kind, place.files)), 'test'];
}

function reporterIn(place: RunnerPlace): string {
  return `${place.plugins}/${REPORTER}`;
}

function blobFile(place: RunnerPlace, request: RunRequest): string {
  return `${place.output}/${OUTPUT_FILES.blobs}/${request.header.shard}.zip`;
}

/** Parallel tests under `beforeAll` are cut into as many chunks as there may be shards. */
function shardsOf(suite: SuiteConfig): number {
  return suite.shards === 'auto' ? suite.maxShards : suite.shards;
}

/** Only the last `--add-reporter` counts, so the user's are taken out to be joined with ours. */
function takeAddedReporters(given: readonly string[]): { args: string[]; added: string[] } {
  const args: string[] = [];
  const added: string[] = [];
  const rest = [...given];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const value = arg === '--add-reporter' ? rest.shift() : /^--add-reporter=(.*)$/s.exec(arg)?.[1];
    if (value === undefined) args.push(arg);
    else added.splice(0, added.length, value);
  }
  return { args, added };
}

function versionOf(text: string): { major: number; minor: number } | undefined {
  const match = /^(\d+)\.(\d+)/.exec(text);
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

function isSupported(version: string, oldest = OLDEST): boolean {
  const found = versionOf(version);
  if (found === undefined) return false;
  return found.major > oldest.major || (found.major === oldest.major && found.minor >= oldest.minor);
}

function hasAddReporter(version: string): boolean {
  return isSupported(version, { major: 1, minor: 63 });
}

function unsupported(version: string): ProjectError {
  const found = version === '' ? 'of an unknown version' : version;
  return new ProjectError('runner-unsupported', `Playwright: expected 1.62 or later, found ${found}`, {
    hint: 'Update @playwright/test, and the image where the tests run in one, to 1.63 or later.',
  });
}
