// `npm run bench:images [-- --only cold,cold-without-base,nothing,file,dependency,large --rounds 3 --services cache|artifact --of backend-api,web]`: the demonstration's images, or some, from the job that
// builds them to one that needs them. Two engines of its own stand for the two machines, a real registry for Docker Hub, and GitHub's services are
// on loopback; nothing of this machine's is touched. As root on Linux; all of it takes about a quarter of an hour. In turns; medians.
//   ours   the images as `isoshard plan` and `isoshard run` see to them, each in a process of its own, from its start to its end
//   (a)    `docker compose build`, with a cold and with a warm builder
//   (b)    `docker compose build`, `docker save` of all images `| zstd -3`, and `zstd -d | docker load`, the archive by actions/cache, as the usual recipe has
//          it; what the cache takes of it is printed, and a ratio without it
// Ways: a cold start; nothing changed, on engines with the images, with the base image alone, and with none; one source file changed; a dependency
// changed, both also on machines with nothing, which build on what is kept of the run before; and a large file that is copied, which no way moves as fast as it is built. Engines pull the base image where they lack it, on both sides.
// @ts-check
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withExampleCopy } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { projectIn, Sides } from './parts/image-sides.mjs';
import { median } from './parts/median.mjs';

const WAYS = ['cold', 'cold-without-base', 'nothing', 'file', 'dependency', 'large'];
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: WAYS.join(',') },
    rounds: { type: 'string', default: '3' },
    services: { type: 'string', default: 'cache' },
    of: { type: 'string', default: 'backend-api,web,frontend-test,backend-test' },
  },
});
const only = values.only.split(',');
for (const name of only) if (!WAYS.includes(name)) throw new Error(`--only ${name}: expected some of ${WAYS}`);
const ROUNDS = Number(values.rounds);

/** @typedef {import('./parts/image-sides.mjs').Has} Has */
/** @typedef {import('./parts/image-sides.mjs').Project} Project */
/** @typedef {import('./parts/image-job.mjs').Image} Image */

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(2)} s`;
const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
/** @param {string} name @param {number} value @param {string} unit */
const figure = (name, value, unit) => console.log(`figure images-${name} ${value.toFixed(2)} ${unit}`);
/** @param {string} name @param {number} value */
const ratio = (name, value) => console.log(`ratio images-${name} ${value.toFixed(3)}`);
/** Runs both in turns, each first every other round. @param {number} round @param {readonly (() => Promise<void>)[]} sides */
async function inTurns(round, sides) {
  for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
}

// The runner's own version of Node.
const { node24 = process.execPath } = await setUp({
  ...{ nodeModules: true, engine: true, baseImage: true, registry: true, node24: true },
});
const sides = new Sides(values.services === 'artifact' ? 'artifact' : 'cache', node24);

// Its engines are processes of their own, and outlive it.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await sides.close();
    process.exit(130);
  });
}
/** Bytes of each image; layers that several have count in each. @type {readonly number[]} */
let sizes = [];
try {
  await sides.open();
  await withExampleCopy(async (folder) => {
    const project = projectIn(folder, values.of.split(','));
    /** Of `docker compose build` without anything, by what the engine has. @type {Partial<Record<Has, number>>} */
    const cold = {};
    if (only.includes('cold')) cold.base = await coldStart(project, 'base');
    if (only.includes('cold-without-base')) cold.nothing = await coldStart(project, 'nothing');
    if (only.some((name) => ['nothing', 'file', 'dependency'].includes(name))) {
      const { images, wallMs, handedOn } = await sides.ours(sides.planner, project);
      console.log(`before: built and handed on in ${seconds(wallMs)} ${JSON.stringify(handedOn)}`);
      sizes = await sides.sizes(sides.planner, images);
      figure('largest', Math.max(...sizes) / 1e6, 'MB');
      figure('together', sizes.reduce((sum, bytes) => sum + bytes, 0) / 1e6, 'MB');
      await sides.build(sides.planner, project);
      if (only.includes('nothing')) await nothingChanged(project, images, cold);
      let latest = images;
      /** @type {[string, (time: string) => void][]} */
      const changes = [];
      if (only.includes('file')) {
        const file = join(folder, 'backend/app/main.py');
        const change = (/** @type {string} */ time) => appendFileSync(file, `# ${time}\n`);
        latest = await changed('file', { project, images: latest, cold, rounds: ROUNDS }, change);
        changes.push(['file', change]);
      }
      if (only.includes('dependency')) {
        const file = join(folder, 'frontend/package.json');
        const before = readFileSync(file, 'utf8');
        const change = (/** @type {string} */ time) =>
          writeFileSync(file, before.replace(/^{/, `{\n  "description": "${time}",`));
        latest = await changed('dependency', { project, images: latest, cold, rounds: 1 }, change);
        changes.push(['dependency', change]);
      }
      for (const [name, change] of changes)
        latest = await changedOnNewMachines(name, { project, images: latest }, change);
    }
  });
  if (only.includes('large')) await largeFile();
  for (const [what, peak] of Object.entries(sides.peaks)) {
    figure(what === 'spool' ? 'peak-spool-on-disk' : `peak-memory-${what}`, peak, 'MiB');
  }
  if (sizes.length > 0) ratio('peak-spool-over-largest-image', (sides.peaks.spool * 1024 ** 2) / Math.max(...sizes));
} finally {
  await sides.close();
}

