// `npm run bench:digest [FILES] [MEGABYTES]`: how long it takes to learn that nothing changed, on a context of many files: our digest, the first
// time and when nothing changed, beside what `docker build` takes for the same question (a warm builder, a Dockerfile that copies all). Medians, in turns.
// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { compile } from './parts/isoshard.mjs';
import { median } from './parts/median.mjs';

const FILES = Number(process.argv[2] ?? 10_000);
const MEGABYTES = Number(process.argv[3] ?? 200);
const ROUNDS = 7;
const BUILDS = 3;
const TAG = 'isoshard-bench-digest:1';

await setUp({ nodeModules: true });
const built = compile();
const { planImages } = await import(join(built, 'src', 'images', 'plan-images.js'));

const folder = mkdtempSync(join(tmpdir(), 'isoshard-digest-'));
const context = join(folder, 'context');
const memory = join(folder, 'memory');
const model = { services: { app: { build: { context, dockerfile: 'Dockerfile' } } } };
const request = { build: 'missing', locate: () => undefined, baseDigest: async () => 'sha256:base' };

/** Files as a project has them: some folders deep, all their bytes their own, a part of them left out by rules. */
function makeContext() {
  const pool = randomBytes(4 * 1024 * 1024);
  const size = Math.floor((MEGABYTES * 1e6) / FILES);
  const settled = Date.now() / 1000 - 3600;
  for (let index = 0; index < FILES; index += 1) {
    const place = join(context, `package-${index % 100}`, `part-${index % 7}`);
    mkdirSync(place, { recursive: true });
    const at = (index * 7919) % (pool.length - size);
    const content = Buffer.from(pool.subarray(at, at + size));
    content.writeUInt32LE(index);
    writeFileSync(join(place, `file-${index}.txt`), content);
    utimesSync(join(place, `file-${index}.txt`), settled, settled);
  }
  writeFileSync(join(context, 'Dockerfile'), 'FROM scratch\nCOPY . /app\n');
  writeFileSync(join(context, '.dockerignore'), '.git\n**/node_modules\n*.log\n!keep.log\n');
}

/** @param {() => Promise<unknown>} work */
async function seconds(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Processor time of this process: what is left of a figure on a machine that does other things too. @param {() => Promise<unknown>} work */
async function busySeconds(work) {
  const begun = process.cpuUsage();
  const wall = await seconds(work);
  const { user, system } = process.cpuUsage(begun);
  return { wall, busy: (user + system) / 1e6 };
}

/** As a call of the program does it: nothing is kept in the process. @param {string | undefined} kept */
async function digest(kept) {
  const { images } = await planImages({ imageEnvironment: async () => undefined }, model, { ...request, memory: kept });
  return images[0].digest;
}

async function build() {
  const { code, output } = await run(['docker', 'build', '--quiet', '--tag', TAG, context], { quiet: true });
  if (code !== 0) throw new Error(output);
}

const hasEngine = (await run(['docker', 'info'], { quiet: true })).code === 0;
try {
  makeContext();
  // What was written within two seconds is not remembered.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  /** @type {{ first: { wall: number, busy: number }[], same: { wall: number, busy: number }[], build: number[] }} */
  const times = { first: [], same: [], build: [] };
  const expected = await digest(undefined);
  if (hasEngine) await build();
  for (let round = 0; round < ROUNDS; round += 1) {
    rmSync(memory, { recursive: true, force: true });
    const check = async () => {
      if ((await digest(memory)) !== expected) throw new Error('another digest');
    };
    times.first.push(await busySeconds(check));
    times.same.push(await busySeconds(check));
    if (hasEngine && round < BUILDS) times.build.push(await seconds(build));
  }
  const walls = (/** @type {{ wall: number }[]} */ all) => median(all.map(({ wall }) => wall));
  const busy = (/** @type {{ busy: number }[]} */ all) => median(all.map((one) => one.busy));
  const [first, same] = [walls(times.first), walls(times.same)];
  console.log(`${FILES} files, ${MEGABYTES} MB, ${ROUNDS} rounds`);
  console.log(`figure digest-first ${first.toFixed(3)} s`);
  console.log(`figure digest-unchanged ${same.toFixed(3)} s`);
  console.log(`figure digest-first-processor ${busy(times.first).toFixed(3)} s`);
  console.log(`figure digest-unchanged-processor ${busy(times.same).toFixed(3)} s`);
  if (times.build.length > 0) {
    console.log(`figure docker-build-unchanged ${median(times.build).toFixed(3)} s`);
    console.log(`ratio digest-unchanged ${(same / median(times.build)).toFixed(3)}`);
  }
} finally {
  if (hasEngine) await run(['docker', 'image', 'rm', '--force', TAG], { quiet: true });
  rmSync(folder, { recursive: true, force: true });
}
