/** What bad input gets: one message, with file and line where there is one, what was expected, what to do; nothing created. */
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUNDLE, call, isoshard, withProject } from '../harness/cli.js';

const CONFIG = `version: 1
compose: [compose.yml]
suites:
  web: {runner: pytest, service: web}
`;
const COMPOSE = `services:
  web:
    image: debian:trixie-slim
`;

/** Stands where pytest would: what counts is a listing of no tests. */
const EMPTY_LISTING = `printf '{"kind":"isoshard-listing","version":1,"runner":"pytest","runnerVersion":"8.0.0","rootDir":"/","tests":[],"setup":[],"errors":[],"warnings":[]}' > "$ISOSHARD_OUTPUT/listing.json"\n`;

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Symbolic links and where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly says: readonly (string | RegExp)[];
}

const cases: readonly Case[] = [
  {
    name: 'no engine',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': COMPOSE },
    env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' },
    status: 3,
    says: ['no-engine', '/nonexistent/docker.sock', 'Start Docker'],
  },
  {
    name: 'neither an engine nor a docker client',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': COMPOSE },
    env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock', PATH: '/nonexistent' },
    status: 3,
    says: ['no-engine', 'Start Docker', 'https://docs.docker.com/engine/install/'],
  },
  {
    name: 'a compose file that does not parse',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': 'services:\n  web:\n\timage: x\n' },
    status: 2,
    says: ['compose-invalid', /compose\.yml:3/, 'docker compose config'],
  },
  {
    name: 'a compose file that is not there',
    files: { 'isoshard.yml': CONFIG },
    status: 2,
    says: ['compose-missing', 'compose.yml'],
  },
  {
    name: 'a service that does not exist',
    files: { 'isoshard.yml': CONFIG.replace('service: web', 'service: wep'), 'compose.yml': COMPOSE },
    status: 2,
    says: ['unknown-service', /isoshard\.yml:4:34/, 'wep', 'did you mean "web"', 'Services of the compose file: web'],
  },
  {
    name: 'a service that does not exist, in a step of prepare',
    files: {
      'isoshard.yml': `${CONFIG.replace('}', ',')}    prepare: {steps: [{service: wep, command: [x]}]}}\n`,
      'compose.yml': COMPOSE,
    },
    status: 2,
    says: ['unknown-service', /isoshard\.yml:5:33/, 'wep'],
  },
  {
    name: 'a service that does not exist, with a rule when it is ready',
    files: { 'isoshard.yml': `${CONFIG}ready:\n  wep: {tcp: 80}\n`, 'compose.yml': COMPOSE },
    status: 2,
    says: ['unknown-service', /isoshard\.yml:6:3/, 'wep'],
  },
  {
    name: 'a suite that does not exist',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': COMPOSE },
    args: ['--suite', 'wep'],
    status: 2,
    says: ['unknown-suite', 'wep', 'web'],
  },
  {
    name: 'a config with an unknown key',
    files: { 'isoshard.yml': CONFIG.replace('service: web', 'servise: web'), 'compose.yml': COMPOSE },
    status: 2,
    says: ['bad-config', /isoshard\.yml:4:\d+/, '"servise" is not a known key', 'did you mean "service"'],
  },
  {
    name: 'no config at all',
    files: { 'compose.yml': COMPOSE },
    status: 2,
    says: ['config-missing', 'isoshard.yml', 'Create isoshard.yml'],
  },
  {
    name: 'a merge that does not resolve',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': 'services:\n  web:\n    <<: *base\n    image: x\n' },
    status: 2,
    says: ['compose-invalid', /compose\.yml:3/, 'base'],
  },
  {
    name: 'a variable that is required and missing',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': `${COMPOSE}    command: ["\${TOKEN_OF_THE_TEST:?needed}"]\n` },
    status: 2,
    says: ['compose-invalid', /compose\.yml:4/, 'TOKEN_OF_THE_TEST'],
  },
  {
    name: 'a service that depends on what is not there',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': `${COMPOSE}    depends_on: [database]\n` },
    status: 2,
    says: ['compose-invalid', /compose\.yml:4/, 'database'],
  },
  {
    name: 'a bind source that is not there, and that Docker would not make',
    files: {
      'isoshard.yml': CONFIG,
      'compose.yml': `${COMPOSE}    volumes:\n      - {type: bind, source: ./nowhere, target: /data}\n`,
    },
    status: 2,
    says: ['hazard-refused', /compose\.yml:5/, 'nowhere is not there', 'missing-source', 'Make the file or folder'],
  },
  {
    name: 'a path that leaves the project by ..',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': `${COMPOSE}    volumes: ["../../etc:/data:ro"]\n` },
    status: 2,
    says: ['hazard-refused', /compose\.yml:4/, 'leaves the project by `..`', 'isolation: {allow:'],
  },
  {
    name: 'a path that leaves the project by a symbolic link',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': `${COMPOSE}    volumes: ["./link:/data"]\n` },
    links: { link: '/etc' },
    status: 2,
    says: ['hazard-refused', /compose\.yml:4/, 'leaves the project by a symbolic link'],
  },
  {
    name: 'a compose file of 10 MB',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': `${COMPOSE}# ${'x'.repeat(10_000_000)}\n` },
    status: 2,
    says: ['compose-invalid', 'compose.yml:1', 'expected at most 1048576 bytes, got 100000'],
  },
  {
    name: 'a billion laughs',
    files: {
      'isoshard.yml': CONFIG,
      'compose.yml': `x-0: &l0 [lol, lol]\n${Array.from({ length: 40 }, (_, at) => `x-${at + 1}: &l${at + 1} [*l${at}, *l${at}]`).join('\n')}\n${COMPOSE}`,
    },
    status: 2,
    says: ['compose-invalid', /compose\.yml:\d+/, 'aliases'],
  },
  {
    name: 'what cannot be made private',
    files: { 'isoshard.yml': CONFIG, 'compose.yml': `${COMPOSE}    pid: host\n` },
    status: 2,
    says: ['hazard-refused', /compose\.yml:4: service web: pid: host \(host-pid\)/, 'Leave `pid` out'],
  },
  {
    name: 'an option that does not exist',
    files: {},
    args: ['--paralel', '4'],
    status: 2,
    says: ['bad-arguments', '--paralel', '--parallel'],
  },
];