/**
 * Nothing anywhere: ours builds and hands on in one job, and fetches in another; theirs builds in each.
 * @param {Project} project @param {Has} has @returns {Promise<number>} theirs
 */
async function coldStart(project, has) {
  const name = has === 'base' ? 'cold' : 'cold-without-base';
  await sides.freshServices();
  const t = { built: 0, ready: 0, planned: 0, fetched: 0, packed: 0 };
  await inTurns(has === 'base' ? 0 : 1, [
    async () => {
      await sides.empty(sides.shard, has);
      t.built = await sides.build(sides.shard, project);
      console.log(`${name}: docker compose build with a cold builder ${seconds(t.built)}`);
    },
    async () => {
      await sides.empty(sides.planner, has);
      const plan = await sides.ours(sides.planner, project);
      t.ready = plan.wallMs - plan.publishedMs + plan.readyMs;
      t.planned = plan.wallMs;
      await sides.empty(sides.shard, has);
      const got = await sides.ours(sides.shard, project, plan.images);
      t.fetched = got.wallMs;
      console.log(
        `${name}: ours built in ${seconds(t.ready)}, handed on after ${seconds(t.planned)} (${mb(plan.movedBytes)}), then ${got.how} in ${seconds(t.fetched)} (${mb(got.movedBytes)}) ${JSON.stringify(plan.handedOn)}`,
      );
    },
  ]);
  ratio(`${name}-built-over-cold-build`, t.ready / t.built);
  ratio(`${name}-built-and-handed-on-over-cold-build`, t.planned / t.built);
  ratio(`${name}-shard-over-cold-build`, t.fetched / t.built);
  ratio(`${name}-plan-and-shard-over-building-in-both`, (t.planned + t.fetched) / (2 * t.built));
  return t.built;
}

