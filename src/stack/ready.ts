/** Waits until a stack's services are ready, by the engine's events; what cannot become ready is known at once. */
import type { ComposeModel } from '../compose/model.js';
import type { Clock } from '../context.js';
import type { Engine, EngineEvent } from '../docker/engine.js';
import { ProjectError } from '../errors.js';
import { isNews } from './event-record.js';
import { StartFailure, startFailure } from './failure.js';
import { Lookout, type ReadyRules } from './look-around.js';

/** A container without a check counts as ready once it was seen to run for so long: a wrong option ends it before. */
const SETTLE_MS = 300;

/** An event wakes us; this is the longest that a lost one may cost, and that a check's own words wait to be read; milliseconds. */
const LONGEST_PAUSE_MS = 1000;

export interface ReadyOptions extends ReadyRules {
  /** Unix milliseconds. */
  readonly deadline: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** What was heard of the stack so far. */
  readonly events?: readonly EngineEvent[] | undefined;
  /** Resolves with the end of what starts the containers; before that nothing is ready. Absent: it has ended. */
  readonly started?: Promise<unknown>;
}

/**
 * Resolves when all containers of the project are ready, and each of `services` has one.
 * @returns services that had been ready, ended, and were started again meanwhile
 * @throws StartFailure `start-failed` with the first cause, as soon as a service cannot become ready
 */
export async function waitUntilReady(
  engine: Engine,
  project: string,
  model: ComposeModel,
  services: readonly string[],
  options: ReadyOptions,
): Promise<readonly string[]> {
  const { events, timeoutMs, clock } = options;
  const settling = new Map<string, number>();
  const watching = new AbortController();
  let isStarted = options.started === undefined;
  let deaths = 0;
  let wake = () => {};
  const lookout = new Lookout(engine, project, model, services, options, () => wake(), watching.signal);
  const stop = () => {
    watching.abort();
    wake();
  };
  const hear = (event: EngineEvent) => {
    const isBad = /^(die|oom|health_status: unhealthy)$/.test(event.action);
    if (isBad) deaths += 1;
    // While containers are being made there is much to hear and little to learn.
    if (isBad || (isStarted && isNews(event))) wake();
  };
  const onStarted = () => {
    isStarted = true;
    wake();
  };
  options.signal.addEventListener('abort', stop, { once: true });
  options.started?.then(onStarted, onStarted);
  try {
    await engine.watch(project, hear, watching.signal);
    for (;;) {
      options.signal.throwIfAborted();
      const pause = new AbortController();
      let isAwake = false;
      wake = () => {
        isAwake = true;
        pause.abort();
      };
      const [deathsBefore, startedBefore] = [deaths, isStarted];
      const { waiting, unchecked, failed, hopeless, crashed } = await lookout.look();
      options.signal.throwIfAborted();
      if (failed !== undefined) {
        const failure = await startFailure(engine, project, model, { events, isOver: true, seen: failed });
        throw failure ?? new ProjectError('start-failed', failed.said);
      }
      if (hopeless !== undefined) throw new StartFailure(hopeless);
      const now = clock.now();
      for (const id of unchecked) if (!settling.has(id)) settling.set(id, now);
      const settledAt = Math.max(0, ...unchecked.map((id) => settling.get(id) ?? now)) + SETTLE_MS;
      const isSettled = unchecked.length === 0 || settledAt <= now;
      // Who died while we looked at the others may have been looked at before.
      if (startedBefore && deaths === deathsBefore && waiting.length === 0 && isSettled) return crashed;
      if (waiting.length > 0 && now >= options.deadline) {
        const late = `${waiting.join(', ')} did not become ready within ${timeoutMs / 1000} s`;
        const hint = 'Its health check has to pass: see its log among the evidence.';
        const failure = await startFailure(engine, project, model, { events, timeoutMs });
        throw failure ?? new ProjectError('start-failed', late, { hint });
      }
      const pauseMs = waiting.length > 0 || !startedBefore ? LONGEST_PAUSE_MS : Math.max(0, settledAt - now);
      if (!isAwake) await clock.sleep(pauseMs, pause.signal).catch(() => undefined);
    }
  } finally {
    options.signal.removeEventListener('abort', stop);
    stop();
  }
}
