import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/load.js';
import { InputError } from '../../src/errors.js';

const source = { file: '/work/project/isoshard.yml', root: '/work/project' };
const parse = (text: string) => parseConfig(text, source);

function failure(text: string): InputError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

/** A file with one suite, whose keys are `keys`. */
const suite = (keys: string) => `version: 1\nsuites:\n  a: {runner: pytest, ${keys}}\n`;

const CONTRACT = `version: 1
compose: [docker-compose.test.yml]
profiles: [e2e]
suites:
  frontend:
    runner: playwright
    service: frontend-test
    args: [--config=playwright.docker.config.ts]
    shards: auto
    target-duration: 5m
    max-shards: 8
    workers: 2
    prepare:
      - {service: backend-api, command: [python, tests/fixtures/setup_test_data.py]}
    collect: [test-results, playwright-report]
    shard-timeout: 20m
  e2e:
    runner: playwright
    runs-in: host
    working-directory: web
    command: [pnpm, exec, playwright]
    services: [api, web]
    env: {PLAYWRIGHT_BASE_URL: "{url:web:3000}", CI: "true", LICENSE: "{env:LICENSE}"}
    runs-on: ubuntu-24.04
  backend: {runner: pytest, service: backend-test, workers: 2, database: {strategy: per-worker, url: "sqlite:////tmp/{run}-{worker}.db"}}
images: {transport: auto, build: missing}
isolation:
  allow: [{hazard: docker-socket, service: proxy, reason: "routes by labels, read-only"}]
`;

