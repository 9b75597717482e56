/** Who is blamed, and in what words: tables of states, events and dependencies. */
import { describe, expect, test } from 'vitest';
import type { ComposeModel, Dependency } from '../../src/compose/model.js';
import type { EngineEvent } from '../../src/docker/engine.js';
import { namesOf, quote, withoutRuntime } from '../../src/stack/cause-sentence.js';
import { type CauseOptions, firstCause, type ServiceState } from '../../src/stack/first-cause.js';

const state = (service: string, over: Partial<ServiceState> = {}): ServiceState => ({
  service,
  containerId: `id-${service}`,
  status: 'running',
  exitCode: 0,
  oomKilled: false,
  health: 'none',
  lastCheck: '',
  error: '',
  restarts: 0,
  startedAtMs: 10,
  finishedAtMs: 0,
  lastLine: '',
  ...over,
});
const exited = (service: string, exitCode: number, finishedAtMs: number, lastLine = '') =>
  state(service, { status: 'exited', exitCode, finishedAtMs, lastLine });
const created = (service: string, error = '') => state(service, { status: 'created', startedAtMs: 0, error });
const event = (service: string, action: string, timeMs: number): EngineEvent => ({
  action,
  containerId: `id-${service}`,
  container: `p-${service}-1`,
  service,
  timeMs,
});

/** `a: 'b'`: a waits for b to be healthy; `a: 'b!'`: to complete. */
const model = (needs: Readonly<Record<string, string>> = {}, own: ComposeModel['services'] = {}): ComposeModel => {
  const conditionOf = (on: string): Dependency['condition'] =>
    on.endsWith('!') ? 'service_completed_successfully' : 'service_healthy';
  const services = Object.entries(needs).map(([name, on]) => [
    name,
    {
      depends_on: Object.fromEntries(
        on.split(' ').map((one) => [one.replace('!', ''), { condition: conditionOf(one) }]),
      ),
    },
  ]);
  return { services: { ...Object.fromEntries(services), ...own } };
};

type Case = [string, ServiceState[], EngineEvent[], ComposeModel, CauseOptions, string | undefined];

