import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempWorkspace } from '../../harness/temp-workspace.js';

test('a project is copied as a checkout would have it', async () => {
  const source = await mkdtemp(join(tmpdir(), 'project-'));
  for (const folder of ['web', 'web/node_modules', '.git', 'api/__pycache__'])
    await mkdir(join(source, folder), { recursive: true });
  for (const file of ['web/a', 'web/node_modules/x', '.git/HEAD', '.dockerignore'])
    await writeFile(join(source, file), '');
  const workspace = await tempWorkspace(source);
  try {
    expect((await readdir(workspace.folder)).sort()).toEqual(['.dockerignore', '.git', 'api', 'web']);
    expect(await readdir(join(workspace.folder, 'web'))).toEqual(['a']);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace.folder, encoding: 'utf8' }).trim();
    expect(git('status', '--porcelain')).toBe('');
    expect(git('rev-parse', 'HEAD')).toBe(workspace.commit);
  } finally {
    await workspace.remove();
    await rm(source, { recursive: true });
  }
  expect(existsSync(workspace.folder)).toBe(false);
});
