import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeTempFolder } from '../../src/cleanup/temp-folder.js';
import { repositoryOfRemote } from '../../src/cli/git-identity.js';
import { type LaptopOptions, laptopContext } from '../../src/cli/laptop-context.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'isoshard-test-'));
  folders.push(made);
  return made;
}

const silent = { write: () => true };
const context = (options: Partial<LaptopOptions>) =>
  laptopContext({
    cwd: '/',
    env: {},
    signal: new AbortController().signal,
    json: false,
    pluginsFolder: '/plugins',
    makeTemp: makeTempFolder,
    stdout: silent,
    stderr: silent,
    ...options,
  });

test.each([
  ['https://github.com/octo/app.git', 'octo/app'],
  ['https://user:secret@github.com/octo/app', 'octo/app'],
  ['git@github.com:octo/app.git', 'octo/app'],
  ['ssh://git@github.com:22/octo/app.git/', 'octo/app'],
  ['https://gitlab.example/group/sub/app.git', 'sub/app'],
  ['file:///srv/git/octo/app.git', ''],
  ['/srv/app.git', ''],
  ['app', ''],
  ['', ''],
])('the repository of %j is %j', (url, expected) => {
  expect(repositoryOfRemote(url)).toBe(expected);
});

test('identity from git', () => {
  const cwd = folder();
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  for (const args of [
    ['init', '--quiet'],
    [...identity, 'commit', '--quiet', '--allow-empty', '--no-verify', '--no-gpg-sign', '-m', 'x'],
    ['remote', 'add', 'origin', 'git@github.com:octo/app.git'],
  ]) {
    expect(spawnSync('git', args, { cwd }).status).toBe(0);
  }
  const head = spawnSync('git', ['rev-parse', 'HEAD'], { cwd, encoding: 'utf8' }).stdout.trim();
  const env = { PATH: process.env.PATH };
  const laptop = context({ cwd, env });
  expect(laptop.run).toEqual({ repository: 'octo/app', runId: '', attempt: 1, job: '', commit: head });
  expect(laptop.run).toBe(laptop.run);
  const ci = { ...env, GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '2', GITHUB_JOB: 'test' };
  expect(context({ cwd, env: ci }).run).toEqual({
    repository: 'a/b',
    runId: '7',
    attempt: 2,
    job: 'test',
    commit: head,
  });
});

test('no repository, no git', () => {
  const nobody = { repository: '', runId: '', attempt: 1, job: '', commit: '' };
  const cwd = folder();
  expect(context({ cwd, env: { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: cwd } }).run).toEqual(nobody);
  expect(context({ cwd, env: { PATH: '/nowhere' } }).run).toEqual(nobody);
});

test('folders', () => {
  expect(context({ env: { HOME: '/home/me' } }).paths).toMatchObject({
    workspace: '/',
    state: '/home/me/.local/state/isoshard',
    plugins: '/plugins',
  });
  expect(context({ env: { HOME: '/home/me', XDG_STATE_HOME: '/state' } }).paths.state).toBe('/state/isoshard');
  expect(context({ env: { HOME: '/home/me', XDG_STATE_HOME: 'relative' } }).paths.state).toBe(
    '/home/me/.local/state/isoshard',
  );
});

test('the temporary folder is made when it is needed, and removed', () => {
  const laptop = context({});
  const { temp } = laptop.paths;
  expect(existsSync(temp)).toBe(true);
  expect(laptop.paths.temp).toBe(temp);
  laptop.dispose();
  expect(existsSync(temp)).toBe(false);
  context({}).dispose();
});

test('ports that have nothing behind them', async () => {
  const laptop = context({ env: { ISOSHARD_TOKEN: 't', GITHUB_TOKEN: 't', A: 'b' } });
  expect(laptop.env).toEqual({ A: 'b' });
  expect([laptop.cache.available, laptop.artifacts.available]).toEqual([false, false]);
  expect([await laptop.cache.restore('k', []), await laptop.cache.save('k', [])]).toEqual([false, 'unavailable']);
  expect([await laptop.artifacts.list('x'), await laptop.artifacts.download('x', '/y')]).toEqual([[], false]);
  await expect(laptop.artifacts.upload('x', '/', [])).rejects.toMatchObject({ code: 'service-unavailable' });
  laptop.state.save('a', 'b');
  expect([laptop.state.get('a'), laptop.state.get('c')]).toEqual(['b', '']);
  const abort = new AbortController();
  const slept = laptop.clock.sleep(60_000, abort.signal);
  abort.abort();
  await expect(slept).rejects.toThrow();
});
