// The sides of `npm run bench:lifecycle`: each brings `count` stacks up at once, and takes them down.
// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from '../../scripts/lib.mjs';
import { setUp } from '../../scripts/setup/index.mjs';
import { load, withStacks } from './isoshard.mjs';
import { IMAGE } from './python-image.mjs';

/** Seconds until all stacks were ready, and from then until all were gone. @typedef {{ ready: number, gone: number }} Lifecycle */
/** @typedef {(count: number) => Promise<Lifecycle>} Side */

/** `python3` as PID 1 ignores SIGTERM, as most main processes do. */
const healthcheck = {
  test: ['CMD', 'python3', '-c', "import socket; socket.create_connection(('127.0.0.1', 8000), 2)"],
  interval: '5s',
  timeout: '3s',
  retries: 5,
};
const modelWith = (/** @type {object} */ more) => ({
  services: {
    web: { image: IMAGE, command: ['python3', '-m', 'http.server', '8000'], healthcheck: { ...healthcheck, ...more } },
  },
});
const PLAIN = modelWith({});
const TUNED = modelWith({ start_period: '10s', start_interval: '100ms' });

/** @param {object} model @param {(folder: string, file: string) => Promise<Lifecycle>} work */
async function withModel(model, work) {
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-bench-'));
  const file = join(folder, 'compose.yml');
  writeFileSync(file, JSON.stringify(model));
  try {
    return await work(folder, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {() => Promise<unknown>} work */
async function seconds(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Stacks by hand: `docker compose up --wait` and `down -v`. @param {object} model @param {readonly string[]} how of `down` @returns {Side} */
const compose = (model, how) => (count) =>
  withModel(model, async (_, file) => {
    const each = (/** @type {readonly string[]} */ args) => async () => {
      const ended = await Promise.all(
        Array.from({ length: count }, (_, at) =>
          run(['docker', 'compose', '-p', `lifecycle-${at + 1}`, '-f', file, ...args], { quiet: true }),
        ),
      );
      const failed = ended.find(({ code }) => code !== 0);
      if (failed !== undefined) throw new Error(failed.output);
    };
    return { ready: await seconds(each(['up', '-d', '--wait'])), gone: await seconds(each(['down', '-v', ...how])) };
  });

/** Its own reaper is left out: it would need an image from a registry. @returns {Promise<Side>} */
async function testcontainers() {
  const folder = join(ROOT, 'bench', 'peers');
  await setUp({ nodeModules: folder });
  const { DockerComposeEnvironment, Wait } = createRequire(join(folder, 'package.json'))('testcontainers');
  return (count) =>
    withModel(PLAIN, async (folder) => {
      /** @type {any[]} */
      let stacks = [];
      const environment = () =>
        new DockerComposeEnvironment(folder, 'compose.yml')
          .withAutoCleanup(false)
          .withDefaultWaitStrategy(Wait.forHealthCheck());
      const ready = await seconds(async () => {
        stacks = await Promise.all(Array.from({ length: count }, () => environment().up()));
      });
      return { ready, gone: await seconds(() => Promise.all(stacks.map((stack) => stack.down()))) };
    });
}

/** @param {string} built folder of the compiled sources @returns {Promise<Side>} */
async function isoshard(built) {
  const code = await load(built);
  return (count) =>
    withModel(PLAIN, (folder) =>
      withStacks(code, folder, ['web'], async ({ up, down }) => ({
        ready: await seconds(() => up(count)),
        gone: await seconds(down),
      })),
    );
}

/** By the name of the side; what a side needs is made when it is asked for. @type {Record<string, (built: string) => Promise<Side>>} */
export const SIDES = {
  ours: isoshard,
  compose: async () => compose(PLAIN, []),
  tuned: async () => compose(TUNED, ['-t', '0']),
  testcontainers,
  /** Ours as it was, compiled into the folder that BEFORE names. */
  before: async () => {
    if (process.env.BEFORE === undefined)
      throw new Error('BEFORE has to name the folder of the other compiled sources');
    return isoshard(process.env.BEFORE);
  },
};
