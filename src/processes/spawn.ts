/**
 * Starts children: each in a process group of its own and marked with the session in its environment, so that
 * whoever comes after us finds it and everything that it started (`find.ts`), whatever became of us.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { EnvironmentError } from '../errors.js';

/** The marker's name. Its value is the session's id. */
export const SESSION_VARIABLE = 'ISOSHARD_SESSION';

export interface Command {
  /** Program and arguments; no shell reads them. */
  readonly argv: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Session that the child belongs to; absent for questions that create nothing. */
  readonly session?: string;
  readonly input?: string;
  /** Ends the child: SIGTERM to its group, SIGKILL after `graceMs`. */
  readonly signal?: AbortSignal | undefined;
  /** Time between SIGTERM and SIGKILL; milliseconds. */
  readonly graceMs?: number;
  readonly timeoutMs?: number;
  /** Called with each chunk of standard output and standard error, in the order they came. */
  readonly onOutput?: (chunk: string, stream: 'stdout' | 'stderr') => void;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** At most the last 64 MiB. */
  readonly stdout: string;
  readonly stderr: string;
  /** Whether `timeoutMs` passed. */
  readonly timedOut: boolean;
}

const KEEP_BYTES = 64 * 1024 * 1024;

/** Sends `signal` to the child's whole group; true if anything was there to receive it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/** Keeps the end of a stream that may never stop. */
class Tail {
  #chunks: string[] = [];
  #size = 0;
  push(chunk: string): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#size > KEEP_BYTES && this.#chunks.length > 1) this.#size -= this.#chunks.shift()?.length ?? 0;
  }
  toString(): string {
    return this.#chunks.join('');
  }
}

/**
 * Runs `command` to its end and tells how it ended; a status that is not 0 is no error here.
 * @throws EnvironmentError `command-missing` if the program cannot be started.
 */
export function run(command: Command): Promise<Ended> {
  const [program, ...args] = command.argv;
  if (program === undefined) throw new EnvironmentError('command-missing', 'an empty command cannot be run');
  const marked = command.session === undefined ? command.env : { ...command.env, [SESSION_VARIABLE]: command.session };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: marked,
      detached: true,
      stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const out = { stdout: new Tail(), stderr: new Tail() };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
        out[stream].push(chunk);
        command.onOutput?.(chunk, stream);
      });
    }
    child.stdin?.on('error', () => undefined).end(command.input);
    let timedOut = false;
    let killTimer: NodeJS.Timeout | undefined;
    const end = () => {
      signalGroup(child, 'SIGTERM');
      killTimer ??= setTimeout(() => signalGroup(child, 'SIGKILL'), command.graceMs ?? 1000);
    };
    const timer =
      command.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            end();
          }, command.timeoutMs);
    if (command.signal?.aborted) end();
    command.signal?.addEventListener('abort', end, { once: true });
    const settle = () => {
      clearTimeout(timer);
      clearTimeout(killTimer);
      command.signal?.removeEventListener('abort', end);
      signalGroup(child, 'SIGKILL');
    };
    child.on('error', (cause: NodeJS.ErrnoException) => {
      settle();
      reject(
        new EnvironmentError('command-missing', `cannot run ${program}: ${cause.message}`, {
          cause,
          hint: cause.code === 'ENOENT' ? `Install ${program}, or put it on PATH.` : 'See the message above.',
        }),
      );
    });
    // A grandchild that holds the pipes open must not hold us: half a second after the exit is enough.
    child.on('exit', () => setTimeout(() => child.stdout?.destroy() && child.stderr?.destroy(), 500).unref());
    child.on('close', (code, signal) => {
      settle();
      resolve({ code, signal, stdout: out.stdout.toString(), stderr: out.stderr.toString(), timedOut });
    });
  });
}
