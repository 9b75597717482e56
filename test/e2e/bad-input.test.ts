/** What bad input gets: one message, with file and line where there is one, what was expected, what to do; nothing created. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isoshard, withProject } from '../harness/cli.js';

const CONFIG = `version: 1
compose: [compose.yml]
suites:
  web: {runner: pytest, service: web}
`;
const COMPOSE = `services:
  web:
    image: debian:trixie-slim
`;

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
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
    says: ['unknown-service', 'isoshard.yml', 'wep', 'did you mean "web"', 'Services of the compose file: web'],
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
    name: 'an option that does not exist',
    files: {},
    args: ['--paralel', '4'],
    status: 2,
    says: ['bad-arguments', '--paralel', '--parallel'],
  },
];

describe('bad input', () => {
  test.each(cases)('$name: exit $status', async ({ files, args = [], env = {}, status, says }) => {
    await withProject(files, async (folder) => {
      const called = await isoshard(['run', ...args], { cwd: folder, env });
      for (const text of says) expect(called.stderr).toMatch(text);
      expect(called.code).toBe(status);
      expect(called.stderr.match(/^error: /gm)).toHaveLength(1);
    });
  });

  test('an empty suite', async () => {
    await withProject(
      {
        'isoshard.yml':
          'version: 1\ncompose: [compose.yml]\nsuites:\n  web: {runner: pytest, runs-in: host, services: [], command: [sh, pytest.sh]}\n',
        'compose.yml': COMPOSE,
        // Stands where pytest would: what counts is a listing of no tests.
        'pytest.sh': `printf '{"kind":"isoshard-listing","version":1,"runner":"pytest","runnerVersion":"8.0.0","rootDir":"/","tests":[],"setup":[],"errors":[],"warnings":[]}' > "$ISOSHARD_OUTPUT/listing.json"\n`,
      },
      async (folder) => {
        const called = await isoshard(['run'], { cwd: folder });
        expect(called.stderr).toMatch('suite-empty');
        expect(called.stderr).toMatch('isoshard.yml');
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
