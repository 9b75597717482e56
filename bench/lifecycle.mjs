// `npm run bench:lifecycle [-- --rounds 5 --stacks 1,5,10 --sides ours,compose,tuned,testcontainers]`: how long a stack takes to
// be ready and to be gone again, one and several at once. The stack is one web server with a check every 5 s, whose main
// process ignores SIGTERM. In turns in one run; medians.
//   ours            as `isoshard run` makes, starts and removes it
//   compose         docker compose up --wait, docker compose down -v
//   tuned           the same file tuned by hand: start_period and start_interval of 100 ms, down -v -t 0: the floor
//   testcontainers  DockerComposeEnvironment of testcontainers for Node
//   before          ours, compiled from other sources into the folder that BEFORE names: to compare a change with
// @ts-check
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { run } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { compile } from './parts/isoshard.mjs';
import { SIDES } from './parts/lifecycle-sides.mjs';
import { median } from './parts/median.mjs';
import { buildImage } from './parts/python-image.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    stacks: { type: 'string', default: '1,5,10' },
    sides: { type: 'string', default: 'ours,compose,tuned,testcontainers' },
  },
});
const counts = values.stacks.split(',').map(Number);
const names = values.sides.split(',');

const { node24 = process.execPath } = await setUp({ nodeModules: true, engine: true, baseImage: true, node24: true });
if (node24 !== process.execPath) {
  // The runner's own Node; testcontainers needs a newer one than we do, too.
  process.exit(spawnSync(node24, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}
buildImage();
const built = compile();
const sides = await Promise.all(
  names.map(async (name) => {
    const make = SIDES[name];
    if (make === undefined) throw new Error(`there is no side ${name}: ${Object.keys(SIDES).join(', ')}`);
    return { name, once: await make(built) };
  }),
);

/** Containers and networks of the engine: no side may leave any. */
async function objects() {
  const lists = [
    ['docker', 'ps', '--all', '--quiet'],
    ['docker', 'network', 'ls', '--quiet'],
    ['docker', 'volume', 'ls', '--quiet'],
  ];
  const found = await Promise.all(lists.map((argv) => run(argv, { quiet: true })));
  return found.map(({ output }) => output.split('\n').sort().join(' ')).join();
}

for (const count of counts) {
  /** @type {Record<string, { ready: number[], gone: number[] }>} */
  const times = Object.fromEntries(names.map((name) => [name, { ready: [], gone: [] }]));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { name, once } of round % 2 === 0 ? sides : sides.toReversed()) {
      const before = await objects();
      const { ready, gone } = await once(count);
      if ((await objects()) !== before) throw new Error(`${name} left something`);
      times[name]?.ready.push(ready);
      times[name]?.gone.push(gone);
    }
  }
  for (const [name, { ready, gone }] of Object.entries(times)) {
    console.log(`figure lifecycle-${count}-${name}-ready ${median(ready).toFixed(2)} s`);
    console.log(`figure lifecycle-${count}-${name}-gone ${median(gone).toFixed(2)} s`);
  }
  for (const [name, { ready, gone }] of Object.entries(times)) {
    const { ours } = times;
    if (ours === undefined || name === 'ours') continue;
    console.log(`ratio lifecycle-${count}-ready-${name} ${(median(ours.ready) / median(ready)).toFixed(3)}`);
    console.log(`ratio lifecycle-${count}-gone-${name} ${(median(ours.gone) / median(gone)).toFixed(3)}`);
  }
}
process.exit(); // testcontainers keeps connections open
