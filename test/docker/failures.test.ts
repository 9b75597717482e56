/** Ways to fail a start. For each the first cause is told right: by a golden, with ids, times and paths made the same. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { upServices } from '../../src/compose/model.js';
import { connect } from '../../src/docker/connect.js';
import { toIsoshardError } from '../../src/errors.js';
import { pool } from '../../src/modes/pool.js';
import { waitUntilReady } from '../../src/stack/ready.js';
import { startStack } from '../../src/stack/start.js';
import { engineProxy } from './engine-proxy.js';
import { clock, docker, freePort, IMAGE, type Lab, lab, neverAborted } from './lab.js';

interface Failing {
  /** Service → its definition in YAML, beside image and `init`; with another image if it names one. */
  readonly services: Readonly<Record<string, string>>;
  /** Longest time to become ready; milliseconds. */
  readonly timeoutMs?: number;
  /** Puts files of the project in place. */
  readonly arrange?: (made: Lab) => void;
  /** What of the cause is another each time, such as a count. */
  readonly varies?: RegExp;
  /** Another way to start it; rejects with the failure. */
  readonly start?: (made: Lab) => Promise<void>;
}

const sh = (line: string, rest = '') => `command: [sh, -c, ${JSON.stringify(line)}]${rest && `, ${rest}`}`;
const bash = (line: string, rest = '') => `command: [bash, -c, ${JSON.stringify(line)}]${rest && `, ${rest}`}`;
const RUNS = 'command: [sleep, "600"]';
const check = (line: string, rest = 'interval: 100ms, retries: 2, start_period: 0s') =>
  `healthcheck: {test: [CMD-SHELL, ${JSON.stringify(line)}], ${rest}}`;
const NEVER = check('echo still starting; false', 'interval: 200ms, retries: 1000');
const after = (name: string, condition = 'service_healthy') => `depends_on: {${name}: {condition: ${condition}}}`;
const ends = 'service_completed_successfully';
const perl = (code: string, rest = '') => `command: [perl, -e, ${JSON.stringify(code)}]${rest && `, ${rest}`}`;

const LISTEN =
  'use IO::Socket::INET; $$| = 1; my $$s = IO::Socket::INET->new(Listen => 1, LocalPort => 8080) or die qq(cannot listen on 8080: $$!\\n); print qq(listening\\n); sleep 600';

