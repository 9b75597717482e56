/** Runners by files: `command`, which the user's own words complete, and two that are known. */
import { byFiles } from './by-files.js';

export const command = byFiles({ name: 'command', command: [], words: [], env: {}, files: [], takesParts: false });

/** Vitest 1 and later: its reporter `junit` names a suite by its file. */
export const vitest = byFiles({
  name: 'vitest',
  command: ['npx', '--no', 'vitest'],
  words: ['run', '--reporter=default', '--reporter=junit', '--outputFile.junit={junit}', '{files}'],
  env: {},
  files: ['**/*.{test,spec}.?(c|m)[jt]s?(x)', '!**/dist/**'],
  takesParts: true,
});

/** Jest with the package jest-junit, which has to be installed beside it. */
export const jest = byFiles({
  name: 'jest',
  command: ['npx', '--no', 'jest'],
  words: ['--ci', '--reporters=default', '--reporters=jest-junit', '--runTestsByPath', '{files}'],
  env: {
    JEST_JUNIT_OUTPUT_FILE: '{junit}',
    JEST_JUNIT_ADD_FILE_ATTRIBUTE: 'true',
    // Else a file that does not load is in no suite.
    JEST_JUNIT_REPORT_TEST_SUITE_ERRORS: 'true',
  },
  files: ['**/__tests__/**/*.[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)'],
  takesParts: false,
});
