import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actionContext, runIdentity } from '../../src/github/action-context.js';
import { actionInput } from '../../src/github/action-input.js';

let printed: string;
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const env = {
  PATH: '/usr/bin',
  HOME: '/home/runner',
  GITHUB_WORKSPACE: '/home/runner/work/farm/farm',
  RUNNER_TEMP: '/home/runner/work/_temp',
  GITHUB_REPOSITORY: 'octo/farm',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '3',
  GITHUB_JOB: 'e2e',
  GITHUB_SHA: 'abc',
  GITHUB_OUTPUT: '/tmp/out',
  ACTIONS_RUNTIME_TOKEN: 'runtime',
  INPUT_TOKEN: 'ghs_secret',
  'INPUT_TARGET-DURATION': ' 5m ',
  INPUT_OLDER_THAN: '6h',
  STATE_session: 'abc-1',
};
const { signal } = new AbortController();

test('the ports of an action come from what the runner sets', () => {
  const context = actionContext({ env, signal, pluginsFolder: '/dist/plugins' });
  expect(context.run).toEqual({ repository: 'octo/farm', runId: '42', attempt: 3, job: 'e2e', commit: 'abc' });
  expect(context.paths).toEqual({
    workspace: '/home/runner/work/farm/farm',
    temp: '/home/runner/work/_temp/isoshard',
    state: '/home/runner/.local/state/isoshard',
    plugins: '/dist/plugins',
  });
  expect(context.state.get('session')).toBe('abc-1');
  expect(context.state.get('other')).toBe('');
  expect(context.cache.available).toBe(false);
  expect(context.artifacts.available).toBe(false);
});

test('the token is hidden first of all, and children get neither it nor the runner’s', () => {
  const context = actionContext({ env: { ...env, GH: 'ghs_secret' }, signal, pluginsFolder: '' });
  expect(printed).toBe('::add-mask::ghs_secret\n');
  expect(Object.values(context.env).join()).not.toMatch(/secret|runtime/);
  expect(context.env).toMatchObject({ PATH: '/usr/bin', GITHUB_REPOSITORY: 'octo/farm' });
});

test('state goes where XDG says', () => {
  const context = actionContext({ env: { ...env, XDG_STATE_HOME: '/state' }, signal, pluginsFolder: '' });
  expect(context.paths.state).toBe('/state/isoshard');
});

test('an empty environment is no run', () => {
  expect(runIdentity({})).toEqual({ repository: '', runId: '', attempt: 1, job: '', commit: '' });
});

test('inputs: upper case, spaces become underscores, hyphens stay, trimmed', () => {
  const input = actionInput(env);
  expect(input('target-duration')).toBe('5m');
  expect(input('older than')).toBe('6h');
  expect(input('older-than')).toBe('');
});

test('sleep ends when its signal is aborted', async () => {
  const { clock } = actionContext({ env, signal, pluginsFolder: '' });
  const controller = new AbortController();
  const sleeping = clock.sleep(60_000, controller.signal);
  controller.abort();
  await expect(sleeping).rejects.toThrow();
});
