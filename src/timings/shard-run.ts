/** What a shard of a run that is over paid beside its tests. Pure. */
import type { PhaseTimes, ShardResults } from '../reports/results.js';
import type { PlannedShard } from '../sharding/plan-file.js';
import { median } from '../sharding/units.js';
import type { Sequence, Step } from './sequence.js';

/** One shard's evidence. */
export interface ShardRun {
  readonly shard: PlannedShard;
  readonly sequence: Sequence;
  /** Of this attempt; absent where the shard's own process left none, or it was cut off. */
  readonly results: ShardResults | undefined;
  /** How much slower its machine was than the others of this run, by the tests that are known. */
  readonly slowness: number;
}

export const medianOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : median(values);

/**
 * What of a step is its worker's start: what first tests have beside their own durations in common, such as the start of a browser. More than that
 * is the hooks of its group, which are paid wherever that runs.
 */
export function launchOf(runs: readonly Pick<ShardRun, 'sequence'>[]): (step: Step) => number {
  const isFirst = ({ firstOf }: Step): boolean => firstOf === 'worker' || firstOf === 'slot';
  const steps = runs.flatMap(({ sequence }) => sequence.steps).filter(isFirst);
  const usual = medianOf(steps.map(({ besideMs }) => besideMs)) ?? 0;
  return (step) => (isFirst(step) ? Math.min(usual, step.besideMs) : 0);
}

/** What of the phase `tests` is neither a test nor between two: a clock that went wrong gives none. */
export function runnerMs(
  { sequence, results, slowness }: ShardRun,
  launch: (step: Step) => number,
): number | undefined {
  const { startedAtMs = 0, phases } = results ?? {};
  if (phases?.tests === undefined || sequence.startMs === undefined) return undefined;
  const begun = startedAtMs + stackPhases(phases);
  const before = sequence.startMs - begun;
  const after = begun + phases.tests - sequence.endMs;
  if (before < 0 || before > phases.tests || after < -1000 || after > phases.tests) return undefined;
  const first = sequence.steps.find(({ firstOf }) => firstOf === 'slot');
  return (before + Math.max(0, after) + (first === undefined ? 0 : launch(first))) / slowness;
}

/** Its state, start, readiness, `prepare` and removal of its stack. */
export function stackMs(results: ShardResults | undefined): number | undefined {
  if (results?.phases.start === undefined) return undefined;
  return stackPhases(results.phases) + (results.phases.teardown ?? 0);
}

/** All that a shard goes through before its tests. */
const stackPhases = ({ state = 0, start = 0, ready = 0, prepare = 0 }: PhaseTimes): number =>
  state + start + ready + prepare;

/** By how much it took another time than the plan said, in thousandths. */
export function errorOf({ estimateMs }: PlannedShard, results: ShardResults | undefined): number | undefined {
  const took = results?.phases.tests;
  if (took === undefined || estimateMs === 0) return undefined;
  return Math.round((Math.abs(took - estimateMs) / estimateMs) * 1000);
}
