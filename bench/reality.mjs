// `npm run bench:reality [ROUNDS] [COUNTS]`: how even shards are in fact. The example's Playwright suite on real stacks, in 2, 3 and 4
// shards (COUNTS: `2,3,4`), planned from what one earlier run measured, beside Playwright's own `--shard`, in turns; medians of the rounds.
// The shards run one after the other, each alone on this machine, as on a machine of its own. What counts is the wall time of the
// runner in a shard, from its call to its end; with the stack, whose costs are the same for all, shards would look more even: that is printed too.
// @ts-check
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, run, withExampleCopy } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { sharedStack } from '../scripts/shared-stack.mjs';
import { median } from './parts/median.mjs';

/** @typedef {{ tests: number, all: number, planned: number }} Wall of one shard: its runner, with its stack, as the plan said; ms */

const [ROUNDS = '1', COUNTS = '2,3,4'] = process.argv.slice(2);
const SUITE = 'frontend';

/** The slowest over the mean. @param {readonly number[]} values */
const unevenness = (values) => Math.max(...values) / (values.reduce((sum, value) => sum + value, 0) / values.length);

/** @param {{ code: number, output: string }} ended */
function green({ code, output }) {
  if (code !== 0) throw new Error(output.slice(-4000));
}

/** One run of ours. @param {string} folder @param {number} count @returns {Promise<Wall[]>} */
async function ours(folder, count) {
  const output = join(folder, 'isoshard-report');
  rmSync(output, { recursive: true, force: true });
  const command = [process.execPath, BUNDLE, 'run', '--suite', SUITE, '--shards', `${count}`, '--parallel', '1'];
  green(await run(command, { cwd: folder, quiet: true }));
  const plan = JSON.parse(readFileSync(join(output, 'plan.json'), 'utf8'));
  const shards = join(output, 'shards');
  return readdirSync(shards).map((name) => {
    const { phases } = JSON.parse(readFileSync(join(shards, name, 'results.json'), 'utf8'));
    const { images: _, ...own } = phases;
    const all = Object.values(own).reduce((sum, ms) => sum + ms, 0);
    const { estimateMs } = plan.suites[0].shards.find((/** @type {any} */ shard) => shard.name === name);
    return { tests: phases.tests, all, planned: estimateMs };
  });
}

/** The same by hand: a stack a shard, one after the other. @param {ReturnType<typeof sharedStack>} stack @param {number} count */
async function theirs(stack, count) {
  /** @type {Wall[]} */
  const walls = [];
  for (let index = 1; index <= count; index += 1) {
    const begun = performance.now();
    try {
      await stack.up();
      await stack.seed();
      const ended = await stack.playwright([`--shard=${index}/${count}`]);
      green(ended);
      await stack.down();
      walls.push({ tests: ended.ms, all: performance.now() - begun, planned: Number.NaN });
    } finally {
      await stack.down();
    }
  }
  return walls;
}

const seconds = (/** @type {number} */ ms) => (ms / 1000).toFixed(1);

await setUp({ engine: true, baseImage: true });
await withExampleCopy(async (folder) => {
  const timings = join(folder, 'timings.json');
  const history = join(folder, 'history.json');
  const config = join(folder, 'isoshard.yml');
  writeFileSync(config, `${readFileSync(config, 'utf8')}timings: timings.json\n`);
  const stack = sharedStack(folder);
  green(await stack.build());
  // By count, since nothing is known: the run that teaches.
  const first = await ours(folder, 2);
  console.log(`first run, by count: ${first.map(({ tests }) => `${seconds(tests)} s`).join(', ')}`);
  copyFileSync(timings, history);
  const sides = {
    isoshard: (/** @type {number} */ count) => {
      copyFileSync(history, timings);
      return ours(folder, count);
    },
    playwright: (/** @type {number} */ count) => theirs(stack, count),
  };
  for (const count of COUNTS.split(',').map(Number)) {
    /** @type {Record<string, Wall[][]>} */
    const runs = { isoshard: [], playwright: [] };
    for (let round = 1; round <= Number(ROUNDS); round += 1) {
      for (const [name, side] of Object.entries(sides)) {
        const walls = await side(count);
        runs[name]?.push(walls);
        const shown = walls.map(({ tests, planned }) =>
          Number.isNaN(planned) ? `${seconds(tests)} s` : `${seconds(tests)} s (planned ${seconds(planned)})`,
        );
        console.log(`${count} shards, round ${round}, ${name}: ${shown.join(', ')}`);
      }
    }
    const of = (/** @type {string} */ name, /** @type {(wall: Wall) => number} */ what) =>
      median((runs[name] ?? []).map((walls) => unevenness(walls.map(what))));
    for (const name of Object.keys(sides)) {
      console.log(`figure reality-${name}-${count} ${of(name, ({ tests }) => tests).toFixed(3)} x`);
      console.log(`figure reality-${name}-${count}-with-stack ${of(name, ({ all }) => all).toFixed(3)} x`);
    }
    const over = (/** @type {string} */ name) =>
      median((runs[name] ?? []).map((walls) => Math.max(...walls.map(({ tests }) => tests))));
    console.log(`ratio reality-${count} ${(over('isoshard') / over('playwright')).toFixed(3)}`);
  }
});
