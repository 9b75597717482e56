import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changesBetween, keptInputs, sharedInputs } from '../../src/images/explain.js';
import { explainImages, lastDigests, lastImagesFile, readLast, writeLast } from '../../src/images/last-images.js';
import type { PlannedImages } from '../../src/images/plan-images.js';
import { Project } from './context.js';

let project: Project;
beforeEach(() => {
  project = new Project({
    Dockerfile: 'FROM debian:1\nRUN a\nRUN b\nCOPY . /\n',
    'app.py': '1',
    '.dockerignore': '*.log\n',
    'x.log': '',
  });
});
afterEach(() => project.remove());

describe('what changed', () => {
  type Made = Parameters<Project['image']>;
  test.each<[string, () => unknown, Made, string[]]>([
    ['nothing', () => undefined, [], []],
    ['a content', () => project.write('app.py', '2'), [], ['app.py: content']],
    ['a mode', () => chmodSync(project.path('app.py'), 0o755), [], ['app.py: mode 644 → 755']],
    ['a new file', () => project.write('b.py', ''), [], ['b.py: new']],
    ['a file that is gone', () => project.remove('app.py'), [], ['app.py: gone']],
    [
      'a link in the place of a file',
      () => {
        project.remove('app.py');
        symlinkSync('x', project.path('app.py'));
      },
      [],
      ['app.py: a file before, now a link'],
    ],
    ['what is ignored', () => project.write('.dockerignore', ''), [], ['.dockerignore: content', 'x.log: new']],
    [
      'a base image',
      () => undefined,
      [{}, {}, { baseDigest: async () => 'sha256:2' }],
      ['base debian:1: sha256:base → sha256:2'],
    ],
    ['an argument', () => undefined, [{ args: { TOKEN: 'secret2' } }], ['argument TOKEN: another value (***)']],
    ['an argument less', () => undefined, [{ args: {} }], ['argument TOKEN: gone']],
    [
      'a platform',
      () => undefined,
      [{ args: { TOKEN: 'secret1' } }, { platform: 'linux/arm64' }],
      ['platform: new (linux/arm64)'],
    ],
  ])('%s', async (_, change, after, expected) => {
    const first: Made = [{ args: { TOKEN: 'secret1' } }];
    const { inputs: old } = await project.image(...first);
    const [before, shared] = [keptInputs(old, 'salt'), sharedInputs(old, 'salt')];
    change();
    const { inputs } = await project.image(
      ...(after.length === 0 ? first : ([{ ...first[0], ...after[0] }, after[1] ?? {}, after[2] ?? {}] as Made)),
    );
    expect(changesBetween(before, keptInputs(inputs, 'salt'))).toEqual(expected);
    // What others may read tells the same.
    expect(changesBetween(shared, sharedInputs(inputs, 'salt'))).toEqual(expected);
  });

  test('of what others may read: values are told apart together, and none of them has a digest of its own', async () => {
    const shared = async (args: Record<string, string>, salt = 'salt') =>
      sharedInputs((await project.image({ args })).inputs, salt);
    const before = await shared({ A: '1', TOKEN: 'hunter2' });
    expect(changesBetween(before, await shared({ A: '1', TOKEN: 'hunter3' }))).toEqual([
      'argument A, argument TOKEN: one or more have another value (***)',
    ]);
    expect(changesBetween(before, await shared({ A: '1', TOKEN: 'hunter2' }))).toEqual([]);
    // Which of the others has another value is not known then, and nothing wrong is said.
    expect(changesBetween(before, await shared({ TOKEN: 'hunter3' }))).toEqual(['argument A: gone']);
    expect(before).toMatchObject({ 'argument A': '***', 'argument TOKEN': '***' });
    expect((await shared({ A: '1', TOKEN: 'hunter2' }, 'other')).values).not.toBe(before.values);
  });

  test.each<[string, string, string]>([
    ['RUN a\nRUN c\nCOPY . /', 'line 3', 'one'],
    ['RUN x\nRUN y\nRUN z\nCOPY . /', 'lines 2 to 4', 'several'],
    ['RUN a\nCOPY . /', 'lines gone after line 2', 'gone'],
    ['RUN a\nRUN new\nRUN b\nCOPY . /', 'line 3', 'new'],
  ])('lines of the Dockerfile: %j is %s', async (rest, said) => {
    const before = keptInputs((await project.image()).inputs, '');
    project.write('Dockerfile', `FROM debian:1\n${rest}\n`);
    const changes = changesBetween(before, keptInputs((await project.image()).inputs, ''));
    expect(changes).toContain(`Dockerfile: ${said}`);
  });
});

