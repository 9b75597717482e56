// `npm run bench:plan`: how good a division is, as its makespan over the lower bound (see src/sharding/lower-bound.ts), on real
// and generated suites and 2 to 96 shards; beside LPT by weight alone, round-robin, stretches of as many tests (Playwright's way), and
// `assignWithCKK` of @nsxbet/playwright-orchestrator. Then: few units, where the best is known; shards that pay for every file that they
// touch; and how many tests move from one branch to another.
// @ts-check
import { join } from 'node:path';
import { branches } from './parts/branches.mjs';
import { compile } from './parts/isoshard.mjs';
import { median } from './parts/median.mjs';
import { costlySets, generatedSets, realSets, smallSets } from './parts/plan-sets.mjs';
import { byCount, lpt, lptShards, orchestrator, roundRobin } from './parts/plan-sides.mjs';
import { seeded } from './parts/random.mjs';

const COUNTS = [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96];
const built = join(compile(), 'src');
const { partition } = await import(join(built, 'sharding/partition.js'));
const { wallOf } = await import(join(built, 'sharding/schedule.js'));
const { placesOf, measured, listedAs } = await branches(built);
const peer = await orchestrator();

/** @typedef {import('./parts/plan-sets.mjs').PlanSet} PlanSet */
/** @param {PlanSet} set @param {number} count */
function ours(set, count) {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  const { makespan, lowerBound, shards } = partition(set.units, count, { costs: set.costs });
  const { user, system } = process.cpuUsage(used);
  return { makespan, bound: lowerBound, ms: performance.now() - begun, cpuMs: (user + system) / 1000, shards };
}
for (const set of generatedSets()) ours(set, 8); // warm

const SIDES = /** @type {const} */ ({ lpt, 'round-robin': roundRobin, count: byCount, ckk: peer });
/** @type {Record<keyof typeof SIDES, number[]>} ours over theirs */
const ratios = { lpt: [], 'round-robin': [], count: [], ckk: [] };
let worstReal = 0;
let worse = 0;
let far = 0;

/** @param {PlanSet} set */
function row(set) {
  for (const count of COUNTS.filter((one) => one < set.units.length)) {
    const { makespan, bound, ms } = ours(set, count);
    const cells = Object.entries(SIDES).map(([name, side]) => {
      const theirs = side(set, count);
      ratios[/** @type {keyof typeof SIDES} */ (name)].push(makespan / theirs);
      if (name === 'lpt' && makespan > theirs) worse += 1;
      return `${name} ${(theirs / bound).toFixed(4)}`;
    });
    const over = makespan / bound;
    if (set.kind === 'real' && count <= set.units.length / 4) worstReal = Math.max(worstReal, over);
    else if (set.kind === 'real') far = Math.max(far, over);
    console.log(`${set.name} × ${count}: ours ${over.toFixed(4)} in ${ms.toFixed(0)} ms, ${cells.join(', ')}`);
  }
}

const generated = generatedSets();
for (const set of [...realSets(), ...generated]) row(set);

const large = generated.filter(({ units }) => units.length === 10_000);
const rounds = large.flatMap((set) => Array.from({ length: 9 }, () => ours(set, 64)));
console.log(
  `figure plan-10000x64-over-bound ${Math.max(...rounds.map(({ makespan, bound }) => makespan / bound)).toFixed(5)} x`,
);
console.log(`figure plan-10000x64-time ${median(rounds.map(({ ms }) => ms)).toFixed(1)} ms`);
console.log(`figure plan-10000x64-cpu ${median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(1)} ms`);
console.log(`figure plan-real-worst-to-quarter ${worstReal.toFixed(4)} x`);
console.log(`figure plan-real-worst-beyond ${far.toFixed(4)} x`);

