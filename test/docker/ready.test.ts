/** When services are ready, by what tells so: their image's check, `ready:` of the configuration, the check run by us; and who never will be. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReadyRule } from '../../src/stack/ready-rule.js';
import { sharesStackBetweenTests } from '../harness/setup-docker.js';
import { docker, IMAGE, lab } from './lab.js';

/** With `HEALTHCHECK`s of its own, one that works and one whose program it does not have. */
const CHECKED = 'isoshard-lab/checked:1';
const CHECKLESS = 'isoshard-lab/curl-check:1';

// Several are started at once.
sharesStackBetweenTests();

const build = (tag: string, ...lines: string[]) =>
  execFileSync('docker', ['build', '--quiet', '--tag', tag, '-'], { input: [`FROM ${IMAGE}`, ...lines].join('\n') });

beforeAll(() => {
  build(CHECKED, 'HEALTHCHECK --interval=60s --retries=3 CMD test -e /tmp/up');
  build(CHECKLESS, 'HEALTHCHECK --interval=60s CMD curl -f localhost || exit 1');
});
afterAll(() => docker('rmi', '--force', CHECKED, CHECKLESS));

const service = (line: string, rest = '', image = IMAGE) =>
  `{image: "${image}", init: true, command: [sh, -c, '${line}']${rest && `, ${rest}`}}`;
const check = (test: string, rest = '') => `healthcheck: {test: ['CMD-SHELL', '${test}'], interval: 60s${rest}}`;
/** Answers every request on port 8000 with a status, from 1 s on. */
const perl = (status: number) =>
  `sleep 1; exec perl -MIO::Socket::INET -e "\\$$s=IO::Socket::INET->new(LocalPort=>8000,Listen=>9,ReuseAddr=>1);while(\\$$c=\\$$s->accept){\\$$c->recv(\\$$b,999);print \\$$c qq(HTTP/1.0 ${status} x\\r\\n\\r\\n)}"`;

interface Start {
  readonly services: Readonly<Record<string, string>>;
  readonly ready?: Readonly<Record<string, ReadyRule>>;
  readonly isOldEngine?: boolean;
  readonly timeoutMs?: number;
}

async function startOf({ services, timeoutMs = 45_000, ...options }: Start): Promise<string> {
  const lines = Object.entries(services).map(([name, definition]) => `  ${name}: ${definition}`);
  const made = await lab(['services:', ...lines].join('\n'));
  try {
    const crashed = await made.start(await made.stack('web-1', options), timeoutMs);
    return ['ready', ...crashed].join(' ');
  } catch (error) {
    const { code, message } = error as Error & { code: string };
    return `${code}: ${message}`;
  } finally {
    await made.remove();
  }
}

// Each would take 60 s, or the whole time, if it were not asked before.
describe('is ready', { timeout: 50_000, concurrent: true }, () => {
  test.each<[string, Start]>([
    [
      "by its image's own check, which others wait for",
      {
        services: {
          api: service('sleep 1; touch /tmp/up; exec sleep 600', '', CHECKED),
          web: service('exec sleep 600', 'depends_on: {api: {condition: service_healthy}}'),
        },
      },
    ],
    [
      'by the check that we run, on an engine before 25',
      {
        services: { api: service('sleep 1; touch /tmp/up; exec sleep 600', check('test -e /tmp/up')) },
        isOldEngine: true,
      },
    ],
    [
      'before others that wait for it, on an engine before 25',
      {
        services: {
          db: service('sleep 1; touch /tmp/up; exec sleep 600', check('test -e /tmp/up')),
          migrate: service('true', 'depends_on: {db: {condition: service_healthy}}'),
          api: service(
            'sleep 1; touch /tmp/up; exec sleep 600',
            `${check('test -e /tmp/up')}, depends_on: {migrate: {condition: service_completed_successfully}}`,
          ),
          web: service('exec sleep 600', 'depends_on: {api: {condition: service_healthy}}'),
        },
        isOldEngine: true,
      },
    ],
    [
      'by its port, whatever its check says',
      {
        services: { api: service(perl(500), check('false')) },
        ready: { api: { when: { kind: 'tcp', port: 8000 } } },
      },
    ],
    [
      'by a page, in the network of another service',
      {
        services: { api: service(perl(204), 'network_mode: "service:web"'), web: service('exec sleep 600') },
        ready: { api: { when: { kind: 'http', path: '/health', port: 8000 } } },
      },
    ],
    [
      'by a line of its log',
      {
        services: { api: service('sleep 1; echo server started in 3 s >&2; exec sleep 600') },
        ready: { api: { when: { kind: 'log', text: '/started in \\d+ s/' } } },
      },
    ],
    [
      'by a line on a terminal',
      {
        services: { api: service('printf "boot\\nlogin: root\\n"; exec sleep 600', 'tty: true') },
        ready: { api: { when: { kind: 'log', text: 'login:' } } },
      },
    ],
    [
      'by a command, once its first process has made what that needs',
      {
        services: { api: service('sleep 1; touch /tmp/up; exec sleep 600') },
        ready: { api: { when: { kind: 'command', argv: ['test', '-e', '/tmp/up'] } } },
      },
    ],
    [
      'when it is done, though the configuration says how else it would be',
      { services: { api: service('true') }, ready: { api: { when: { kind: 'tcp', port: 8000 } } } },
    ],
    [
      'after it installed the program of its check',
      {
        services: {
          api: service(
            'apt-get install nothing; sleep 1; printf "#!/bin/sh" > /usr/bin/own-check; chmod +x /usr/bin/own-check; exec sleep 600',
            check('own-check'),
          ),
        },
      },
    ],
  ])('%s', async (_, start) => {
    expect(await startOf(start)).toBe('ready');
  });

  test('who crashed after it was ready is told, and waited for again', async () => {
    const flaky = 'test -e /tmp/second && exec sleep 600; touch /tmp/second /tmp/up; sleep 2; exit 1';
    const services = {
      flaky: service(flaky, `restart: always, ${check('test -e /tmp/up')}`),
      slow: service('sleep 4; touch /tmp/up; exec sleep 600', check('test -e /tmp/up')),
    };
    expect(await startOf({ services })).toBe('ready flaky');
  });
});

