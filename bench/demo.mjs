// `npm run bench:demo [ROUNDS]`: what people have today against ours, in turns in one run; medians. Images are built for
// both beforehand, Playwright has one worker and traces `on-first-retry` in both.
//   theirs  docker compose up -d, sleep 10, the suites one after the other, docker compose down -v
//   ours    isoshard run --parallel 4
// CPU seconds are the engine's containers' and ours together, from /proc/stat: the bound is what they need on all cores.
// @ts-check
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { isoshard, withExampleCopy } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { sharedStack } from '../scripts/shared-stack.mjs';

const TICKS_PER_SECOND = 100;

/** CPU seconds that this machine has spent on anything but waiting (proc(5), /proc/stat). */
function busySeconds() {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
}

/** @param {() => Promise<boolean>} work @returns {Promise<{ seconds: number, cpu: number, green: boolean }>} */
async function timed(work) {
  const [begun, cpu] = [performance.now(), busySeconds()];
  const green = await work();
  return { seconds: (performance.now() - begun) / 1000, cpu: busySeconds() - cpu, green };
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

await setUp({ engine: true, baseImage: true });
const rounds = Number(process.argv[2] ?? 3);
const suites = ['--suite', 'frontend,backend'];
// A copy for each side: what one writes into it must not help or hinder the other.
await withExampleCopy((theirFolder) =>
  withExampleCopy(async (ourFolder) => {
    const stack = sharedStack(theirFolder);
    const ours = (/** @type {string[]} */ args) => isoshard(args, { cwd: ourFolder, quiet: true });
    await stack.build();
    const planned = await ours(['plan', ...suites, '--output', 'plan.json']);
    if (planned.code !== 0) throw new Error(planned.output);
    /** @type {{ theirs: Awaited<ReturnType<typeof timed>>[], ours: Awaited<ReturnType<typeof timed>>[] }} */
    const times = { theirs: [], ours: [] };
    for (let round = 1; round <= rounds; round++) {
      times.theirs.push(
        await timed(async () => {
          await stack.up();
          await sleep(10_000);
          await stack.seed();
          const codes = [(await stack.playwright([])).code, (await stack.pytest([])).code];
          await stack.down();
          return codes.every((code) => code === 0);
        }),
      );
      times.ours.push(await timed(async () => (await ours(['run', ...suites, '--parallel', '4'])).code === 0));
      for (const side of /** @type {const} */ (['theirs', 'ours'])) {
        const last = times[side].at(-1);
        if (last)
          console.log(
            `round ${round} ${side.padEnd(6)} ${last.seconds.toFixed(1)} s, ${last.cpu.toFixed(1)} CPU s, ${last.green ? 'green' : 'RED'}`,
          );
      }
    }
    const of = (/** @type {'theirs' | 'ours'} */ side, /** @type {'seconds' | 'cpu'} */ what) =>
      median(times[side].map((one) => one[what]));
    const [theirs, own, cpu] = [of('theirs', 'seconds'), of('ours', 'seconds'), of('ours', 'cpu')];
    const cores = availableParallelism();
    console.log(`figure demo-sequential ${theirs.toFixed(1)} s`);
    console.log(`figure demo-sequential-cpu ${of('theirs', 'cpu').toFixed(1)} s`);
    console.log(`figure demo-isoshard ${own.toFixed(1)} s`);
    console.log(`figure demo-isoshard-cpu ${cpu.toFixed(1)} s`);
    console.log(`figure demo-bound-by-cpu-on-${cores}-cores ${(cpu / cores).toFixed(1)} s`);
    console.log(`ratio demo ${(own / theirs).toFixed(3)}`);
    if (![...times.theirs, ...times.ours].every(({ green }) => green)) process.exitCode = 1;
  }),
);
