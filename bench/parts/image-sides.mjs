// Two engines of the benchmark's own that stand for the machines of two jobs, and what is done with them: ours, and what people do without us.
// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, run } from '../../scripts/lib.mjs';
import { BASE_IMAGE } from '../../scripts/setup/base-image.mjs';

/**
 * @typedef {{ address: string, stop: () => Promise<void> }} Engine
 * @typedef {import('./image-job.mjs').Image} Image
 * @typedef {import('./image-job.mjs').Told & { wallMs: number }} Ours
 * @typedef {'images' | 'base' | 'nothing'} Has what an engine has at the beginning: what it got before, the base image, no image at all
 * @typedef {{ ms: number, cacheMs: number }} Archived milliseconds of all of it, and of the cache in it
 * @typedef {{ folder: string, files: readonly string[], services: readonly string[] }} Project
 */

const NAME = 'farm';

export class Sides {
  /** Highest that was seen of any job of ours, by what it did. */
  peaks = { plan: 0, shard: 0, spool: 0 };
  /** @type {(() => unknown)[]} */
  #undo = [];
  /** @type {Promise<void> | undefined} */
  #closing;
  #scratch = mkdtempSync(join(tmpdir(), 'isoshard-images-'));
  #runnerTemp = join(this.#scratch, 'job', 'temp');
  #built = '';
  /** @type {Awaited<ReturnType<typeof import('../../test/harness/github-services.js').startGithubServices>> | undefined} */
  #services;
  /** @type {typeof import('../../test/harness/github-services.js') | undefined} */
  #servicesModule;
  /** Of the job that plans, and of one that runs a shard. @type {Engine} */
  planner = { address: '', stop: async () => undefined };
  /** @type {Engine} */
  shard = this.planner;

  /** @param {'cache' | 'artifact'} kept where images are kept @param {string} node that runs our jobs */
  constructor(kept, node) {
    this.kept = kept;
    this.node = node;
  }

