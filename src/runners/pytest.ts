/**
 * pytest 7 and later, by a plugin of ours (`plugins/pytest/isoshard_pytest/`): ids are node ids, the selection is
 * made in `pytest_collection_modifyitems`, and the receipt is written by the process that also reports to the user,
 * with pytest-xdist its controller.
 */
import type { SuiteConfig } from '../config/config.js';
import { ProjectError } from '../errors.js';
import type { RunnerAdapter, RunnerPlace } from './adapter.js';
import { listingErrors, parseListingFile, toListing } from './listing-file.js';
import { commandByLockFile, type LockFileCommands } from './lock-files.js';
import { explainNoListing, type KnownSign } from './no-listing.js';
import { renderSelection, SELECTION_FILE } from './selection.js';

/** The suite's `database` in JSON; ports and hosts of its URL are filled in once they are known. */
export const DATABASE_VARIABLE = 'ISOSHARD_DATABASE';

const OLDEST_MAJOR = 7;
/** Debian's images have no `python`; nearly every image and host has `python3`. */
const PYTHON = ['python3', '-m', 'pytest'];
const BY_LOCK_FILE: LockFileCommands = [
  ['uv.lock', ['uv', 'run', 'python', '-m', 'pytest']],
  ['poetry.lock', ['poetry', 'run', 'python', '-m', 'pytest']],
  ['pdm.lock', ['pdm', 'run', 'python', '-m', 'pytest']],
  ['Pipfile.lock', ['pipenv', 'run', 'python', '-m', 'pytest']],
];
const SIGNS: readonly KnownSign[] = [
  {
    sign: /Error importing plugin "isoshard_pytest"|No module named '?isoshard_pytest/,
    code: 'listing-failed',
    hint: 'Something on the way to pytest drops PYTHONPATH: set `command` to what starts Python itself.',
  },
  {
    sign: /No module named '?pytest|not found|no such file/i,
    code: 'listing-failed',
    hint: 'pytest is not installed where the suite runs: install it there, or set `command`.',
  },
];

export const pytest: RunnerAdapter = {
  name: 'pytest',
  pluginFiles: [
    ...['__init__', 'lister', 'recorder', 'attempts', 'describe', 'groups', 'shared', 'reset'].map(
      (name) => `isoshard_pytest/${name}`,
    ),
    ...['__init__', 'isolated', 'request', 'url', 'drivers', 'engines'].map((name) => `isoshard_db/${name}`),
    ...['sqlite', 'postgres', 'pool', 'mysql'].map((name) => `isoshard_db/${name}`),
  ].map((name) => `pytest/${name}.py`),

  defaultCommand(place, files) {
    return place === 'host' ? commandByLockFile(files, BY_LOCK_FILE, PYTHON) : PYTHON;
  },

  list(suite, place, extraArgs) {
    return {
      command: [...pytestCommand(suite, place), ...suite.args, ...extraArgs, '--collect-only', '-q'],
      env: { ...settings(suite), ISOSHARD_MODE: 'list', ISOSHARD_OUTPUT: place.output },
      prependPath: pythonPath(place),
      warnings: [],
    };
  },

  inputs: ({ ids }) => ({ [SELECTION_FILE]: renderSelection(ids) }),

  run(suite, place, request, extraArgs) {
    const { workers } = suite;
    return {
      command: [
        ...pytestCommand(suite, place),
        ...(workers !== undefined && workers > 1 ? ['-n', String(workers)] : []),
        ...suite.args,
        ...extraArgs,
      ],
      env: {
        ...settings(suite),
        ISOSHARD_MODE: 'run',
        ISOSHARD_OUTPUT: place.output,
        ISOSHARD_SELECTION: `${request.input}/${SELECTION_FILE}`,
        ISOSHARD_RECEIPT_HEADER: JSON.stringify(request.header),
      },
      prependPath: pythonPath(place),
      warnings: [],
    };
  },

  parseListing(text) {
    const file = parseListingFile(text);
    const major = Number.parseInt(file.runnerVersion, 10);
    if (!(major >= OLDEST_MAJOR)) {
      throw new ProjectError('runner-unsupported', `pytest: expected 7 or later, found ${file.runnerVersion}`, {
        hint: 'Update pytest where the suite runs.',
      });
    }
    if (file.errors.length > 0) throw listingErrors(file);
    return toListing(file, file.warnings);
  },

  explainNoListing(outcome) {
    return explainNoListing('pytest', outcome, SIGNS);
  },
};

function pytestCommand(suite: SuiteConfig, place: RunnerPlace): string[] {
  return [...(suite.command ?? pytest.defaultCommand(suite.place.kind, place.files)), '-p', 'isoshard_pytest'];
}

function pythonPath(place: RunnerPlace): Record<string, string> {
  return { PYTHONPATH: `${place.plugins}/pytest` };
}

function settings({ workers, database }: SuiteConfig): Record<string, string> {
  return {
    ...(workers === undefined ? {} : { ISOSHARD_WORKERS: String(workers) }),
    ...(database === undefined ? {} : { [DATABASE_VARIABLE]: JSON.stringify(database) }),
  };
}
