/** One stage (main or post) of an action: a Node process in a session of its own, and how the runner ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** A moment of a stage: so many milliseconds after its start, as soon as its log matches, or once something is so. */
export type Moment = number | RegExp | (() => boolean | Promise<boolean>);

export interface StageOptions {
  readonly node: string;
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cancel?: Moment | undefined;
  /** SIGKILL to the process alone, as when the machine's memory runs out. */
  readonly kill?: Moment | undefined;
  readonly grace: Grace;
}

/** Milliseconds that a cancelled process has: after SIGINT and after SIGTERM; then SIGKILL. */
export interface Grace {
  readonly interruptMs: number;
  readonly terminateMs: number;
}

/** What the runner gives (actions/runner, `ProcessInvoker.CancelAndKillProcessTree`). */
export const runnerGrace: Grace = { interruptMs: 7500, terminateMs: 2500 };

/** After the exit, how long the runner waits for children that hold the output open. */
const drainMs = 5000;

export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly durationMs: number;
  readonly cancelled: boolean;
  /** Signals that were sent, with their time since the start. */
  readonly signals: readonly { readonly signal: NodeJS.Signals; readonly atMs: number }[];
  /** Both streams, line by line as they came. */
  readonly log: string;
}

/** Runs the stage to its end. Its children are not touched. */
export async function runStage(options: StageOptions): Promise<ProcessEnd> {
  const startedAt = Date.now();
  const { cwd, env } = options;
  const child = spawn(options.node, [options.script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const signals: { signal: NodeJS.Signals; atMs: number }[] = [];
  const send = (signal: NodeJS.Signals): void => {
    signals.push({ signal, atMs: Date.now() - startedAt });
    child.kill(signal);
  };
  const exited = new Promise<{ exitCode: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const hasExited = (ms: number): Promise<boolean> => Promise.race([exited.then(() => true), wait(ms, false)]);

  let cancelled = false;
  const cancel = async (): Promise<void> => {
    cancelled = true;
    send('SIGINT');
    if (await hasExited(options.grace.interruptMs)) return;
    send('SIGTERM');
    if (!(await hasExited(options.grace.terminateMs))) send('SIGKILL');
  };
  const log = new LineLog(child);
  const stopCancel = at(options.cancel, log, () => void cancel());
  const stopKill = at(options.kill, log, () => send('SIGKILL'));

  const end = await exited;
  const durationMs = Date.now() - startedAt;
  stopCancel();
  stopKill();
  await Promise.race([closed, wait(drainMs)]);
  child.stdout?.destroy();
  child.stderr?.destroy();
  return { ...end, durationMs, cancelled, signals, log: log.end() };
}

/** Both streams of a process, whole lines only, so that neither cuts the other's in two. */
class LineLog {
  #whole = '';
  readonly #unfinished = { stdout: '', stderr: '' };
  readonly #listeners: ((log: string) => void)[] = [];

  constructor(child: ChildProcess) {
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
        const text = this.#unfinished[name] + chunk;
        const cut = text.lastIndexOf('\n') + 1;
        this.#whole += text.slice(0, cut);
        this.#unfinished[name] = text.slice(cut);
        for (const listener of this.#listeners) listener(this.#whole);
      });
    }
  }

  onChange(listener: (log: string) => void): void {
    this.#listeners.push(listener);
  }

  end(): string {
    return this.#whole + this.#unfinished.stdout + this.#unfinished.stderr;
  }
}

/** Calls `act` once at `moment`; the result calls it off. */
function at(moment: Moment | undefined, log: LineLog, act: () => void): () => void {
  if (moment === undefined) return () => {};
  if (typeof moment === 'number') {
    const timer = setTimeout(act, moment);
    return () => clearTimeout(timer);
  }
  let done = false;
  if (typeof moment === 'function') {
    const look = async (): Promise<void> => {
      while (!done && !(await moment())) await wait(20);
      if (!done) act();
    };
    void look();
    return () => {
      done = true;
    };
  }
  log.onChange((text) => {
    if (done || !moment.test(text)) return;
    done = true;
    act();
  });
  return () => {
    done = true;
  };
}
