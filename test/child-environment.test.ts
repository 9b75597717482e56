import { expect, test } from 'vitest';
import { withoutRunnerSecrets } from '../src/child-environment.js';

test('what the runner gives to actions alone is taken out', () => {
  const env = {
    PATH: '/bin',
    HOME: '',
    GITHUB_SHA: 'abc',
    GITHUB_WORKSPACE: '/w',
    MY_INPUT_X: 'kept',
    NOTHING: undefined,
    ACTIONS_RUNTIME_TOKEN: 'x',
    actions_id_token_request_url: 'x',
    INPUT_TOKEN: 'x',
    'INPUT_OLDER-THAN': 'x',
    Input_Mode: 'x',
    STATE_isPost: 'x',
    GITHUB_ENV: 'x',
    GITHUB_PATH: 'x',
    GITHUB_OUTPUT: 'x',
    GITHUB_STATE: 'x',
    github_step_summary: 'x',
    ISOSHARD_TOKEN: 'x',
  };
  expect(withoutRunnerSecrets(env)).toEqual({
    PATH: '/bin',
    HOME: '',
    GITHUB_SHA: 'abc',
    GITHUB_WORKSPACE: '/w',
    MY_INPUT_X: 'kept',
  });
});

test('our token by any name', () => {
  const env = { GITHUB_TOKEN: 'ghs_1', GH_TOKEN: ' ghs_1\n', OTHER: 'ghs_2', EMPTY: '' };
  expect(withoutRunnerSecrets(env, 'ghs_1')).toEqual({ OTHER: 'ghs_2', EMPTY: '' });
  expect(withoutRunnerSecrets(env, ' ')).toEqual(env);
});
