import { describe, expect, test } from 'vitest';
import { audit, type Rules, refusalError } from '../../src/compose/audit.js';
import type { Facts } from '../../src/compose/bind-sources.js';
import type { Surroundings } from '../../src/compose/hazard.js';
import type { ComposeModel, ServiceModel } from '../../src/compose/model.js';
import { bind, fact, factsFor, hazardous, modelOf } from './models.js';

const around = (facts: Facts, over: Partial<Surroundings> = {}): Surroundings => ({
  facts,
  projectRoot: '/farm',
  stacks: 2,
  written: () => undefined,
  ...over,
});
const strict: Rules = { allow: [], forbid: [], lenient: false };
const nowhere = { locate: () => undefined };
/** The sources of these models are there. */
const there: Facts = Object.fromEntries(
  ['/var/run/docker.sock', '/run/user/1000/docker.sock', '/', '/var/run', '/proc', '/sys', '/farm', '/farm/data'].map(
    (path) => [path, fact('directory', path)],
  ),
);
const found = (model: ComposeModel, rules: Partial<Rules> = {}, over: Partial<Surroundings> = {}) =>
  audit(
    model,
    [],
    around({ ...there, '/dev/null': fact('other', '/dev/null'), '/tmp/agent': fact('socket', '/tmp/agent') }, over),
    { ...strict, ...rules },
    nowhere,
  );
const refused = (model: ComposeModel, rules: Partial<Rules> = {}) =>
  refusalError(found(model, rules), { ...strict, ...rules });

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
    const hits = found(modelOf({ api: service }, resources)).filter(({ action }) => action === 'refused');
    expect(hits.map(({ hazard }) => hazard)).toEqual(hazards);
  });

  test('an external network that no service of the suite uses is not refused', () => {
    expect(refused(modelOf({ api: {} }, resources))).toBeUndefined();
  });

  test('the usual hazards are rewritten, not refused', () => {
    expect(refused(hazardous)).toBeUndefined();
  });
});

describe('the refusal', () => {
  const model = modelOf({
    proxy: { volumes: [bind('/var/run/docker.sock', '/var/run/docker.sock', true)] },
    vpn: { network_mode: 'host' },
  });

  test('names every service and hazard, and the lines that accept them', () => {
    const error = refused(model);
    expect(error?.code).toBe('hazard-refused');
    expect(error?.message).toBe(
      'cannot be made private to one stack: service proxy: /var/run/docker.sock on /var/run/docker.sock (docker-socket); ' +
        'service vpn: network_mode: host (host-network)',
    );
    expect(error?.hint).toContain(
      'Or accept it in isoshard.yml: `isolation: {allow: [{hazard: docker-socket, service: proxy, reason: "…"}, ' +
        '{hazard: host-network, service: vpn, reason: "…"}]}`.',
    );
    expect(error?.hint).toContain('Give a proxy its routes in a file');
  });

  test('carries the place of the first', () => {
    const judged = audit(model, [], around(there), strict, {
      locate: (path) => ({ file: 'compose.yml', line: path.includes('proxy') ? 4 : 9 }),
    });
    const error = refusalError(judged, strict);
    expect(error?.location).toEqual({ file: 'compose.yml', line: 4 });
    expect(error?.message).toContain('compose.yml:9: service vpn: network_mode: host (host-network)');
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
    expect(refused(model, { allow }) !== undefined).toBe(isRefused);
  });
});

describe('how strict it is', () => {
  const neighbours = modelOf({ api: { network_mode: 'host' } });
  const host = modelOf({ api: { pid: 'host' } });
  const actions = (...args: Parameters<typeof found>) => found(...args).map(({ action }) => action);

  test('what only neighbours could suffer from is a warning where there are none', () => {
    expect(actions(neighbours, { lenient: true })).toEqual(['warning']);
    expect(actions(neighbours)).toEqual(['refused']);
    expect(actions(host, { lenient: true })).toEqual(['refused']);
  });

  test('what the owner of the host forbids is refused, whatever is allowed', () => {
    const allow = [{ hazard: 'host-network' }];
    expect(actions(neighbours, { allow })).toEqual(['allowed']);
    expect(actions(neighbours, { allow, forbid: ['host-network'], lenient: true })).toEqual(['refused']);
    expect(actions(neighbours, { allow, forbid: ['*'] })).toEqual(['refused']);
    expect(refused(neighbours, { allow, forbid: ['*'] })?.hint).toContain('/etc/isoshard/policy.yml');
  });

  test('the owner may forbid what is rewritten too', () => {
    const change = { hazard: 'bind-mount', service: 'api', path: [], what: '/data', becomes: 'a view' };
    const judged = audit(modelOf({}), [change], around({}), { ...strict, forbid: ['bind-mount'] }, nowhere);
    expect(judged.map(({ action }) => action)).toEqual(['refused']);
  });

  test('the host’s address is a hazard once there are several stacks', () => {
    const model = modelOf({ api: { extra_hosts: ['host.docker.internal=host-gateway'] } });
    expect(actions(model)).toEqual(['refused']);
    expect(actions(model, {}, { stacks: 1 })).toEqual([]);
  });
});

describe('paths', () => {
  const facts = {
    ...factsFor('/farm/in/', '/elsewhere/'),
    '/farm/link': fact('directory', '/home/me/.ssh'),
  };
  const judge = (source: string, text: string | undefined, readOnly = false) =>
    audit(
      modelOf({ api: { volumes: [bind(source, '/x', readOnly)] } }),
      [],
      around(facts, { written: () => text }),
      strict,
      nowhere,
    ).map(({ hazard, action }) => `${hazard} ${action}`);

  test.each<[string, string, string | undefined, boolean, string[]]>([
    ['inside the project', '/farm/in', './in:/x', false, []],
    ['out of it by a symbolic link', '/farm/link', './link:/x', true, ['outside-project refused']],
    ['out of it by ..', '/elsewhere', '../elsewhere:/x', true, ['outside-project refused']],
    ['… in the long syntax', '/elsewhere', 'in/../../elsewhere', false, ['outside-project refused']],
    ['by an absolute path that it may write to', '/elsewhere', '/elsewhere:/x', false, ['outside-project warning']],
    ['by an absolute path that it may read', '/elsewhere', '/elsewhere:/x:ro', true, []],
    ['to nowhere', '/farm/nowhere', './nowhere:/x', false, ['missing-source warning']],
  ])('%s', (_, source, text, readOnly, expected) => {
    expect(judge(source, text, readOnly)).toEqual(expected);
  });

  test('a source that Docker would not make has to be there', () => {
    const volumes = [{ type: 'bind', source: '/farm/nowhere', target: '/x' }];
    const judged = audit(modelOf({ api: { volumes } }), [], around({}), strict, nowhere);
    expect(judged.map(({ hazard, action }) => `${hazard} ${action}`)).toEqual(['missing-source refused']);
  });
});
