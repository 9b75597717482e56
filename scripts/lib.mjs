// What the scripts share: where things are, and how a command is run to its end.
// @ts-check
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
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
