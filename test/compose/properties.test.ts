/** What holds for any compose file: generated models with any mixture of hazards. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindSources, type Facts } from '../../src/compose/bind-sources.js';
import { planBinds } from '../../src/compose/binds.js';
import type { PortMode } from '../../src/compose/hazard.js';
import { isolate } from '../../src/compose/isolate.js';
import type { ComposeModel, ServiceModel } from '../../src/compose/model.js';
import { context, fact, recent } from './models.js';
import { shareable } from './shareable.js';

const NAMES = ['api', 'web', 'db', 'cache'];
const NETWORKS = ['default', 'front', 'back'];
const PATHS = ['/farm', '/farm/data', '/farm/data/db', '/farm/file.txt', '/elsewhere', '/farm2'];

const mount = fc.oneof(
  fc.record({
    type: fc.constant('bind'),
    source: fc.constantFrom(...PATHS),
    target: fc.constantFrom('/a', '/b', '/b/c'),
    read_only: fc.boolean(),
    bind: fc.constant({ create_host_path: true }),
  }),
  fc.record({ type: fc.constant('volume'), target: fc.constantFrom('/v', '/w') }),
  fc.record({ type: fc.constant('volume'), source: fc.constantFrom('data', 'named'), target: fc.constant('/d') }),
);
const attachment = fc.option(
  fc.record(
    {
      aliases: fc.uniqueArray(fc.constantFrom('x', 'y', 'db')),
      ipv4_address: fc.constantFrom('10.5.0.2', '10.5.0.3'),
      mac_address: fc.constant('02:42:ac:11:00:01'),
    },
    { requiredKeys: [] },
  ),
);
const service = fc.record(
  {
    image: fc.constantFrom('app', 'postgres:16'),
    container_name: fc.constantFrom('fixed-a', 'fixed-b'),
    hostname: fc.constantFrom('h', 'h2'),
    restart: fc.constantFrom('no', 'always', 'unless-stopped', 'on-failure', 'on-failure:3'),
    ipc: fc.constantFrom('host', 'private', 'shareable'),
    network_mode: fc.constantFrom('bridge', 'none', 'service:db', 'container:fixed-a'),
    networks: fc.dictionary(fc.constantFrom(...NETWORKS), attachment, { noNullPrototype: true }),
    ports: fc.array(
      fc.record(
        {
          target: fc.constantFrom(80, 8000),
          published: fc.constantFrom('80', '8000'),
          host_ip: fc.constantFrom('127.0.0.1', '0.0.0.0'),
        },
        { requiredKeys: ['target'] },
      ),
      { maxLength: 3 },
    ),
    volumes: fc.array(mount, { maxLength: 4 }),
    links: fc.uniqueArray(fc.constantFrom('db', 'db:database', 'cache:database', 'web:w'), { maxLength: 3 }),
    scale: fc.constantFrom(0, 1, 3),
    deploy: fc.record(
      {
        replicas: fc.constantFrom(0, 2),
        restart_policy: fc.record({ condition: fc.constantFrom('any', 'none') }),
        mode: fc.constant('replicated'),
      },
      { requiredKeys: [] },
    ),
    logging: fc.record({ driver: fc.constantFrom('json-file', 'syslog', 'none') }),
    healthcheck: fc.record({ test: fc.constantFrom<string[]>(['CMD', 'true'], ['NONE']), interval: fc.constant('5s') }),
    secrets: fc.array(fc.record({ source: fc.constantFrom('key', 'token') }), { maxLength: 2 }),
    ulimits: fc.constant({ core: {} }),
    cgroup_parent: fc.constant('tests.slice'),
    labels: fc.constant({ team: 'blue' }),
  },
  { requiredKeys: ['image'] },
);
const models: fc.Arbitrary<ComposeModel> = fc.record({
  name: fc.constant('farm'),
  services: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), service), { selector: ([name]) => name, minLength: 1 })
    .map((entries) => Object.fromEntries(entries) as Record<string, ServiceModel>),
  networks: fc.constant({
    default: { name: 'farm_default', ipam: {} },
    front: { name: 'shop-net', ipam: { config: [{ subnet: '10.5.0.0/24' }] } },
    back: { name: 'farm_back', driver_opts: { 'com.docker.network.bridge.name': 'br-shop' } },
  }),
  volumes: fc.constant({
    data: { name: 'shop-data' },
    named: { name: 'farm_named', driver_opts: { type: 'none', o: 'bind', device: '/farm/data' } },
  }),
  secrets: fc.constant({
    key: { name: 'farm_key', file: '/farm/data/key.pem' },
    token: { name: 't', environment: 'T' },
  }),
});

const facts: Facts = Object.fromEntries([
  ...['/farm', '/farm/data', '/farm/data/db', '/elsewhere'].map((path) => [path, fact('directory', path)]),
  ...['/farm/file.txt', '/farm/data/key.pem'].map((path) => [path, fact('file', path)]),
]);
const made = (model: ComposeModel, project: string, ports: PortMode) => {
  const request = context({
    project,
    ports,
    labels: { owner: project },
    binds: planBinds(model, project, facts, recent),
  });
  return { ...isolate(model, request), again: (other: ComposeModel) => isolate(other, request) };
};
const modes = fc.constantFrom<PortMode[]>('drop', 'assign');

const RUNS = { numRuns: 40 };

test('two projects made from one model share no name, port, path or subnet', () => {
  fc.assert(
    fc.property(models, modes, (model, ports) => {
      const [one, two] = [made(model, 'isoshard-a', ports).model, made(model, 'isoshard-b', ports).model];
      const others = new Set(shareable(two));
      expect(shareable(one).filter((name) => others.has(name))).toEqual([]);
    }),
    RUNS,
  );
});

test('isolating twice changes nothing more, and the same input gives the same bytes', () => {
  fc.assert(
    fc.property(models, modes, (model, ports) => {
      const before = JSON.stringify(model);
      const once = made(model, 'isoshard-a', ports);
      expect(once.again(once.model)).toEqual({ model: once.model, changes: [] });
      expect(JSON.stringify(made(model, 'isoshard-a', ports).model)).toBe(JSON.stringify(once.model));
      expect(JSON.stringify(model)).toBe(before);
    }),
    RUNS,
  );
});

test('nobody writes to the host, and whoever saw a path sees it where it was', () => {
  fc.assert(
    fc.property(models, modes, (model, ports) => {
      const { model: after } = made(model, 'isoshard-a', ports);
      for (const [path, { writable }] of bindSources(after)) {
        if (facts[path] !== undefined) expect(writable).toBe(false);
      }
      for (const [name, { volumes = [] }] of Object.entries(model.services)) {
        const targets = after.services[name]?.volumes?.map(({ target }) => target) ?? [];
        expect(targets).toEqual(expect.arrayContaining(volumes.map(({ target }) => target)));
      }
    }),
    RUNS,
  );
});
