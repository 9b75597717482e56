/** Whose run it is on a laptop, as git knows it. */
import { spawnSync } from 'node:child_process';
import type { RunIdentity } from '../context.js';

type Environment = Readonly<Record<string, string | undefined>>;
const GIT_TIMEOUT_MS = 5000;

/**
 * `owner/name` of a remote's URL, in any of git's forms (`https://`, `ssh://`, `git@host:owner/name`); empty if it has none.
 * Credentials in it are not taken over.
 */
export function repositoryOfRemote(url: string): string {
  const match = /^(?:[a-z+]+:\/\/[^/]+\/|(?:[^@/]+@)?[^:/]+:(?!\/\/))(.+)$/i.exec(url.trim());
  const steps = (match?.[1] ?? '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .filter((step) => step !== '');
  return steps.length < 2 ? '' : steps.slice(-2).join('/');
}

/** Under GitHub Actions its own variables tell the run; the commit is always what is checked out in `cwd`. */
export function gitIdentity(cwd: string, env: Environment, childEnv: Readonly<Record<string, string>>): RunIdentity {
  return {
    repository:
      env.GITHUB_REPOSITORY || repositoryOfRemote(git(['config', '--get', 'remote.origin.url'], cwd, childEnv)),
    runId: env.GITHUB_RUN_ID ?? '',
    attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
    job: env.GITHUB_JOB ?? '',
    commit: git(['rev-parse', '--verify', '--quiet', 'HEAD'], cwd, childEnv),
  };
}

/** What git prints; empty if there is no git, no repository or no answer. */
function git(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): string {
  const result = spawnSync('git', args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: GIT_TIMEOUT_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return result.status === 0 ? result.stdout.trim() : '';
}
