/** A call into one of the toolkit's libraries, bounded in time: they retry for half a minute, or wait for ever, by themselves. */
import type { Log } from '../context.js';
import { catchingOutput, type LibraryLine } from './library-output.js';

/** How a call ended. Never a rejection: who calls decides what a failure means. */
export type LibraryOutcome<T> = { readonly lines: readonly LibraryLine[] } & (
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'late' }
);

export interface LibraryLimits {
  /** Until the first sign of progress, in milliseconds. */
  readonly answerMs: number;
  /** From one sign of progress to the next, in milliseconds. */
  readonly silentMs: number;
  /** A line that shows progress, if what it matches is not what it matched before. */
  readonly progress: RegExp;
  /**
   * Lines at which a call that is already given up is made to fail, before it does anything that could be seen. They
   * have to be written from the library's own sequence of steps, where it catches what is thrown, never from a timer.
   */
  readonly lastExit?: RegExp;
}

/**
 * Runs `call`. What it prints goes to the debug log. A call that is late goes on unseen until it gives up by itself, which
 * keeps the process alive: the entry has to end it.
 */
export async function callLibrary<T>(
  call: () => Promise<T>,
  limits: LibraryLimits,
  log: Pick<Log, 'debug'>,
): Promise<LibraryOutcome<T>> {
  const lines: LibraryLine[] = [];
  const deadline = new Deadline(limits.answerMs);
  let seen = '';
  const work = catchingOutput(call, (line) => {
    if (deadline.passed) {
      if (limits.lastExit?.test(line.text)) throw new Error('given up: it took too long');
      return;
    }
    lines.push(line);
    log.debug(line.text);
    const progress = limits.progress.exec(line.text)?.[0] ?? seen;
    if (progress === seen) return;
    seen = progress;
    deadline.renew(limits.silentMs);
  });
  const end = work.then(
    (value) => ({ kind: 'done', value }) as const,
    (error: unknown) => ({ kind: 'failed', error }) as const,
  );
  const outcome = await Promise.race([end, deadline.reached.then(() => ({ kind: 'late' }) as const)]);
  deadline.cancel();
  return { ...outcome, lines };
}

/** One timer that can be put off. */
class Deadline {
  passed = false;
  readonly reached: Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #reach: () => void = () => {};

  constructor(ms: number) {
    this.reached = new Promise((resolve) => {
      this.#reach = resolve;
    });
    this.renew(ms);
  }

  renew(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.passed = true;
      this.#reach();
    }, ms);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}

/** Why a call did not do what it should, in one line: its error, or the last thing it complained about. */
export function complaint(outcome: LibraryOutcome<unknown>): string {
  if (outcome.kind === 'late') return 'no answer in time';
  if (outcome.kind === 'failed') return outcome.error instanceof Error ? outcome.error.message : String(outcome.error);
  const last = outcome.lines.findLast((line) => line.level === 'warning' || line.level === 'error');
  const fallback = outcome.lines.findLast((line) => line.text.startsWith('Failed to'));
  return (last ?? fallback)?.text ?? 'no reason given';
}
