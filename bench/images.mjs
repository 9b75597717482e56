// `npm run bench:images [-- --rounds 3 --services cache|artifact --no-cold]`: the demonstration's images from the job that builds them to one that needs them, through
// GitHub's services on loopback. Two engines of its own stand for the two machines, so that nothing of this machine's is touched:
//   ours    what the transports do: the engine pushes and pulls by layers
//   usual   `docker save | zstd -3` of all images, and `zstd -d | docker load`; with no service in between
//   cold    `docker build` of all images with an empty builder
// Ways: nothing changed (images there; an engine without them, with and without the base image), one source file changed, a dependency changed,
// a cold start. In turns; medians. As root on Linux. `--from TAG,TAG` takes images that isoshard built on this machine's engine in place of building: quick, without the ways that
// need a build of the example; what changes is then a file in one more layer.
// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT, run, withExampleCopy } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { median } from './parts/median.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    services: { type: 'string', default: 'cache' },
    'no-dependency': { type: 'boolean', default: false },
    from: { type: 'string' },
  },
});
const ROUNDS = Number(values.rounds);
const REF = values.services === 'artifact' ? 'refs/heads/topic' : 'refs/heads/main';
const BASE = 'debian:trixie-slim';

await setUp({ nodeModules: true, engine: true, baseImage: true });
mkdirSync(join(ROOT, '.build'), { recursive: true });
const built = mkdtempSync(join(ROOT, '.build', 'images-'));
const scratch = mkdtempSync(join(tmpdir(), 'isoshard-images-'));
const stop = () => {
  rmSync(built, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
};

const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', 'false', '--outDir', built];
if ((await run([process.execPath, ...tsc, '--rootDir', '.'])).code !== 0) process.exit(1);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(built, path)).href);
/** @type {typeof import('../test/harness/chaos/engine.js')} */
const { startOwnEngine, whyNoOwnEngine } = await load('test/harness/chaos/engine.js');
/** @type {typeof import('../test/harness/github-services.js')} */
const { startGithubServices } = await load('test/harness/github-services.js');
const why = whyNoOwnEngine();
if (why !== undefined) throw new Error(why);

/** @typedef {Awaited<ReturnType<typeof startOwnEngine>>} Engine */
/** @typedef {{ service: string, digest: string, tag: string, ms?: number }} Image */

/** @param {Engine} engine @param {string} line a shell's */
async function shell(engine, line) {
  const env = { ...process.env, DOCKER_HOST: engine.address };
  const ended = await run(['bash', '-o', 'pipefail', '-c', line], { env, quiet: true });
  if (ended.code !== 0) throw new Error(`${line}: ${ended.output.slice(-3000)}`);
  return ended;
}

/** Builds all images of the example, as a plan does: with the label that says what each is made from. @param {Engine} engine @param {string} folder @param {string} version */
async function build(engine, folder, version) {
  const recipes = { backend: 'backend', web: 'frontend', test: 'frontend -f frontend/Dockerfile.test' };
  const begun = performance.now();
  const images = await Promise.all(
    Object.entries(recipes).map(async ([service, recipe]) => {
      const digest = `sha256:${createHash('sha256').update(`${service} ${version}`).digest('hex')}`;
      const tag = `isoshard/image:${digest.slice(7, 39)}`;
      const label = `--label dev.isoshard.digest=${digest}`;
      await shell(engine, `cd ${folder} && docker build --network host ${label} -t ${tag} ${recipe}`);
      return { service, digest, tag };
    }),
  );
  return { images, ms: performance.now() - begun };
}

/** Images of this machine's engine. @param {Engine} engine @param {readonly string[]} tags */
async function taken(engine, tags) {
  await run(['bash', '-o', 'pipefail', '-c', `docker save ${tags.join(' ')} | docker --host ${engine.address} load`], {
    quiet: true,
  });
  const images = await Promise.all(
    tags.map(async (tag) => {
      const label = await shell(
        engine,
        `docker image inspect -f '{{index .Config.Labels "dev.isoshard.digest"}}' ${tag}`,
      );
      return { service: tag.slice(-6), digest: label.output.trim(), tag };
    }),
  );
  return { images, ms: Number.NaN };
}

/** The same images, the first with one more file. @param {Engine} engine @param {readonly Image[]} images @param {number} round */
async function onTop(engine, [first, ...others], round) {
  if (first === undefined) throw new Error('no images');
  const digest = `sha256:${createHash('sha256').update(`${Date.now()} ${round}`).digest('hex')}`;
  const tag = `isoshard/image:${digest.slice(7, 39)}`;
  const folder = mkdtempSync(join(scratch, 'on-top-'));
  writeFileSync(join(folder, 'file'), randomBytes(1_000_000));
  writeFileSync(join(folder, 'Dockerfile'), `FROM ${first.tag}\nCOPY file /file\n`);
  const { ms } = await shell(engine, `docker build --label dev.isoshard.digest=${digest} -t ${tag} ${folder}`);
  return { images: [{ service: 'changed', digest, tag }, ...others], ms };
}

