// A job that publishes or fetches images through GitHub's services, in a process of its own, whose memory is measured:
// node image-job.mjs BUILT publish|fetch|present IMAGES-AS-JSON [GITHUB-REF]. The engine is that of DOCKER_HOST. Prints one line of JSON.
// @ts-check
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [built = '', what = '', list = '[]', ref = 'refs/heads/main'] = process.argv.slice(2);
/** @param {string} path */
const load = (path) => import(pathToFileURL(join(built, 'src', path)).href);
const [
  { connect },
  { actionCache },
  { actionArtifacts },
  entries,
  { artifactEntries },
  { guardedEntries },
  { loopbackTransport },
] = await Promise.all(
  [
    'docker/connect.js',
    'github/cache.js',
    'github/artifacts.js',
    'images/transports/cache-entries.js',
    'images/transports/artifact-entries.js',
    'images/transports/guarded-entries.js',
    'images/transports/loopback.js',
  ].map(load),
);

/** @type {{ service: string, digest: string, tag: string, ms?: number }[]} */
const images = JSON.parse(list);
const said = (/** @type {string} */ line) => void (process.env.BENCH_VERBOSE && console.error(line));
const log = { info: said, debug: () => undefined, warning: console.error };
const clock = { now: Date.now, sleep: (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms)) };
const folder = join(process.env.RUNNER_TEMP ?? '', 'isoshard', 'images');

const begun = performance.now();
const engine = await connect(process.env.DOCKER_HOST);
const store =
  ref === 'refs/heads/main'
    ? entries.cacheEntries(actionCache(process.env, log), folder)
    : artifactEntries(actionArtifacts(process.env, log), folder, Date.now);
const guarded = guardedEntries(store, log);
const transport = loopbackTransport({
  engine,
  log,
  clock,
  signal: new AbortController().signal,
  folder,
  entries: { from: [guarded], to: guarded, whyNot: '' },
  baseNames: new Set(),
  login: async () => undefined,
  keep: new Set(),
});
/** @param {(typeof images)[number]} image */
async function one(image) {
  if (what === 'present') return { ok: await engine.hasImage(image.tag), movedBytes: 0 };
  if (what === 'fetch') {
    const found = await transport.fetch(image);
    return { ...found, ok: found.found };
  }
  const done = await transport.publish(image, { beganMs: Date.now(), ms: image.ms ?? 0 });
  return { ...done, ok: done.done };
}
const results = await Promise.all(images.map(one));
await transport.close();
const ms = performance.now() - begun;
const failed = results.filter(({ ok }) => !ok);
console.log(
  JSON.stringify({
    ms,
    movedBytes: results.reduce((sum, { movedBytes = 0 }) => sum + movedBytes, 0),
    failed,
    // Of the whole process, in MiB; Linux says it in KiB.
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }),
);
process.exit(failed.length === 0 ? 0 : 1);