describe('bad input', () => {
  test.each(cases)('$name: exit $status', async ({ files, args = [], env = {}, links = {}, status, says }) => {
    await withProject(files, async (folder) => {
      for (const [name, to] of Object.entries(links)) symlinkSync(to, join(folder, name));
      const state = join(folder, 'state');
      const called = await isoshard(['run', ...args], { cwd: folder, env: { ...env, XDG_STATE_HOME: state } });
      for (const text of says) expect(called.stderr).toMatch(text);
      expect(called.code).toBe(status);
      expect(called.stderr.match(/^error: /gm)).toHaveLength(1);
      expect(called.stderr, 'what to do').toMatch(/\[[a-z-]+\]\n\S/);
      const sessions = join(state, 'isoshard/sessions');
      expect(existsSync(sessions) ? readdirSync(sessions) : []).toEqual([]);
      expect(existsSync(join(folder, 'isoshard-report'))).toBe(false);
    });
  });

  test('an empty suite', async () => {
    await withProject(
      {
        'isoshard.yml':
          'version: 1\ncompose: [compose.yml]\nsuites:\n  web: {runner: pytest, runs-in: host, services: [], command: [sh, pytest.sh]}\n',
        'compose.yml': COMPOSE,
        'pytest.sh': EMPTY_LISTING,
      },
      async (folder) => {
        const called = await isoshard(['run'], { cwd: folder });
        expect(called.stderr).toMatch('suite-empty');
        expect(called.stderr).toMatch(/isoshard\.yml:4:3: .*no tests/);
        expect(called.code).toBe(2);
      },
    );
  });

  test.each([
    ['one shard: one stack, however many might run at once', 1, 'suite-empty'],
    ['two shards at once', 2, 'port-unmapped'],
  ])('ports that tests know by number, %s', async (_, shards, code) => {
    await withProject(
      {
        'isoshard.yml': `version: 1\ncompose: [compose.yml]\nsuites:\n  web: {runner: pytest, runs-in: host, services: [web], command: [sh, pytest.sh], shards: ${shards}}\n`,
        'compose.yml': `${COMPOSE}    ports: ["18765:80"]\n    extra_hosts: ["host.docker.internal:host-gateway"]\n`,
        'pytest.sh': EMPTY_LISTING,
      },
      async (folder) => {
        const called = await isoshard(['run', '--parallel', '4'], { cwd: folder });
        expect(called.stderr).toMatch(`[${code}]`);
        expect(called.code).toBe(2);
      },
    );
  });

  test('an engine that is too old', async () => {
    await withProject({ 'isoshard.yml': CONFIG, 'compose.yml': COMPOSE }, async (folder) => {
      const socket = join(folder, 'old.sock');
      // An engine's API as far as it is asked before anything else.
      const old = createServer((request, response) => {
        const body = request.url?.endsWith('/version') ? { Version: '20.10.24' } : { DockerRootDir: '/var/lib/docker' };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
      await new Promise<void>((resolve) => old.listen(socket, resolve));
      const called = await isoshard(['run'], { cwd: folder, env: { DOCKER_HOST: `unix://${socket}` } });
      old.close();
      expect(called.stderr).toMatch('engine-too-old');
      expect(called.stderr).toMatch('20.10.24; isoshard needs 23 or later');
      expect(called.code).toBe(3);
    });
  });

  test.runIf(process.getuid?.() === 0)('a policy of the host forbids what the configuration allows', async () => {
    const files = {
      'isoshard.yml': `${CONFIG}isolation: {allow: [{hazard: host-network, reason: "we know"}]}\n`,
      'compose.yml': `${COMPOSE}    network_mode: host\n`,
      'policy.yml': 'version: 1\nforbid: [host-network]\n',
    };
    await withProject(files, async (folder) => {
      // /etc as this one process sees it.
      const script =
        'mkdir u w && mount -t overlay overlay -o "lowerdir=/etc,upperdir=$PWD/u,workdir=$PWD/w" /etc && mkdir -p /etc/isoshard && cp policy.yml /etc/isoshard && exec "$@"';
      const command = [process.execPath, BUNDLE, 'run'];
      const called = await call('unshare', ['--mount', 'sh', '-c', script, 'sh', ...command], { cwd: folder });
      expect(called.stderr).toMatch('hazard-refused');
      expect(called.stderr).toMatch('/etc/isoshard/policy.yml');
      expect(called.code).toBe(2);
    });
  });

  test('no compose v2', async () => {
    await withProject({ 'isoshard.yml': CONFIG, 'compose.yml': COMPOSE }, async (folder) => {
      const bin = join(folder, 'bin');
      mkdirSync(bin);
      writeFileSync(
        join(bin, 'docker'),
        '#!/bin/sh\necho "docker: \'compose\' is not a docker command." >&2\nexit 1\n',
      );
      chmodSync(join(bin, 'docker'), 0o755);
      const called = await isoshard(['run'], { cwd: folder, env: { PATH: `${bin}:${process.env.PATH}` } });
      expect(called.stderr).toMatch('no-compose');
      expect(called.stderr).toMatch('Install the compose plugin');
      expect(called.code).toBe(3);
    });
  });
});