const small = smallSets().flatMap((set) =>
  COUNTS.filter((count) => count < set.units.length).map((count) => ours(set, count)),
);
const proven = small.filter(({ makespan, bound }) => makespan === bound).length;
console.log(`figure plan-small-proven ${proven} of ${small.length}`);
console.log(
  `figure plan-small-largest-gap ${((Math.max(...small.map(({ makespan, bound }) => makespan / bound)) - 1) * 100).toFixed(2)} %`,
);
console.log(`figure plan-small-slowest-cpu ${Math.max(...small.map(({ cpuMs }) => cpuMs)).toFixed(0)} ms`);

/** @type {number[]} */
const costly = [];
/** @type {number[]} */
const blind = [];
for (const set of costlySets()) {
  for (const count of COUNTS.filter((one) => one <= set.units.length / 4)) {
    const { makespan, bound, ms } = ours(set, count);
    const theirs = lpt(set, count);
    costly.push(makespan / bound);
    blind.push(makespan / theirs);
    if (makespan > theirs) worse += 1;
    console.log(
      `${set.name} × ${count}: ours ${(makespan / bound).toFixed(4)} in ${ms.toFixed(0)} ms, lpt ${(theirs / bound).toFixed(4)}`,
    );
  }
}

/** Several workers in a shard. @type {Record<number, number[]>} ours over LPT, by their number */
const withWorkers = { 2: [], 4: [] };
for (const set of [...realSets(), ...costlySets()]) {
  for (const [number, against] of Object.entries(withWorkers)) {
    const workers = Number(number);
    for (const count of COUNTS.filter((one) => one <= set.units.length / (4 * workers))) {
      const { makespan } = partition(set.units, count, { costs: set.costs, workers });
      const theirs = Math.max(...lptShards(set, count).map((units) => wallOf(units, workers, set.costs)));
      against.push(makespan / theirs);
      if (makespan > theirs) worse += 1;
    }
  }
}
const compared = ratios.lpt.length + costly.length + Object.values(withWorkers).flat().length;
console.log(`figure plan-worse-than-lpt ${worse} of ${compared}`);
for (const [workers, against] of Object.entries(withWorkers)) {
  console.log(`ratio plan-lpt-${workers}-workers ${median(against).toFixed(4)}`);
}
console.log(`figure plan-costs-over-bound-median ${median(costly).toFixed(4)} x`);
console.log(`figure plan-costs-over-bound-worst ${Math.max(...costly).toFixed(4)} x`);
console.log(`ratio plan-costs-lpt ${median(blind).toFixed(3)}`);

/** Of the tests of two branches with the same timings, the share that is in another shard: one test in a hundred is new, one gone. */
const moves = realSets().map((set) => {
  const random = seeded(set.units.length);
  const count = Math.min(8, Math.floor(set.units.length / 4));
  const main = set.units.map(listedAs);
  const branch = [
    ...main.filter(() => random.next() > 0.01),
    ...main
      .slice(0, Math.ceil(main.length / 100))
      .map((test, at) => ({ ...test, id: `new-${at}`, group: `new-${at}` })),
  ];
  const timings = measured(set, random);
  const before = placesOf(main, timings, count, true);
  const moved = (/** @type {boolean} */ asMain) => {
    const both = [...placesOf(branch, timings, count, asMain)].filter(([id]) => before.has(id));
    return both.filter(([id, shard]) => before.get(id) !== shard).length / both.length;
  };
  return { kept: moved(true), anew: moved(false) };
});
console.log(`figure plan-moved ${(median(moves.map(({ kept }) => kept)) * 100).toFixed(1)} %`);
console.log(`figure plan-moved-worst ${(Math.max(...moves.map(({ kept }) => kept)) * 100).toFixed(1)} %`);
console.log(`figure plan-moved-if-made-anew ${(median(moves.map(({ anew }) => anew)) * 100).toFixed(1)} %`);
for (const [name, values] of Object.entries(ratios)) console.log(`ratio plan-${name} ${median(values).toFixed(4)}`);
