/** One kill, and what would run next. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ActionOptions, runAction } from '../runner.js';
import type { Bystanders } from './bystanders.js';
import type { OwnEngine } from './engine.js';
import { type Leftovers, leftovers } from './leftovers.js';
import type { Place } from './place.js';

/** As the action with its post, or as the command with a `cleanup` after it. */
export type Way = 'action' | 'laptop';

export interface Round {
  readonly place: Place;
  readonly way: Way;
  readonly bystanders: Bystanders;
  /** What was there before. */
  readonly before: Leftovers;
}

export interface Ended {
  readonly ms: number;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
}

const RUN = ['run', '--parallel', '3'];

/** `isoshard ARGS` at the place; `kill`: milliseconds after its start. */
export async function command(place: Place, args: readonly string[], kill?: number): Promise<Ended> {
  const begun = Date.now();
  const child = spawn(place.node, [place.bundle, ...args], {
    cwd: place.project,
    env: { ...process.env, GITHUB_ACTIONS: '', ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text;
    });
  }
  const timer = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (...end) => resolve(end));
  });
  clearTimeout(timer);
  const ms = Date.now() - begun;
  // What it said last; children that live on hold the pipes open.
  await Promise.race([new Promise((resolve) => child.once('close', resolve)), sleep(100)]);
  child.stdout.destroy();
  child.stderr.destroy();
  return { ms, code, signal, log };
}

type Blows = Pick<ActionOptions, 'killMainWhen' | 'killPostWhen' | 'cancelWhen'>;

/** The action's main and post as the runner runs them. */
export function action(place: Place, blows: Blows = {}, inputs: Readonly<Record<string, string>> = {}) {
  mkdirSync(place.runnerTemp, { recursive: true });
  return runAction({
    main: place.bundle,
    post: place.bundle,
    node: place.node,
    workspace: place.project,
    temp: place.runnerTemp,
    inputs: { mode: 'run', parallel: '3', ...inputs },
    env: place.env,
    ...blows,
  });
}

/** A whole run that nobody disturbs. @throws Error if it is not green: no chaos could be told from it */
export async function wholeRun(place: Place): Promise<number> {
  const { code, log, ms } = await command(place, RUN);
  if (code !== 0) throw new Error(`the project does not pass when left alone (exit ${code}):\n${log}`);
  return ms;
}

/** Main is killed after `afterMs`; post or `cleanup` comes next. Returns what is wrong: nothing, if all is well. */
export async function killMain(round: Round, afterMs: number): Promise<string[]> {
  return during(round, async ({ place, way }) => {
    if (way === 'action') return failed('post', (await action(place, { killMainWhen: afterMs })).post);
    await command(place, RUN, afterMs);
    return cleanUp(place);
  });
}

/** Main is killed, and post as well; a `cleanup` or the next run's reaper comes next. */
export async function killPost(round: Round, mainMs: number, postMs: number): Promise<string[]> {
  return during(round, async ({ place, way }) => {
    await action(place, { killMainWhen: mainMs, killPostWhen: postMs });
    if (way === 'laptop') return cleanUp(place);
    const { main, post } = await action(place);
    return [...failed('the next main', main), ...failed('its post', post)];
  });
}

/** The engine is killed and started again while main runs; main may fail, and post or `cleanup` comes next. */
export async function killEngine(round: Round, engine: OwnEngine, afterMs: number): Promise<string[]> {
  return during(round, async ({ place, way }) => {
    const restarted = sleep(afterMs).then(() => engine.killAndRestart());
    if (way === 'action') {
      const [{ post }] = await Promise.all([action(place), restarted]);
      return failed('post', post);
    }
    await Promise.all([command(place, RUN), restarted]);
    return cleanUp(place);
  });
}

async function cleanUp(place: Place): Promise<string[]> {
  return failed('cleanup', toStage(await command(place, ['cleanup'])));
}

const toStage = ({ code, log }: Ended) => ({ exitCode: code, log });

function failed(what: string, stage: { exitCode: number | null; log: string } | undefined): string[] {
  if (stage === undefined) return [`${what} did not run`];
  return stage.exitCode === 0 ? [] : [`${what} ended with ${stage.exitCode}: ${stage.log.slice(-1500)}`];
}

/** What has only just been ended has this long to go; milliseconds. */
const GRACE_MS = 1500;

async function during(round: Round, work: (round: Round) => Promise<string[]>): Promise<string[]> {
  const { place, bystanders, before } = round;
  const following = bystanders.follow();
  let problems: string[];
  try {
    problems = await work(round);
  } finally {
    await following.stop();
  }
  const left = await whatIsLeft(place, before, bystanders);
  const harmed = await bystanders.harmed();
  rmSync(place.runnerTemp, { recursive: true, force: true });
  return [...problems, ...left.map((line) => `left: ${line}`), ...harmed.map((line) => `bystander ${line}`)];
}

async function whatIsLeft(place: Place, before: Leftovers, bystanders: Bystanders): Promise<string[]> {
  const known = new Set([...before, ...bystanders.nearMisses()]);
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    const left = (await leftovers(place)).filter((line) => !known.has(line));
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(200);
  }
}
