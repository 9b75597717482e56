/** The engine's events of containers, as its API streams them: one JSON document a line (Engine API, `GET /events`). */
import type { Readable } from 'node:stream';
import { COMPOSE_LABEL } from './labels.js';

export interface EngineEvent {
  /** Such as `start`, `die`, `oom`, `health_status: unhealthy`. */
  readonly action: string;
  readonly containerId: string;
  readonly container: string;
  readonly service: string;
  /** Unix milliseconds, by the engine's clock. */
  readonly timeMs: number;
  /** Of `die`. */
  readonly exitCode?: number;
  /** Of `kill`: its number. */
  readonly signal?: number;
}

interface RawEvent {
  readonly Action: string;
  readonly timeNano?: number;
  readonly time?: number;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

/** Calls `onEvent` for each event that the stream brings; one that breaks off is no error. */
export function readEvents(stream: Readable, onEvent: (event: EngineEvent) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('error', () => undefined);
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) onEvent(toEvent(JSON.parse(line) as RawEvent));
  });
}

/** No label of the container comes with it: only what is named here. */
function toEvent({ Action, Actor, time = 0, timeNano = time * 1e9 }: RawEvent): EngineEvent {
  const { name = '', exitCode, signal, [COMPOSE_LABEL.service]: service = '' } = Actor.Attributes;
  return {
    action: Action,
    containerId: Actor.ID,
    container: name,
    service,
    timeMs: Math.floor(timeNano / 1e6),
    ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
    ...(signal !== undefined && { signal: Number(signal) }),
  };
}
