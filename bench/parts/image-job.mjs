// The images of one job, in a process of its own, whose memory and disk are measured: node image-job.mjs JOB-AS-JSON. The engine is that of
// DOCKER_HOST, the services those that the environment names. Prints one line of JSON.
//   plan    digests, then each image there, fetched or built, and what was built handed on
//   shard   the images of a plan there, fetched or built
// @ts-check
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ built: string, what: 'plan' | 'shard', folder: string, files: readonly string[], services: readonly string[], kept: 'cache' | 'artifact',
 *   images?: readonly Image[], earlier?: readonly Image[], build?: 'missing' | 'always' }} Job
 * @typedef {{ service: string, digest: string, tag: string }} Image
 * @typedef {{ images: readonly Image[], readyMs: number, publishedMs: number, movedBytes: number, how: readonly string[],
 *   why: readonly string[], handedOn: readonly { service: string, done: boolean, why?: string }[], peakMiB: number, spoolMiB: number }} Told
 */

/** @type {Job} */
const job = JSON.parse(process.argv[2] ?? '{}');
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(job.built, 'src', path)).href);
const [
  connecting,
  compose,
  models,
  planning,
  providing,
  caches,
  artifacts,
  caching,
  uploading,
  guarding,
  loopback,
  transports,
] = await Promise.all(
  [
    'docker/connect.js',
    'docker/compose.js',
    'compose/model.js',
    'images/plan-images.js',
    'images/provide.js',
    'github/cache.js',
    'github/artifacts.js',
    'images/transports/cache-entries.js',
    'images/transports/artifact-entries.js',
    'images/transports/guarded-entries.js',
    'images/transports/loopback.js',
    'modes/image-transport.js',
  ].map(load),
);

const begun = performance.now();
const log = {
  info: (/** @type {string} */ line) => void (process.env.BENCH_VERBOSE && console.error(line)),
  debug: (/** @type {string} */ line) =>
    void (process.env.BENCH_VERBOSE === '2' && console.error(`${Math.round(performance.now())} ${line}`)),
  warning: console.error,
  group: (/** @type {string} */ _, /** @type {() => Promise<unknown>} */ work) => work(),
};
const clock = { now: Date.now, sleep: (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms)) };
const { signal } = new AbortController();
// What no build sees.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ACTIONS_')));
const temp = join(process.env.RUNNER_TEMP ?? '', 'isoshard');
const folder = join(temp, 'images');
const scratch = join(temp, 'scratch');
mkdirSync(scratch, { recursive: true });

const cache = caches.actionCache(process.env, log);
if (job.what === 'plan') cache.prepare();
let spoolBytes = 0;
const measuring = setInterval(() => {
  spoolBytes = Math.max(spoolBytes, bytesBelow(folder));
}, 50);

const engine = await connecting.connect(process.env.DOCKER_HOST);
const whole = await compose.resolveModel({ files: job.files, folder: job.folder }, { env, signal });
const model = models.onlyServices(whole, job.services);
const locate = () => undefined;
const planned =
  job.images ??
  (
    await planning.planImages(engine, model, {
      ...{
        build: 'missing',
        locate,
        root: job.folder,
        platform: engine.info.platform,
        memory: join(process.env.RUNNER_TEMP ?? '', '..', 'memory'),
      },
      baseDigest: async (/** @type {string} */ reference) =>
        (await engine.imageDigest(reference)) ?? (await engine.remoteDigest(reference, undefined)),
    })
  ).images;
const store =
  job.kept === 'cache'
    ? caching.cacheEntries(cache, folder)
    : uploading.artifactEntries(artifacts.actionArtifacts(process.env, log), folder, Date.now);
const guarded = guarding.guardedEntries(store, log);
const transport = loopback.loopbackTransport({
  ...{ engine, log, clock, signal, folder, keep: new Set(), login: async () => undefined },
  entries: { from: [guarded], to: job.what === 'plan' ? guarded : undefined, whyNot: 'it is a shard' },
  ...{ baseNames: transports.baseNames(model), lowest: transports.lowestBases(model) },
});
const { outcomes, publishing } = await providing.provideImages(
  engine,
  { log, clock, env, signal },
  {
    ...{ model, images: planned, build: job.build ?? 'missing', transport, locate, session: '0123456789', scratch },
    earlier: async (/** @type {string} */ service) =>
      (job.earlier ?? []).filter((image) => image.service === service).map(({ digest }) => digest),
  },
);
const readyMs = performance.now() - begun;
const published = await publishing;
await transport.close();
clearInterval(measuring);
/** @param {readonly { movedBytes?: number }[]} all */
const moved = (all) => all.reduce((sum, { movedBytes = 0 }) => sum + movedBytes, 0);
/** @type {readonly { service: string, published: { done: boolean, why?: string, movedBytes?: number } }[]} */
const handed = published;
/** @type {Told} */
const told = {
  images: planned,
  readyMs,
  publishedMs: performance.now() - begun,
  movedBytes: moved(outcomes) + moved(handed.map((one) => one.published)),
  how: outcomes.map((/** @type {{ how: string }} */ { how }) => how),
  why: outcomes.map((/** @type {{ why: string }} */ { why }) => why),
  handedOn: handed.map(({ service, published: { done, why } }) => ({ service, done, ...(why && { why }) })),
  // Of the whole process; `maxRSS` would count what the one that started it had by then.
  peakMiB: Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024,
  spoolMiB: spoolBytes / 1024 / 1024,
};
console.log(JSON.stringify(told));
process.exit(0);

/** @param {string} path a folder of files that come and go */
function bytesBelow(path) {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
      const stat = entry.isFile()
        ? statSync(join(entry.parentPath ?? entry.path, entry.name), { throwIfNoEntry: false })
        : undefined;
      // A file with two names is on disk once.
      return sum + (stat === undefined ? 0 : stat.size / stat.nlink);
    }, 0);
  } catch {
    return spoolBytes;
  }
}
