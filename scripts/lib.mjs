// What the scripts share: where things are, and how a command is run to its end.
// @ts-check
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Another one by ISOSHARD_BUNDLE: a build that is not committed. */
export const BUNDLE = process.env.ISOSHARD_BUNDLE ?? join(ROOT, 'dist', 'index.js');
export const EXAMPLE = join(ROOT, 'examples', 'print-farm');

/**
 * Runs a command to its end. With `quiet` its output is kept and not shown.
 * @param {readonly string[]} argv
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string, ms: number }>}
 */
export function run(argv, { cwd = ROOT, env = process.env, quiet = false } = {}) {
  const [program = '', ...args] = argv;
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output, ms: performance.now() - begun }));
  });
}

/**
 * As `run`, for what has to succeed. Throws with what the command printed.
 * @param {Parameters<typeof run>} call
 */
export async function mustRun(...call) {
  const ended = await run(...call);
  if (ended.code !== 0) throw new Error(`${call[0].join(' ')}: exit status ${ended.code}\n${ended.output}`);
  return ended;
}

/**
 * `isoshard ARGS` to its end, and a look at what it left, by an id that only this run has. What is left is said, and makes the
 * exit status 1.
 * @param {readonly string[]} args
 * @param {{ cwd: string, quiet?: boolean }} options
 */
export async function isoshard(args, options) {
  const id = `script-${process.pid}-${Date.now()}`;
  const ended = await run([process.execPath, BUNDLE, ...args], {
    ...options,
    env: { ...process.env, GITHUB_RUN_ID: id },
  });
  const left = await leftBy(id);
  if (left.length === 0) return ended;
  console.error(`left behind:\n${left.join('\n')}`);
  return { ...ended, code: 1 };
}

/** @param {string} runId @returns {Promise<string[]>} a line for each container, network, volume and process of the run */
async function leftBy(runId) {
  const lists = ['container', 'network', 'volume'].map(async (kind) => {
    const all = kind === 'container' ? ['--all'] : [];
    const query = ['docker', kind, 'ls', '--quiet', ...all, '--filter', `label=dev.isoshard.run-id=${runId}`];
    const { output } = await mustRun(query, { quiet: true });
    return output.split('\n').flatMap((name) => (name === '' ? [] : [`${kind} ${name}`]));
  });
  const pids = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const processes = pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`GITHUB_RUN_ID=${runId}`);
    } catch {
      return false; // gone, or not ours to read
    }
  });
  return [...(await Promise.all(lists)).flat(), ...processes.map((pid) => `process ${pid}`)];
}

/**
 * A copy of the example to work on: its tests write into it where nothing isolates them.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withExampleCopy(work) {
  const folder = mkdtempSync(join(tmpdir(), 'print-farm-'));
  try {
    const skipped =
      /(^|\/)(node_modules|isoshard-report|test-results|playwright-report|\.auth|__pycache__|test\.db)($|\/)/;
    cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !skipped.test(path.slice(EXAMPLE.length)) });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
