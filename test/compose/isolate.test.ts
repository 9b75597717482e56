import { describe, expect, test } from 'vitest';
import { planBinds } from '../../src/compose/binds.js';
import type { IsolationContext, PortMode } from '../../src/compose/hazard.js';
import { isolate } from '../../src/compose/isolate.js';
import type { ServiceModel } from '../../src/compose/model.js';
import { bind, context, factsFor, hazardous, modelOf, recent } from './models.js';

const facts = factsFor('/farm/', '/farm/data/');
const contextFor = (project: string, ports: PortMode = 'assign'): IsolationContext =>
  context({ project, ports, binds: planBinds(hazardous, project, facts, recent), images: { api: 'isoshard/image:1' } });

const isolatedService = (service: ServiceModel, over: Partial<IsolationContext> = {}) => {
  const { model, changes } = isolate(modelOf({ api: service }), context(over));
  const { labels: _, ...rest } = model.services.api ?? {};
  return { service: rest, what: changes.map(({ hazard }) => hazard) };
};

describe('each hazard, before and after', () => {
  test.each<[string, ServiceModel, ServiceModel, string[], Partial<IsolationContext>?]>([
    [
      'a container name becomes an alias on every network',
      { container_name: 'fixed', networks: { default: null, back: { aliases: ['b'] } } },
      { networks: { default: { aliases: ['fixed'] }, back: { aliases: ['b', 'fixed'] } } },
      ['container-name'],
    ],
    [
      'with a network mode there is nothing to alias',
      { container_name: 'fixed', network_mode: 'none' },
      { network_mode: 'none' },
      ['container-name'],
    ],
    ['ports are dropped', { ports: [{ target: 80, published: '8080' }] }, {}, ['host-ports']],
    [
      'ports are kept, on loopback',
      {
        ports: [
          { target: 80, published: '8080', protocol: 'tcp' },
          { target: 81, published: '81', host_ip: '127.0.0.1' },
        ],
      },
      {
        ports: [
          { target: 80, published: '8080', protocol: 'tcp', host_ip: '127.0.0.1' },
          { target: 81, published: '81', host_ip: '127.0.0.1' },
        ],
      },
      ['host-ports'],
      { ports: 'keep' },
    ],
    [
      'ports are assigned',
      { ports: [{ target: 80, published: '8080', host_ip: '0.0.0.0' }] },
      { ports: [{ target: 80, host_ip: '127.0.0.1' }] },
      ['host-ports'],
      { ports: 'assign' },
    ],
    ['ipc: host becomes private', { ipc: 'host' }, { ipc: 'private', shm_size: '1073741824' }, ['host-ipc']],
    [
      '… with the size that was asked for',
      { ipc: 'host', shm_size: '2gb' },
      { ipc: 'private', shm_size: '2gb' },
      ['host-ipc'],
    ],
    [
      'fixed addresses go',
      { networks: { default: { ipv4_address: '10.0.0.2', mac_address: '02:42:00:00:00:01', priority: 1 } } },
      { networks: { default: { priority: 1 } } },
      ['fixed-address', 'fixed-address'],
    ],
    ['restart: always becomes a few retries', { restart: 'always' }, { restart: 'on-failure:7' }, ['restart-policy']],
    ['restart: on-failure is bounded', { restart: 'on-failure' }, { restart: 'on-failure:7' }, ['restart-policy']],
    ['a bounded restart stays', { restart: 'on-failure:3' }, { restart: 'on-failure:3' }, []],
    ['restart: no stays', { restart: 'no' }, { restart: 'no' }, []],
    [
      'a restart policy of deploy too',
      { deploy: { restart_policy: { condition: 'any' }, replicas: 2 } },
      { restart: 'on-failure:7', scale: 2 },
      ['replicas', 'restart-policy'],
    ],
    [
      'a slow health check is looked at often while it starts',
      { healthcheck: { test: ['CMD', 'true'], interval: '5s', start_period: '1m' } },
      { healthcheck: { test: ['CMD', 'true'], interval: '5s', start_period: '1m', start_interval: '200ms' } },
      ['slow-health-check'],
    ],
    ['a check that is none stays', { healthcheck: { test: ['NONE'] } }, { healthcheck: { test: ['NONE'] } }, []],
    ['a check that is disabled stays', { healthcheck: { disable: true } }, { healthcheck: { disable: true } }, []],
    [
      'the default bridge of the engine becomes the network of the stack',
      { network_mode: 'bridge' },
      { networks: { default: null } },
      ['default-bridge'],
    ],
    [
      'logs stay where they can be read',
      { logging: { driver: 'syslog', options: { 'syslog-address': 'udp://logs' } } },
      { logging: { driver: 'json-file' } },
      ['logging-driver'],
    ],
    ['… where they are already', { logging: { driver: 'local' } }, { logging: { driver: 'local' } }, []],
    [
      'control groups and priorities of the host go',
      { cgroup_parent: 'x.slice', oom_kill_disable: true, oom_score_adj: -900 },
      {},
      ['cgroup-parent', 'cgroup-parent', 'cgroup-parent'],
    ],
    [
      'replicas are a plain scale, and what a swarm reads goes',
      {
        deploy: {
          mode: 'replicated',
          replicas: 3,
          placement: { constraints: [] },
          resources: { limits: { memory: '1' } },
        },
      },
      { scale: 3, deploy: { resources: { limits: { memory: '1' } } } },
      ['replicas', 'replicas', 'replicas'],
    ],
    [
      'a volume with no name gets one',
      { volumes: [{ type: 'volume', target: '/a' }] },
      { volumes: [{ type: 'volume', source: 'api-anonymous-1', target: '/a' }] },
      ['anonymous-volume'],
    ],
    [
      '… but not where each replica has its own',
      { scale: 2, volumes: [{ type: 'volume', target: '/a' }] },
      { scale: 2, volumes: [{ type: 'volume', target: '/a' }] },
      [],
    ],
    ['a mac address of the service goes', { mac_address: '02:42:ac:11:00:01' }, {}, ['fixed-address']],
    ['a host name stays on private networks', { hostname: 'x' }, { hostname: 'x' }, []],
    [
      'what was built is run, never built or pulled',
      { build: { context: '/x' } },
      { image: 'isoshard/image:1', pull_policy: 'never' },
      ['build'],
      { images: { api: 'isoshard/image:1' } },
    ],
  ])('%s', (_, before, after, hazards, over) => {
    expect(isolatedService(before, over)).toEqual({ service: after, what: hazards });
  });

  test('names of networks, volumes, configs and secrets are the project’s; what is external stays', () => {
    const model = modelOf(
      {},
      {
        networks: { default: { name: 'farm_default' }, theirs: { name: 'shared', external: true } },
        volumes: { db: { name: 'farm-db', driver: 'local' }, unnamed: null },
        secrets: { key: { name: 'farm_key', file: '/k' } },
      },
    );
    const labels = { 'dev.isoshard.session': '0123456789' };
    const isolated = isolate(model, context({ project: 'p' }));
    expect(isolated.changes.map(({ what }) => what)).toEqual(['volumes.db.name: farm-db']);
    expect(isolated.model).toEqual({
      name: 'p',
      services: {},
      networks: { default: { name: 'p_default', labels }, theirs: { name: 'shared', external: true } },
      volumes: { db: { name: 'p_db', driver: 'local', labels }, unnamed: { name: 'p_unnamed', labels } },
      secrets: { key: { name: 'p_key', file: '/k' } },
    });
  });

  test('a network gives up its subnet and the name of its bridge; an empty ipam is no hazard', () => {
    const { model, changes } = isolate(hazardous, contextFor('p'));
    expect(model.networks?.back).toMatchObject({ name: 'p_back', ipam: {}, driver_opts: {} });
    expect(changes.filter(({ hazard }) => hazard === 'fixed-address').map(({ what }) => what)).toEqual([
      'networks.back.ipam.config',
      'networks.back.driver_opts.com.docker.network.bridge.name',
      'networks.back.ipv4_address',
    ]);
    expect(isolate(modelOf({}), context()).changes).toEqual([]);
  });

  test('a host name goes where others would see it', () => {
    const model = modelOf(
      { api: { hostname: 'x', domainname: 'test', networks: { theirs: null } } },
      { networks: { theirs: { name: 'shared', external: true } } },
    );
    expect(isolate(model, context()).model.services.api?.hostname).toBeUndefined();
    expect(isolate(model, context()).changes.map(({ what }) => what)).toEqual(['hostname: x', 'domainname: test']);
  });

  test('a link becomes an alias of the linked service; one name for two services stays a link', () => {
    const linked = (...links: string[]) => ({ links, networks: { default: null } });
    const model = modelOf({
      a: linked('db:database', 'db', 'cache:store'),
      b: linked('other:store'),
      db: { networks: { default: null } },
      cache: { networks: { default: null } },
      other: { networks: { default: null } },
    });
    const { services } = isolate(model, context()).model;
    expect(services.a?.links).toEqual(['cache:store']);
    expect(services.b?.links).toEqual(['other:store']);
    expect(services.db?.networks).toEqual({ default: { aliases: ['database'] } });
    expect(services.cache?.networks).toEqual({ default: null });
  });

  test('a secret in a folder that somebody writes to is read from the same view', () => {
    const model = modelOf(
      {
        api: {
          secrets: [{ source: 'key', target: '/run/secrets/key' }, { source: 'token' }],
          volumes: [bind('/farm/certs', '/certs')],
        },
      },
      { secrets: { key: { name: 'k', file: '/farm/certs/key.pem' }, token: { name: 't', environment: 'T' } } },
    );
    const binds = planBinds(model, 'p', factsFor('/farm/certs/', '/farm/certs/key.pem'), recent);
    const { api } = isolate(model, context({ project: 'p', binds })).model.services;
    expect(api?.secrets).toEqual([{ source: 'token' }]);
    expect(api?.volumes?.map(({ source, target, volume }) => [source, target, volume?.subpath])).toEqual([
      ['p-bind-0', '/certs', undefined],
      ['p-bind-0', '/run/secrets/key', 'key.pem'],
    ]);
  });

  test('an external network gets no alias: it is shared', () => {
    const model = modelOf(
      { api: { container_name: 'fixed', networks: { theirs: null } } },
      { networks: { theirs: { name: 'shared', external: true } } },
    );
    expect(isolate(model, context()).model.services.api?.networks).toEqual({ theirs: null });
  });

  test('container:NAME of a sibling becomes service:SIBLING; of a stranger it stays', () => {
    const model = modelOf({
      api: { container_name: 'fixed' },
      web: { network_mode: 'container:fixed', pid: 'container:other', volumes_from: ['container:fixed:ro'] },
    });
    expect(isolate(model, context()).model.services.web).toMatchObject({
      network_mode: 'service:api',
      pid: 'container:other',
      volumes_from: ['api:ro'],
    });
  });
});