const FAILURES: Readonly<Record<string, Failing>> = {
  'exit-1': { services: { api: sh('echo begins; echo no such file: app.conf >&2; exit 1'), db: RUNS } },
  'exit-after-a-while': { services: { api: sh('sleep 0.2; echo gave up; exit 4'), db: `${RUNS}, ${NEVER}` } },
  'one-shot-fails': {
    services: {
      api: `${RUNS}, ${after('migrate', ends)}`,
      migrate: sh('echo applying 0001; echo "no such table: users" >&2; exit 1'),
    },
  },
  'one-shot-of-a-chain-fails': {
    services: {
      api: `${RUNS}, ${after('seed', ends)}`,
      migrate: sh('echo "relation users exists"; exit 3'),
      seed: sh('true', after('migrate', ends)),
      web: `${RUNS}, ${after('api', 'service_started')}`,
    },
  },
  'one-shot-hangs': {
    services: { api: `${RUNS}, ${after('migrate', ends)}`, migrate: sh('echo waiting for a lock; exec sleep 600') },
    timeoutMs: 3000,
  },
  'out-of-memory': {
    services: {
      api: perl(
        '$$| = 1; print qq(loading\\n); select(undef, undef, undef, 0.2); my $$n = 64 << 20; my $$x = q(x) x $$n; sleep 9',
        `mem_limit: 8m, ${NEVER}`,
      ),
    },
  },
  'killed-by-a-signal': { services: { api: bash('echo working; kill -SEGV $$$$') } },
  'never-healthy': {
    services: { api: `${sh('echo listening; exec sleep 600')}, ${NEVER}`, web: `${RUNS}, ${after('api')}` },
    timeoutMs: 3000,
  },
  unhealthy: {
    services: {
      api: `${sh('echo listening; exec sleep 600')}, ${check('echo connection refused; false')}`,
      web: `${RUNS}, ${after('api')}`,
    },
  },
  'unhealthy-before-an-exit': {
    services: {
      app: sh('sleep 3; echo cannot reach the queue; exit 1'),
      queue: `${RUNS}, ${check('echo no quorum; false')}`,
    },
  },
  'check-not-installed': {
    services: {
      api: `${RUNS}, healthcheck: {test: [CMD, curl, localhost], interval: 100ms, retries: 2, start_period: 0s}`,
    },
  },
  'check-not-installed-in-the-shell': {
    services: { api: `${RUNS}, ${check('curl --fail localhost')}` },
  },
  'missing-image': {
    services: { api: `${RUNS}, image: "isoshard-lab/none:1", pull_policy: never`, db: RUNS },
  },
  'wrong-entrypoint': { services: { api: 'entrypoint: [/app/docker-entrypoint.sh], init: false', db: RUNS } },
  'program-not-found': { services: { api: 'command: [no-such-program], init: false' } },
  'program-not-executable': { services: { api: 'command: [/etc/debian_version], init: false' } },
  'unknown-user': { services: { api: `${RUNS}, user: nobody-knows` } },
  'unusable-working-dir': { services: { api: `${RUNS}, working_dir: /etc/passwd` } },
  'missing-env-file': { services: { db: RUNS, api: `${RUNS}, env_file: [api.env]` } },
  'missing-variable': { services: { api: `${RUNS}, environment: {DB_URL: "\${DB_URL_OF_NOBODY:?set it}"}` } },
  'unreadable-mount': {
    services: { api: sh('cat /run/app.key', 'user: "1000", volumes: ["./app.key:/run/app.key:ro"]') },
    arrange: ({ write, folder }) => {
      write('app.key', 'key');
      chmodSync(join(folder, 'app.key'), 0o600);
    },
  },
  'read-only-file-system': { services: { api: sh('touch /var/cache/x', 'read_only: true') } },
  'dependency-cycle': { services: { a: `${RUNS}, ${after('b')}`, b: `${RUNS}, ${after('a')}` } },
  'dependency-cycle-at-run-time': {
    services: {
      a: `${sh('while ! test -e /v/b; do sleep 0.1; done; touch /v/a; exec sleep 600')}, volumes: ["shared:/v"], ${check('test -e /v/a || { echo waiting for b; false; }', 'interval: 200ms, retries: 1000')}`,
      b: `${sh('while ! test -e /v/a; do sleep 0.1; done; touch /v/b; exec sleep 600')}, volumes: ["shared:/v"], ${check('test -e /v/b || { echo waiting for a; false; }', 'interval: 200ms, retries: 1000')}`,
    },
    timeoutMs: 3000,
  },
  'disk-full': {
    services: { api: sh('dd if=/dev/zero of=/data/db bs=64k count=64 status=none', 'tmpfs: ["/data:size=1m"]') },
  },
  'file-too-large': {
    services: { api: sh('echo dumping; exec dd if=/dev/zero of=/tmp/db bs=64k count=64', 'ulimits: {fsize: 1048576}') },
  },
  'name-not-found': {
    services: { api: sh('getent hosts database || { echo "could not resolve host: database"; exit 2; }'), db: RUNS },
  },
  'crash-loop': { services: { api: sh('echo no database; exit 1', 'restart: always') }, timeoutMs: 40_000 },
  'crash-loop-goes-on': {
    services: {
      api: sh('echo no database; exit 1', `restart: always, ${check('test -e /tmp/up')}`),
      web: `${RUNS}, ${after('api')}`,
    },
    timeoutMs: 2500,
    varies: /once|twice|\w+ times/,
  },
  'leaves-in-peace': { services: { api: `${RUNS}, ${after('db')}`, db: `${sh('echo usage: db [start]')}, ${NEVER}` } },
  'echo-of-a-dependency': {
    services: {
      api: sh('sleep 1; echo lost connection to the database; exit 1'),
      zdb: sh('sleep 0.3; echo data directory has wrong ownership; exit 1'),
    },
  },
  'port-clash-in-the-stack': {
    services: {},
    start: async (made) => {
      const port = await freePort();
      const service = `{image: "${IMAGE}", init: true, ${RUNS}, ports: ["127.0.0.1:${port}:80"]`;
      made.write(
        'compose.yml',
        `services:\n  api: ${service}}\n  web: ${service}, ${after('api', 'service_started')}}\n`,
      );
      await made.start(await made.stack('web-1', { ports: 'keep' }));
    },
  },
  'port-clash-in-a-shared-network': {
    services: {
      api: perl(LISTEN),
      sidecar: perl(LISTEN, `network_mode: "service:api", ${after('api', 'service_started')}`),
    },
  },
  'engine-gone-while-starting': {
    services: { db: `${RUNS}, ${NEVER}`, api: `${RUNS}, ${after('db')}` },
    // Compose and we notice it in words of our own.
    varies: /`.*`/,
    start: async (made) => {
      const proxy = await engineProxy();
      const engine = await connect(proxy.address);
      const stack = await made.stack('web-1');
      const through = { ...stack, env: { ...stack.env, DOCKER_HOST: proxy.address } };
      const starting = startStack(engine, through, ['api', 'db'], { signal: neverAborted, clock }, 20_000);
      starting.catch(() => undefined);
      const isUp = async () =>
        (await made.engine.containers([`com.docker.compose.project=${stack.project}`])).some(
          ({ state }) => state === 'running',
        );
      while (!(await isUp())) await clock.sleep(100);
      proxy.cut();
      await starting;
    },
  },
  'engine-gone-while-waiting': {
    services: { db: `${RUNS}, ${NEVER}` },
    start: async (made) => {
      const stack = await made.stack('web-1');
      await docker('compose', '-p', stack.project, '-f', stack.modelFile, 'up', '-d');
      const proxy = await engineProxy();
      const engine = await connect(proxy.address);
      const options = { deadline: clock.now() + 20_000, timeoutMs: 20_000, signal: neverAborted, clock };
      const waiting = waitUntilReady(engine, stack.project, stack.model, upServices(stack.model, []), options);
      waiting.catch(() => undefined);
      await clock.sleep(500);
      proxy.cut();
      await waiting;
    },
  },
};