describe('the first cause', () => {
  test.each<Case>([
    ['of a stack that is well', [state('api'), exited('seed', 0, 20)], [], model(), {}, undefined],
    [
      'is a one-shot that fails, with whom it kept from starting',
      [created('api'), exited('migrate', 1, 20, 'no such table: users')],
      [],
      model({ api: 'migrate!' }),
      {},
      '`migrate` exited 1 before `api` could start: `no such table: users` (last line)',
    ],
    [
      'names those that wait for it directly before those that wait for them',
      [exited('z', 1, 20, 'x')],
      [],
      model({ a: 'b', b: 'z', c: 'z', d: 'a' }),
      {},
      '`z` exited 1 before `b`, `c`, `a` and 1 more could start: `x` (last line)',
    ],
    [
      'is the one that failed earlier, whatever its name',
      [exited('a', 2, 30, 'lost db'), exited('z', 1, 20, 'bad config')],
      [],
      model(),
      {},
      '`z` exited 1: `bad config` (last line)',
    ],
    [
      'goes by the events where there are any',
      [exited('a', 2, 20), exited('z', 1, 20)],
      [event('z', 'die', 19), event('a', 'die', 21)],
      model(),
      {},
      '`z` exited 1: it printed nothing',
    ],
    [
      'of two at the same time is the one that the other needs',
      [exited('api', 2, 20), exited('db', 1, 20)],
      [],
      model({ api: 'db' }),
      {},
      '`db` exited 1: it printed nothing',
    ],
    [
      'tells how often it was started again',
      [state('api', { status: 'exited', exitCode: 1, restarts: 7, finishedAtMs: 90, lastLine: 'no db' })],
      [],
      model(),
      {},
      '`api` exited 1 eight times: `no db` (last line)',
    ],
    [
      'is not one that is started again, if another gave up',
      [state('api', { status: 'restarting', exitCode: 1, restarts: 1, finishedAtMs: 15 }), exited('db', 3, 20)],
      [],
      model(),
      {},
      '`db` exited 3: it printed nothing',
    ],
    [
      'is one that is started again, if who gave up needs it',
      [exited('api', 3, 20), state('db', { status: 'restarting', exitCode: 1, restarts: 1, finishedAtMs: 15 })],
      [],
      model({ api: 'db' }),
      {},
      '`db` exited 1 twice: it printed nothing',
    ],
    [
      'is told with the status it ended with, also while it runs once more',
      [state('api', { health: 'starting', restarts: 1, finishedAtMs: 15, lastLine: 'no db' })],
      [{ ...event('api', 'die', 15), exitCode: 3 }],
      model(),
      { timeoutMs: 1000 },
      '`api` exited 3 twice: `no db` (last line)',
    ],
    [
      'is a kill, with the limit, where the engine saw no want of memory',
      [state('api', { status: 'exited', exitCode: 137, finishedAtMs: 5, lastLine: 'loading' })],
      [],
      model({}, { api: { mem_limit: '8388608' } }),
      {},
      '`api` exited 137 (SIGKILL, limit 8 MiB): `loading` (last line)',
    ],
    [
      'is want of memory, with the limit',
      [state('api', { status: 'exited', exitCode: 137, oomKilled: true, finishedAtMs: 5, lastLine: 'loading' })],
      [],
      model({}, { api: { mem_limit: '8388608' } }),
      {},
      '`api` was killed for want of memory (exit 137, limit 8 MiB): `loading` (last line)',
    ],
    [
      'is a kill by somebody else',
      [exited('api', 137, 5)],
      [],
      model(),
      {},
      '`api` exited 137 (SIGKILL): it printed nothing',
    ],
    [
      'is a check, in its own words',
      [
        state('api', { health: 'unhealthy', lastCheck: 'refused\n', lastLine: 'listening' }),
        state('web', { status: 'created', startedAtMs: 0 }),
      ],
      [event('api', 'health_status: unhealthy', 30)],
      model({ web: 'api' }),
      {},
      '`api` became unhealthy before `web` could start: `refused` (its check), `listening` (last line)',
    ],
    [
      'is the check before the exit that it led to',
      [state('db', { health: 'unhealthy' }), exited('api', 1, 40)],
      [event('db', 'health_status: unhealthy', 30), event('api', 'die', 40)],
      model(),
      {},
      '`db` became unhealthy: neither it nor its check printed anything',
    ],
    [
      'is a program that is not there',
      [
        created(
          'api',
          'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown',
        ),
      ],
      [],
      model({ web: 'api' }),
      {},
      '`api` could not be started, so `web` did not start: `exec: "nope": executable file not found in $PATH`',
    ],
    [
      'is one that leaves in peace while others wait for it',
      [created('api'), exited('db', 0, 20, 'bye')],
      [],
      model({ api: 'db' }),
      {},
      '`db` exited 0, and `api` waits for it to be healthy: `bye` (last line)',
    ],
    [
      'of a wait in vain is who has nobody to wait for',
      [
        state('api', { health: 'starting', startedAtMs: 5, lastCheck: 'no' }),
        state('db', { health: 'starting', startedAtMs: 9, lastCheck: 'not yet' }),
        created('web'),
      ],
      [],
      model({ api: 'db', web: 'api' }),
      { timeoutMs: 4000 },
      '`db` was not healthy within 4 s, so `web` did not start: `not yet` (its check)',
    ],
    [
      'of a wait in vain is all that are late',
      [state('a', { health: 'starting' }), state('b', { health: 'starting' })],
      [],
      model(),
      { timeoutMs: 4000 },
      '`a` was not healthy within 4 s, nor was `b`: neither it nor its check printed anything',
    ],
    [
      'of a wait in vain is a one-shot that does not end',
      [state('migrate', { lastLine: 'waiting for lock' }), created('api')],
      [],
      model({ api: 'migrate!' }),
      { timeoutMs: 4000 },
      '`migrate` did not end within 4 s, so `api` did not start: `waiting for lock` (last line)',
    ],
    ['of a wait that goes on is nobody', [state('api', { health: 'starting' })], [], model(), {}, undefined],
    [
      'after the stack was ready keeps nobody from starting',
      [exited('db', 1, 20, 'x')],
      [],
      model({ tests: 'db' }),
      { wasReady: true },
      '`db` exited 1 after the stack was ready: `x` (last line)',
    ],
  ])('%s', (_, states, events, services, options, sentence) => {
    expect(firstCause(states, events, services, options)?.sentence).toBe(sentence);
    expect(firstCause([...states].reverse(), events, services, options)?.sentence).toBe(sentence);
  });

  test('comes to an end where services wait for each other', () => {
    const cause = firstCause([exited('a', 1, 5)], [], model({ a: 'b', b: 'a' }));
    expect(cause?.service).toBe('a');
  });
});

test.each([
  ['a `b`', "`a 'b'`"],
  ['\u001b[31mred\u001b[0m\nnext\u0007', '`red next`'],
  ['x'.repeat(400), `\`${'x'.repeat(300)}…\``],
])('%j between backquotes', (text, quoted) => {
  expect(quote(text)).toBe(quoted);
});

test('names are counted beyond three', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c', 'd', 'e']].map(namesOf)).toEqual([
    '',
    '`a`',
    '`a` and `b`',
    '`a`, `b`, `c` and 2 more',
  ]);
});

test('what a check could not run is told without the runtimes', () => {
  const said =
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown';
  expect(withoutRuntime(said)).toBe('exec: "curl": executable file not found in $PATH');
  expect(withoutRuntime('plain: words')).toBe('plain: words');
});
