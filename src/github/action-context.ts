/** The ports of the program as an action: what the runner hands over, and where things go. */
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { withoutRunnerSecrets } from '../child-environment.js';
import type { Context, Paths, RunIdentity } from '../context.js';
import { actionInput } from './action-input.js';
import { actionArtifacts, artifactTimes } from './artifacts.js';
import { actionCache } from './cache.js';
import { actionLog } from './log.js';
import { actionSummary } from './summary.js';
import { systemClock } from './system-clock.js';

export interface ActionContextOptions {
  /** `process.env`: the toolkit's libraries read that one, whatever is given here. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly pluginsFolder: string;
}

/** Built once by the entry, for main or post. Its only effect: the token is hidden in the log. */
export function actionContext({ env, signal, pluginsFolder }: ActionContextOptions): Context {
  const token = actionInput(env)('token');
  if (token !== '') core.setSecret(token);
  const paths = actionPaths(env, pluginsFolder);
  const log = actionLog(paths.workspace);
  return {
    kind: 'action',
    env: withoutRunnerSecrets(env, token),
    run: runIdentity(env),
    paths,
    log,
    outputs: { set: (name, value) => core.setOutput(name, value) },
    summary: actionSummary(env.GITHUB_STEP_SUMMARY ?? ''),
    state: { save: (name, value) => core.saveState(name, value), get: (name) => env[`STATE_${name}`] ?? '' },
    cache: actionCache(env, log),
    artifacts: actionArtifacts(env, log, artifactTimes, token),
    clock: systemClock,
    signal,
  };
}

/** `GITHUB_JOB` is the job's id in the workflow, the same for all jobs of a matrix. */
export function runIdentity(env: Readonly<Record<string, string | undefined>>): RunIdentity {
  return {
    repository: env.GITHUB_REPOSITORY ?? '',
    runId: env.GITHUB_RUN_ID ?? '',
    attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
    job: env.GITHUB_JOB ?? '',
    commit: env.GITHUB_SHA ?? '',
  };
}

function actionPaths(env: Readonly<Record<string, string | undefined>>, plugins: string): Paths {
  const stateHome = env.XDG_STATE_HOME || join(env.HOME || homedir(), '.local', 'state');
  return {
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    temp: join(env.RUNNER_TEMP || tmpdir(), 'isoshard'),
    state: join(stateHome, 'isoshard'),
    plugins,
  };
}
