import { expect, test } from 'vitest';
import { bakeDefinition } from '../../src/images/bake-definition.js';

const image = (service: string, bases?: Record<string, string>) => ({
  service,
  digest: `sha256:${service}`,
  tag: `isoshard/image:${service}`,
  ...(bases && { bases }),
});
const define = (build: object, options = {}, rest = {}) => {
  const model = {
    services: { 'a.b': { ...rest, build: { context: '/p', dockerfile: 'Dockerfile', ...build } } },
    secrets: { one: { environment: 'ONE' }, two: { file: '/two' } },
  };
  return bakeDefinition(model, [image('a.b')], { writeCaches: true, ...options });
};
const target = (...args: Parameters<typeof define>) => define(...args).file.target.a_b;

test('the least: where, what it is called, and that it comes to the engine', () => {
  expect(target({})).toEqual({
    context: '/p',
    dockerfile: '/p/Dockerfile',
    labels: { 'dev.isoshard.digest': 'sha256:a.b' },
    tags: ['isoshard/image:a.b'],
    output: ['type=docker'],
  });
});

test('all that a build section has', () => {
  const build = {
    args: { A: '1', B: null },
    labels: { x: 'y' },
    target: 'dev',
    secrets: [{ source: 'one' }, { source: 'two', target: 'zwei' }],
    ssh: ['default'],
    cache_from: ['type=local,src=/c'],
    cache_to: ['type=local,dest=/c'],
    network: 'host',
    shm_size: '64',
    ulimits: { nofile: { soft: 1, hard: 2 }, nproc: 3 },
    extra_hosts: ['a=1.2.3.4', 'b=::1'],
    privileged: true,
    no_cache: true,
    pull: true,
    additional_contexts: { other: '/o' },
    tags: ['of-the-user:1'],
  };
  expect(target(build, {}, { platform: 'linux/arm64' })).toEqual({
    context: '/p',
    dockerfile: '/p/Dockerfile',
    contexts: { other: '/o' },
    args: { A: '1' },
    labels: { x: 'y', 'dev.isoshard.digest': 'sha256:a.b' },
    tags: ['isoshard/image:a.b'],
    target: 'dev',
    platforms: ['linux/arm64'],
    secret: ['id=one,type=env,env=ONE', 'id=zwei,type=file,src=/two', 'id=two,type=file,src=/two'],
    ssh: ['default'],
    'cache-from': ['type=local,src=/c'],
    'cache-to': ['type=local,dest=/c'],
    network: 'host',
    'shm-size': '64',
    ulimits: ['nofile=1:2', 'nproc=3:3'],
    'extra-hosts': { a: '1.2.3.4', b: '::1' },
    entitlements: ['security.insecure'],
    'no-cache': true,
    pull: true,
    output: ['type=docker'],
  });
  expect(define(build).entitlements).toEqual(['network.host', 'security.insecure']);
});

test('x-bake comes over it', () => {
  const bake = { 'cache-from': ['b'], platforms: ['linux/arm64'], 'no-cache': true, contexts: { c: '/c' } };
  expect(target({ cache_from: ['a'], 'x-bake': bake })).toMatchObject({
    'cache-from': ['a', 'b'],
    platforms: ['linux/arm64'],
    'no-cache': true,
    contexts: { c: '/c' },
  });
});

test('secrets of x-bake come beside those of the compose file, as texts and as mappings', () => {
  const secret = ['id=npm,src=.npmrc', { type: 'env', id: 'token', env: 'TOKEN$$1' }];
  const both = target({ secrets: [{ source: 'own' }], 'x-bake': { secret } })?.secret;
  expect(both).toEqual([expect.stringMatching(/^id=own,/), 'id=npm,src=.npmrc', 'type=env,id=token,env=TOKEN$1']);
  expect(target({ 'x-bake': { secret: 'id=one,src=x' } })?.secret).toEqual(['id=one,src=x']);
});

test('caches are not written where that failed', () => {
  expect(target({ cache_from: ['a'], cache_to: ['a'] }, { writeCaches: false })).not.toHaveProperty('cache-to');
});

test('dollars that Compose doubled are one again, and what bake would take for a template is none', () => {
  expect(target({ dockerfile_inline: 'RUN echo $$HOME $${X} %{y}', args: { A: '$${B}' } })).toMatchObject({
    'dockerfile-inline': 'RUN echo $HOME $${X} %%{y}',
    args: { A: '$${B}' },
  });
});

