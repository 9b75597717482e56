import { chmodSync, cpSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planImages } from '../../src/images/plan-images.js';
import { Project } from './context.js';

const files = {
  Dockerfile: 'FROM debian:trixie-slim\nARG A\nCOPY . /app\n',
  '.dockerignore': 'ignored\n*.log\n',
  'app.py': 'print(1)',
  'sub/data.txt': 'data',
  'ignored/x': 'x',
  'run.log': 'log',
};
let project: Project;
beforeEach(() => {
  project = new Project(files);
});
afterEach(() => project.remove());

const digest = (...args: Parameters<Project['digest']>) => project.digest(...args);

describe('what an image is made from', () => {
  test.each<[string, () => unknown, Parameters<typeof digest>?]>([
    ['a file', () => project.write('app.py', 'print(2)')],
    ['a file more', () => project.write('new.py', '')],
    ['a file less', () => project.remove('app.py')],
    ['an empty folder', () => mkdirSync(project.path('empty'))],
    ['a mode', () => chmodSync(project.path('app.py'), 0o755)],
    ['the mode of a folder', () => chmodSync(project.path('sub'), 0o700)],
    ['a link', () => symlinkSync('app.py', project.path('link'))],
    ['the Dockerfile', () => project.write('Dockerfile', `${files.Dockerfile}RUN true\n`)],
    ['what is ignored', () => project.write('.dockerignore', 'ignored\n')],
    ['rules beside the Dockerfile', () => project.write('Dockerfile.dockerignore', 'ignored\n')],
    ['a build argument', () => undefined, [{ args: { A: '1' } }]],
    ['the target', () => undefined, [{ target: 'dev' }]],
    ['the platform', () => undefined, [{}, { platform: 'linux/arm64' }]],
    ['the only platform of the build', () => undefined, [{ platforms: ['linux/arm64'] }]],
    ['… by x-bake', () => undefined, [{ 'x-bake': { platforms: ['linux/arm64'] } }]],
    ['… by DOCKER_DEFAULT_PLATFORM', () => undefined, [{}, {}, { defaultPlatform: 'linux/arm64' }]],
    ['the platform of the engine', () => undefined, [{}, {}, { platform: 'linux/arm64' }]],
    ['the base image', () => undefined, [{}, {}, { baseDigest: async () => 'sha256:newer' }]],
    ['a secret', () => undefined, [{ secrets: [{ source: 'npm' }] }]],
    ['… by x-bake', () => undefined, [{ 'x-bake': { secret: ['id=npm,src=.npmrc'] } }]],
    ['an ssh agent', () => undefined, [{ ssh: ['default'] }]],
    ['the network', () => undefined, [{ network: 'none' }]],
    ['an inline Dockerfile', () => undefined, [{ dockerfile_inline: 'FROM scratch' }]],
    ['a further context by its address', () => undefined, [{ additional_contexts: { a: 'docker-image://b' } }]],
  ])('%s changes it', async (_, change, after = []) => {
    const before = await digest();
    change();
    expect(await digest(...after)).not.toBe(before);
  });

  test.each<[string, () => unknown, Parameters<typeof digest>?]>([
    ['times', () => utimesSync(project.path('app.py'), 1, 1)],
    ['an ignored file', () => project.write('ignored/y', 'y')],
    [
      'labels, tags and caches',
      () => undefined,
      [{ labels: { a: 'b' }, tags: ['x'], cache_from: ['y'], cache_to: ['y'], no_cache: true, pull: true }],
    ],
    [
      'the rest of the service',
      () => undefined,
      [{}, { ports: [{ target: 80 }], environment: { A: 'b' }, image: 'x' }],
    ],
    ['a proxy of this machine', () => undefined, [{ args: { HTTP_PROXY: 'http://proxy', no_proxy: 'here' } }]],
    ['an argument without a value', () => undefined, [{ args: { A: null } }]],
  ])('%s do not', async (_, change, after = []) => {
    const before = await digest();
    change();
    expect(await digest(...after)).toBe(before);
  });

  test('a proxy counts where the Dockerfile reads it', async () => {
    project.write('Dockerfile', 'FROM scratch\nARG HTTP_PROXY\n');
    expect(await digest({ args: { HTTP_PROXY: 'a' } })).not.toBe(await digest({ args: { HTTP_PROXY: 'b' } }));
  });

  test('a platform that the service names is the same on every engine', async () => {
    const on = (platform: string) => digest({}, { platform: 'linux/amd64' }, { platform });
    expect(await on('linux/amd64')).toBe(await on('linux/arm64'));
  });

  test('where a secret and an agent come from does not matter, only their ids', async () => {
    const with_ = (path: string) => digest({ ssh: [`default=${path}`], secrets: [{ source: 'npm' }] });
    expect(await with_('/one')).toBe(await with_('/two'));
  });

  test('the same files in another folder are the same image', async () => {
    const before = await digest();
    const copy = project.path('ignored/copy');
    mkdirSync(copy, { recursive: true });
    for (const path of Object.keys(files)) cpSync(project.path(path), join(copy, path), { preserveTimestamps: false });
    expect(await digest({ context: copy })).toBe(before);
  });

  test('the content of a further context counts, with its own rules; its place does not', async () => {
    const further = (name: string, text: string) => {
      project.write(`ignored/${name}/a`, text);
      project.write(`ignored/${name}/.dockerignore`, '.dockerignore\n*.log\n');
      project.write(`ignored/${name}/x.log`, name);
      return digest({ additional_contexts: { shared: project.path(`ignored/${name}`) } });
    };
    const before = await further('one', 'A');
    expect(await further('two', 'A')).toBe(before);
    expect(await further('one', 'B')).not.toBe(before);
  });

  test('an image in a folder counts by its content, whatever its tag and place', async () => {
    const layout = (place: string, text: string) => {
      project.write(`ignored/${place}/index.json`, text);
      return digest({ additional_contexts: { base: `oci-layout://${project.path(`ignored/${place}`)}:1` } });
    };
    const before = await layout('one', '{"manifests": [1]}');
    expect(await layout('two', '{"manifests": [1]}')).toBe(before);
    expect(await layout('one', '{"manifests": [2]}')).not.toBe(before);
  });

  test('a remote context counts by its address', async () => {
    const [one, two] = await Promise.all(
      ['https://example.com/a.git', 'https://example.com/b.git'].map((context) => digest({ context })),
    );
    expect(one).not.toBe(two);
  });

  test('base images are asked for once, are in the plan, and are not asked for where the reference says it', async () => {
    project.write(
      'Dockerfile',
      `FROM debian:1 AS one\nFROM one\nFROM debian:1\nCOPY --from=tool@sha256:${'0'.repeat(64)} / /\nFROM gone\n`,
    );
    const asked: string[] = [];
    const baseDigest = async (reference: string) => {
      asked.push(reference);
      return reference === 'gone' ? undefined : `sha256:${reference}`;
    };
    const { image, inputs } = await project.image({}, {}, { baseDigest });
    expect(asked).toEqual(['debian:1', 'gone']);
    const pinned = `tool@sha256:${'0'.repeat(64)}`;
    expect(image?.bases).toEqual({ 'debian:1': 'sha256:debian:1', [pinned]: pinned.split('@')[1] });
    expect(inputs.get('base gone')).toBe('unknown');
  });
});