  async open() {
    mkdirSync(join(ROOT, '.build'), { recursive: true });
    this.#built = mkdtempSync(join(ROOT, '.build', 'images-'));
    this.#undo.push(() => {
      rmSync(this.#built, { recursive: true, force: true });
      rmSync(this.#scratch, { recursive: true, force: true });
    });
    const tsc = [
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.json',
      '--noEmit',
      'false',
      '--outDir',
      this.#built,
    ];
    if ((await run([process.execPath, ...tsc, '--rootDir', '.'])).code !== 0) throw new Error('tsc');
    /** @param {string} path */
    const load = (path) => import(pathToFileURL(join(this.#built, 'test/harness', path)).href);
    /** @type {typeof import('../../test/harness/chaos/engine.js')} */
    const { startOwnEngine, whyNoOwnEngine } = await load('chaos/engine.js');
    /** @type {typeof import('../../test/harness/registry.js')} */
    const { repackImage, startRealRegistry, whyNoRegistry } = await load('registry.js');
    this.#servicesModule = await load('github-services.js');
    const why = whyNoOwnEngine() ?? whyNoRegistry();
    if (why !== undefined) throw new Error(why);
    await this.freshServices();
    // In the place of Docker Hub, so that a base image comes from where base images come from.
    const hub = await startRealRegistry();
    this.#undo.push(() => hub.close());
    const there = `${hub.host}/library/${BASE_IMAGE}`;
    await must(`docker tag ${BASE_IMAGE} ${there} && docker push --quiet ${there} && docker rmi ${there}`);
    // There images are packed by others than this engine.
    await repackImage(hub.host, `library/${BASE_IMAGE}`);
    const settings = { 'registry-mirrors': [`http://${hub.host}`] };
    this.planner = await startOwnEngine(undefined, { name: 'imagesa', subnet: 253, settings });
    this.#undo.push(this.planner.stop);
    this.shard = await startOwnEngine(undefined, { name: 'imagesb', subnet: 254, settings });
    this.#undo.push(this.shard.stop);
  }

  /** GitHub's, with nothing in them. */
  async freshServices() {
    await this.#services?.close();
    this.#services = await this.#servicesModule?.startGithubServices();
  }

  async close() {
    // A signal may call it, and the end of what that breaks: both wait for the one.
    this.#closing ??= (async () => {
      await this.#services?.close();
      for (const undo of this.#undo.toReversed()) await undo();
    })();
    await this.#closing;
  }

  /** An engine with nothing of earlier jobs, its builder's layers included, which are its images' too. @param {Engine} engine @param {Has} has */
  async empty(engine, has) {
    if (has === 'images') return;
    await on(engine, 'docker image prune --all --force && docker builder prune --all --force');
    if (has === 'base') await on(engine, `docker pull --quiet ${BASE_IMAGE}`);
    await this.settle();
  }

  /** What was written and removed is the disk's business for a while: neither side begins in the middle of it. */
  async settle() {
    await must('sync');
  }

  /**
   * A job of ours. @param {Engine} engine @param {Project} project @param {readonly Image[]} [images] of the plan; absent: it makes the plan
   * @param {readonly Image[]} [earlier] of the run before @returns {Promise<Ours>}
   */
  async ours(engine, { folder, files, services }, images, earlier) {
    mkdirSync(this.#runnerTemp, { recursive: true });
    const what = images === undefined ? 'plan' : 'shard';
    const job = { built: this.#built, what, folder, files, services, kept: this.kept, images, earlier };
    const env = {
      ...process.env,
      ...this.#services?.jobEnv({ runId: '1' }),
      ...{ DOCKER_HOST: engine.address, RUNNER_TEMP: this.#runnerTemp },
    };
    const script = join(ROOT, 'bench/parts/image-job.mjs');
    const ended = await run([this.node, script, JSON.stringify(job)], { env, quiet: true });
    const line = ended.output.split('\n').findLast((one) => one.startsWith('{"images"'));
    if (ended.code !== 0 || line === undefined) throw new Error(`${what}: ${ended.output.slice(-3000)}`);
    if (process.env.BENCH_VERBOSE) console.error(ended.output);
    rmSync(this.#runnerTemp, { recursive: true, force: true });
    /** @type {import('./image-job.mjs').Told} */
    const told = JSON.parse(line);
    if (process.env.BENCH_PEAKS) console.error(`${what}: ${told.peakMiB.toFixed(1)} MiB`);
    this.peaks[what] = Math.max(this.peaks[what], told.peakMiB);
    this.peaks.spool = Math.max(this.peaks.spool, told.spoolMiB);
    return { ...told, wallMs: ended.ms };
  }

  /** `docker compose build`. @param {Engine} engine @param {Project} project @returns {Promise<number>} milliseconds */
  async build(engine, project) {
    return (await on(engine, `${compose(project)} build --quiet ${project.services.join(' ')}`)).ms;
  }

  /**
   * `docker save` of all images of the project, packed, and into the Actions cache by actions/cache's library.
   * @param {Engine} engine @param {Project} project @returns {Promise<Archived>}
   */
  async save(engine, project) {
    const tags = project.services.map((service) => `${NAME}-${service}`).join(' ');
    const { ms } = await on(engine, `docker save ${tags} | zstd -q -3 -T0 -f -o ${this.#archive}`);
    this.#saved += 1;
    const cacheMs = await this.#cache('save');
    return { ms: ms + cacheMs, cacheMs };
  }

  /** What was saved last, from the Actions cache, and `docker load`. @param {Engine} engine @returns {Promise<Archived>} */
  async load(engine) {
    rmSync(this.#archive);
    const cacheMs = await this.#cache('restore');
    const { ms } = await on(engine, `zstd -q -d -c ${this.#archive} | docker load`);
    return { ms: ms + cacheMs, cacheMs };
  }

  get #archive() {
    return join(this.#scratch, 'images.tar.zst');
  }
  #saved = 0;

  /** @param {'save' | 'restore'} what @returns {Promise<number>} milliseconds */
  async #cache(what) {
    const env = { ...process.env, ...this.#services?.jobEnv({ runId: '1' }), RUNNER_TEMP: this.#scratch };
    const script = join(ROOT, 'bench/parts/archive-job.mjs');
    const ended = await run([this.node, script, what, this.#archive, `archive-${this.#saved}`], { env, quiet: true });
    if (ended.code !== 0) throw new Error(`${what}: ${ended.output.slice(-3000)}`);
    return ended.ms;
  }

  /** Bytes that each of `images` takes on an engine. @param {Engine} engine @param {readonly Image[]} images */
  async sizes(engine, images) {
    const tags = images.map(({ tag }) => tag).join(' ');
    const { output } = await on(engine, `docker image inspect -f '{{.Size}}' ${tags}`);
    return output.split('\n').map(Number);
  }

  /** What each layer of `images` takes when it is packed as an engine packs it, by digest. @param {Engine} engine @param {readonly Image[]} images @param {Map<string, number>} known which need not be packed again */
  async layers(engine, images, known = new Map()) {
    /** @type {Map<string, number>} */
    const layers = new Map();
    for (const { tag } of images) {
      const listed = await on(engine, `docker image inspect -f '{{json .RootFS.Layers}}' ${tag}`);
      /** @type {string[]} */
      const digests = JSON.parse(listed.output);
      const folder = mkdtempSync(join(this.#scratch, 'layers-'));
      if (digests.some((digest) => !known.has(digest))) {
        await on(engine, `docker save ${tag} | tar -x -C ${folder}`);
      }
      for (const digest of digests) {
        const packed = () =>
          spawnSync('sh', ['-c', `gzip -c ${join(folder, 'blobs/sha256', digest.slice(7))} | wc -c`]).stdout;
        layers.set(digest, known.get(digest) ?? Number(String(packed()).trim()));
      }
      rmSync(folder, { recursive: true, force: true });
    }
    return layers;
  }
}

/** Builds have the machine's network: the engines' own bridges lead nowhere. @param {string} folder a copy of the example @param {readonly string[]} services @returns {Project} */
export function projectIn(folder, services) {
  const network = Object.fromEntries(services.map((name) => [name, { build: { network: 'host' } }]));
  writeFileSync(join(folder, 'network.yml'), JSON.stringify({ services: network }));
  return { folder, services, files: ['docker-compose.test.yml', 'network.yml'].map((name) => join(folder, name)) };
}

/** @param {Project} project */
const compose = ({ files }) =>
  `docker compose --project-name ${NAME} ${files.map((file) => `--file ${file}`).join(' ')} --profile '*'`;

/** @param {Engine} engine @param {string} line a shell's */
const on = (engine, line) => must(line, { ...process.env, DOCKER_HOST: engine.address });

/** @param {string} line @param {NodeJS.ProcessEnv} [env] */
async function must(line, env = process.env) {
  const ended = await run(['bash', '-o', 'pipefail', '-c', line], { env, quiet: true });
  if (ended.code !== 0) throw new Error(`${line}: ${ended.output.slice(-3000)}`);
  return { ...ended, output: ended.output.trim() };
}
