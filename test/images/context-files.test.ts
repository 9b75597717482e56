import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContextFiles, readContext } from '../../src/images/context-files.js';
import { FileMemory } from '../../src/images/file-memory.js';
import { Project } from './context.js';

let project: Project;
beforeEach(() => {
  project = new Project({
    Dockerfile: 'FROM scratch',
    'app.py': '1',
    'sub/data.txt': 'd',
    'sub/b+(c).x': '',
    'run.log': 'l',
  });
});
afterEach(() => project.remove());

const forgetful = () => new FileMemory(undefined, '');
const read = (rules = [project.path('.dockerignore')], memory = forgetful()) =>
  readContext(project.root, rules, memory);
const paths = (files: ContextFiles) => [...files.keys()].filter((path) => path !== '.dockerignore').sort();

describe('.dockerignore', () => {
  test.each<[string, string, string[]]>([
    ['nothing', '', ['Dockerfile', 'app.py', 'run.log', 'sub', 'sub/b+(c).x', 'sub/data.txt']],
    ['folders and patterns', 'sub\n*.log', ['Dockerfile', 'app.py']],
    ['all but one, and the folder that it is in', '*\n!sub/data.txt', ['sub', 'sub/data.txt']],
    ['all but what a pattern says', '*\n!**/*.txt', ['sub', 'sub/data.txt']],
    [
      'comments, folders with a slash, a mark at the beginning',
      '\uFEFF# sub\n/sub/\n',
      ['Dockerfile', 'app.py', 'run.log'],
    ],
    ['signs that are none of a pattern', '**/b+(c).x\n{a}', ['Dockerfile', 'app.py', 'run.log', 'sub', 'sub/data.txt']],
    ['a class', '[^a]*.py\n[r]un.log', ['Dockerfile', 'app.py', 'sub', 'sub/b+(c).x', 'sub/data.txt']],
  ])('%s', async (_, rules, expected) => {
    project.write('.dockerignore', rules);
    expect(paths(await read())).toEqual(expected);
  });

  test('of .git the commit counts, wherever it is written, and nothing that differs between checkouts', async () => {
    const git = async () =>
      [...(await read())].filter(([path]) => path.startsWith('.git')).map((entry) => entry.join(' '));
    const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
    project.write('.git/HEAD', 'ref: refs/heads/main\n');
    project.write('.git/index', 'times');
    // The control: where no commit can be told, it is a folder as any other.
    expect(await git()).toHaveLength(3);
    project.write('.git/packed-refs', `# pack-refs\n${one} refs/heads/main\n${two} refs/heads/other\n`);
    expect(await git()).toEqual([`.git commit ${one}`]);
    project.write('.git/index', 'other times');
    project.write('.git/refs/heads/main', `${two}\n`);
    expect(await git()).toEqual([`.git commit ${two}`]);
    project.write('.git/HEAD', `${one}\n`);
    expect(await git()).toEqual([`.git commit ${one}`]);
    project.write('.dockerignore', '.git\n');
    expect(await git()).toEqual([]);
  });

  test('… of a worktree, whose .git is a file that names a place', async () => {
    const worktree = new Project({ '.git': `gitdir: ${project.path('.git/worktrees/x')}\n` });
    project.write('.git/worktrees/x/HEAD', 'ref: refs/heads/x\n');
    project.write('.git/worktrees/x/commondir', '../..\n');
    project.write('.git/refs/heads/x', `${'3'.repeat(40)}\n`);
    expect([...(await readContext(worktree.root, [], forgetful()))]).toEqual([['.git', `commit ${'3'.repeat(40)}`]]);
    worktree.remove();
  });

  test('names that are no UTF-8 are told apart, and what is in such folders and links is read', async () => {
    const at = (...names: readonly Buffer[]) =>
      Buffer.concat([
        Buffer.from(`${project.root}/`),
        ...names.flatMap((name, index) => (index > 0 ? [Buffer.from('/'), name] : [name])),
      ]);
    const [one, other] = [Buffer.from([0x66, 0xe9]), Buffer.from([0x66, 0xea])];
    mkdirSync(at(one));
    writeFileSync(at(one, other), '1');
    writeFileSync(at(other), '2');
    symlinkSync(other, at(Buffer.from('to')));
    const before = await read();
    const strange = [...before.keys()].filter((path) => path.includes('\uFFFD')).sort();
    expect(strange).toEqual(['\uFFFD66e9', '\uFFFD66e9/\uFFFD66ea', '\uFFFD66ea']);
    writeFileSync(at(one, other), '3');
    const after = await read();
    expect([...after].filter(([path, what]) => before.get(path) !== what).map(([path]) => path)).toEqual([strange[1]]);
    expect(after.get('to')).toBe('link \uFFFD66ea');
  });

  test('a folder that is left out is not walked where nothing in it can be taken in again', async () => {
    project.write('.dockerignore', 'sub\n!other/*.txt');
    const memory = forgetful();
    chmodSync(project.path('sub'), 0o755);
    writeFileSync(project.path('sub/huge'), 'x');
    const seen: string[] = [];
    memory.digest = (path) => {
      seen.push(path);
      return '';
    };
    await read(undefined, memory);
    expect(seen.some((path) => path.startsWith('sub/'))).toBe(false);
  });

  test('the rules beside the Dockerfile come before the shared ones', async () => {
    project.write('.dockerignore', 'app.py');
    project.write('sub/Dockerfile.dockerignore', '*\n!app.py');
    expect(paths(await read([project.path('sub/Dockerfile.dockerignore'), project.path('.dockerignore')]))).toEqual([
      'app.py',
    ]);
  });

  test('a pattern that is none is told with its line', async () => {
    project.write('.dockerignore', 'a\n[z-a]\n');
    const location = { file: project.path('.dockerignore'), line: 2 };
    await expect(read()).rejects.toMatchObject({ code: 'build-failed', location });
  });
});