describe('what is right', () => {
  test("the contract's example", () => {
    const config = parse(CONTRACT);
    expect(config).toEqual({
      ...source,
      compose: ['/work/project/docker-compose.test.yml'],
      profiles: ['e2e'],
      ready: {},
      stop: {},
      suites: [
        {
          name: 'frontend',
          runner: 'playwright',
          place: { kind: 'service', service: 'frontend-test' },
          args: ['--config=playwright.docker.config.ts'],
          env: {},
          shards: 'auto',
          targetDurationMs: 300_000,
          maxShards: 8,
          workers: 2,
          prepare: [{ service: 'backend-api', command: ['python', 'tests/fixtures/setup_test_data.py'] }],
          collect: ['test-results', 'playwright-report'],
          shardTimeoutMs: 1_200_000,
          runsOn: 'ubuntu-latest',
        },
        {
          name: 'e2e',
          runner: 'playwright',
          place: { kind: 'host', workingDirectory: 'web' },
          command: ['pnpm', 'exec', 'playwright'],
          args: [],
          services: ['api', 'web'],
          env: { PLAYWRIGHT_BASE_URL: '{url:web:3000}', CI: 'true', LICENSE: '{env:LICENSE}' },
          shards: 'auto',
          maxShards: 8,
          prepare: [],
          collect: [],
          shardTimeoutMs: 3_600_000,
          runsOn: 'ubuntu-24.04',
        },
        expect.objectContaining({
          name: 'backend',
          database: { strategy: 'per-worker', url: 'sqlite:////tmp/{run}-{worker}.db' },
        }),
      ],
      images: { transport: 'auto', build: 'missing' },
      allow: [{ hazard: 'docker-socket', service: 'proxy', reason: 'routes by labels, read-only' }],
    });
    expect(Object.isFrozen(config.suites[0]?.prepare[0]?.command)).toBe(true);
  });

  test('a preparation with options', () => {
    const steps =
      '{steps: [{service: y, command: [z, 1]}], refresh: [{service: y, command: [r]}], every: 12h, timeout: 5m}';
    const [a] = parse(`version: 1\nsuites:\n  a: {runner: pytest, service: x, prepare: ${steps}}`).suites;
    expect(a?.prepare).toEqual([{ service: 'y', command: ['z', '1'] }]);
    expect(a?.prepareOptions).toEqual({
      refresh: [{ service: 'y', command: ['r'] }],
      everyMs: 43_200_000,
      timeoutMs: 300_000,
      snapshot: true,
    });
  });

  test.each([
    ['on-demand', { when: 'on-demand', by: 'restart' }],
    ['{when: between-retries}', { when: 'between-retries', by: 'restart' }],
    ['{when: between-retries, by: template}', { when: 'between-retries', by: 'template' }],
  ])('reset: %s', (reset, expected) => {
    const prepare = '[{service: y, command: [z]}]';
    const suite = `{runner: pytest, service: x, workers: 1, prepare: ${prepare}, reset: ${reset}}`;
    expect(parse(`version: 1\nsuites:\n  a: ${suite}`).suites[0]?.reset).toEqual(expected);
  });

  test("the demonstration's", () => {
    const text = readFileSync(new URL('../../examples/print-farm/isoshard.yml', import.meta.url), 'utf8');
    expect(parse(text).suites.map(({ name }) => name)).toEqual(['frontend', 'e2e', 'backend']);
  });

  test.each([
    ['absent', '', undefined],
    ['one', 'compose: a.yml', ['/work/project/a.yml']],
    ['above the root', 'compose: [../a.yml, /b.yml]', ['/work/a.yml', '/b.yml']],
  ])('compose: %s', (_, line, expected) => {
    expect(parse(`${suite('service: x')}${line}`).compose).toEqual(expected);
  });

  test('when services are ready, and how long they may take to end', () => {
    const { ready, stop } = parse(
      `${suite('service: x')}ready:\n  web: {http: /health?a=1, port: 8000, timeout: 90s}\n  db: {tcp: 5432}\n  queue: {log: '/started in [0-9]+ s/i'}\n  search: {command: [check, 1.50, true]}\nstop: {db: 5s, queue: 500ms}`,
    );
    expect(ready).toEqual({
      web: { when: { kind: 'http', path: '/health?a=1', port: 8000 }, timeoutMs: 90_000 },
      db: { when: { kind: 'tcp', port: 5432 } },
      queue: { when: { kind: 'log', text: '/started in [0-9]+ s/i' } },
      search: { when: { kind: 'command', argv: ['check', '1.50', 'true'] } },
    });
    expect(stop).toEqual({ db: 5000, queue: 500 });
  });

  test('no stack', () => {
    const config = parse('version: 1\ncompose: false\nsuites: {a: {runner: vitest, runs-in: host}}');
    expect(config.compose).toBe(false);
    expect(config.suites[0]?.place).toEqual({ kind: 'host', workingDirectory: '.' });
  });

  test('scalars that are no strings are taken as they are spelled', () => {
    const [read] = parse(suite('service: x, args: [-n, 4, 1.10], env: {A: 010, B: true, C: 0x1F, D: ""}')).suites;
    expect(read?.args).toEqual(['-n', '4', '1.10']);
    expect(read?.env).toEqual({ A: '010', B: 'true', C: '0x1F', D: '' });
  });

  test('anchors, merge keys and x- keys', () => {
    const text = `x-common: &common {runner: pytest, service: api, args: [1.50]}\nversion: 1\nsuites:\n  a: {<<: *common, x-note: hi}\n  b: {<<: *common, service: web}\n`;
    const config = parse(text);
    expect(config.suites.map(({ place, args }) => [place, args])).toEqual([
      [{ kind: 'service', service: 'api' }, ['1.50']],
      [{ kind: 'service', service: 'web' }, ['1.50']],
    ]);
  });

  test('braces of the tests own stay', () => {
    expect(parse(suite(`service: x, env: {A: '{"url": "x"} {host} {other:thing}'}`)).suites[0]?.env.A).toBe(
      '{"url": "x"} {host} {other:thing}',
    );
  });

  test.each([
    ['./out/', 'out'],
    ['a/../b', 'b'],
    ['a\\b', 'a/b'],
    ['*.xml', '*.xml'],
  ])('collect %s is %s', (written, expected) => {
    expect(parse(suite(`service: x, collect: ['${written}']`)).suites[0]?.collect).toEqual([expected]);
  });
});

