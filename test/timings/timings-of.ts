/** Timings made up for tests. */
import type { SuiteTimings, TestTimings } from '../../src/timings/timings-file.js';

export const HERE = { on: 'ubuntu-24.04', stacks: 1, workers: 0 } as const;

/** Test id → durations of past runs. */
export function timingsOf(
  name: string,
  tests: Readonly<Record<string, readonly number[]>>,
  extra: Partial<SuiteTimings> = {},
): SuiteTimings {
  const all = Object.entries(tests).map(([id, ms]): [string, TestTimings] => [
    id,
    { id, file: '', ms, firstOf: ms.map(() => 'nothing') },
  ]);
  return {
    name,
    ...HERE,
    atOnce: 1,
    costs: { runner: [], stack: [], worker: [], gap: [] },
    files: new Map(),
    setups: new Map(),
    shared: new Map(),
    errors: [],
    tests: new Map(all),
    ...extra,
  };
}
