import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/processes/spawn.js';
import { inPlace, privateView, type WorkspaceView } from '../../src/stack/workspace-view.js';

const env = { PATH: process.env.PATH ?? '' };
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isoshard-view-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A workspace of this name, a command that writes into it, and its output. */
async function writing(name: string, viewOf: (workspace: string, folder: string) => Promise<WorkspaceView>) {
  const workspace = join(root, name);
  mkdirSync(join(workspace, 'web'), { recursive: true });
  writeFileSync(join(workspace, 'web/.auth'), 'theirs');
  const view = await viewOf(workspace, join(root, 'views', 'web-1'));
  const line = 'cat .auth; echo ours > .auth; mkdir -p results; echo r > results/one; echo; basename "$PWD"';
  const cwd = join(workspace, 'web');
  const { stdout, stderr } = await run({ argv: view.wrap(['sh', '-c', line], cwd), cwd: view.pathOf(cwd), env });
  const written = view.written(join(cwd, 'results'));
  return {
    kind: view.kind,
    said: stdout + stderr,
    theirs: readFileSync(join(workspace, 'web/.auth'), 'utf8').trim(),
    left: existsSync(join(workspace, 'web/results')),
    written: written && readFileSync(join(written, 'one'), 'utf8'),
    nothing: view.written(join(cwd, 'not-there')),
  };
}

const privately = (workspace: string, folder: string) => privateView(workspace, folder, env);
const untouched = { said: 'theirs\nweb\n', theirs: 'theirs', left: false, written: 'r\n', nothing: undefined };

describe('a shard on the host', () => {
  test('works in a view of its own: an overlay where that can be had, else a copy', async () => {
    const { kind, ...rest } = await writing('work space', privately);
    expect(process.getuid?.() === 0 ? ['overlay', 'copy'] : ['copy']).toContain(kind);
    expect(rest).toEqual(untouched);
  });

  test('works in a copy where the path cannot be mounted', async () => {
    expect(await writing('a,b:c', privately)).toEqual({ kind: 'copy', ...untouched });
  });

  test('works in the workspace itself if it is alone', async () => {
    expect(await writing('workspace', async () => inPlace)).toEqual({
      kind: 'in-place',
      ...untouched,
      theirs: 'ours',
      left: true,
    });
  });

  test('never has its view below what it is a view of', async () => {
    await expect(privately(root, join(root, 'views'))).rejects.toThrow(/lies in/);
  });
});
