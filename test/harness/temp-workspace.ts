/** A copy of a project as a checkout has it: a git repository with one commit, in a folder of its own. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface TempWorkspace {
  /** For `GITHUB_WORKSPACE`. */
  readonly folder: string;
  /** For `RUNNER_TEMP`; beside the workspace, as on a hosted runner. */
  readonly temp: string;
  /** For `GITHUB_SHA`. */
  readonly commit: string;
  remove(): Promise<void>;
}

/** Installed or made by a run; a checkout has none of them. */
const notCheckedIn = new Set([
  '.git',
  'node_modules',
  '.venv',
  '__pycache__',
  '.pytest_cache',
  'isoshard-report',
  '.isoshard',
]);

/** Copies `source` (absolute), leaves out what is never checked in, and commits the rest. */
export async function tempWorkspace(source: string): Promise<TempWorkspace> {
  const parent = await mkdtemp(join(tmpdir(), 'workspace-'));
  const folder = join(parent, 'farm', 'farm');
  await cp(source, folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !notCheckedIn.has(basename(path)),
  });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(
    folder,
    '-c',
    'user.name=test',
    '-c',
    'user.email=test@example.com',
    'commit',
    '--quiet',
    '--allow-empty',
    '--message=All',
  );
  return {
    folder,
    temp: join(parent, '_temp'),
    commit: git(folder, 'rev-parse', 'HEAD'),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

/**
 * Without the user's own configuration: a signing key or a hook must not decide. At a fixed date, so that each copy of a
 * project is the same commit: all jobs of a run have one `GITHUB_SHA`.
 */
function git(folder: string, ...args: readonly string[]): string {
  const date = '2026-01-01T00:00:00Z';
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' }).trim();
}
