/** What cannot be built is told before anything starts, with the place where it is written. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServiceModel } from '../../src/compose/model.js';
import { readSources } from '../../src/compose/source/sources.js';
import type { ImagesRequest } from '../../src/images/plan-images.js';
import { Project } from './context.js';

let project: Project;
let outside: Project;
beforeEach(() => {
  project = new Project({
    'app/Dockerfile': 'FROM scratch\n',
    'app/Dockerfile.args': '# needs\nARG BASE\nFROM ${BASE}\n',
  });
  outside = new Project({ Dockerfile: 'FROM scratch\n', x: '' });
});
afterEach(() => {
  project.remove();
  outside.remove();
});

/** The service as Compose resolves it, and as it is written. */
async function plan(written: string, build: NonNullable<ServiceModel['build']>, more: Partial<ImagesRequest> = {}) {
  const file = project.path('compose.yml');
  const text = `services:\n  api:\n    image: x\n${written}`;
  const { locate } = readSources([file], (path) => (path === file ? text : undefined));
  return project.image({ context: project.path('app'), ...build }, {}, { locate, root: project.root, ...more });
}
const line = (number: number) => ({ file: project.path('compose.yml'), line: number });

test.each<[string, string, Record<string, unknown>, number]>([
  ['a context that is not there', '    build:\n      context: ./none\n', { context: '/none/at/all' }, 5],
  ['… in the short form', '    build: ./none\n', { context: '/none/at/all' }, 4],
  [
    'a Dockerfile that is not there',
    '    build:\n      context: app\n      dockerfile: None\n',
    { dockerfile: 'None' },
    6,
  ],
  ['… that nobody named', '    build: app\n', { dockerfile: 'Dockerfile.none' }, 4],
  ['a Dockerfile that is a folder', '    build:\n      dockerfile: .\n', { dockerfile: '.' }, 5],
  [
    'a further context that is not there',
    '    build:\n      context: app\n      additional_contexts:\n        more: ./more\n',
    { additional_contexts: { more: '/none/at/all' } },
    7,
  ],
])('%s', async (_, written, build, at) => {
  await expect(plan(written, build)).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('service api'),
    location: line(at),
  });
});

test('what cannot be read of a context', async () => {
  mkdirSync(project.path('app/.dockerignore'));
  await expect(plan('    build: app\n', {})).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringMatching(/service api .* EISDIR/),
    location: line(4),
  });
});

test('a build argument that is missing: at the line of the Dockerfile, with that of the compose file', async () => {
  const written = '    build:\n      context: app\n      args:\n        - OTHER=1\n';
  await expect(plan(written, { dockerfile: 'Dockerfile.args', args: { OTHER: '1' } })).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringMatching(/service api .*BASE/),
    hint: expect.stringContaining('compose.yml:6'),
    location: { file: project.path('app/Dockerfile.args'), line: 3 },
  });
  // The control: with it, it is built.
  expect(
    (await plan(written, { dockerfile: 'Dockerfile.args', args: { BASE: 'debian:1' } })).inputs.has('base debian:1'),
  ).toBe(true);
});

test('a build argument that the environment should give, and does not: a warning, but where there is a default', async () => {
  project.write('app/Dockerfile.token', 'ARG A=1\nFROM scratch\nARG TOKEN\nARG A\nRUN use $TOKEN\n');
  const written = '    build:\n      context: app\n      args:\n        - TOKEN\n';
  const told = async (args: Record<string, string | null>) => {
    const warnings: unknown[] = [];
    const warn = (message: string, location?: object) => warnings.push({ message, location });
    await plan(written, { dockerfile: 'Dockerfile.token', args }, { warn });
    return warnings;
  };
  const message = expect.stringMatching(/^service api: .* TOKEN .*line 3/);
  expect(await told({ TOKEN: null })).toMatchObject([{ message, location: { file: project.path('compose.yml') } }]);
  expect(await told({ TOKEN: '' })).toEqual([]);
  expect(await told({ A: null, OTHER: null, HTTP_PROXY: null })).toEqual([]);
});

test('a relative context that leaves the project is refused; one that says openly where it is may be used', async () => {
  const refused = {
    code: 'build-failed',
    message: expect.stringMatching(/leaves the project .* by `\.\.`/),
    location: line(5),
  };
  const context = outside.root;
  await expect(plan('    build:\n      context: ../other\n', { context })).rejects.toMatchObject(refused);
  await expect(plan(`    build:\n      context: ${context}\n`, { context })).resolves.toBeDefined();
  await expect(plan('    build:\n      context: ${ELSEWHERE}\n', { context })).resolves.toBeDefined();
});

test('a context that leaves the project by a symbolic link is refused, and a Dockerfile that does', async () => {
  symlinkSync(outside.root, project.path('linked'));
  symlinkSync(outside.path('Dockerfile'), project.path('app/linked'));
  const refused = { code: 'build-failed', message: expect.stringContaining('by a symbolic link') };
  await expect(plan('    build: linked\n', { context: project.path('linked') })).rejects.toMatchObject(refused);
  await expect(plan('    build:\n      dockerfile: linked\n', { dockerfile: 'linked' })).rejects.toMatchObject(refused);
  // A link to another place of the project is none of these.
  symlinkSync(join(project.root, 'app'), project.path('inside'));
  await expect(plan('    build: inside\n', { context: project.path('inside') })).resolves.toBeDefined();
});
