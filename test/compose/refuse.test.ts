import { describe, expect, test } from 'vitest';
import type { ComposeModel, ServiceModel } from '../../src/compose/model.js';
import { findRefusals, refusals } from '../../src/compose/refuse.js';
import { bind, fact, hazardous, modelOf } from './models.js';

const resources: Partial<ComposeModel> = {
  networks: {
    default: null,
    proxy: { name: 'proxy', external: true },
    ours: { name: 'isoshard-0123456789-web-1', external: true },
  },
  volumes: {
    data: { name: 'data', external: true },
    own: { name: 'own' },
    nfs: { name: 'nfs', driver_opts: { type: 'nfs', o: 'addr=10.0.0.1,rw', device: ':/share' } },
    ram: { name: 'ram', driver_opts: { type: 'tmpfs', device: 'tmpfs' } },
    disguised: { name: 'disguised', driver_opts: { type: 'none', o: 'bind', device: '/var/run/docker.sock' } },
  },
};
const volume = (source: string) => ({ type: 'volume', source, target: '/v' });

describe('what cannot be made private', () => {
  test.each<[string, ServiceModel, string[]]>([
    [
      'the engine’s socket',
      { volumes: [bind('/var/run/docker.sock', '/var/run/docker.sock', true)] },
      ['docker-socket'],
    ],
    ['a rootless engine’s', { volumes: [bind('/run/user/1000/docker.sock', '/s')] }, ['docker-socket']],
    ['the socket as a volume in disguise', { volumes: [volume('disguised')] }, ['docker-socket']],
    ['the whole host', { volumes: [bind('/', '/host', true)] }, ['host-path']],
    ['the folder of the socket', { volumes: [bind('/var/run', '/r', true)] }, ['host-path']],
    ['the kernel’s files', { volumes: [bind('/proc', '/host/proc'), bind('/sys', '/host/sys', true)] }, ['host-path']],
    ['another socket', { volumes: [bind('/tmp/agent', '/agent')] }, ['host-socket']],
    ['a device that any service may have', { volumes: [bind('/dev/null', '/app/.env')] }, []],
    ['the host’s network', { network_mode: 'host' }, ['host-network']],
    ['the host’s processes', { pid: 'host' }, ['host-pid']],
    [
      'a stranger’s namespaces',
      { network_mode: 'container:vpn', ipc: 'container:vpn' },
      ['foreign-container', 'foreign-container'],
    ],
    [
      'a stranger’s volumes and links',
      { volumes_from: ['container:old:ro'], external_links: ['redis'] },
      ['foreign-container', 'foreign-container'],
    ],
    ['a sibling’s network by its container name', { container_name: 'me', network_mode: 'container:me' }, []],
    ['a sibling’s network', { network_mode: 'service:api' }, []],
    ['all rights', { privileged: true }, ['privileged']],
    ['somebody’s network', { networks: { default: null, proxy: null } }, ['external-network']],
    ['our own network', { networks: { ours: null } }, []],
    ['somebody’s volume', { volumes: [volume('data'), volume('own')] }, ['external-volume']],
    ['a share', { volumes: [volume('nfs'), volume('ram')] }, ['shared-device']],
    ['ipc: host is rewritten, not refused', { ipc: 'host' }, []],
  ])('%s', (_, service, hazards) => {
    const found = findRefusals(modelOf({ api: service }, resources), { '/tmp/agent': fact('socket', '/tmp/agent') });
    expect(found.map(({ hazard }) => hazard)).toEqual(hazards);
  });

  test('an external network that no service of the suite uses is not refused', () => {
    expect(refusals(modelOf({ api: {} }, resources), [])).toBeUndefined();
  });

  test('the usual hazards are rewritten, not refused', () => {
    expect(refusals(hazardous, [])).toBeUndefined();
  });
});

describe('the refusal', () => {
  const model = modelOf({
    proxy: { volumes: [bind('/var/run/docker.sock', '/var/run/docker.sock', true)] },
    vpn: { network_mode: 'host' },
  });

  test('names every service and hazard, and the lines that accept them', () => {
    const error = refusals(model, []);
    expect(error?.code).toBe('hazard-refused');
    expect(error?.message).toBe(
      'cannot be made private to one stack: service proxy: /var/run/docker.sock on /var/run/docker.sock (docker-socket); ' +
        'service vpn: network_mode: host (host-network)',
    );
    expect(error?.hint).toBe(
      'Remove it, or accept it in isoshard.yml: `isolation: {allow: [{hazard: docker-socket, service: proxy, reason: "…"}, ' +
        '{hazard: host-network, service: vpn, reason: "…"}]}`.',
    );
  });

  test.each([
    [
      'by service',
      [
        { hazard: 'docker-socket', service: 'proxy' },
        { hazard: 'host-network', service: 'vpn' },
      ],
      false,
    ],
    ['in all services', [{ hazard: 'docker-socket' }, { hazard: 'host-network' }], false],
    ['in another service', [{ hazard: 'docker-socket', service: 'vpn' }, { hazard: 'host-network' }], true],
    ['one of two', [{ hazard: 'docker-socket' }], true],
  ])('accepted %s', (_, allow, isRefused) => {
    expect(refusals(model, allow) !== undefined).toBe(isRefused);
  });
});