/** Beside services that nobody waits for: on a busy machine a program may take longer to fail than it has to run. */
const STARTING = { starting: `${RUNS}, ${NEVER}` };

const isWaitedFor = (services: Failing['services']) =>
  Object.values(services).some((rest) => rest.includes('healthcheck') || rest.includes(ends));

const composeFile = (services: Failing['services']): string =>
  [
    'services:',
    ...Object.entries(isWaitedFor(services) ? services : { ...services, ...STARTING }).flatMap(([name, rest]) => [
      `  ${name}:`,
      `    {${rest.includes('image:') ? '' : `image: "${IMAGE}", `}${rest.includes('init:') ? '' : 'init: true, '}${rest}}`,
    ]),
    'volumes: {shared: {}}',
    '',
  ].join('\n');

const labs: Lab[] = [];

/** Code and first cause of a start that fails. */
async function causeOf({ services, timeoutMs = 20_000, arrange, varies, start }: Failing): Promise<string> {
  const made = await lab(composeFile(services));
  labs.push(made);
  arrange?.(made);
  try {
    await (start?.(made) ?? made.start(await made.stack('web-1'), timeoutMs));
    return 'it started\n';
  } catch (thrown) {
    const { code, message, location } = toIsoshardError(thrown);
    const at = location === undefined ? '' : `${location.file}:${location.line ?? '?'}: `;
    const cause = neutral(`${at}${message}`, made);
    return `${code}\n${varies === undefined ? cause : cause.replace(varies, 'VARIES')}\n`;
  } finally {
    await made.remove();
  }
}

const neutral = (text: string, { session, folder }: Lab): string =>
  text
    .replaceAll(folder, 'PROJECT')
    .replaceAll(session, 'SESSION')
    .replace(/\b[0-9a-f]{12,64}\b/g, 'ID')
    .replace(/\S*isoshard-proxy-\w+\/engine\.sock/g, 'SOCKET')
    .replace(/\bport \d{4,5}\b/g, 'port PORT');

let causes: ReadonlyMap<string, string>;
beforeAll(async () => {
  const names = Object.keys(FAILURES).filter((name) => !process.env.ONLY || name.match(process.env.ONLY));
  const found = await pool(names, 4, async (name) => [name, await causeOf(FAILURES[name] as Failing)] as const);
  causes = new Map(found);
});
afterAll(async () => {
  for (const made of labs) expect(await made.left()).toEqual([]);
});

test.each(Object.keys(FAILURES).filter((name) => !process.env.ONLY || name.match(process.env.ONLY)))(
  '%s',
  async (name) => {
    await expect(causes.get(name)).toMatchFileSnapshot(`../goldens/failures/${name}.txt`);
  },
);
