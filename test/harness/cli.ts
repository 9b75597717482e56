/** The command line as people call it: the committed bundle in a process of its own. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
/** Another one by ISOSHARD_BUNDLE: a build that is not committed. */
export const BUNDLE = process.env.ISOSHARD_BUNDLE ?? join(ROOT, 'dist', 'index.js');
export const EXAMPLE = join(ROOT, 'examples', 'print-farm');

export interface Called {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** `isoshard ARGS`. */
export const isoshard = (args: readonly string[], options: CallOptions): Promise<Called> =>
  call(process.execPath, [BUNDLE, ...args], options);

/** Any command, to its end. */
export function call(program: string, args: readonly string[], { cwd, env = {} }: CallOptions): Promise<Called> {
  return new Promise((resolve, reject) => {
    const inherited = { ...process.env, GITHUB_ACTIONS: '' };
    const child = spawn(program, args, { cwd, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A project of these files, in a folder that goes when `work` has ended. */
export async function withProject<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-project-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOT_COPIED =
  /(^|\/)(node_modules|isoshard-report|test-results|playwright-report|\.auth|__pycache__|test\.db)($|\/)/;

/** A copy of the demonstration. `config`: another isoshard.yml, made from its own. */
export async function withExample<T>(
  work: (folder: string) => Promise<T>,
  config: (text: string) => string = (text) => text,
): Promise<T> {
  return withProject({}, async (folder) => {
    cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !NOT_COPIED.test(path.slice(EXAMPLE.length)) });
    const file = join(folder, 'isoshard.yml');
    writeFileSync(file, config(readFileSync(file, 'utf8')));
    return work(folder);
  });
}
