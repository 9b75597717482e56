/** `audit` and `isolate` as people call them. No engine is asked. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, isoshard, withProject } from '../harness/cli.js';

const SECRET = 'hunter2-of-the-test';
const COMPOSE = `services:
  api:
    image: app
    container_name: shop-api
    environment: {PASSWORD: ${SECRET}}
    ports: ["8000:8000"]
  agent:
    image: agent
    pid: host
`;
const withCompose = <T>(work: (folder: string) => Promise<T>, more: Record<string, string> = {}): Promise<T> =>
  withProject({ 'compose.yml': COMPOSE, ...more }, work);

test('audit: a table with lines and fixes; 2 if something is refused', () =>
  withCompose(async (folder) => {
    const { code, stdout } = await isoshard(['audit', 'compose.yml'], { cwd: folder });
    expect(stdout).toMatch(/^✗ compose\.yml:9 +host-pid +agent: pid: host$/m);
    expect(stdout).toMatch(/^ {4}Leave `pid` out/m);
    expect(stdout).toMatch(/^✓ compose\.yml:4 +container-name +api: container_name: shop-api → a network alias$/m);
    expect(stdout).toContain('1 place refused, 2 places made private');
    expect(stdout).not.toContain(SECRET);
    expect(code).toBe(2);
  }));

test('audit --json: one document', () =>
  withCompose(async (folder) => {
    const { code, stdout } = await isoshard(['audit', 'compose.yml', '--json'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({
      refused: 1,
      rewritten: 2,
      findings: [{ hazard: 'host-pid', action: 'refused', service: 'agent', file: 'compose.yml', line: 9 }, {}, {}],
    });
    expect(code).toBe(2);
  }));

test('audit follows what the configuration allows', () =>
  withCompose(
    async (folder) => {
      const { code, stdout } = await isoshard(['audit', 'compose.yml'], { cwd: folder });
      expect(stdout).toMatch(/^~ compose\.yml:9 +host-pid/m);
      expect(code).toBe(0);
    },
    {
      'isoshard.yml':
        'version: 1\nsuites: {a: {runner: pytest, service: api}}\nisolation: {allow: [{hazard: host-pid, reason: "it watches"}]}\n',
    },
  ));

test('isolate: the model, and with --diff every change with its reason and no value', () =>
  withCompose(async (folder) => {
    const model = await isoshard(['isolate', 'compose.yml', '--project', 'mine'], { cwd: folder });
    expect(JSON.parse(model.stdout)).toMatchObject({ name: 'mine', services: { api: { image: 'app' } } });
    const { code, stdout } = await isoshard(['isolate', 'compose.yml', '--project', 'mine', '--diff'], { cwd: folder });
    expect(stdout).toMatch(/^compose\.yml:4 container-name: An engine has each container name once/m);
    expect(stdout).toContain('  - services.api.container_name: "shop-api"');
    expect(stdout).not.toContain(SECRET);
    expect(code).toBe(0);
  }));

test('the example’s own file is made private as it stands', async () => {
  const { code, stdout } = await isoshard(['audit', 'docker-compose.test.yml'], { cwd: join(EXAMPLE) });
  expect(stdout).toMatch(/places made private$/m);
  expect(code).toBe(0);
});
