/** A suite in which each test changes what the next one expects: red on a shared database, green where each finds its own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHAINED, copySuite, pythonWithDrivers, run, type Suite, seeds, start } from './suite.js';

let suite: Suite;
beforeAll(() => {
  suite = copySuite('pytest/chained', pythonWithDrivers());
}, 300_000);
afterAll(() => rmSync(suite.folder, { recursive: true, force: true }));

const URL = 'sqlite:///db-{run}-{worker}.sqlite';
const PASSED = /15 passed/;
const left = () => readdirSync(suite.folder).filter((name) => name.startsWith('db-'));

test.each(seeds(1))('shared: red, whatever the order (%i)', async (seed) => {
  const { output } = await run(suite, { strategy: 'shared', url: URL }, CHAINED, { SEED: `${seed}` });
  for (const name of left()) rmSync(join(suite.folder, name));
  expect(output).toMatch(/\d+ failed/);
});

test.each(seeds(2))('per-test: green, whatever the order (%i), and nothing is left', async (seed) => {
  expect((await run(suite, { strategy: 'per-test', url: URL }, CHAINED, { SEED: `${seed}` })).output).toMatch(PASSED);
  expect(left()).toEqual([]);
});

test.each(seeds(1))('per-test, four workers (%i)', async (seed) => {
  const { output } = await run(suite, { strategy: 'per-test', url: URL }, [...CHAINED, '-n', '4'], { SEED: `${seed}` });
  expect(output).toMatch(PASSED);
  expect(left()).toEqual([]);
});

test.each(['sqlite://', 'sqlite:///file:m?mode=memory&cache=shared&uri=true'])('in memory: %s', async (url) => {
  expect((await run(suite, { strategy: 'per-test', url })).output).toMatch(PASSED);
});

test('per-worker: a session is rolled back, what the application commits is not', async () => {
  writeFileSync(
    join(suite.folder, 'test_rolled_back.py'),
    `import application

def test_written(isolated_db):
    isolated_db.execute(application.shelf.delete())
    isolated_db.commit()
    assert isolated_db.execute(application.shelf.select()).fetchall() == []

def test_gone():
    assert application.listed() == [("PLA", 800), ("PETG", 450)]
`,
  );
  const database = { strategy: 'per-worker', url: URL };
  // In this order the first test writes what the second must not find.
  expect((await run(suite, database, ['test_rolled_back.py'], { SEED: '0' })).output).toMatch(/2 passed/);
  expect((await run(suite, database)).output).toMatch(/\d+ failed/);
});

test('a template is what every database begins as', async () => {
  writeFileSync(
    join(suite.folder, 'test_template.py'),
    `import os, sqlite3

def test_it(isolated_db_url):
    rows = sqlite3.connect(isolated_db_url.replace("sqlite:///", "", 1)).execute("select * from seeded").fetchall()
    assert rows == [(7,)]
`,
  );
  const seed = [
    '-c',
    'import sqlite3; c = sqlite3.connect("t.sqlite"); c.execute("create table seeded as select 7"); c.commit()',
  ];
  execFileSync(suite.python, seed, { cwd: suite.folder });
  const database = { strategy: 'per-worker', url: URL, template: 't.sqlite' };
  expect((await run(suite, database, ['test_template.py', '--noconftest'])).output).toMatch(/1 passed/);
  const missing = await run(suite, { ...database, template: 'no.sqlite' }, ['test_template.py']);
  expect(missing).toMatchObject({ code: 4, output: expect.stringContaining('there is no file no.sqlite') });
});

test('what a killed run left goes when the next one begins; what a live one has stays', async () => {
  writeFileSync(
    join(suite.folder, 'test_waiting.py'),
    `import os, time
import application

def test_waits():
    application.put("killed", 1)
    open(os.environ["FLAG"], "w").close()
    time.sleep(float(os.environ["SECONDS"]))
`,
  );
  const database = { strategy: 'per-test', url: URL };
  const flags = [join(suite.folder, 'flag-1'), join(suite.folder, 'flag-2')];
  const begun = flags.map((FLAG) => start(suite, database, ['test_waiting.py'], { FLAG, SECONDS: '30' }));
  await expect
    .poll(() => readdirSync(suite.folder), { timeout: 60_000 })
    .toEqual(expect.arrayContaining(['flag-1', 'flag-2']));
  const [killed, alive] = begun;
  killed?.child.kill('SIGKILL');
  await killed?.ended;
  const before = left().filter((name) => name.endsWith('.sqlite'));
  expect(before).toHaveLength(2);
  expect((await run(suite, database)).output).toMatch(PASSED);
  expect(left().filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
  alive?.child.kill('SIGKILL');
  await alive?.ended;
  expect((await run(suite, database)).output).toMatch(PASSED);
  expect(left()).toEqual([]);
});

test("without `database` a file of the worker's own goes, too, also after a kill", async () => {
  const test = `import os, signal
def test_connects(isolated_db_url):
    import sqlite3
    sqlite3.connect(isolated_db_url.replace("sqlite:///", "", 1)).execute("create table t (x)")
    if os.environ.get("DIES"):
        os.kill(os.getpid(), signal.SIGKILL)
`;
  writeFileSync(join(suite.folder, 'test_own.py'), test);
  const TMPDIR = join(suite.folder, 'own-tmp');
  mkdirSync(TMPDIR);
  const own = (more: Readonly<Record<string, string>>) =>
    run(suite, {}, ['test_own.py', '--noconftest'], { ISOSHARD_DATABASE: '', TMPDIR, ...more });
  expect((await own({ DIES: '1' })).output).not.toMatch(/passed/);
  expect(readdirSync(TMPDIR).filter((name) => name.endsWith('.db'))).toHaveLength(1);
  expect((await own({})).output).toMatch(/1 passed/);
  expect(readdirSync(TMPDIR)).toEqual([]);
});

test('a transaction that a test leaves open is said, not waited for; the next test does not begin on its changes', async () => {
  writeFileSync(
    join(suite.folder, 'test_open.py'),
    `import sqlite3, os

OPEN = []

def test_leaves_a_transaction():
    OPEN.append(sqlite3.connect(os.environ["DATABASE_URL"].replace("sqlite:///", "", 1)))
    OPEN[0].execute("update shelf set grams = 0")

def test_next():
    pass
`,
  );
  const { code, output } = await run(suite, { strategy: 'per-test', url: URL }, ['test_open.py'], { SEED: '3' });
  expect(output).toContain('a connection that the test opened still has a transaction');
  expect(code).toBe(1);
  expect(left()).toEqual([]);
});

test.each([
  ['oracle://u:hunter2@db/{run}-{worker}', 'is not understood'],
  ['sqlite:////tmp/{run}-{worker}/app.db', 'not of its folder'],
  ['postgresql://u:hunter2@db/app', 'needs {worker} and {run} in the database'],
  ['postgresql://u:hunter2@127.0.0.1:1/t_{run}_{worker}', 'cannot be made'],
])('a URL that cannot be: %s', async (url, said) => {
  const { code, output } = await run(suite, { strategy: 'per-test', url });
  expect(code).toBe(4);
  expect(output).toContain(`ERROR: isoshard: `);
  expect(output).toContain(said);
  expect(output).not.toContain('hunter2');
});

test('a URL that is not understood is refused where all share it, too', async () => {
  const { code, output } = await run(suite, { strategy: 'shared', url: 'oracle://u:hunter2@db/app' });
  expect([code, output]).toEqual([4, expect.stringContaining('is not understood')]);
});
