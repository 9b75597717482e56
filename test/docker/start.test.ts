/** Starting a stack: when it is ready, and what is said when it cannot be. */
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { docker, freePort, IMAGE, type Lab, lab, newSession } from './lab.js';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

const service = (line: string, rest = '') =>
  `{image: ${IMAGE}, init: true, command: [sh, -c, '${line}']${rest && `, ${rest}`}}`;

async function labWith(services: Record<string, string>): Promise<Lab> {
  const lines = Object.entries(services).map(([name, definition]) => `  ${name}: ${definition}`);
  const made = await lab(['services:', ...lines].join('\n'));
  undo.push(made.remove);
  return made;
}

async function startOf(services: Record<string, string>, timeoutMs?: number) {
  const made = await labWith(services);
  const stack = await made.stack('web-1', { ports: 'keep' });
  const outcome = await made.start(stack, timeoutMs).then(
    () => 'ready',
    (error: Error & { code: string }) => `${error.code}: ${error.message}`,
  );
  return { outcome };
}

const check = (test: string, rest = '') => `healthcheck: {test: ['CMD-SHELL', '${test}'], interval: 5s${rest}}`;

describe('a stack is ready', () => {
  test('as soon as its slow health check passes', async () => {
    // The engine by itself would look for the first time when the stack has long been given up.
    const slow = "healthcheck: {test: ['CMD-SHELL', 'test -e /tmp/up'], interval: 600s}";
    const { outcome } = await startOf({ api: service('sleep 1; touch /tmp/up; exec sleep 600', slow) }, 60_000);
    expect(outcome).toBe('ready');
  });

  test('with a one-shot that is done, whether or not another waits for it', async () => {
    const { outcome } = await startOf({
      migrate: service('sleep 0.3'),
      seed: service('sleep 0.3'),
      api: service('exec sleep 600', 'depends_on: {migrate: {condition: service_completed_successfully}}'),
    });
    expect(outcome).toBe('ready');
  });

  test('after an app that crashes until its database is up was started again', async () => {
    const crash = 'echo x >> /tmp/starts; test $$(wc -l < /tmp/starts) -gt 2 || exit 1; touch /tmp/up; exec sleep 600';
    const { outcome } = await startOf({ api: service(crash, `restart: always, ${check('test -e /tmp/up')}`) });
    expect(outcome).toBe('ready');
  });

  test('without the services that are scaled to none', async () => {
    expect(
      (await startOf({ api: service('exec sleep 600'), off: service('exit 1', 'deploy: {replicas: 0}') })).outcome,
    ).toBe('ready');
  });
});

describe('a stack that cannot become ready says at once by which service', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'one that exits',
      { api: service('echo first >&2; echo no database >&2; exit 3'), db: service('exec sleep 600') },
      'start-failed: `api` exited 3: `no database` (last line)',
    ],
    [
      'one that others wait for and that exits',
      {
        api: service('exec sleep 600', 'depends_on: {db: {condition: service_healthy}}'),
        db: service('echo bad config; exit 1', check('false')),
      },
      'start-failed: `db` exited 1 before `api` could start: `bad config` (last line)',
    ],
    [
      'a one-shot that fails',
      {
        api: service('exec sleep 600', 'depends_on: {migrate: {condition: service_completed_successfully}}'),
        migrate: service('echo no table; exit 2'),
      },
      'start-failed: `migrate` exited 2 before `api` could start: `no table` (last line)',
    ],
    [
      'one whose check fails',
      {
        api: service(
          'echo listening; exec sleep 600',
          `healthcheck: {test: ['CMD-SHELL', 'echo refused; false'], interval: 100ms, retries: 2, start_period: 0s, start_interval: 100ms}`,
        ),
      },
      'start-failed: `api` became unhealthy: `refused` (its check), `listening` (last line)',
    ],
    ['one whose program is not there', { api: `{image: ${IMAGE}, command: no-such-program}` }, 'no-such-program'],
    ['one whose image is not there', { api: '{image: "isoshard-lab/none:1", pull_policy: never}' }, 'image-missing: '],
  ])('%s', async (_, services, said) => {
    const { outcome } = await startOf(services);
    expect(outcome).toContain(said);
  });

  test('one that is not ready in time', async () => {
    const waits = { api: service('exec sleep 600', check('false')), web: service('exec sleep 600') };
    expect((await startOf(waits, 3000)).outcome).toMatch(/^start-failed: `api` was not healthy within 3 s: /);
  });

  test('one that `up` itself still waits for in time', async () => {
    const waits = {
      api: service('exec sleep 600', check('false')),
      web: service('exec sleep 600', 'depends_on: {api: {condition: service_healthy}}'),
    };
    expect((await startOf(waits, 4000)).outcome).toMatch(
      /^start-failed: `api` was not healthy within 4 s, so `web` did not start: /,
    );
  });
});

describe('a port that is taken', () => {
  test('by a container is told with its name and project', async () => {
    const port = await freePort();
    const name = `lab-${newSession()}`;
    undo.push(() => docker('rm', '--force', name));
    await docker(
      'run',
      '--detach',
      '--init',
      '--name',
      name,
      '--publish',
      `127.0.0.1:${port}:80`,
      IMAGE,
      'sleep',
      '600',
    );
    const { outcome } = await startOf({ api: service('exec sleep 600', `ports: ['${port}:80']`) });
    expect(outcome).toBe(`port-taken: port ${port} is taken by container ${name}`);
  });

  test('by a process of this host is told as that', async () => {
    const server: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    undo.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as { port: number };
    const { outcome } = await startOf({ api: service('exec sleep 600', `ports: ['${port}:80']`) });
    expect(outcome).toBe(`port-taken: port ${port} is taken by a process of this host`);
  });
});