let peakMiB = 0;
/** A job of its own. @param {Engine} engine @param {'publish' | 'fetch' | 'present'} what @param {readonly Image[]} images */
async function job(engine, what, images) {
  const temp = join(scratch, 'runner');
  mkdirSync(temp, { recursive: true });
  const env = { ...process.env, ...services.jobEnv({ runId: '1' }), DOCKER_HOST: engine.address, RUNNER_TEMP: temp };
  const script = join(ROOT, 'bench/parts/image-job.mjs');
  const ended = await run([process.execPath, script, built, what, JSON.stringify(images), REF], { env, quiet: true });
  const line =
    ended.output
      .trim()
      .split('\n')
      .filter((one) => one.startsWith('{'))
      .at(-1) ?? '{}';
  if (ended.code !== 0) throw new Error(`${what}: ${ended.output.slice(-3000)}`);
  /** @type {{ ms: number, movedBytes: number, peakMiB: number }} */
  const told = JSON.parse(line);
  peakMiB = Math.max(peakMiB, told.peakMiB);
  rmSync(temp, { recursive: true, force: true });
  return told;
}

/** The usual recipe, both halves. @param {Engine} from @param {Engine} to @param {readonly Image[]} images */
async function usual(from, to, images) {
  const archive = join(scratch, 'images.tar.zst');
  const tags = images.map(({ tag }) => tag).join(' ');
  const save = await shell(from, `docker save ${tags} | zstd -q -3 -T0 -f -o ${archive}`);
  const loaded = await shell(to, `zstd -q -d -c ${archive} | docker load`);
  const bytes = statSync(archive).size;
  rmSync(archive);
  return { saveMs: save.ms, loadMs: loaded.ms, bytes };
}

/** An engine without images, or with the base image alone. @param {Engine} engine @param {boolean} [withBase] */
async function empty(engine, withBase = false) {
  await shell(engine, 'docker image prune --all --force');
  if (!withBase) return;
  await shell(engine, `docker load --quiet --input ${baseArchive}`);
}

/** @type {Map<string, number>} */
const known = new Map();
const seconds = (/** @type {number} */ ms) => (ms / 1000).toFixed(2);
const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
/** @param {string} name @param {number} value @param {string} unit */
const figure = (name, value, unit) => console.log(`figure images-${name} ${value.toFixed(2)} ${unit}`);
/** @param {string} name @param {number} value */
const ratio = (name, value) => console.log(`ratio images-${name} ${value.toFixed(3)}`);