test('what is at a path: content and mode, a link, a folder, and neither times nor what a link leads to', async () => {
  symlinkSync('/nowhere', project.path('link'));
  mkdirSync(project.path('empty'), { mode: 0o700 });
  chmodSync(project.path('app.py'), 0o4755);
  const files = await read();
  expect(files.get('app.py')).toMatch(/^file 4755 6b86b273ff34f/);
  expect(files.get('link')).toBe('link /nowhere');
  expect(files.get('empty')).toBe('folder 700');
  utimesSync(project.path('app.py'), 1, 1);
  expect(await read()).toEqual(files);
});

test('a large file is read in pieces', async () => {
  const big = 'x'.repeat(3 * 1024 * 1024 + 1);
  writeFileSync(project.path('big'), big);
  const whole = (await read()).get('big');
  writeFileSync(project.path('big'), `${big.slice(0, -1)}y`);
  expect((await read()).get('big')).not.toBe(whole);
});

describe('what is remembered of files', () => {
  const later = () => Date.now() + 60_000;
  const remembering = (now = later) => new FileMemory(join(project.root, '.memory'), project.root, now);
  const memoryFile = () => join(project.root, '.memory', readdirSync(project.path('.memory'))[0] ?? '');
  const readAgain = (now = later) => {
    project.write('.dockerignore', '.memory');
    return read(undefined, remembering(now));
  };
  /** What the memory says of a file becomes something else. */
  const falsify = (path: string) => {
    const memory = JSON.parse(readFileSync(memoryFile(), 'utf8'));
    memory.files[path] = memory.files[path].replace(/[0-9a-f]{64}$/, 'f'.repeat(64));
    writeFileSync(memoryFile(), JSON.stringify(memory));
  };

  test('a file that is as it was is not read again: a wrong memory would be believed', async () => {
    const before = await readAgain();
    expect(await readAgain()).toEqual(before);
    falsify('app.py');
    expect((await readAgain()).get('app.py')).toContain('f'.repeat(64));
  });

  test.each<[string, () => unknown]>([
    [
      'another content of the same length and time',
      () => {
        const { atime, mtime } = statSync(project.path('app.py'));
        writeFileSync(project.path('app.py'), '2');
        utimesSync(project.path('app.py'), atime, mtime);
      },
    ],
    [
      'another file in its place',
      () => {
        writeFileSync(project.path('other'), '1');
        renameSync(project.path('other'), project.path('app.py'));
      },
    ],
    ['a touch', () => utimesSync(project.path('app.py'), 5, 5)],
  ])('%s is read again', async (_, change) => {
    await readAgain();
    falsify('app.py');
    change();
    expect((await readAgain()).get('app.py')).not.toContain('f'.repeat(64));
  });

  test('a file that was changed just now is not remembered', async () => {
    await readAgain(Date.now);
    expect(JSON.parse(readFileSync(memoryFile(), 'utf8')).files).toEqual({});
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":1}',
    '{"version":2,"files":{"app.py":"x"}}',
    '{"version":1,"files":{"app.py":7}}',
    '{"version":1,"files":{"app.py":"1 2 3 4 short"}}',
  ])('a memory that holds %j is as none', async (text) => {
    const before = await readAgain();
    writeFileSync(memoryFile(), text);
    expect(await readAgain()).toEqual(before);
  });

  test('a folder that cannot be written is no error', async () => {
    const memory = new FileMemory(project.path('app.py/none'), project.root, later);
    expect((await read(undefined, memory)).size).toBeGreaterThan(0);
  });

  test('nobody else may read it, and nothing half is left', async () => {
    await readAgain();
    expect(statSync(memoryFile()).mode & 0o077).toBe(0);
    expect(readdirSync(project.path('.memory'))).toHaveLength(1);
  });

  test('memories of folders that were not read for a month are removed', async () => {
    await readAgain();
    const old = project.path('.memory/old.json');
    writeFileSync(old, '{}');
    utimesSync(old, 1, 1);
    project.write('new', '');
    await readAgain();
    expect(readdirSync(project.path('.memory'))).toHaveLength(1);
  });
});
