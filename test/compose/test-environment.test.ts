import { describe, expect, test } from 'vitest';
import {
  fillEnvironment,
  identityVariables,
  requireMappedPorts,
  serviceVariables,
} from '../../src/compose/test-environment.js';
import { modelOf } from './models.js';

const published = { web: { 3000: 32768 } };
const model = modelOf({
  web: {
    ports: [
      { target: 3000, protocol: 'tcp' },
      { target: 3000, protocol: 'udp' },
    ],
  },
  'api-v2': { ports: [{ target: 8000 }] },
  db: {},
});

describe('placeholders in the environment of a suite', () => {
  test.each<[string, typeof published | undefined, string]>([
    ['{url:web:3000}', published, 'http://localhost:32768'],
    ['{host:web:3000}:{port:web:3000}/x', published, 'localhost:32768/x'],
    ['{url:web:3000}', undefined, 'http://web:3000'],
    ['{port:db.main:5432}', undefined, '5432'],
    ['{host:web}', published, 'localhost'],
    ['{host:db}', undefined, 'db'],
    ['{env:LICENSE}-{env:NOT_SET}', published, '$ecret-'],
    ['a$b $$c ${D} $&', published, 'a$b $$c ${D} $&'],
    ['{"json": {"url:": 1}} {run} {url}', published, '{"json": {"url:": 1}} {run} {url}'],
  ])('%s', (value, ports, filled) => {
    expect(fillEnvironment({ NAME: value }, ports, { LICENSE: '$ecret' })).toEqual({ NAME: filled });
  });

  test.each(['{url:web:80}', '{port:api:3000}', '{url:web}', '{port:web}'])(
    '%s is refused: there is no such port',
    (value) => {
      expect(() => fillEnvironment({ NAME: value }, published, {})).toThrow(
        expect.objectContaining({ code: 'port-unmapped', message: expect.stringContaining(value) }),
      );
    },
  );
});

test('services are told by name inside the stack, by published port on the host', () => {
  expect(serviceVariables(model, undefined)).toEqual({
    ISOSHARD_API_V2_HOST: 'api-v2',
    ISOSHARD_API_V2_PORT_8000: '8000',
    ISOSHARD_DB_HOST: 'db',
    ISOSHARD_WEB_HOST: 'web',
    ISOSHARD_WEB_PORT_3000: '3000',
  });
  expect(serviceVariables(model, published)).toEqual({
    ISOSHARD_WEB_HOST: 'localhost',
    ISOSHARD_WEB_PORT_3000: '32768',
  });
});

test('a shard is told who it is', () => {
  const shard = { runId: 'r-1', suite: 'web', index: 2, total: 3, project: 'isoshard-r-1' };
  expect(identityVariables(shard)).toEqual({
    ISOSHARD_RUN_ID: 'r-1',
    TEST_RUN_ID: 'r-1',
    ISOSHARD_SUITE: 'web',
    ISOSHARD_SHARD: '2',
    ISOSHARD_SHARDS: '3',
    ISOSHARD_PROJECT: 'isoshard-r-1',
  });
});

describe('where ports are assigned', () => {
  test('every published port has to be in env, by any placeholder', () => {
    expect(() => requireMappedPorts('e2e', model, { A: '{url:web:3000}', B: 'x{port:api-v2:8000}' })).not.toThrow();
  });

  test('the refusal names each missing port once, with the line to add', () => {
    expect(() => requireMappedPorts('e2e', model, { B: '{url:db:5432}' })).toThrow(
      expect.objectContaining({
        code: 'port-unmapped',
        message: expect.stringContaining('suite e2e does not say how its tests learn of api-v2:8000, web:3000'),
        hint: expect.stringContaining('API_V2_URL: "{url:api-v2:8000}"; WEB_URL: "{url:web:3000}"'),
      }),
    );
  });
});
