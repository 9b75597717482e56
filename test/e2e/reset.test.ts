/**
 * Tests that ask for the initial state: real Playwright in real Chromium and real pytest, each in its service, of a suite in which each test changes
 * what the next one expects. `npm run test:state`: in more orders.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Report } from '../../src/reports/report.js';
import { engineHere } from '../docker/lab.js';
import { forgetStates } from '../docker/states.js';
import { resetRecipe } from '../docs/reset-recipe.js';
import { isoshard, withExample } from '../harness/cli.js';
import { installPython } from '../local/runners/installed.js';

/** Keeps a number in SQLite, and shows it in a page with a button; whose session it is, and when it was started. `server.py NAME VALUE` sets one. */
const SERVER = `import contextlib, http.server, sqlite3, sys, time

def run(*statement):
    with contextlib.closing(sqlite3.connect("/data/farm.db")) as connection, connection:
        return connection.execute(*statement).fetchall()

def content(name):
    return run("SELECT value FROM farm WHERE name = ?", (name,))[0][0]

def put(name, value):
    run("INSERT OR REPLACE INTO farm VALUES (?, ?)", (name, value))

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        page = "<p>%s</p><i>%s</i><u>%s</u><form method=post><button>more</button></form>"
        self.wfile.write((page % (content("count"), content("session"), STARTED)).encode())

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length") or 0))
        put("count", int(content("count")) + 1)
        self.send_response(303)
        self.send_header("location", "/")
        self.end_headers()

run("CREATE TABLE IF NOT EXISTS farm (name TEXT PRIMARY KEY, value TEXT)")
if len(sys.argv) > 1:
    put(*sys.argv[1:])
else:
    STARTED = time.time()
    run("INSERT INTO farm SELECT 'count', 'none' WHERE NOT EXISTS (SELECT 1 FROM farm)")
    run("INSERT INTO farm SELECT 'session', 'none' WHERE NOT EXISTS (SELECT 1 FROM farm WHERE name = 'session')")
    http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
`;
const COMPOSE = `services:
  api:
    build: ./backend
    init: true
    command: [python3, -u, /door/server.py]
    volumes: ["data:/data", "./door/server:/door:ro"]
    healthcheck: {test: [CMD, curl, -sf, "http://localhost:8000/"], interval: 1s, retries: 30}
  browser:
    build: {context: ./frontend, dockerfile: Dockerfile.test}
    volumes: ["./door/playwright:/app/door:ro"]
    depends_on: {api: {condition: service_healthy}}
  python:
    build: ./backend
    working_dir: /door
    environment: {PYTHONPATH: /door/lib}
    volumes: ["./door/pytest:/door"]
    depends_on: {api: {condition: service_healthy}}
volumes: {data: {}}
`;
const put = (name: string, value: string) => `{service: api, command: [python3, /door/server.py, ${name}, "${value}"]}`;
const PREPARE = `{steps: [${put('count', '0')}, ${put('session', 'stale')}], refresh: [${put('session', 'fresh')}]}`;

const ALL = process.env.STATE_TESTS === 'all';
const NAMES = ['one', 'two', 'three', 'again'];
/** The first three need the beginning. The last one fails once, and passes if its second try has the beginning again. */
const SPEC = `import { createHash } from 'node:crypto';
${resetRecipe()}
const { ASKS, ORDER } = process.env;
const place = (name) => createHash('md5').update(ORDER + name).digest('hex');
for (const name of ${JSON.stringify(NAMES)}.sort((a, b) => (place(a) < place(b) ? -1 : 1))) {
  test.describe(() => {
    test.describe.configure({ retries: name === 'again' ? 1 : 0 });
    test(name, async ({ page, reset }, info) => {
      if (ASKS?.includes(name) && info.retry === 0) await reset();
      await page.goto('http://api:8000/');
      expect(await page.locator('p, i').allTextContents()).toEqual(['0', 'fresh']);
      await page.getByRole('button').click();
      await expect(page.locator('p')).toHaveText('1');
      if (name === 'again') expect(info.retry).toBe(1);
    });
  });
}
`;
const PLAYWRIGHT_CONFIG = `import { defineConfig } from '@playwright/test';
import base from '../playwright.config';
export default defineConfig({ ...base, testDir: '.', outputDir: '/tmp/results', reporter: 'list', projects: [{ name: 'door' }], fullyParallel: false, expect: { timeout: 20_000 } });
`;
const PYTEST = `import hashlib, os, re, urllib.request
import pytest

tries = {}
started = set()

def place(name):
    return hashlib.md5((os.environ["ORDER"] + name).encode()).hexdigest()

def numbers(method="GET"):
    request = urllib.request.Request("http://api:8000/", method=method)
    *said, start = re.match("<p>(.*)</p><i>(.*)</i><u>(.*)</u>", urllib.request.urlopen(request).read().decode()).groups()
    started.add(start)
    return tuple(said)

def mark(name):
    return pytest.param(name, marks=pytest.mark.flaky(reruns=1) if name == "again" else [])

@pytest.mark.parametrize("name", [mark(name) for name in sorted(${JSON.stringify(NAMES)}, key=place)])
def test_begins(name, reset_state):
    tries[name] = tries.get(name, 0) + 1
    if name in os.environ["ASKS"] and tries[name] == 1:
        reset_state()
    assert numbers() == ("0", "fresh")
    assert numbers("POST") == ("1", "fresh")
    assert name != "again" or tries[name] == 2
    # By template nobody is started anew.
    assert len(started) == 1 or os.environ["BY"] == "restart"
`;

