/**
 * Runs a JavaScript action's main and then its post as actions/runner 2.336.0 does: a process a stage, inputs and state in the
 * environment, answers in files, and at a cancel signals to that one process only.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type MarkedProcess, processesWith, STARTED_BY } from './processes.js';
import { parseCommands, type RunnerLog } from './runner/commands.js';
import { stageFiles } from './runner/file-commands.js';
import { type Grace, type Moment, type ProcessEnd, runnerGrace, runStage } from './runner/stage.js';

export { parseCommands } from './runner/commands.js';

export interface ActionOptions {
  /** Path of the script, usually `dist/index.js`. */
  readonly main: string;
  /** Absent: the action has none. */
  readonly post?: string;
  /** `GITHUB_WORKSPACE`, and the folder that both stages start in. */
  readonly workspace: string;
  /** `RUNNER_TEMP`; made if it is not there. */
  readonly temp: string;
  /** This process's own Node by default. */
  readonly node?: string;
  /** By their names in `action.yml`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Over everything else: the services' variables, `GITHUB_*`, a `HOME` of its own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: object };
  /** The user's cancel, during main. */
  readonly cancelWhen?: Moment;
  /** SIGKILL to main. Post runs all the same. */
  readonly killMainWhen?: Moment;
  readonly killPostWhen?: Moment;
  readonly grace?: Grace;
}

export interface StageResult extends ProcessEnd {
  /** The log as the runner understands it. */
  readonly parsed: RunnerLog;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export type JobResult = 'success' | 'failure' | 'cancelled';

export interface ActionResult {
  readonly main: StageResult;
  readonly post: StageResult | undefined;
  readonly result: JobResult;
  /** Main's outputs; the runner drops those of post. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What later steps would find in their environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Processes that outlived post. The runner kills them when the job ends, and so does this. */
  readonly leftovers: readonly MarkedProcess[];
}

/** Main, then post whatever became of main (`post-if: always()`). */
export async function runAction(options: ActionOptions): Promise<ActionResult> {
  const { workspace, temp, node = process.execPath, grace = runnerGrace } = options;
  mkdirSync(temp, { recursive: true });
  const tracking = `github_${randomUUID()}`;
  let state: Record<string, string> = {};
  let jobEnv: Record<string, string> = {};
  let jobPath: readonly string[] = [];

  async function stage(script: string, cancel?: Moment, kill?: Moment): Promise<StageResult> {
    const files = stageFiles(temp);
    const env = {
      ...machineEnv(jobPath),
      ...jobEnv,
      ...runnerEnv(options),
      RUNNER_TRACKING_ID: tracking,
      ...options.env,
      ...inputEnv(options.inputs ?? {}),
      ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      ...files.env,
    };
    const end = await runStage({ node, script, cwd: workspace, env, cancel, kill, grace });
    const answers = files.read();
    state = { ...state, ...answers.state };
    jobEnv = { ...jobEnv, ...answers.env };
    jobPath = [...answers.path.toReversed(), ...jobPath];
    return { ...end, parsed: parseCommands(end.log), outputs: answers.outputs, summary: answers.summary };
  }

  const main = await stage(options.main, options.cancelWhen, options.killMainWhen);
  const post = options.post === undefined ? undefined : await stage(options.post, undefined, options.killPostWhen);
  const leftovers = processesWith(`RUNNER_TRACKING_ID=${tracking}`);
  for (const { pid } of leftovers) killIfThere(pid);
  const failed = main.exitCode !== 0 || (post !== undefined && post.exitCode !== 0);
  const result = main.cancelled ? 'cancelled' : failed ? 'failure' : 'success';
  return { main, post, result, outputs: main.outputs, state, env: jobEnv, leftovers };
}

/** What a job finds of the machine, whatever this process was started with. */
function machineEnv(path: readonly string[]): Record<string, string> {
  const { HOME = '', PATH = '' } = process.env;
  const passed = ['DOCKER_HOST', 'TESTS_BESIDE', STARTED_BY].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { HOME, LANG: 'C.UTF-8', PATH: [...path, PATH].join(delimiter), ...Object.fromEntries(passed) };
}

function runnerEnv({ workspace, temp, event }: ActionOptions): Record<string, string> {
  const eventFile = join(temp, 'event.json');
  writeFileSync(eventFile, JSON.stringify(event?.payload ?? { repository: { default_branch: 'main' } }));
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__run',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: event?.name ?? 'push',
    GITHUB_EVENT_PATH: eventFile,
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
    RUNNER_NAME: 'harness',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(temp, 'tools'),
  };
}

function inputEnv(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}
