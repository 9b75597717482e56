// A suite with an initial state, as `isoshard run` has it: its session, its saved state, and stacks that begin with it or without it.
// @ts-check
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/lib.mjs';

const FILES = [
  'cli/laptop-context.js',
  'modes/session.js',
  'modes/make-stack.js',
  'modes/initial-state.js',
  'snapshot/reset.js',
  'snapshot/templates.js',
  'snapshot/prepare.js',
  'snapshot/seal.js',
  'stack/start.js',
  'stack/ready.js',
  'cleanup/sweep.js',
  'docker/labels.js',
  'config/load.js',
  'cleanup/temp-folder.js',
];

const TIMEOUT_MS = 300_000;

/** @typedef {import('./cases.mjs').Case} Case */
/**
 * A stack that runs. `ready` waits until its service is, after it was ended and started again.
 * @typedef {{ stack: any, engine: any, id: string, ready: () => Promise<void>, reset: () => Promise<any>, watch: () => Promise<any>, testsRun: () => Promise<void>, down: () => Promise<void> }} Up
 */
/**
 * `up` starts a stack; `find` gives the saved state, which is made if there is none; `spend` takes the layer that was made ahead for the next stack.
 * @typedef {{ find: (name?: string) => Promise<any>, spend: (state: any) => Promise<void>, up: (how: { state?: any, volume?: string, prepare?: boolean, name?: string }) => Promise<Up> }} Own
 */
/**
 * `anew` is `isoshard run` on a machine that keeps the state: a session that has started nothing so far.
 * @typedef {Own & {
 *   engine: any, labels: Record<string, string>, anew: (work: (own: Own) => Promise<void>) => Promise<void>, forget: () => Promise<void>,
 * }} Suite
 */

/**
 * Opens a session on a project with the service of `own` and calls `work`; nothing of it is left.
 * @template T
 * @param {string} built folder of the compiled sources
 * @param {Case} own
 * @param {(suite: Suite) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSuite(built, own, work) {
  /** @type {Record<string, any>} */
  const code = Object.assign({}, ...(await Promise.all(FILES.map((file) => import(join(built, 'src', file))))));
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-bench-state-'));
  for (const file of ['backend.py', 'seed.sql']) cpSync(join(ROOT, 'bench/parts/state', file), join(folder, file));
  writeFileSync(join(folder, 'compose.yml'), JSON.stringify({ services: { db: own.model }, volumes: { data: {} } }));
  const prepare = own.prepare.map((command) => ({ service: 'db', command }));
  const all = { runner: 'pytest', 'runs-in': 'host', prepare };
  const template = { ...all, workers: 1, reset: { when: 'on-demand', by: 'template' } };
  const suites = { all, template };
  const text = JSON.stringify({ version: 1, compose: 'compose.yml', suites });
  const config = code.parseConfig(text, { file: join(folder, 'isoshard.yml'), root: folder });
  const { signal } = new AbortController();
  const context = code.laptopContext({
    cwd: folder,
    env: process.env,
    signal,
    makeTemp: code.makeTempFolder,
    json: true,
    pluginsFolder: '',
  });
  const { clock } = context;
  try {
    const common = { config, images: [], stacks: 1, total: 1 };
    /** @type {Map<string, any>} */
    const known = new Map();
    const suiteOf = (/** @type {string} */ name) => config.suites.find((/** @type {any} */ one) => one.name === name);
    /** @param {any} session @returns {Own} */
    const own = (session) => {
      const { engine, record } = session;
      let index = 0;
      return {
        find: async (name = 'all') => {
          const shard = { shard: `${name}-1`, index: 1, total: 1 };
          const request = { ...common, suite: suiteOf(name), shard, folder };
          const found = await new code.InitialStates(context, session).of(request);
          if (found.kind !== 'saved') throw new Error('the state was not saved');
          known.set(found.key, found);
          return found;
        },
        spend: async ({ snapshot }) => {
          for (const { id } of snapshot.slots) await session.spares.take(snapshot, id);
        },
        up: async ({ state, volume, prepare = false, name = 'all' }) => {
          index += 1;
          const shard = `${name}-${index}`;
          const suite = suiteOf(name);
          const stack = await code.makeStack(context, session, {
            ...common,
            suite,
            shard,
            index,
            ports: 'drop',
            state,
          });
          if (volume !== undefined) {
            stack.model.volumes.data = { name: volume, external: true };
            stack.modelFile = code.writeModel(record.scratch, stack.project, stack.model);
          }
          await code.startStack(engine, stack, stack.services, context, TIMEOUT_MS);
          if (prepare) await code.prepare(engine, stack, suite.prepare, context);
          const [container] = await engine.containers([`com.docker.compose.project=${stack.project}`]);
          const waiting = { deadline: clock.now() + TIMEOUT_MS, timeoutMs: TIMEOUT_MS, signal, clock };
          return {
            stack,
            engine,
            id: container.id,
            ready: () => code.waitUntilReady(engine, stack.project, stack.model, stack.services, waiting),
            reset: () => code.resetStack(engine, stack, context),
            /** From here on it is put back by template. */
            watch: () => code.watchTemplates(engine, stack, clock),
            /** What `isoshard run` does while tests run. */
            testsRun: () => session.spares.renew(stack),
            down: async () => {
              await engine.stop(container.id, 60_000);
              await code.sweep(engine, [`${code.LABEL.shard}=${shard}`], clock);
            },
          };
        },
      };
    };
    return await code.withSession(context, config, async (/** @type {any} */ session) => {
      const { engine, record } = session;
      return work({
        ...own(session),
        engine,
        labels: code.sessionLabels(record),
        anew: (work) => code.withSession(context, config, (/** @type {any} */ other) => work(own(other))),
        forget: async () => {
          await code.sweep(engine, [`${code.LABEL.session}=${record.session}`], clock);
          for (const key of known.keys()) {
            await code.breakSeal(engine, key);
            await code.sweep(engine, [`${code.LABEL.snapshot}=${key}`], clock);
          }
        },
      });
    });
  } finally {
    context.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
