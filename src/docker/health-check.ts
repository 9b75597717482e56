/** A health check as the engine's API has it. */
import type { EngineCheck } from './views.js';

/** Durations in nanoseconds (Engine API, `HealthConfig`). */
export interface RawCheck {
  Test?: string[] | null | undefined;
  Interval?: number | undefined;
  Timeout?: number | undefined;
  Retries?: number | undefined;
  StartPeriod?: number | undefined;
  StartInterval?: number | undefined;
}

export function toCheck(raw: RawCheck | null | undefined): EngineCheck | undefined {
  if (!raw?.Test?.length || raw.Test[0] === 'NONE') return undefined;
  const ms = (nanoseconds = 0) => nanoseconds / 1e6;
  return {
    test: raw.Test,
    intervalMs: ms(raw.Interval),
    timeoutMs: ms(raw.Timeout),
    retries: raw.Retries ?? 0,
    startPeriodMs: ms(raw.StartPeriod),
    startIntervalMs: ms(raw.StartInterval),
  };
}
