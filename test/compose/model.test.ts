import { describe, expect, test } from 'vitest';
import { closure, onlyServices, upServices } from '../../src/compose/model.js';
import { modelOf } from './models.js';

const started = { condition: 'service_started' } as const;
const model = modelOf(
  {
    api: {
      depends_on: { db: { condition: 'service_healthy' } },
      networks: { back: null },
      volumes: [{ type: 'volume', source: 'data', target: '/d' }],
    },
    db: { container_name: 'the-db', secrets: [{ source: 'password' }] },
    web: { links: ['api:backend'], networks: { front: null }, configs: [{ source: 'nginx' }] },
    sidecar: { network_mode: 'service:web', volumes_from: ['db:ro'], profiles: ['debug'] },
    probe: { network_mode: 'container:the-db', pid: 'container:stranger', profiles: ['debug'] },
    tests: { profiles: ['test'], depends_on: { web: started, tracing: { ...started, required: false } } },
    tracing: { profiles: ['observe'] },
    ring1: { profiles: ['ring'], depends_on: { ring2: started } },
    ring2: { profiles: ['ring'], depends_on: { ring1: started } },
    built: { profiles: ['build'], build: { context: '.', secrets: [{ source: 'token' }] } },
  },
  {
    networks: { back: {}, front: {}, unused: {} },
    volumes: { data: {}, unused: {} },
    configs: { nginx: {}, unused: {} },
    secrets: { password: {}, token: {}, unused: {} },
  },
);

describe('closure', () => {
  test.each([
    ['depends_on', ['api'], ['api', 'db']],
    ['links', ['web'], ['api', 'db', 'web']],
    ['namespaces and volumes of others', ['sidecar'], ['api', 'db', 'sidecar', 'web']],
    ['a sibling by its container name', ['probe'], ['db', 'probe']],
    ['not what is optional and in a profile', ['tests'], ['api', 'db', 'tests', 'web']],
    ['what is optional, if it is asked for', ['tests', 'tracing'], ['api', 'db', 'tests', 'tracing', 'web']],
    ['a ring ends', ['ring1'], ['ring1', 'ring2']],
    ['unknown names are left out', ['api', 'nope'], ['api', 'db']],
    ['nothing of nothing', [], []],
  ])('%s', (_, roots, expected) => {
    expect(closure(model, roots)).toEqual(expected);
  });
});

test.each([
  [[], ['api', 'db', 'web']],
  [['debug'], ['api', 'db', 'probe', 'sidecar', 'web']],
  [
    ['test', 'observe'],
    ['api', 'db', 'tests', 'tracing', 'web'],
  ],
])('up with profiles %j starts %j', (profiles, expected) => {
  expect(upServices(model, profiles)).toEqual(expected);
});

describe('onlyServices', () => {
  test('keeps what the services use, and nothing else', () => {
    const kept = onlyServices(model, ['api', 'db']);
    expect(Object.keys(kept.services)).toEqual(['api', 'db']);
    expect(kept).toMatchObject({ networks: { back: {} }, volumes: { data: {} }, secrets: { password: {} } });
    expect(kept.networks).not.toHaveProperty('front');
    expect(kept.configs).toBeUndefined();
  });

  test('keeps the secrets of a build', () => {
    expect(Object.keys(onlyServices(model, ['built']).secrets ?? {})).toEqual(['token']);
  });

  test('forgets dependencies that are optional and not there', () => {
    expect(onlyServices(model, ['tests', 'web']).services.tests?.depends_on).toEqual({ web: started });
    expect(Object.keys(onlyServices(model, ['tests', 'tracing']).services.tests?.depends_on ?? {})).toEqual([
      'tracing',
      'web',
    ]);
  });
});
