/** Variables that the runner gives to an action alone, of every kind that there is. No child of it may see them. */
export const RUNNER_ONLY = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'INPUT_TOKEN',
  'STATE_STARTED',
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
];
