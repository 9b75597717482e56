/** A plan made up for tests. */
import { makePlan, type SuiteToPlan } from '../../src/sharding/make-plan.js';
import type { PlanFile } from '../../src/sharding/plan-file.js';
import { listed, listing } from './listings.js';

export function suiteOf(name: string, tests: number, shards: number, extra: Partial<SuiteToPlan> = {}): SuiteToPlan {
  const all = Array.from({ length: tests }, (_, index) => {
    return listed(`${name}:${index}`, {
      title: `case ${index}`,
      file: `${name}/f${index % 3}.spec.ts`,
      line: index + 1,
    });
  });
  return { name, runsOn: 'ubuntu-24.04', root: '', listing: listing(all), shards, maxShards: 8, ...extra };
}

export function planOf(...suites: readonly SuiteToPlan[]): PlanFile {
  return planWith({}, ...suites);
}

export function planWith(extra: { parallel?: number; variant?: string }, ...suites: readonly SuiteToPlan[]): PlanFile {
  return makePlan({ commit: 'c0ffee', variant: '', parallel: 1, images: [], suites, ...extra }).plan;
}