interface Suite {
  readonly runner: 'playwright' | 'pytest';
  readonly reset: 'on-demand' | 'between-retries';
  /** Names of those that ask before they begin. */
  readonly asks: string;
  readonly order: number;
  readonly refresh?: boolean;
  readonly by?: 'restart' | 'template';
}

/** CommonJS; the project that it lies in has ES modules. */
const COMMON = { 'door/playwright/package.json': '{"type": "commonjs"}' };

function suiteOf({ runner, reset, asks, order, refresh = true, by = 'restart' }: Suite): string {
  const place =
    runner === 'pytest'
      ? 'service: python, args: [-p, pytest_rerunfailures, -p, "no:cacheprovider"]'
      : 'service: browser, args: [--config=door/door.config.ts]';
  const prepare = refresh ? PREPARE : PREPARE.replace(/, refresh: .*/, '}');
  const env = `env: {ASKS: "${asks}", ORDER: "${order}", BY: ${by}}`;
  return `{runner: ${runner}, ${place}, shards: 1, workers: 1, reset: {when: ${reset}, by: ${by}}, ${env}, prepare: ${prepare}}`;
}

let keys: readonly string[] = [];
afterEach(async () => forgetStates(await engineHere(), new Set(keys)));

/** Runs the suites beside each other. By suite and name of a test: how it ended. */
async function outcomes(
  suites: Readonly<Record<string, Suite>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Record<string, Record<string, string>>> {
  const config = Object.entries(suites).map(([name, suite]) => `  ${name}: ${suiteOf(suite)}\n`);
  return withExample(
    async (folder) => {
      const python = join(installPython('pytest-8.4.2', ['pytest==8.4.2', 'pytest-rerunfailures==16.7']), 'lib');
      const [version = ''] = readdirSync(python);
      for (const part of ['server', 'playwright', 'pytest/lib'])
        mkdirSync(join(folder, 'door', part), { recursive: true });
      const files = {
        'compose.yml': COMPOSE,
        'door/server/server.py': SERVER,
        'door/playwright/door.spec.ts': SPEC,
        'door/playwright/door.config.ts': PLAYWRIGHT_CONFIG,
        'door/pytest/test_door.py': PYTEST,
        ...more,
      };
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const module = 'pytest_rerunfailures.py';
      copyFileSync(join(python, version, 'site-packages', module), join(folder, 'door/pytest/lib', module));
      const { stdout, stderr } = await isoshard(['run', '--parallel', '4'], { cwd: folder });
      if (!existsSync(join(folder, 'isoshard-report/report.json'))) throw new Error(`${stdout}\n${stderr}`);
      const report: Report = JSON.parse(readFileSync(join(folder, 'isoshard-report/report.json'), 'utf8'));
      const shards = report.suites.flatMap((suite) => suite.shards.map((shard) => ({ suite, shard })));
      keys = shards.flatMap(({ shard }) => {
        const file = join(folder, 'isoshard-report/shards', shard.name, 'results.json');
        return JSON.parse(readFileSync(file, 'utf8')).state?.key ?? [];
      });
      return Object.fromEntries(
        shards.map(({ suite, shard }) => {
          const file = join(folder, 'isoshard-report/shards', shard.name, 'results.json');
          const { tests } = JSON.parse(readFileSync(file, 'utf8')) as { tests: { title: string; outcome: string }[] };
          if (tests.length === 0) throw new Error(`${suite.name} ran nothing:\n${stdout}\n${stderr}`);
          return [suite.name, Object.fromEntries(tests.map(({ title, outcome }) => [nameOf(title), outcome]))];
        }),
      );
    },
    () => `version: 1\ncompose: [compose.yml]\nsuites:\n${config.join('')}`,
  );
}

const nameOf = (title: string) => NAMES.find((name) => title.includes(name)) ?? title;
const GREEN = { one: 'passed', two: 'passed', three: 'passed', again: 'flaky' };
const failed = (outcome: Record<string, string> = {}) =>
  Object.values(outcome).filter((one) => one === 'failed').length;

const GREEN_SUITE = { reset: 'between-retries', asks: NAMES.join(' '), order: 1 } as const;
/** Only the one that is tried again asks, and its second try does not begin anew. */
const CONTROL = { reset: 'on-demand', asks: 'again', order: 1 } as const;

/** One runner in npm test: a browser takes its time. */
test.each(ALL ? (['playwright', 'pytest'] as const) : (['pytest'] as const))(
  '%s: who asks for it begins with it, also a test that is tried again; who shares it is red',
  async (runner) => {
    const done = await outcomes({
      green: { runner, ...GREEN_SUITE },
      template: { runner, ...GREEN_SUITE, by: 'template' },
      control: { runner, ...CONTROL },
    });
    expect(done.green).toEqual(GREEN);
    expect(done.template).toEqual(GREEN);
    expect([failed(done.control), done.control?.again]).toEqual([3, 'failed']);
  },
);

test.runIf(ALL).each(['playwright', 'pytest'] as const)(
  '%s: in any order; and the control of refresh',
  async (runner) => {
    const orders = Array.from({ length: Number(process.env.ORDERS ?? 5) }, (_, at) => at + 2);
    const suites: Record<string, Suite> = {
      ...Object.fromEntries(orders.map((order) => [`order-${order}`, { runner, ...GREEN_SUITE, order }])),
      stale: { runner, ...GREEN_SUITE, refresh: false },
    };
    const done = await outcomes(suites, COMMON);
    for (const order of orders) expect(done[`order-${order}`]).toEqual(GREEN);
    expect(failed(done.stale)).toBe(4);
  },
);
