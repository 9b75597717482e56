/** The commit that a checkout is of, read from its files (git-scm.com, "gitrepository-layout"): a build may run where there is no git. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** @param folder that has `.git`. @returns its id; `undefined` where that cannot be told */
export function checkedOut(folder: string): string | undefined {
  const link = /^gitdir: (.+)$/m.exec(textOf(join(folder, '.git')))?.[1];
  const git = resolve(folder, link ?? '.git');
  const head = textOf(join(git, 'HEAD')).trim();
  const ref = /^ref: (refs\/.+)$/.exec(head)?.[1];
  if (ref === undefined) return commitIn(head);
  // A worktree has branches in common with its repository.
  const common = resolve(git, textOf(join(git, 'commondir')).trim());
  const packed = textOf(join(common, 'packed-refs'))
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`));
  return commitIn(textOf(join(common, ref))) ?? commitIn(packed ?? '');
}

const commitIn = (text: string): string | undefined => /^[0-9a-f]{40,64}\b/.exec(text)?.[0];

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