const services = await startGithubServices();
const baseArchive = join(scratch, 'base.tar');
/** @type {Engine[]} */
const engines = [];
// Its engines are processes of their own, and outlive it.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    for (const engine of engines) await engine.stop();
    stop();
    process.exit(130);
  });
}
try {
  engines.push(await startOwnEngine(BASE, 'imagesa', 253), await startOwnEngine(BASE, 'imagesb', 254));
  const [builder, runner] = /** @type {[Engine, Engine]} */ (engines);
  await shell(builder, `docker save --output ${baseArchive} ${BASE}`);
  await withExampleCopy(async (folder) => {
    // A cold start: one job builds and keeps, another fetches; against two jobs that build.
    const cold =
      values.from === undefined ? await build(builder, folder, 'v1') : await taken(builder, values.from.split(','));
    const first = await job(builder, 'publish', cold.images);
    await empty(runner, true);
    const firstFetch = await job(runner, 'fetch', cold.images);
    console.log(
      `cold: built in ${seconds(cold.ms)} s, kept in ${seconds(first.ms)} s (${mb(first.movedBytes)} MB), fetched in ${seconds(firstFetch.ms)} s`,
    );
    if (values.from === undefined) figure('cold-build', cold.ms / 1000, 's');
    figure('cold-publish', first.ms / 1000, 's');
    if (values.from === undefined)
      ratio('cold-two-jobs-over-building', (cold.ms + first.ms + firstFetch.ms) / (2 * cold.ms));
    if (values.from === undefined) ratio('cold-fetch-over-building', firstFetch.ms / cold.ms);

    const present = [];
    for (let round = 0; round < ROUNDS; round++) present.push((await job(runner, 'present', cold.images)).ms);
    figure('nothing-changed-images-present', median(present) / 1000, 's');

    /** @type {Record<string, number[]>} */
    const t = { ours: [], load: [], oursBase: [], loadBase: [], save: [] };
    for (let round = 0; round < ROUNDS; round++) {
      for (const [ours, theirs, withBase] of /** @type {const} */ ([
        ['ours', 'load', false],
        ['oursBase', 'loadBase', true],
      ])) {
        await empty(runner, withBase);
        t[ours]?.push((await job(runner, 'fetch', cold.images)).ms);
        await empty(runner, withBase);
        const { saveMs, loadMs } = await usual(builder, runner, cold.images);
        t[theirs]?.push(loadMs);
        t.save?.push(saveMs);
      }
    }
    const [ours, load, oursBase, loadBase, save] = ['ours', 'load', 'oursBase', 'loadBase', 'save'].map((name) =>
      median(t[name] ?? []),
    );
    console.log(
      `nothing changed, an engine without images: ours ${seconds(ours ?? 0)} s, load alone ${seconds(load ?? 0)} s, save ${seconds(save ?? 0)} s`,
    );
    console.log(
      `nothing changed, an engine with the base: ours ${seconds(oursBase ?? 0)} s, load alone ${seconds(loadBase ?? 0)} s`,
    );
    ratio('nothing-changed-empty-engine-over-load', (ours ?? 0) / (load ?? 1));
    ratio('nothing-changed-empty-engine-over-save-and-load', (ours ?? 0) / ((load ?? 1) + (save ?? 0)));
    ratio('nothing-changed-base-there-over-load', (oursBase ?? 0) / (loadBase ?? 1));
    ratio('nothing-changed-base-there-over-save-and-load', (oursBase ?? 0) / ((loadBase ?? 1) + (save ?? 0)));

    if (values.from !== undefined) return changed('one-file', ROUNDS, () => undefined);
    await changed('one-file', ROUNDS, (round) => appendFileSync(join(folder, 'backend/app/main.py'), `# ${round}\n`));
    if (!values['no-dependency']) {
      await changed('dependency', 1, () => {
        const file = join(folder, 'frontend/package.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/^{/, '{\n  "description": "changed",'));
      });
    }

    /** @param {string} name @param {number} rounds @param {(round: number) => void} change */
    async function changed(name, rounds, change) {
      /** @type {{ ours: number[], usual: number[], moved: number[], layer: number[] }} */
      const got = { ours: [], usual: [], moved: [], layer: [] };
      await empty(runner);
      await job(runner, 'fetch', cold.images);
      let before = await layersOf(builder, cold.images);
      for (let round = 0; round < rounds; round++) {
        change(round);
        const made =
          values.from === undefined
            ? await build(builder, folder, `${name} ${round}`)
            : await onTop(builder, cold.images, round);
        const kept = await job(builder, 'publish', made.images);
        const brought = await job(runner, 'fetch', made.images);
        const now = await layersOf(builder, made.images);
        const theirs = await usual(builder, runner, made.images);
        got.ours.push(made.ms + kept.ms + brought.ms);
        got.usual.push(made.ms + theirs.saveMs + theirs.loadMs);
        got.moved.push(kept.movedBytes);
        got.layer.push([...now].filter(([digest]) => !before.has(digest)).reduce((sum, [, bytes]) => sum + bytes, 0));
        before = now;
        console.log(
          `${name}: built ${seconds(made.ms)} s, kept ${seconds(kept.ms)} s, fetched ${seconds(brought.ms)} s, ${mb(kept.movedBytes)} MB moved of ${mb(got.layer.at(-1) ?? 0)} MB changed; usual: save ${seconds(theirs.saveMs)} s, load ${seconds(theirs.loadMs)} s, ${mb(theirs.bytes)} MB`,
        );
      }
      ratio(`${name}-changed-over-usual`, median(got.ours) / median(got.usual));
      figure(`${name}-changed-moved`, median(got.moved) / 1000, 'kB');
      figure(`${name}-changed-layers`, median(got.layer) / 1000, 'kB');
      ratio(`${name}-changed-moved-over-changed-layers`, median(got.moved) / median(got.layer));
    }
  });
  figure('peak-memory', peakMiB, 'MiB');
} finally {
  await services.close();
  for (const engine of engines) await engine.stop();
  stop();
}

/** What the layers of images take when they are packed as an engine packs them, by digest. @param {Engine} engine @param {readonly Image[]} images */
async function layersOf(engine, images) {
  /** @type {Map<string, number>} */
  const layers = new Map();
  for (const { tag } of images) {
    const folder = mkdtempSync(join(scratch, 'layers-'));
    const listed = await shell(engine, `docker image inspect -f '{{json .RootFS.Layers}}' ${tag}`);
    await shell(engine, `docker save ${tag} | tar -x -C ${folder}`);
    for (const digest of JSON.parse(listed.output.trim())) {
      if (known.has(digest)) layers.set(digest, known.get(digest) ?? 0);
      else {
        const packed = spawnSync('sh', ['-c', `gzip -c ${join(folder, 'blobs/sha256', digest.slice(7))} | wc -c`]);
        layers.set(digest, Number(String(packed.stdout).trim()));
        known.set(digest, layers.get(digest) ?? 0);
      }
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return layers;
}