describe('an image that is made from another service’s', () => {
  const models = (text: string, from = 'base') => ({
    services: {
      base: { build: { context: project.root, dockerfile_inline: text } },
      api: { build: { context: project.root, additional_contexts: { base: `service:${from}` } } },
    },
  });
  const plan = async (model: Parameters<typeof planImages>[1]) =>
    (
      await planImages({ imageEnvironment: async () => undefined }, model, {
        build: 'missing',
        locate: () => undefined,
        baseDigest: async () => undefined,
      })
    ).images.find(({ service }) => service === 'api')?.digest;

  test('changes with it', async () => {
    expect(await plan(models('FROM scratch'))).not.toBe(await plan(models('FROM scratch\nCOPY a a')));
  });

  test.each(['api', 'none'])('service:%s is refused', async (from) => {
    await expect(plan(models('FROM scratch', from))).rejects.toMatchObject({ code: 'build-failed' });
  });
});

describe('an image of the user’s own name', () => {
  const own = (there: boolean, build: 'missing' | 'always' | 'never') =>
    planImages(
      { imageEnvironment: async () => (there ? ({ id: 'sha256:own' } as never) : undefined) },
      { services: { api: { image: 'own:1', build: { context: project.root } } } },
      { build, locate: () => undefined, baseDigest: async () => undefined },
    ).then(({ images }) => images[0]?.tag);

  test.each<[boolean, 'missing' | 'always' | 'never', boolean]>([
    [true, 'missing', true],
    [false, 'missing', false],
    [true, 'always', false],
    [true, 'never', true],
    [false, 'never', true],
  ])('there: %s, build: %s: used as it is: %s', async (there, build, used) => {
    expect((await own(there, build)) === 'own:1').toBe(used);
  });
});
