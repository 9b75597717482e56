// The ways to divide that are compared: each gives the loads of its shards.
// @ts-check
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/lib.mjs';
import { setUp } from '../../scripts/setup/index.mjs';

/** @typedef {import('./plan-sets.mjs').PlanSet} PlanSet */
/** @typedef {(set: PlanSet, count: number) => number} Side makespan in ms */

/** Weights of the units, and each cost once. @param {PlanSet} set @param {readonly import('./plan-sets.mjs').Unit[][]} shards */
export const makespanOf = ({ costs }, shards) =>
  Math.max(
    ...shards.map((units) => {
      const keys = new Set(units.flatMap(({ keys: own = [] }) => own));
      return (
        units.reduce((sum, { weight }) => sum + weight, 0) +
        [...keys].reduce((sum, key) => sum + (costs.get(key) ?? 0), 0)
      );
    }),
  );

/** As tests stand in their files. @param {PlanSet} set */
const inOrder = ({ units }) => [...units].sort((a, b) => (a.place < b.place ? -1 : 1));

/** Heaviest to the lightest, by weight alone. @type {Side} */
export const lpt = (set, count) => makespanOf(set, lptShards(set, count));

/** @param {PlanSet} set @param {number} count */
export const lptShards = (set, count) => {
  /** @type {{ load: number, units: import('./plan-sets.mjs').Unit[] }[]} */
  const bins = Array.from({ length: count }, () => ({ load: 0, units: [] }));
  for (const unit of [...set.units].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    let best = bins[0];
    for (const bin of bins) if (best === undefined || bin.load < best.load) best = bin;
    best?.units.push(unit);
    if (best) best.load += unit.weight;
  }
  return bins.map(({ units }) => units);
};

/** @type {Side} */
export const roundRobin = (set, count) => {
  const units = inOrder(set);
  return makespanOf(
    set,
    Array.from({ length: count }, (_, at) => units.filter((_one, index) => index % count === at)),
  );
};

/** Stretches of as many tests, as Playwright's own `--shard` has them. @type {Side} */
export const byCount = (set, count) => {
  const units = inOrder(set);
  const from = (/** @type {number} */ at) => Math.floor((at * units.length) / count);
  return makespanOf(
    set,
    Array.from({ length: count }, (_, at) => units.slice(from(at), from(at + 1))),
  );
};

/** What it may take for one division; its own default is 500 ms. */
const CKK_MS = 200;

/** `assignWithCKK` of @nsxbet/playwright-orchestrator. @returns {Promise<Side>} */
export async function orchestrator() {
  const folder = join(ROOT, 'bench', 'peers');
  await setUp({ nodeModules: folder });
  const core = createRequire(join(folder, 'package.json')).resolve('@nsxbet/playwright-orchestrator/core');
  const { assignWithCKK } = await import(pathToFileURL(core).href);
  return (set, count) => {
    const byId = new Map(set.units.map((unit) => [unit.id, unit]));
    const tests = set.units.map(({ id, place, weight }) => ({
      testId: id,
      file: place.split(' ')[0],
      duration: weight,
    }));
    const { assignments } = assignWithCKK(tests, count, CKK_MS);
    const shards = assignments.map((/** @type {{ tests: (string | { testId: string })[] }} */ { tests: held }) =>
      held.flatMap((test) => byId.get(typeof test === 'string' ? test : test.testId) ?? []),
    );
    return makespanOf(set, shards);
  };
}
