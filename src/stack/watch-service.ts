/** Asks again and again whether a container is ready, beside the engine's own checks; the first time at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerDetails, Engine } from '../docker/engine.js';
import { quote } from './cause-sentence.js';
import { type Answer, addressOf, askCommand, askHttp, askTcp } from './probes.js';
import { logMatcher, nameOfRule, type ReadyRule, type ReadyWhen } from './ready-rule.js';

/** From one answer to the next question; milliseconds. */
const PAUSE_MS = 150;

/** What is known of one start of one container. */
export interface Watched {
  readonly passed: boolean;
  /** The rest of a sentence that begins with the service: why it cannot become ready. */
  readonly failed: string | undefined;
  /** The last answer, with a status where a command gave it. */
  readonly last: (Answer & { readonly exitCode?: number }) | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface WatchOptions {
  readonly engine: Engine;
  readonly containerId: string;
  readonly state: ContainerDetails;
  /** Called whenever something new is known. */
  readonly onNews: () => void;
  readonly signal: AbortSignal;
}

/** Watches by the health check of the container itself, run by us: for engines, and checks, that look too seldom. */
export function watchCheck(options: WatchOptions): Watched {
  const { state } = options;
  const [form, ...words] = state.check?.test ?? [];
  const argv = form === 'CMD-SHELL' ? [...state.shell, ...words] : words;
  return watch({ kind: 'command', argv }, undefined, options);
}

/** Watches by what the configuration says. */
export const watchRule = ({ when, timeoutMs }: ReadyRule, options: WatchOptions): Watched =>
  watch(when, timeoutMs, options);

function watch(when: ReadyWhen, timeoutMs: number | undefined, options: WatchOptions): Watched {
  const watched: Mutable<Watched> = { passed: false, failed: undefined, last: undefined };
  const done = new AbortController();
  const signal = AbortSignal.any([options.signal, done.signal]);
  const settle = (news: Partial<Mutable<Watched>>) => {
    if (signal.aborted) return;
    Object.assign(watched, news);
    done.abort();
    options.onNews();
  };
  const giveUp = () => {
    const last = watched.last === undefined ? '' : `: ${quote(watched.last.said)}`;
    settle({
      failed: `was not ready within ${(timeoutMs ?? 0) / 1000} s by its \`ready: ${nameOfRule(when)}\`${last}`,
    });
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  const work = when.kind === 'log' ? followUntil(when.text, options, signal) : askUntil(when, options, signal, watched);
  work.then(
    (passed) => passed && settle({ passed: true }),
    // What the engine does not answer while a container ends is for the look around to explain.
    (error: Error) => {
      if (!signal.aborted) watched.last = { ok: false, said: error.message };
    },
  );
  return watched;
}

async function askUntil(
  when: Exclude<ReadyWhen, { kind: 'log' }>,
  { engine, containerId, state, onNews }: WatchOptions,
  signal: AbortSignal,
  watched: Mutable<Watched>,
): Promise<boolean> {
  const address = when.kind === 'command' ? '' : await addressOf(engine, state);
  for (;;) {
    if (signal.aborted) return false;
    const answer: Answer & { exitCode?: number } =
      when.kind === 'command'
        ? await askCommand(engine, containerId, when.argv, signal)
        : when.kind === 'http'
          ? await askHttp(address, when.port, when.path, signal)
          : await askTcp(address, when.port, signal);
    if (answer.ok) return true;
    const isNew = watched.last?.exitCode !== answer.exitCode;
    watched.last = answer;
    if (isNew) onNews();
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** A line without an end is looked at after so many characters. */
const LONGEST_LINE = 64 * 1024;

async function followUntil(
  text: string,
  { engine, containerId, state }: WatchOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const matches = logMatcher(text);
  const found = new AbortController();
  let rest = '';
  const hear = (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
    // The engine hands a very long line on in pieces.
    if ([...lines, rest].some(matches)) found.abort();
  };
  // Not from its start: the engine notes that a little later than the first lines.
  await engine.follow(containerId, state.finishedAtMs, hear, AbortSignal.any([signal, found.signal]));
  return found.signal.aborted;
}