describe('what is wrong', () => {
  /** What is under test, the file, the whole message without the file's name. */
  const table: [string, string, string][] = [
    ['empty', '', '1:1: the file is empty; expected a mapping, got nothing'],
    ['no mapping', 'hello', '1:1: the file: expected a mapping, got "hello"'],
    ['a tab', 'version: 1\n\tsuites: x', '2:1: Tabs are not allowed as indentation'],
    ['a duplicate key', 'version: 1\nversion: 1', '2:1: the key "version" is there twice'],
    ['two documents', 'version: 1\n---\nversion: 1', '2:1: expected one YAML document, got several'],
    ['a tag', 'version: !x 1', '1:10: Unresolved tag: !x'],
    [
      'an alias of nothing',
      'a: *b',
      '1:1: cannot be read: Unresolved alias (the anchor must be set before the alias): b',
    ],
    ['nesting', '['.repeat(20_000), '1:N: cannot be read: nested too deeply'],
    ['a key that JavaScript treats apart', `${suite('service: x')}__proto__: {}`, '4:1: "__proto__" cannot be a key'],
    ['no suites', 'version: 1\nsuites: {}', '2:9: suites: expected at least one suite, got none'],
    [
      'suites that are none',
      'version: 1\nsuites: [a]',
      '2:9: suites: expected a mapping of names to suites, got a list',
    ],
    ['no suites at all', 'version: 1', '1:1: suites is missing; expected a mapping of names to suites, got nothing'],
    [
      'a newer version',
      suite('service: x').replace('1', '2'),
      '1:10: version: expected 1, got 2: this file is for a newer isoshard; update the action',
    ],
    ['another version', suite('service: x').replace('1', '"1"'), '1:10: version: expected 1, got "1"'],
    ['an unknown key', `${suite('service: x')}compse: a`, '4:1: "compse" is not a known key; did you mean "compose"?'],
    [
      'a key near none',
      `${suite('service: x')}zzz: a`,
      '4:1: "zzz" is not a known key; expected one of version, compose, profiles, suites, ready, stop, timings, images, isolation',
    ],
    [
      'a key in another spelling',
      suite('runs-in: host, workingDirectory: web'),
      '3:38: "workingDirectory" is not a known key of suites.a; did you mean "working-directory"?',
    ],
    [
      'an x- key where none may be',
      `${suite('service: x')}images: {x-a: 1}`,
      '4:10: "x-a" is not a known key of images; expected one of transport, build, registry',
    ],
    ['a suite that is none', 'version: 1\nsuites:\n  a: 3', '3:6: suites.a: expected a mapping, got 3'],
    [
      "a suite's name",
      'version: 1\nsuites:\n  A_b: {runner: pytest, service: x}',
      '3:3: suites: expected a name of at most 30 lower-case letters, digits and dashes, got "A_b"',
    ],
    [
      'a long name',
      `version: 1\nsuites:\n  ${'a'.repeat(31)}: {runner: pytest, service: x}`,
      `3:3: suites: expected a name of at most 30 lower-case letters, digits and dashes, got "${'a'.repeat(31)}"`,
    ],
    [
      'no runner',
      'version: 1\nsuites:\n  a:\n    service: x',
      '3:3: suites.a.runner is missing; expected "playwright", "pytest", "vitest", "jest" or "command", got nothing',
    ],
    [
      'a runner',
      'version: 1\nsuites:\n  a:\n    runner: playwrigth\n    service: x',
      '4:13: suites.a.runner: expected "playwright", "pytest", "vitest", "jest" or "command", got "playwrigth"; did you mean "playwright"?',
    ],
    [
      'nowhere to run',
      suite('shards: 1'),
      '3:3: suites.a does not say where its tests run; expected "service: NAME" or "runs-in: host"',
    ],
    [
      'two places to run',
      suite('service: x, runs-in: host'),
      '3:35: suites.a has both "service" and "runs-in"; expected one of them',
    ],
    [
      'another place',
      suite('runs-in: hosts'),
      '3:32: suites.a.runs-in: expected "host", got "hosts"; did you mean "host"?',
    ],
    [
      'an empty service',
      suite('service: ""'),
      '3:32: suites.a.service: expected the name of a compose service, got ""',
    ],
    [
      'a directory in a service',
      suite('service: x, working-directory: y'),
      `3:35: suites.a: "working-directory" is only for "runs-in: host"; in a service the directory stays the service's own`,
    ],
    [
      'a directory outside',
      suite('runs-in: host, working-directory: a/../../b'),
      '3:57: suites.a.working-directory: expected a relative path that stays inside the root (no leading "/", no ".." out of it), got "a/../../b"',
    ],
    [
      'a runner without a command',
      'version: 1\nsuites:\n  a: {runner: command, service: x}',
      '3:3: suites.a has the runner "command"; expected "command: […]", got nothing',
    ],
    [
      'a service without a stack',
      `compose: false\n${suite('service: x')}`,
      '4:23: suites.a has "service", but "compose: false" means that there is no stack',
    ],
    [
      'steps without a stack',
      `compose: false\n${suite('runs-in: host, prepare: [{service: x, command: [y]}]')}`,
      '4:38: suites.a has "prepare", but "compose: false" means that there is no stack',
    ],
    [
      'compose files',
      `${suite('service: x')}compose: []`,
      '4:10: compose: expected the path of a compose file, a list of at least one, or false, got an empty list',
    ],
    [
      'a compose file',
      `${suite('service: x')}compose:\n  - 3`,
      '5:5: compose[0]: expected the path of a compose file, got 3',
    ],
    [
      'no shards',
      suite('service: x, shards: 0'),
      '3:43: suites.a.shards: expected "auto" or a whole number from 1 to 256, got 0',
    ],
    [
      'shards by another word',
      suite('service: x, shards: many'),
      '3:43: suites.a.shards: expected "auto" or a whole number from 1 to 256, got "many"',
    ],
    [
      'half a worker',
      suite('service: x, workers: 0.5'),
      '3:44: suites.a.workers: expected a whole number from 1 to 1024, got 0.5',
    ],
    [
      'a duration without a unit',
      suite('service: x, target-duration: 90'),
      '3:52: suites.a.target-duration: expected a duration from 1s to 24h, such as 90s, 5m or 2h, got 90',
    ],
    [
      'a duration out of range',
      suite('service: x, shard-timeout: 25h'),
      '3:50: suites.a.shard-timeout: expected a duration from 1s to 24h, such as 90s, 5m or 2h, got "25h"',
    ],
    [
      'an environment that is a list',
      suite('service: x, env: [A=secret]'),
      '3:40: suites.a.env: expected a mapping of names to strings, got a list',
    ],
    [
      'a value of nothing',
      suite('service: x, env: {A: }'),
      '3:44: suites.a.env.A is missing; expected a string, got nothing',
    ],
    [
      'a name that is ours',
      suite('service: x, env: {ISOSHARD_RUN_ID: 1}'),
      '3:41: suites.a.env: expected the name of a variable: letters, digits and _, not beginning with ISOSHARD_, got "ISOSHARD_RUN_ID"',
    ],
    [
      'a placeholder',
      suite('service: x, env: {A: "pw {url:web}"}'),
      '3:44: suites.a.env.A: expected {url:SERVICE:PORT}, got "{url:web}"',
    ],
    [
      'a port in a placeholder',
      suite('service: x, env: {A: "{port:web:70000}"}'),
      '3:44: suites.a.env.A: expected {port:SERVICE:PORT}, got "{port:web:70000}"',
    ],
    [
      'a step without a command',
      suite('service: x, prepare: [{service: y, command: []}]'),
      '3:67: suites.a.prepare[0].command: expected a command: a list of at least one string, got an empty list',
    ],
    [
      'options of a preparation without its steps',
      suite('service: x, prepare: {every: 12h}'),
      '3:35: suites.a.prepare.steps is missing; expected a list of steps, got nothing',
    ],
    [
      'an unknown option of a preparation',
      suite('service: x, prepare: {steps: [{service: y, command: [z]}], evry: 12h}'),
      '3:82: "evry" is not a known key of suites.a.prepare; did you mean "every"?',
    ],
    [
      'a preparation that is too fresh',
      suite('service: x, prepare: {steps: [{service: y, command: [z]}], every: 5s}'),
      '3:89: suites.a.prepare.every: expected a duration from 1m to 30d, such as 90s, 5m or 2h, got "5s"',
    ],
    [
      'a preparation that is one command',
      suite('service: x, prepare: seed'),
      '3:44: suites.a.prepare: expected a list of steps, or a mapping with "steps", got "seed"',
    ],
    [
      'a command that is a string',
      suite('service: x, command: "npx playwright"'),
      '3:44: suites.a.command: expected a list of strings, got "npx playwright"',
    ],
    [
      'an absolute path to collect',
      suite('service: x, collect: [a, /b]'),
      '3:48: suites.a.collect[1]: expected a relative path that stays inside the root (no leading "/", no ".." out of it), got "/b"',
    ],
    [
      'a strategy',
      suite('service: x, database: {strategy: per-workers}'),
      '3:56: suites.a.database.strategy: expected "shared", "per-worker" or "per-test", got "per-workers"; did you mean "per-worker"?',
    ],
    [
      'a database without a URL',
      suite('service: x, database: {strategy: per-worker}'),
      '3:35: suites.a.database.url is missing; expected a database URL with {worker}, since the strategy is "per-worker"',
    ],
    [
      'a URL that all workers share',
      suite('service: x, database: {strategy: per-test, url: "postgres://u:pw@db/x"}'),
      '3:71: suites.a.database.url: expected {worker} in it, since the strategy is "per-test"; without it all workers share one database',
    ],
    [
      'a reset of another kind',
      suite('service: x, workers: 1, reset: sometimes, prepare: [{service: x, command: [y]}]'),
      '3:54: suites.a.reset: expected "on-demand", "between-retries", or a mapping with "when", got "sometimes"',
    ],
    [
      'a reset by template under several workers',
      suite('service: x, reset: {when: on-demand, by: template}, prepare: [{service: x, command: [y]}]'),
      '3:35: suites.a.reset needs "workers: 1", since all workers share the stack, got none',
    ],
    [
      'a reset under several workers',
      suite('service: x, reset: on-demand, prepare: [{service: x, command: [y]}]'),
      '3:35: suites.a.reset needs "workers: 1", since all workers share the stack, got none',
    ],
    [
      'a reset that no plugin asks for',
      'version: 1\nsuites:\n  a: {runner: vitest, service: x, workers: 1, reset: between-retries, prepare: [{service: x, command: [y]}]}',
      '3:47: suites.a.reset needs the runner "playwright" or "pytest", got "vitest"',
    ],
    [
      'a reset to nothing',
      suite('service: x, reset: between-retries, workers: 1'),
      '3:35: suites.a.reset needs "prepare": its state is the one to go back to, got none',
    ],
    [
      'a URL that other runs share',
      suite('service: x, database: {strategy: per-worker, url: "mysql+pymysql://u:pw@db/{worker}"}'),
      '3:73: suites.a.database.url: expected {run} in it, since the strategy is "per-worker"; without it nobody knows which databases of a server are whose',
    ],
    [
      'a URL of another kind',
      suite('service: x, database: {strategy: per-worker, url: "oracle://u:pw@db/{run}-{worker}"}'),
      '3:73: suites.a.database.url: expected a URL that begins with sqlite://, postgresql:// or mysql://; one of another kind goes into "env" as DATABASE_URL',
    ],
    [
      'a URL of another kind that all share',
      suite('service: x, database: {strategy: shared, url: "oracle://u:pw@db/app"}'),
      '3:69: suites.a.database.url: expected a URL that begins with sqlite://, postgresql:// or mysql://; one of another kind goes into "env" as DATABASE_URL',
    ],
    [
      'a folder for each worker',
      suite('service: x, database: {strategy: per-worker, url: "sqlite:////data/{worker}/app.db"}'),
      '3:73: suites.a.database.url: expected {worker} and {run} in the name of the file, not of its folder: what a killed run left there would stay',
    ],
    [
      'a template of nothing',
      suite('service: x, database: {strategy: shared, template: app}'),
      '3:64: suites.a.database.template: only for "per-worker" and "per-test"',
    ],
    [
      'a database for another runner',
      'version: 1\nsuites:\n  a: {runner: playwright, service: x, database: {strategy: shared, url: "x://y"}}\n',
      '3:39: suites.a: "database" is only for the runner "pytest"; elsewhere each stack has its own: "workers: 1", and more stacks by "shards" and "parallel"',
    ],
    [
      'a port in a URL',
      suite('service: x, database: {strategy: shared, url: "postgres://db:{port:db}/x"}'),
      '3:69: suites.a.database.url: expected {port:SERVICE:PORT}, got "{port:db}"',
    ],
    [
      'a placeholder in a URL',
      suite('service: x, database: {strategy: shared, url: "postgres://u:pw@db/{shard}"}'),
      '3:69: suites.a.database.url: expected "{run}" or "{worker}" in braces, got "{shard}"',
    ],
    [
      'a service that is ready in no way',
      `${suite('service: x')}ready: {db: {timeout: 5s}}`,
      '4:13: ready.db does not say when it is ready; expected "http", "tcp", "log" or "command"',
    ],
    [
      'a service that is ready in two ways',
      `${suite('service: x')}ready: {db: {tcp: 1, log: up}}`,
      '4:22: ready.db has both "tcp" and "log"; expected one of them',
    ],
    [
      'a page without its port',
      `${suite('service: x')}ready: {db: {http: /}}`,
      '4:9: ready.db.port is missing; expected the port of "http", got nothing',
    ],
    [
      'a port that belongs to nothing',
      `${suite('service: x')}ready: {db: {log: up, port: 1}}`,
      '4:23: ready.db: "port" is only for "http"; for a port alone write "tcp: PORT"',
    ],
    [
      'a page that is none',
      `${suite('service: x')}ready: {db: {http: "http://db/", port: 80}}`,
      '4:20: ready.db.http: expected the path of a page, such as /health, got "http://db/"',
    ],
    [
      'a pattern that is none',
      `${suite('service: x')}ready: {db: {log: "/(/"}}`,
      '4:19: ready.db.log: expected text of a line of the log, or a regular expression between slashes, 200 characters at most, got "/(/"',
    ],
    [
      'a time to end that is none',
      `${suite('service: x')}stop: {db: 5}`,
      '4:12: stop.db: expected a duration from 0s to 5m, such as 90s, 5m or 2h, got 5',
    ],
    [
      'an image policy',
      `${suite('service: x')}images: {build: allways}`,
      '4:17: images.build: expected "missing", "always" or "never", got "allways"; did you mean "always"?',
    ],
    [
      'no reason',
      `${suite('service: x')}isolation:\n  allow:\n    - hazard: docker-socket`,
      '6:7: isolation.allow[0].reason is missing; expected the reason why it is safe here, got nothing',
    ],
    [
      'a reason of spaces',
      `${suite('service: x')}isolation: {allow: [{hazard: a, reason: " "}]}`,
      '4:41: isolation.allow[0].reason: expected the reason why it is safe here, got " "',
    ],
    [
      'something that was merged in',
      'x-a: &a {workers: 1.5, runner: pytest}\nversion: 1\nsuites:\n  s:\n    <<: *a\n    service: x',
      '1:19: suites.s.workers: expected a whole number from 1 to 1024, got 1.5',
    ],
    [
      'a key behind a byte order mark and Windows line ends',
      '\ufeffversion: 1\r\nsuites:\r\n  a: {runner: pytest, service: x, max-shrads: 3}\r\n',
      '3:35: "max-shrads" is not a known key of suites.a; did you mean "max-shards"?',
    ],
  ];

  test.each(table)('%s', (_, text, expected) => {
    const error = failure(text);
    expect(error.code).toBe('bad-config');
    expect(error.exitStatus).toBe(2);
    // How deep the stack goes is the machine's.
    const shown = error.message.replaceAll('isoshard.yml:', '').replace(/^1:\d+: (?=cannot be read: nested)/, '1:N: ');
    expect(shown).toBe(expected);
    expect(error.location).toMatchObject({ file: 'isoshard.yml', line: Number(expected.split(':')[0]) });
  });

  test('all at once, in the order of the file', () => {
    const error = failure('version: 1\nsuites:\n  a: {runner: x, service: y}\n  b: {runner: pytest}\ncompos: z\n');
    expect(error.message.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'isoshard.yml:3:15',
      'isoshard.yml:4:3',
      'isoshard.yml:5:1',
    ]);
    expect(error.location).toEqual({ file: 'isoshard.yml', line: 3, column: 15 });
  });

  test('many problems are cut', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `zz${index}: 1`).join('\n');
    expect(failure(`${suite('service: x')}${keys}`).message).toMatch(/\n… and 10 more$/);
  });

  test('aliases that multiply', () => {
    const levels = [
      'a: &a [x,x,x,x,x,x,x,x]',
      'b: &b [*a,*a,*a,*a,*a,*a]',
      'c: &c [*b,*b,*b,*b,*b,*b]',
      'd: [*c,*c,*c]',
    ];
    expect(failure(levels.join('\n')).message).toMatch(/alias count/);
    expect(failure('a: &a {<<: *a}\nversion: 1').code).toBe('bad-config');
    expect(failure('a: &a [*a]').code).toBe('bad-config');
  });

  test('a file that is too large', () => {
    expect(failure(`#${'x'.repeat(1_000_000)}`).message).toBe(
      'isoshard.yml:1:1: expected at most 1000000 bytes, got 1000001',
    );
  });

  test('values that may be secrets are not shown', () => {
    const error = failure(suite('service: x, env: {A: {b: hunter2}}, database: {strategy: shared, url: 12345}'));
    expect(error.message).toContain('suites.a.database.url: expected a database URL, got ***');
    expect(error.message).not.toMatch(/hunter2|12345/);
  });

  test('the name that it is shown by', () => {
    expect(() => parseConfig('', { ...source, name: 'sub/isoshard.yml' })).toThrow(/^sub\/isoshard\.yml:1:1: /);
    expect(() => parseConfig('', { file: '/w/.github/isoshard.yml', root: '/w' })).toThrow(
      /^\.github\/isoshard\.yml:1:1: /,
    );
  });
});