test('services of one another, names that bake does not take, and bases by digest', () => {
  const model = {
    services: {
      'a.b': { build: { context: '/p', additional_contexts: { base: 'service:a_b' } } },
      a_b: { build: { context: 'https://example.com/x.git#main', dockerfile: 'sub/Dockerfile' } },
    },
  };
  const images = [image('a.b', { 'debian:1': 'sha256:d', 'reg:5000/x': 'sha256:e' }), image('a_b')];
  const { file } = bakeDefinition(model, images, { writeCaches: true });
  expect(file.target.a_b?.contexts).toEqual({
    'debian:1': 'docker-image://debian@sha256:d',
    'reg:5000/x': 'docker-image://reg:5000/x@sha256:e',
    base: 'target:a_b_',
  });
  expect(file.target.a_b_).toMatchObject({ context: 'https://example.com/x.git#main', dockerfile: 'sub/Dockerfile' });
});

test('bases are pinned under the names that BuildKit looks them up by, and those of further contexts too', () => {
  const bases = Object.fromEntries(
    [
      'debian:latest',
      'docker.io/library/python:3.12',
      'library/node',
      'index.docker.io/acme/tool:1',
      'localhost:5000/a/b:latest',
    ].map((reference, index) => [reference, `sha256:${index}`]),
  );
  const build = {
    context: '/p',
    additional_contexts: { tool: 'docker-image://alpine:3', other: 'docker-image://alpine:4' },
  };
  const images = [image('a', { ...bases, 'alpine:3': 'sha256:a' })];
  const { file } = bakeDefinition({ services: { a: { build } } }, images, { writeCaches: true });
  expect(file.target.a?.contexts).toEqual({
    debian: 'docker-image://debian@sha256:0',
    'python:3.12': 'docker-image://docker.io/library/python@sha256:1',
    node: 'docker-image://library/node@sha256:2',
    'acme/tool:1': 'docker-image://index.docker.io/acme/tool@sha256:3',
    'localhost:5000/a/b': 'docker-image://localhost:5000/a/b@sha256:4',
    'alpine:3': 'docker-image://alpine@sha256:a',
    tool: 'docker-image://alpine@sha256:a',
    other: 'docker-image://alpine:4',
  });
});

test('an image that another is made from is built for it, and not loaded, where it is not asked for', () => {
  const model = {
    services: {
      api: { build: { context: '/p', additional_contexts: { base: 'service:base' } } },
      base: { build: { context: '/b', labels: { a: 'b' } } },
    },
  };
  const { file, targets } = bakeDefinition(model, [image('api')], { writeCaches: true });
  expect(targets).toHaveLength(1);
  expect(file.group).toEqual({ default: { targets: ['api'] } });
  expect(file.target.api?.contexts).toEqual({ base: 'target:base' });
  expect(file.target.base).toEqual({ context: '/b', dockerfile: '/b/Dockerfile' });
});

test('a network is named in a compose file too, since versions read it there alone', () => {
  expect(define({}).composeFile).toBeUndefined();
  const { composeFile, entitlements } = define({ context: '/p/$x', network: 'host' });
  expect(composeFile).toEqual({ services: { a_b: { build: { context: '/p/$$x', network: 'host' } } } });
  expect(entitlements).toEqual(['network.host']);
});

test('layers are told what they were made from, and taken of an earlier image, unless the author has a layer cache', () => {
  const tag = 'isoshard/image:a.b';
  const options = { keepsLayers: true, earlier: new Map([[tag, { references: ['r/n@sha256:1'] }]]) };
  const both = { 'cache-from': ['type=registry,ref=r/n@sha256:1'], 'cache-to': ['type=inline'] };
  expect(target({}, options)).toMatchObject(both);
  expect(target({ cache_from: ['mine'] }, options)).toMatchObject({
    ...both,
    'cache-from': ['mine', ...both['cache-from']],
  });
  // What needs the runner's token is left out by buildx.
  const ofRunner = target({ cache_to: ['type=gha,mode=max'] }, options);
  expect(ofRunner?.['cache-to']).toEqual(['type=gha,mode=max', 'type=inline']);
  const own = target({ cache_to: ['type=local,dest=/c'] }, options);
  expect(own).toMatchObject({ 'cache-to': ['type=local,dest=/c'] });
  expect(own).not.toHaveProperty('cache-from');
  expect(target({ no_cache: true }, options)).not.toHaveProperty('cache-to');
  expect(target({}, {})).not.toHaveProperty('cache-to');
});
