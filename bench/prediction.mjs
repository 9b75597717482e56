// `npm run bench:prediction`: made-up histories, replayed. Every run is divided with what the runs before it had measured, and then takes
// what it takes: its makespan over the lower bound of what it really took. Ours beside the estimates that other tools have (the last run, the
// average, the median of five), each divided by the same partition and fed from its own runs: machines are slow in turns, tests fail and are tried
// again, come and go. The speed of a machine is in what is measured, and not in the makespan: nobody knows it beforehand.
// @ts-check
import { join } from 'node:path';
import { histories, RUNS } from './parts/histories.mjs';
import { compile } from './parts/isoshard.mjs';
import { median } from './parts/median.mjs';
import { isoshardMemory, MEMORIES } from './parts/memories.mjs';

const SEEDS = [1, 2, 3, 4];
/** The first runs teach. */
const TAUGHT = 3;

const built = join(compile(), 'src');
const { partition } = await import(join(built, 'sharding/partition.js'));
const { lowerBound } = await import(join(built, 'sharding/lower-bound.js'));

/** @typedef {import('./parts/memories.mjs').Memory} Memory */
/** @typedef {import('./parts/histories.mjs').History} History */

/** @param {History} history @param {Memory} memory @returns {number[]} makespan over the bound, a run */
function replay(history, memory) {
  return history.runs.flatMap(({ tests }, run) => {
    const { ms } = memory.expect(tests);
    const units = tests.map(({ id, file }) => ({ id, tests: [id], place: `${file} ${id}`, weight: ms(id) }));
    const { shards } = partition(units, history.shards);
    const byId = new Map(tests.map((test) => [test.id, test]));
    const ran = shards.map((/** @type {any} */ shard) =>
      shard.units.flatMap((/** @type {any} */ unit) => byId.get(unit.id) ?? []),
    );
    memory.learn(ran, (shard) => history.slowness(run, shard));
    const loads = ran.map((/** @type {any[]} */ own) => own.reduce((sum, { work }) => sum + work, 0));
    const bound = lowerBound(
      tests.map(({ work }) => work),
      history.shards,
    );
    return run < TAUGHT ? [] : [Math.max(...loads) / bound];
  });
}

/** Who knows what each test takes, and not the noise of this run: nobody is better than that. @returns {Memory} */
const oracle = () => {
  return {
    expect: (tests) => {
      const usual = new Map(tests.map((test) => [test.id, test.usual]));
      return { ms: (id) => usual.get(id) ?? 1 };
    },
    learn: () => {},
  };
};
const sides = { ...MEMORIES, oracle, isoshard: await isoshardMemory(built) };
/** @type {Record<string, number[]>} */
const all = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
let worst = 0;
for (const seed of SEEDS) {
  for (const history of histories(seed)) {
    const cells = Object.entries(sides).map(([name, make]) => {
      const ratios = replay(history, make());
      all[name]?.push(...ratios);
      if (name === 'isoshard') worst = Math.max(worst, median(ratios));
      return `${name} ${median(ratios).toFixed(4)}`;
    });
    console.log(`${history.name} (seed ${seed}, ${history.shards} shards, ${RUNS - TAUGHT} runs): ${cells.join(', ')}`);
  }
}
const ours = median(all.isoshard ?? []);
for (const [name, ratios] of Object.entries(all)) {
  const sorted = [...ratios].sort((a, b) => a - b);
  console.log(`figure prediction-${name} ${median(ratios).toFixed(4)} x`);
  console.log(`figure prediction-${name}-90th ${(sorted[Math.floor(sorted.length * 0.9)] ?? 0).toFixed(4)} x`);
}
console.log(`figure prediction-worst-history ${worst.toFixed(4)} x`);
for (const name of Object.keys(MEMORIES)) {
  console.log(`ratio prediction-${name} ${((ours - 1) / (median(all[name] ?? []) - 1)).toFixed(3)}`);
}
