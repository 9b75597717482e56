import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ServiceModel } from '../../src/compose/model.js';
import { contextPaths } from '../../src/images/context-digest.js';
import { baseImages, canonical, imageDigest } from '../../src/images/image-digest.js';

let root: string;
const files = {
  Dockerfile: 'FROM debian:trixie-slim\nCOPY . /app\n',
  '.dockerignore': 'ignored\n*.log\n',
  'app.py': 'print(1)',
  'sub/data.txt': 'data',
  'ignored/x': 'x',
  'run.log': 'log',
};
const write = (path: string, content: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isoshard-digest-'));
  for (const [path, content] of Object.entries(files)) write(path, content);
  chmodSync(join(root, 'app.py'), 0o644);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const digest = (build: object = {}, rest: ServiceModel = {}, base = 'sha256:base') =>
  imageDigest('api', { ...rest, build: { context: root, dockerfile: 'Dockerfile', ...build } }, async () => base);

describe('what an image is made from', () => {
  test.each<[string, () => unknown, Parameters<typeof digest>?]>([
    ['a file', () => write('app.py', 'print(2)')],
    ['a file more', () => write('new.py', '')],
    ['a file less', () => rmSync(join(root, 'app.py'))],
    ['an empty folder', () => mkdirSync(join(root, 'empty'))],
    ['a mode', () => chmodSync(join(root, 'app.py'), 0o755)],
    ['a link', () => symlinkSync('app.py', join(root, 'link'))],
    ['the Dockerfile', () => write('Dockerfile', `${files.Dockerfile}RUN true\n`)],
    ['what is ignored', () => write('.dockerignore', 'ignored\n')],
    ['a build argument', () => undefined, [{ args: { A: '1' } }]],
    ['the target', () => undefined, [{ target: 'dev' }]],
    ['the platform', () => undefined, [{}, { platform: 'linux/arm64' }]],
    ['the base image', () => undefined, [{}, {}, 'sha256:newer']],
    ['an inline Dockerfile', () => undefined, [{ dockerfile_inline: 'FROM scratch' }]],
  ])('%s changes it', async (_, change, after = []) => {
    const before = await digest();
    change();
    expect(await digest(...after)).not.toBe(before);
  });

  test.each<[string, () => unknown, Parameters<typeof digest>?]>([
    ['times', () => utimesSync(join(root, 'app.py'), 1, 1)],
    ['an ignored file', () => write('ignored/y', 'y')],
    [
      'labels, tags and caches',
      () => undefined,
      [{ labels: { a: 'b' }, tags: ['x'], cache_from: ['y'], no_cache: true }],
    ],
    [
      'the rest of the service',
      () => undefined,
      [{}, { ports: [{ target: 80 }], environment: { A: 'b' }, image: 'x' }],
    ],
  ])('%s do not', async (_, change, after = []) => {
    const before = await digest();
    change();
    expect(await digest(...after)).toBe(before);
  });

  test('the order of the settings does not', async () => {
    expect(await digest({ args: { A: '1', B: '2' }, target: 'x' })).toBe(
      await digest({ target: 'x', args: { B: '2', A: '1' } }),
    );
  });

  test('the same files in another folder are the same image', async () => {
    const before = await digest();
    const copy = join(root, 'ignored', 'copy');
    mkdirSync(copy, { recursive: true });
    for (const path of Object.keys(files)) cpSync(join(root, path), join(copy, path), { preserveTimestamps: false });
    expect(await digest({ context: copy })).toBe(before);
  });

  test('the content of a further context counts, its place does not', async () => {
    const further = (name: string, text: string) => {
      write(`ignored/${name}/a`, text);
      return digest({ additional_contexts: { shared: join(root, 'ignored', name) } });
    };
    const before = await further('one', 'A');
    expect(await further('two', 'A')).toBe(before);
    expect(await further('one', 'B')).not.toBe(before);
  });

  test.each<[string, object]>([
    ['a context that is not there', { context: '/nowhere/at/all' }],
    ['a Dockerfile that is not there', { dockerfile: 'Dockerfile.none' }],
  ])('%s is the project’s mistake', async (_, build) => {
    await expect(digest(build)).rejects.toMatchObject({ code: 'build-failed' });
  });

  test('a remote context counts by its address', async () => {
    const [one, two] = await Promise.all(
      ['https://example.com/a.git', 'https://example.com/b.git'].map((context) => digest({ context })),
    );
    expect(one).not.toBe(two);
  });
});

describe('.dockerignore', () => {
  test.each<[string, string, string[]]>([
    [
      'nothing',
      '',
      ['.dockerignore', 'Dockerfile', 'app.py', 'ignored', 'ignored/x', 'run.log', 'sub', 'sub/data.txt'],
    ],
    ['folders and patterns', 'ignored\n*.log\n.dockerignore', ['Dockerfile', 'app.py', 'sub', 'sub/data.txt']],
    ['all but one', '*\n!sub/data.txt', ['sub/data.txt']],
    [
      'comments and folders with a slash',
      '# sub\nignored/\n**/*.txt\n',
      ['.dockerignore', 'Dockerfile', 'app.py', 'run.log', 'sub'],
    ],
  ])('%s', (_, rules, paths) => {
    write('.dockerignore', rules);
    expect(contextPaths(root, 'Dockerfile')).toEqual(paths);
  });

  test('one beside the Dockerfile comes before the shared one, wherever it lies', () => {
    write('ignored/Dockerfile.test.dockerignore', '*\n!app.py');
    expect(contextPaths(root, 'ignored/Dockerfile.test')).toEqual(['app.py']);
    expect(contextPaths(root, join(root, 'ignored/Dockerfile.test'))).toEqual(['app.py']);
  });
});

test.each<[string, string, string[], Record<string, string>?]>([
  ['one', 'FROM debian:trixie-slim', ['debian:trixie-slim']],
  ['none', 'FROM scratch', []],
  [
    'a platform, a stage, and a copy of it',
    'FROM --platform=$BUILDPLATFORM a AS one\nFROM b\nCOPY --from=one /x /x',
    ['a', 'b'],
  ],
  ['a stage by its name', 'from a as Base\nFROM base', ['a']],
  ['a copy of another image', 'FROM a\nCOPY --chown=1 --from=tools:1 /x /x\nCOPY --from=0 /y /y', ['a', 'tools:1']],
  ['a variable with a default', 'ARG TAG=1.0\nFROM app:${TAG}\nARG TAG=2', ['app:1.0']],
  ['… in quotes, and unbraced', 'ARG TAG="1.0"\nFROM app:$TAG', ['app:1.0']],
  ['… that the build sets', 'ARG TAG=1.0\nFROM app:${TAG}', ['app:2.0'], { TAG: '2.0' }],
  ['… with a default of its own', 'ARG TAG\nFROM app:${TAG:-latest}', ['app:latest']],
  ['a variable without a value', 'ARG BASE\nFROM ${BASE}', []],
  ['a build argument that is not declared before', 'FROM app:${TAG}', [], { TAG: '2.0' }],
  ['lines that go on', 'FROM \\\n  a \\\n  AS x', ['a']],
])('base images: %s', (_, dockerfile, images, args) => {
  expect(baseImages(dockerfile, args)).toEqual(images);
});

test('canonical JSON sorts keys and keeps lists', () => {
  expect(canonical({ b: [2, 1, { d: null, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[2,1,{"c":null,"d":null}]}');
});