/** @param {Project} project @param {readonly Image[]} images @param {Partial<Record<Has, number>>} cold */
async function nothingChanged(project, images, cold) {
  /** @type {Record<string, number[]>} */
  const t = { shard: [], plan: [], warm: [], save: [], cache: [] };
  const add = (/** @type {string} */ name, /** @type {number} */ ms) => {
    console.log(`nothing changed: ${name} ${seconds(ms)}`);
    t[name] = [...(t[name] ?? []), ms];
  };
  await sides.ours(sides.shard, project, images);
  await sides.settle();
  for (let round = 0; round < ROUNDS; round++) {
    await inTurns(round, [
      async () => add('warm', await sides.build(sides.planner, project)),
      async () => {
        add('shard', (await sides.ours(sides.shard, project, images)).wallMs);
        add('plan', (await sides.ours(sides.planner, project)).wallMs);
      },
    ]);
  }
  const middle = (/** @type {string} */ name) => median(t[name] ?? []);
  figure('nothing-changed-images-present-shard', middle('shard') / 1000, 's');
  figure('nothing-changed-images-present-plan', middle('plan') / 1000, 's');
  figure('nothing-changed-docker-compose-build-warm', middle('warm') / 1000, 's');

  for (const has of /** @type {const} */ (['nothing', 'base'])) {
    for (let round = 0; round < ROUNDS; round++) {
      await inTurns(round, [
        async () => {
          await sides.empty(sides.shard, has);
          const got = await sides.ours(sides.shard, project, images);
          if (!got.how.every((how) => how === 'cached')) throw new Error(`not fetched: ${got.how} ${got.why}`);
          add(`ours ${has}`, got.wallMs);
        },
        async () => {
          const saved = await sides.save(sides.planner, project);
          add('save', saved.ms);
          await sides.empty(sides.shard, has);
          const loaded = await sides.load(sides.shard);
          add(`load ${has}`, loaded.ms);
          add('cache', saved.cacheMs + loaded.cacheMs);
        },
      ]);
    }
    const [ours, theirs] = [middle(`ours ${has}`), middle('save') + middle(`load ${has}`)];
    const name = `nothing-changed-${has === 'nothing' ? 'empty-engine' : 'base-there'}`;
    console.log(
      `${name}: ours ${seconds(ours)}, save ${seconds(middle('save'))}, load ${seconds(middle(`load ${has}`))}, of both the cache ${seconds(middle('cache'))}`,
    );
    ratio(`${name}-over-save-and-load`, ours / theirs);
    ratio(`${name}-over-save-and-load-without-cache`, ours / (theirs - middle('cache')));
    ratio(`${name}-over-load-alone`, ours / middle(`load ${has}`));
    const built = cold[has];
    if (built !== undefined) ratio(`${name}-over-cold-build`, ours / built);
  }
}

/**
 * Each side builds a change of its own, and brings it to the other engine: one that has what was there before; then also
 * one with the base image alone, and one with none.
 * @param {string} name @param {{ project: Project, images: readonly Image[], cold: Partial<Record<Has, number>>, rounds: number }} before
 * @param {(time: string) => void} change
 */
async function changed(name, { project, images, cold, rounds }, change) {
  /** @type {Record<string, number[]>} */
  const t = { ours: [], plan: [], fetch: [], build: [], save: [], load: [], moved: [], layers: [], cache: [] };
  const packed = await sides.layers(sides.planner, images);
  await sides.empty(sides.shard, 'nothing');
  await sides.ours(sides.shard, project, images);
  await sides.save(sides.planner, project);
  await sides.load(sides.shard);
  let latest = images;
  for (let round = 0; round < rounds; round++) {
    await inTurns(round, [
      async () => {
        change(`ours ${round}`);
        const plan = await sides.ours(sides.planner, project);
        const got = await sides.ours(sides.shard, project, plan.images);
        latest = plan.images;
        t.plan?.push(plan.wallMs);
        t.fetch?.push(got.wallMs);
        t.ours?.push(plan.wallMs + got.wallMs);
        t.moved?.push(plan.movedBytes);
        const now = await sides.layers(sides.planner, latest, packed);
        t.layers?.push([...now].reduce((sum, [digest, bytes]) => sum + (packed.has(digest) ? 0 : bytes), 0));
        for (const [digest, bytes] of now) packed.set(digest, bytes);
        console.log(
          `${name}: planned in ${seconds(plan.wallMs)} (${plan.how}; ${mb(plan.movedBytes)} moved, of layers of ${mb(t.layers?.at(-1) ?? 0)}), ${got.how} in ${seconds(got.wallMs)}`,
        );
      },
      async () => {
        change(`theirs ${round}`);
        t.build?.push(await sides.build(sides.planner, project));
        const save = await sides.save(sides.planner, project);
        t.save?.push(save.ms);
        const load = await sides.load(sides.shard);
        t.load?.push(load.ms);
        t.cache?.push(save.cacheMs + load.cacheMs);
        const [built, saved, loaded] = [t.build, t.save, t.load].map((one) => seconds(one?.at(-1) ?? 0));
        console.log(`${name}: theirs built in ${built}, save ${saved}, load ${loaded}`);
      },
    ]);
  }
  const middle = (/** @type {string} */ one) => median(t[one] ?? []);
  const [build, save] = [middle('build'), middle('save')];
  const theirs = build + save + middle('load');
  ratio(`${name}-changed-over-build-save-and-load`, middle('ours') / theirs);
  ratio(`${name}-changed-over-build-save-and-load-without-cache`, middle('ours') / (theirs - middle('cache')));
  ratio(`${name}-changed-moved-over-changed-layers`, middle('moved') / middle('layers'));
  ratio(`${name}-changed-plan-over-warm-build`, middle('plan') / build);
  for (const has of /** @type {const} */ (['base', 'nothing'])) {
    await sides.empty(sides.shard, has);
    const got = await sides.ours(sides.shard, project, latest);
    await sides.empty(sides.shard, has);
    const { ms: load } = await sides.load(sides.shard);
    console.log(`${name}, shard with ${has}: ${got.how} in ${seconds(got.wallMs)}, load ${seconds(load)}`);
    const where = has === 'nothing' ? 'empty-engine' : 'base-there';
    ratio(`${name}-changed-${where}-over-build-save-and-load`, (middle('plan') + got.wallMs) / (build + save + load));
    const built = cold[has];
    if (built !== undefined) ratio(`${name}-changed-${where}-shard-over-cold-build`, got.wallMs / built);
  }
  return latest;
}

