/** What happened to a stack's containers, as it happened: the engine itself remembers 256 events, and checks that run fill those in seconds. */
import type { Engine, EngineEvent } from '../docker/engine.js';

export interface EventRecord {
  /** In the order in which they came. */
  readonly events: readonly EngineEvent[];
  stop(): void;
}

/** A container that is started again and again must not fill the memory. */
const KEPT = 5000;

/** The commands of checks are no news, and may hold what nobody should read. */
export const isNews = ({ action }: EngineEvent): boolean => !action.startsWith('exec_');

/** Records from now on. Never throws: what cannot be heard is missing. */
export async function recordEvents(engine: Engine, project: string): Promise<EventRecord> {
  const events: EngineEvent[] = [];
  const done = new AbortController();
  const hear = (event: EngineEvent) => {
    if (isNews(event) && events.length < KEPT) events.push(event);
  };
  await engine.watch(project, hear, done.signal).catch(() => undefined);
  return { events, stop: () => done.abort() };
}
