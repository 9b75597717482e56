// `npm run bench:start [ROUNDS]`: what a job pays for the action where it created nothing: post through the bundle, on the
// runner's own Node and as the runner calls it, beyond the start of node itself (`node -e 0`). In turns, medians.
// BUNDLE names another bundle than dist/index.js.
// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUNDLE } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { median } from './parts/median.mjs';

const ROUNDS = Number(process.argv[2] ?? 15);
const bundle = resolve(process.env.BUNDLE ?? BUNDLE);
const node = process.env.TEST_NODE24 ?? (await setUp({ node24: true })).node24 ?? process.execPath;

const folder = mkdtempSync(join(tmpdir(), 'isoshard-bench-'));
const temp = join(folder, 'temp');
const workspace = join(folder, 'workspace');
for (const made of [temp, workspace]) mkdirSync(made);

/** The environment of a post stage, as test/harness/runner.ts has it; main saved no more than that it began. */
function stageEnv() {
  const file = (/** @type {string} */ name) => {
    const path = join(temp, name);
    writeFileSync(path, '');
    return path;
  };
  writeFileSync(join(temp, 'event.json'), '{"repository":{"default_branch":"main"}}');
  return {
    PATH: process.env.PATH,
    HOME: folder,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__run',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: join(temp, 'event.json'),
    GITHUB_JOB: 'job',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'octo/farm',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'bench',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TRACKING_ID: 'github_bench',
    INPUT_MODE: 'run',
    INPUT_TOKEN: 'no-token',
    STATE_started: 'true',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STEP_SUMMARY: file('summary'),
  };
}

/** Milliseconds from the start of the process to its end. @param {string[]} args */
function once(args) {
  const env = stageEnv();
  const begun = performance.now();
  const ended = spawnSync(node, args, { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ms = performance.now() - begun;
  if (ended.status !== 0)
    throw new Error(`${args.join(' ')} ended with ${ended.status}: ${ended.stdout}${ended.stderr}`);
  return ms;
}

try {
  const post = [bundle];
  const control = ['-e', '0'];
  once(post); // the first reads the files from disk
  once(control);
  /** @type {{ post: number[], control: number[] }} */
  const times = { post: [], control: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.control.push(once(control));
    times.post.push(once(post));
  }
  const [all, bare] = [median(times.post), median(times.control)];
  console.log(`figure start-node ${bare.toFixed(0)} ms`);
  console.log(`figure start-post ${all.toFixed(0)} ms`);
  console.log(`figure start-post-beyond-node ${(all - bare).toFixed(0)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