/**
 * The same change on machines with nothing, as hosted runners are: ours builds it on what is kept of the images before, and hands it on; theirs builds all of
 * it, in each job, or in one that saves it for the other.
 * @param {string} name @param {{ project: Project, images: readonly Image[] }} before images of the run before
 * @param {(time: string) => void} change @returns {Promise<readonly Image[]>} those of this one
 */
async function changedOnNewMachines(name, { project, images }, change) {
  const empty = async () => {
    await sides.empty(sides.planner, 'nothing');
    await sides.empty(sides.shard, 'nothing');
  };
  change('ours, new machines');
  await empty();
  const plan = await sides.ours(sides.planner, project, undefined, images);
  const got = await sides.ours(sides.shard, project, plan.images);
  console.log(
    `${name}, new machines: planned in ${seconds(plan.wallMs)} (${plan.how}; ready after ${seconds(plan.readyMs)}; ${mb(plan.movedBytes)} moved), ${got.how} in ${seconds(got.wallMs)}`,
  );
  change('theirs, new machines');
  await empty();
  const build = await sides.build(sides.planner, project);
  const archive = (await sides.save(sides.planner, project)).ms + (await sides.load(sides.shard)).ms;
  console.log(`${name}, new machines: theirs built in ${seconds(build)}, save and load ${seconds(archive)}`);
  const ours = plan.wallMs + got.wallMs;
  ratio(`${name}-changed-new-machines-plan-over-cold-build`, plan.wallMs / build);
  ratio(`${name}-changed-new-machines-over-building-in-both`, ours / (2 * build));
  ratio(`${name}-changed-new-machines-over-build-save-and-load`, ours / (build + archive));
  return plan.images;
}

/** A build of a moment whose image is large: moving it has to be refused, or is slower than building. */
async function largeFile() {
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  try {
    writeFileSync(join(folder, 'large'), randomBytes(400_000_000));
    writeFileSync(join(folder, 'Dockerfile'), 'FROM debian:trixie-slim\nCOPY large /large\n');
    const file = join(folder, 'compose.yml');
    writeFileSync(file, JSON.stringify({ services: { large: { build: { context: folder } } } }));
    const project = { folder, services: ['large'], files: [file] };
    await sides.freshServices();
    await sides.empty(sides.shard, 'base');
    const theirs = await sides.build(sides.shard, project);
    await sides.empty(sides.planner, 'base');
    const plan = await sides.ours(sides.planner, project);
    await sides.empty(sides.shard, 'base');
    const got = await sides.ours(sides.shard, project, plan.images);
    console.log(
      `large: ours planned in ${seconds(plan.wallMs)} ${JSON.stringify(plan.handedOn)}, ${got.how} in ${seconds(got.wallMs)}; docker compose build ${seconds(theirs)}`,
    );
    ratio('large-plan-and-shard-over-building-in-both', (plan.wallMs + got.wallMs) / (2 * theirs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
