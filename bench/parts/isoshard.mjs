// Our own side of a benchmark: the compiled sources, and stacks as `isoshard run` makes, starts and removes them.
// @ts-check
import { spawnSync } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib.mjs';

/** Compiles src/. @returns the folder that holds the result */
export function compile() {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    { cwd: ROOT },
  );
  if (status !== 0) throw new Error(stdout.toString());
  return join(ROOT, '.build');
}

const FILES = [
  'cli/laptop-context.js',
  'modes/session.js',
  'modes/make-stack.js',
  'stack/start.js',
  'cleanup/sweep.js',
  'docker/labels.js',
  'config/load.js',
  'cleanup/temp-folder.js',
];

/**
 * What of the compiled sources in `built` the benchmarks call.
 * @param {string} built
 * @returns {Promise<Record<string, any>>}
 */
export async function load(built) {
  return Object.assign({}, ...(await Promise.all(FILES.map((file) => import(join(built, 'src', file))))));
}

/** How long a stack may take to become ready; milliseconds. */
const START_TIMEOUT_MS = 300_000;

/**
 * Opens a session on `compose.yml` of `folder` and calls `work` with what makes `count` stacks of it at once and removes them.
 * @template T
 * @param {Record<string, any>} isoshard from `load`
 * @param {string} folder
 * @param {readonly string[]} services
 * @param {(stacks: { up: (count: number) => Promise<any[]>, down: () => Promise<unknown> }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withStacks(isoshard, folder, services, work) {
  const { laptopContext, makeTempFolder, parseConfig, withSession, makeStack, startStack, sweep, LABEL } = isoshard;
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const pluginsFolder = join(ROOT, 'dist', 'plugins');
  const context = laptopContext({
    cwd: folder,
    env: process.env,
    signal,
    makeTemp: makeTempFolder,
    json: true,
    pluginsFolder,
  });
  const suites = `{all: {runner: pytest, runs-in: host, services: [${services.join(', ')}]}}`;
  const text = `version: 1\ncompose: compose.yml\nsuites: ${suites}\n`;
  const config = parseConfig(text, { file: join(folder, 'isoshard.yml'), root: folder });
  const [suite] = config.suites;
  try {
    return await withSession(context, config, (/** @type {any} */ session) =>
      work({
        up: (total) =>
          Promise.all(
            Array.from({ length: total }, async (_, at) => {
              const index = at + 1;
              const own = { shard: `all-${index}`, index, total, stacks: total };
              const stack = await makeStack(context, session, { config, suite, ports: 'drop', images: [], ...own });
              await startStack(session.engine, stack, stack.services, context, START_TIMEOUT_MS);
              return stack;
            }),
          ),
        down: () => sweep(session.engine, [`${LABEL.session}=${session.record.session}`], context.clock),
      }),
    );
  } finally {
    context.dispose();
  }
}