describe('the whole', () => {
  test('isolating twice changes nothing more', () => {
    for (const ports of ['drop', 'keep', 'assign'] as const) {
      const once = isolate(hazardous, contextFor('isoshard-0123456789-web-1', ports));
      const again = isolate(once.model, contextFor('isoshard-0123456789-web-1', ports));
      expect(once.changes.length).toBeGreaterThan(10);
      expect(again).toEqual({ model: once.model, changes: [] });
    }
  });

  test('the input is left as it was', () => {
    const before = structuredClone(hazardous);
    isolate(hazardous, contextFor('p'));
    expect(hazardous).toEqual(before);
  });

  test('two projects made from one model share no name, port or path', () => {
    const [one, two] = ['isoshard-0123456789-web-1', 'isoshard-0123456789-web-2'].map((project) => shareable(project));
    expect(one?.length).toBe(5);
    expect(one?.filter((name) => two?.includes(name))).toEqual([]);
  });
});

/** All in an isolated model that the engine or the host has only once. */
function shareable(project: string): string[] {
  const { model } = isolate(hazardous, contextFor(project));
  const services = Object.values(model.services);
  return [
    model.name ?? '',
    ...services.flatMap(({ container_name }) => container_name ?? []),
    ...services.flatMap(({ ports = [] }) => ports.flatMap(({ published }) => published ?? [])),
    ...services.flatMap(({ volumes = [] }) =>
      volumes.flatMap(({ type, source }) => (type === 'bind' ? (source ?? []) : [])),
    ),
    ...(['networks', 'volumes', 'configs'] as const).flatMap((kind) =>
      Object.values(model[kind] ?? {}).map((one) => one?.name ?? ''),
    ),
  ];
}
