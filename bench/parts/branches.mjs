// Two branches of one suite, planned with the same timings as `isoshard plan` does it.
// @ts-check
import { join } from 'node:path';

/** @typedef {import('./plan-sets.mjs').PlanSet} PlanSet */
/** @typedef {import('./plan-sets.mjs').Unit} Unit */

/** @param {Unit} unit */
const listedAs = ({ id, place }, at = 0) => {
  return { id, title: id, file: place.split(' ')[0] ?? '', line: at + 1, group: id };
};

/** Of the last three runs, which differ by a twentieth. @param {PlanSet} set @param {{ normal: () => number }} random */
function measured({ name, units }, random) {
  const tests = units.map((unit) => {
    const ms = [1, 2, 3].map(() => Math.max(1, Math.round(unit.weight * Math.exp(0.05 * random.normal()))));
    return [unit.id, { id: unit.id, file: listedAs(unit).file, ms, firstOf: ms.map(() => 'nothing') }];
  });
  const costs = { runner: [], stack: [], worker: [], gap: [] };
  const nothing = { files: new Map(), setups: new Map(), shared: new Map(), errors: [] };
  return {
    name,
    on: 'here',
    stacks: 1,
    workers: 1,
    atOnce: 1,
    costs,
    ...nothing,
    tests: new Map(/** @type {any} */ (tests)),
  };
}

/** @param {string} built the compiled sources */
export async function branches(built) {
  const { makePlan } = await import(join(built, 'sharding/make-plan.js'));
  const { fitWeights } = await import(join(built, 'timings/model.js'));
  /**
   * Test → shard. The control, without `asMain`: what was measured is not divided first.
   * @param {readonly { id: string }[]} tests
   * @param {ReturnType<typeof measured>} timings
   * @param {number} shards
   * @param {boolean} asMain
   * @returns {Map<string, number>}
   */
  const placesOf = (tests, timings, shards, asMain) => {
    const listing = { runner: 'made-up', version: '1', tests, setup: [], rootDir: '/' };
    const fitted = fitWeights(timings, listing, 1);
    const weights = asMain ? fitted : { ...fitted, base: new Map(), gone: new Map() };
    const suite = { name: 's', runsOn: 'here', root: undefined, shards, maxShards: shards, listing, weights };
    const { plan } = makePlan({ commit: 'c', variant: '', parallel: 1, images: [], suites: [suite] });
    return new Map(
      plan.suites[0].shards.flatMap((/** @type {any} */ { index, tests: ids }) =>
        ids.map((/** @type {string} */ id) => [id, index]),
      ),
    );
  };
  return { placesOf, measured, listedAs };
}
