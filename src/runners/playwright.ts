/**
 * Playwright from 1.40, by a reporter of ours beside the user's own (`plugins/playwright/`): ids are `test.id`. How a shard's
 * tests are selected, and how the reporter gets there, hangs on the version (`playwright-versions.ts`). `PW_TEST_REPORTER`
 * is the variable that Playwright's editor extension uses, in every version; with it there is no place for a blob reporter.
 */
import type { SuiteConfig } from '../config/config.js';
import { ProjectError } from '../errors.js';
import { OUTPUT_FILES, type RunnerAdapter, type RunnerPlace, type RunRequest } from './adapter.js';
import { listingErrors, parseListingFile, toListing } from './listing-file.js';
import { commandByLockFile, type LockFileCommands } from './lock-files.js';
import { explainNoListing, type KnownSign } from './no-listing.js';
import { splitArguments, takeAddedReporters, withOptions } from './playwright-arguments.js';
import { renderTestList } from './playwright-test-list.js';
import { abilitiesOf, PLAYWRIGHT_VERSIONS } from './playwright-versions.js';
import { renderSelection, SELECTION_FILE } from './selection.js';

const TEST_LIST = 'tests.txt';
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
  pluginFiles: ['reporter', 'lister', 'recorder', 'projects', 'groups', 'names', 'describe', 'fixtures'].map(
    (name) => `playwright/${name}.cjs`,
  ),

  defaultCommand(place, files) {
    return place === 'host' ? commandByLockFile(files, BY_LOCK_FILE, NPX) : NPX;
  },

  list(suite, place, extraArgs) {
    // The user's reporters are not needed, and may send what they see elsewhere. The last `--reporter` counts. A config may
    // be sharded by a variable of its own: before 1.62 only the command line can stop that.
    const ours = ['--list', '--shard=1/1', `--reporter=${reporterIn(place)}`];
    return {
      command: [...testCommand(suite, place), ...withOptions([...suite.args, ...extraArgs], ours)],
      env: {
        ISOSHARD_MODE: 'list',
        ISOSHARD_OUTPUT: place.output,
        ISOSHARD_LIST_SHARDS: String(shardsOf(suite)),
        ISOSHARD_VERSIONS: JSON.stringify(PLAYWRIGHT_VERSIONS.map(([minor, { selectsBy }]) => [minor, selectsBy])),
      },
      prependPath: {},
      warnings: [],
    };
  },

  inputs({ ids, suite, runnerVersion }) {
    const prefixes = abilitiesOf(runnerVersion)?.selectsBy === 'prefixes';
    return {
      [SELECTION_FILE]: renderSelection(ids),
      ...(selectionKind(suite) === 'lines' ? { [TEST_LIST]: renderTestList(suite, ids, prefixes) } : {}),
    };
  },

  run(suite, place, request, extraArgs) {
    const reporter = reporterIn(place);
    const { options, added } = takeAddedReporters([...suite.args, ...extraArgs]);
    // The flag is a list with commas between.
    const byFlag = (abilitiesOf(request.runnerVersion)?.addsReporters ?? false) && !reporter.includes(',');
    const reporters = byFlag ? [...added, reporter, 'blob'] : added;
    const ours = [
      ...selectingOptions(request),
      ...(reporters.length > 0 ? [`--add-reporter=${reporters.join(',')}`] : []),
    ];
    return {
      command: [
        ...testCommand(suite, place),
        // In front: `--project` takes all that follows it.
        ...filesOf(request),
        ...(suite.workers === undefined ? [] : [`--workers=${suite.workers}`]),
        ...withOptions(selectionKind(request.suite) === 'files' ? splitArguments(options).options : options, ours),
      ],
      env: {
        ISOSHARD_MODE: 'run',
        ISOSHARD_OUTPUT: place.output,
        ISOSHARD_SELECTION: `${request.input}/${SELECTION_FILE}`,
        ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
        ...(byFlag ? { ISOSHARD_BLOB_FILE: blobFile(place, request) } : { PW_TEST_REPORTER: reporter }),
      },
      prependPath: {},
      warnings: byFlag ? [] : [`Playwright ${request.runnerVersion} writes no merged HTML report: 1.63 and later do.`],
    };
  },

  parseListing(text) {
    const file = parseListingFile(text);
    if (abilitiesOf(file.runnerVersion) === undefined) throw unsupported(file.runnerVersion);
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

/** What names the tests of a plan to Playwright: the lister has said it with each of them. */
function selectionKind(suite: RunRequest['suite']): 'ids' | 'lines' | 'files' {
  const name = suite[0]?.select?.[0];
  if (name === undefined) return 'ids';
  return name.startsWith('/') ? 'files' : 'lines';
}

/** Options that leave the shard's tests. */
function selectingOptions(request: RunRequest): string[] {
  switch (selectionKind(request.suite)) {
    case 'ids':
      // Only so that the blob says which shard it is: the reporter calls `skipSharding`.
      return request.total > 1 ? [`--shard=${request.index}/${request.total}`] : [];
    case 'lines':
      return [`--test-list=${request.input}/${TEST_LIST}`, '--shard=1/1'];
    case 'files':
      return ['--shard=1/1'];
  }
}

/** Where whole files are what selects: they stand for the user's own filters, which had their say in the listing. */
function filesOf({ ids, suite }: RunRequest): string[] {
  if (selectionKind(suite) !== 'files') return [];
  const chosen = new Set(ids);
  return [...new Set(suite.flatMap(({ id, select = [] }) => (chosen.has(id) ? select : [])))].sort();
}

function unsupported(version: string): ProjectError {
  const found = version === '' ? 'of an unknown version' : version;
  return new ProjectError('runner-unsupported', `Playwright: expected 1.40 or later, found ${found}`, {
    hint: 'Update @playwright/test, and the image where the tests run in one, to 1.40 or later; from 1.63 on there is a merged HTML report too.',
  });
}