describe('since the last time', () => {
  const file = () => lastImagesFile(join(project.root, '.cache'), '/p/isoshard.yml');
  /** With `nowMs` what is told is remembered. */
  const explain = (planned: PlannedImages, nowMs?: number) => {
    const { explained, next } = explainImages({ last: readLast(file()), shared: false }, planned, nowMs ?? 9000);
    if (nowMs !== undefined && next !== undefined) writeLast(file(), next);
    return explained;
  };
  const planned = async (value: string) => {
    project.write('.dockerignore', '.cache\n.dockerignore\n');
    const { image, inputs } = await project.image({ args: { TOKEN: value } });
    return { images: image === undefined ? [] : [image], inputs: new Map([['api', inputs]]) };
  };

  test('new, the same, changed; who only asks changes nothing of it', async () => {
    expect(explain(await planned('one'), 1000)).toMatchObject([{ how: 'new' }]);
    expect(explain(await planned('one'), 2000)).toMatchObject([{ how: 'same', sinceMs: 1000, because: [] }]);
    const changed = [{ how: 'changed', because: ['argument TOKEN: another value (***)'] }];
    expect(explain(await planned('two'))).toMatchObject(changed);
    expect(explain(await planned('two'), 3000)).toMatchObject(changed);
    // Once built it is the same, and still tells what changed it.
    expect(explain(await planned('two'))).toMatchObject([
      { how: 'same', sinceMs: 3000, because: ['argument TOKEN: another value (***)'] },
    ]);
  });

  test('an image of the user’s own has nothing to tell', async () => {
    const { images } = await planned('one');
    expect(explain({ images, inputs: new Map() })).toMatchObject([{ how: 'given' }]);
  });

  test('no value is in the file, nor what one could be found by, and nobody else may read it', async () => {
    explain(await planned('hunter2'), 1);
    const text = readFileSync(file(), 'utf8');
    expect(text).not.toContain('hunter2');
    expect(text).toContain('argument TOKEN');
    expect(statSync(file()).mode & 0o077).toBe(0);
    const first = JSON.parse(text).images.api.inputs['argument TOKEN'];
    writeFileSync(file(), '');
    explain(await planned('hunter2'), 1);
    expect(JSON.parse(readFileSync(file(), 'utf8')).images.api.inputs['argument TOKEN']).not.toBe(first);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"kind":"isoshard-images","version":2}',
    '{"kind":"isoshard-images","version":1,"salt":"","images":{"api":{}}}',
    '{"kind":"isoshard-images","version":1,"salt":"","images":{"api":{"digest":"","sinceMs":9e15,"because":[],"inputs":{}}}}',
    '{"kind":"isoshard-images","version":1,"salt":"","images":{"api":{"digest":"","sinceMs":1,"because":[1],"inputs":{}}}}',
    '{"kind":"isoshard-images","version":1,"salt":"","images":{"api":{"digest":"","sinceMs":1,"because":[],"inputs":{"Dockerfile":7}}}}',
  ])('a file that holds %j is as none', async (text) => {
    explain(await planned('one'), 1);
    writeFileSync(file(), text);
    expect(explain(await planned('one'), 2)).toMatchObject([{ how: 'new' }]);
    expect(readdirSync(project.path('.cache/images'))).toHaveLength(1);
  });
});

test('of an image that changed the digests before are known, the last one first, and three at most', async () => {
  const file = project.path('last.json');
  const made: string[] = [];
  for (let time = 1; time <= 5; time += 1) {
    project.write('app.py', String(time));
    const { image, inputs } = await project.image();
    const planned: PlannedImages = { images: image === undefined ? [] : [image], inputs: new Map([['api', inputs]]) };
    const last = readLast(file);
    expect(lastDigests(last, 'api')).toEqual(made.slice(0, 3));
    const { next } = explainImages({ last, shared: true }, planned, time);
    if (next !== undefined) writeLast(file, next);
    made.unshift(image?.digest ?? '');
  }
  expect(lastDigests(readLast(file), 'nobody')).toEqual([]);
  // What is read of a cache names what is fetched: no digest, no name.
  const { salt } = readLast(file);
  const images = { api: { digest: '../x', earlier: ['sha256:1'], sinceMs: 1, inputs: {}, because: [] } };
  writeLast(file, { kind: 'isoshard-images', version: 1, salt, images });
  expect(lastDigests(readLast(file), 'api')).toEqual([]);
});