describe('is known at once', { timeout: 50_000, concurrent: true }, () => {
  const waits = 'depends_on: {api: {condition: service_healthy}}';

  test.each<[string, Start, string | RegExp]>([
    [
      'a check whose program is not in the image, while Compose waits for it',
      {
        services: {
          api: service('exec sleep 600', check('curl -f localhost || exit 1')),
          web: service('exec sleep 600', waits),
        },
      },
      'start-failed: `api` cannot become healthy, since its check needs `curl`, which is not in its image: `/bin/sh: 1: curl: not found` (its check)',
    ],
    [
      'the same without a shell',
      {
        services: {
          api: `{image: "${IMAGE}", init: true, command: sleep 600, healthcheck: {test: [CMD, pg_isready], interval: 60s}}`,
        },
      },
      /^start-failed: `api` cannot become healthy, since its check needs `pg_isready`, which is not in its image: /,
    ],
    [
      "the same in the image's own check",
      { services: { api: service('exec sleep 600', '', CHECKLESS) } },
      /^start-failed: `api` cannot become healthy, since its check needs `curl`/,
    ],
    [
      'the same on an engine before 25',
      {
        services: {
          api: `{image: "${IMAGE}", init: true, command: sleep 600, healthcheck: {test: [CMD, pg_isready], interval: 60s}}`,
        },
        isOldEngine: true,
      },
      /^start-failed: `api` cannot become healthy, since its check needs `pg_isready`/,
    ],
    [
      'an exit, while Compose waits for another service',
      {
        services: {
          api: service('exec sleep 600', check('false')),
          web: service('exec sleep 600', waits),
          other: service('sleep 1; echo no licence; exit 4'),
        },
      },
      'start-failed: `other` exited 4: `no licence` (last line)',
    ],
    [
      'an end for want of memory, though it would be started again',
      {
        services: {
          api: service(
            'exec perl -e "\\$$x = q(x) x 200_000_000; sleep 600"',
            `restart: always, init: false, mem_limit: 32m, memswap_limit: 32m, ${check('false')}`,
          ).replace('init: true, ', ''),
        },
      },
      /^start-failed: `api` was killed for want of memory/,
    ],
    [
      'a service with `ready:` that exits before',
      {
        services: { api: service('sleep 1; echo bad config; exit 2') },
        ready: { api: { when: { kind: 'tcp', port: 8000 } } },
      },
      'start-failed: `api` exited 2: `bad config` (last line)',
    ],
  ])('%s', async (_, start, said) => {
    const outcome = await startOf(start);
    if (typeof said === 'string') expect(outcome).toBe(said);
    else expect(outcome).toMatch(said);
  });
});

describe('is given up after its own time', { timeout: 40_000, concurrent: true }, () => {
  test('by the patience of who wrote its check, with what the check said', async () => {
    const rest = ', retries: 2}';
    const services = {
      api: service('exec sleep 600', `healthcheck: {test: 'echo refused; false', interval: 1s${rest}`),
    };
    expect(await startOf({ services, timeoutMs: 35_000 })).toMatch(
      /^start-failed: `api` did not pass its check within 10 s, as long as the check's own settings give it: `refused` \(its check\)$/,
    );
  });

  test('by the `timeout` of its `ready:`, with the last answer', async () => {
    const ready = { api: { when: { kind: 'http', path: '/', port: 8000 } as const, timeoutMs: 3000 } };
    expect(await startOf({ services: { api: service(perl(503)) }, ready })).toBe(
      'start-failed: `api` was not ready within 3 s by its `ready: http / on port 8000`: `status 503`',
    );
  });
});

test('http and tcp need an engine on this host, and the error says so before anything starts', async () => {
  const made = await lab(`services:\n  api: ${service('exec sleep 600')}`);
  try {
    const stack = await made.stack('web-1', { ready: { api: { when: { kind: 'tcp', port: 1 } } } });
    const { engine } = made;
    Object.defineProperty(engine, 'info', { value: { ...engine.info, isLocal: false } });
    await expect(made.start(stack)).rejects.toMatchObject({
      code: 'start-failed',
      hint: expect.stringMatching(/command/),
    });
  } finally {
    await made.remove();
  }
});
