import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SuiteConfig } from '../../../src/config/config.js';
import { makeReport } from '../../../src/reports/merge.js';
import { parseReceipt } from '../../../src/reports/parse-receipt.js';
import { playwright } from '../../../src/runners/playwright.js';
import { makePlan } from '../../../src/sharding/make-plan.js';
import { copyFixture, installPlaywright } from './installed.js';
import { cutAtRandom, Harness, suiteOf } from './shell.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const NEWEST = '1.65.1';
const INSTALL_MS = 300_000;
/** Twenty starts of a worker, on a machine that does other things too. */
const MANY_STARTS_MS = 300_000;

/** How each version selects is in `playwright-versions.test.ts`. */
describe.each([NEWEST])('Playwright %s', (version) => {
  /** What does not hang on the version is tried on one of them: each start of Playwright takes seconds. */
  const once = test.runIf(version === NEWEST);
  let root: string;
  beforeAll(() => {
    root = installPlaywright(version);
  }, INSTALL_MS);

  function harness(fixture: string, fields: Partial<SuiteConfig> = {}): Harness {
    const folder = copyFixture(`playwright/${fixture}`, root);
    folders.push(folder);
    const command = [join(root, 'node_modules', '.bin', 'playwright')];
    return new Harness(playwright, folder, suiteOf({ runner: 'playwright', command, ...fields }));
  }

  test('lists tests with odd titles, set-up apart, and nothing of the configuration', async () => {
    const { text } = await harness('mixed').listText();
    const listing = playwright.parseListing(text);
    expect(text).not.toContain('secret-of-the-config');
    expect(listing.version).toBe(version);
    expect(listing.setup.map(({ title }) => title).sort()).toEqual(['[login] log in', '[logout] log out']);
    expect(listing.tests).toHaveLength(60);
    const titles = listing.tests.filter(({ file }) => file === 'titles.spec.ts').map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('[desktop] '))).toEqual([
      '[desktop] same name › same name',
      '[desktop] same name › an › arrow › in it',
      '[desktop] same name',
      '[desktop] a new\nline',
      '[desktop]   blanks at its edges ',
      '[desktop] quotes " \' ` and \\ and $HOME',
      '[desktop] emoji 🦀 und Umläute',
      '[desktop] [mobile] looks like a project',
      '[desktop] a > b, and 100 % of c',
      '[desktop] in a describe without a name',
    ]);
  });

  once('keeps together what Playwright keeps together', async () => {
    const listing = await harness('mixed').list();
    const groups = new Map<string, string[]>();
    for (const { group, title } of listing.tests) groups.set(group, [...(groups.get(group) ?? []), title]);
    const sizes = (file: string, project: string) => {
      const tests = listing.tests.filter((test) => test.file === file && test.title.startsWith(`[${project}]`));
      return [...new Set(tests.map(({ group }) => group))].map((group) => groups.get(group)?.length);
    };
    expect(sizes('titles.spec.ts', 'desktop')).toEqual([10]);
    expect(sizes('titles.spec.ts', 'mobile')).toEqual(Array(10).fill(1));
    expect(sizes('serial.spec.ts', 'desktop')).toEqual([4]);
    expect(sizes('serial.spec.ts', 'mobile')).toEqual([3, 1]);
    expect(sizes('parallel.spec.ts', 'desktop')).toEqual([1, 1, 1, 2]);
    expect(sizes('hooks.spec.ts', 'desktop')).toEqual([2, 2, 1]);
    expect(sizes('nested/options.spec.ts', 'desktop')).toEqual([2, 1]);
  });

  once('no group is larger than what Playwright itself would cut into 3 shards', async () => {
    const total = 3;
    const suite = harness('mixed', { shards: total });
    const listing = await suite.list();
    const shardOf = new Map<string, number>();
    for (let index = 1; index <= total; index++) {
      // Its own sharding, seen through its own JSON reporter.
      const command = [...(suite.suite.command ?? []), 'test', '--list', `--shard=${index}/${total}`];
      const plain = new Harness({ ...playwright, list: () => invocation }, suite.folder, suite.suite);
      const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(suite.folder, `${index}.json`) };
      const invocation = { command: [...command, '--reporter=json'], env, prependPath: {}, warnings: [] };
      await plain.list().catch(() => undefined);
      for (const id of idsOf(JSON.parse(readFileSync(join(suite.folder, `${index}.json`), 'utf8')))) {
        shardOf.set(id, index);
      }
    }
    expect(listing.tests.every(({ id }) => shardOf.has(id))).toBe(true);
    const places = new Map<string, Set<number | undefined>>();
    for (const { id, group } of listing.tests) {
      places.set(group, (places.get(group) ?? new Set()).add(shardOf.get(id)));
    }
    expect([...places.values()].every(({ size }) => size === 1)).toBe(true);
  });

  test(
    'three random shards run every test once, with the set-up in each',
    async () => {
      const suite = harness('mixed', { workers: 1 });
      const some = version === NEWEST ? [] : ['--project=mobile'];
      const listing = await suite.list(some);
      const shards = cutAtRandom(listing, 3, 1);
      const ran: string[] = [];
      for (const [position, ids] of shards.entries()) {
        const result = await suite.run(ids, listing.version, { index: position + 1, total: 3 }, some).finished;
        expect(result.exitCode).toBe(0);
        expect(result.header).toMatchObject({ kind: 'isoshard-receipt', shard: `suite-${position + 1}` });
        const [begin] = result.events;
        expect(begin).toMatchObject({ event: 'begin', runner: 'playwright', runnerVersion: version });
        expect(result.events.at(-1)).toMatchObject({ event: 'finish', status: 'passed' });
        expect(result.ends.filter(({ setup }) => setup).map(({ title }) => title)).toEqual([
          '[login] log in',
          '[logout] log out',
        ]);
        const own = result.ends.filter(({ setup }) => !setup);
        expect(begin?.event === 'begin' ? [...begin.tests].sort() : []).toEqual([...ids].sort());
        for (const { id, title, file, line } of own) {
          expect(listing.tests.find((test) => test.id === id)).toMatchObject({ title, file, line });
        }
        ran.push(...own.map(({ id }) => id));
      }
      expect(ran.sort()).toEqual(listing.tests.map(({ id }) => id).sort());
    },
    MANY_STARTS_MS,
  );

  test('what is selected runs, and nothing else; with all ids, all of it', async () => {
    const suite = harness('esm');
    const listing = await suite.list();
    const [first, second] = listing.tests.map(({ id }) => id);
    for (const ids of [[second], [first, second]]) {
      const { exitCode, ends, events } = await suite.run(ids.map(String), listing.version).finished;
      expect(exitCode).toBe(0);
      expect(ends.map(({ id }) => id)).toEqual(ids);
      // The last test is over when `afterAll` is, which takes 0.3 s and is not in its duration.
      const begun =
        events.flatMap((event) => (event.event === 'start' && event.id === second ? event.atMs : []))[0] ?? 0;
      const last = ends.at(-1);
      expect((last?.atMs ?? 0) - begun - (last?.durationMs ?? 0)).toBeGreaterThanOrEqual(250);
    }
  });

  test('outcomes, retries and errors', async () => {
    const suite = harness('small');
    const listing = await suite.list();
    expect(existsSync(join(suite.folder, 'server-started'))).toBe(false);
    const result = await suite.run(
      listing.tests.map(({ id }) => id),
      listing.version,
    ).finished;
    expect(existsSync(join(suite.folder, 'server-started'))).toBe(true);
    expect(result.exitCode).toBe(1);
    expect(result.ends.map(({ status, ok }) => [status, ok])).toEqual([
      ['passed', true],
      ['failed', false],
      ['timedOut', false],
    ]);
    const [error] = result.ends[1]?.errors ?? [];
    expect(error).toMatchObject({ file: 'failures.spec.ts', line: 8 });
    expect(error?.message).toMatch(/^Error: sum\n\nexpect\(received\)\.toBe\(expected\)/);
    // The user's own reporters are as they were.
    expect(existsSync(join(suite.folder, 'mine.json'))).toBe(true);
    expect(readdirSync(join(suite.folder, 'my-blobs'))).toHaveLength(1);

    const mixed = harness('mixed');
    const { tests } = await mixed.list(['--project=desktop', 'outcomes']);
    const retried = await mixed.run(
      tests.map(({ id }) => id),
      listing.version,
    ).finished;
    const attempts = retried.events.filter((event) => event.event === 'end' && !event.setup);
    expect(
      attempts.map((event) => event.event === 'end' && [event.retry, event.status, event.ok, event.willRetry]),
    ).toEqual([
      [0, 'failed', true, false],
      [0, 'skipped', true, false],
      [0, 'failed', false, true],
      [1, 'passed', true, false],
    ]);
  });

  /** The findings about a suite that ran in one shard, and the verdict. */
  async function judged(suite: Harness, filters: readonly string[], options: readonly string[]) {
    const listing = await suite.list(filters);
    const wanted = { ...suite.suite, shards: 1, listing, root: '.' };
    const { plan } = makePlan({ commit: 'c', variant: '', parallel: 1, suites: [wanted], images: [] });
    const ids = listing.tests.map(({ id }) => id);
    const { finished, receipt } = suite.run(ids, listing, { index: 1, total: 1 }, [...filters, ...options]);
    const { exitCode } = await finished;
    const exit = JSON.stringify({ event: 'exit', code: exitCode, signal: null });
    const text = `${readFileSync(receipt, 'utf8').replace('sha256:plan', plan.id)}${exit}\n`;
    const { verdict, totals, findings } = makeReport(plan, {
      receipts: [parseReceipt(text).receipt].flatMap((one) => one ?? []),
    });
    return { exitCode, verdict, totals, codes: findings.map(({ code }) => code) };
  }

  once('what --max-failures cuts off did not run, and is not lost', async () => {
    const seen = await judged(harness('small'), [], ['--max-failures=1']);
    expect(seen).toMatchObject({ exitCode: 1, verdict: 'failure', codes: ['not-run', 'runner-error'] });
    expect(seen.totals).toMatchObject({ planned: 3, passed: 1, failed: 1, notRun: 1 });
  });

  once('--fail-on-flaky-tests: the verdict is no greener than the exit status', async () => {
    const filters = ['--project=desktop', 'outcomes'];
    expect(await judged(harness('mixed'), filters, ['--fail-on-flaky-tests'])).toMatchObject({
      exitCode: 1,
      verdict: 'failure',
      totals: { failed: 0, flaky: 1 },
      codes: ['runner-error'],
    });
  });

  test('an id that is not in the suite, or no id at all, ends the run before any test', async () => {
    const suite = harness('esm');
    const listing = await suite.list();
    const unknown = await suite.run([...listing.tests.map(({ id }) => id), 'no-such-id'], listing.version).finished;
    expect(unknown.exitCode).toBe(1);
    expect(unknown.ends).toEqual([]);
    expect(unknown.events).toContainEqual({
      event: 'error',
      message: 'isoshard: 1 of the selected tests are not in this suite: no-such-id',
    });
    const empty = await suite.run([], listing.version, { index: 2, total: 3 }).finished;
    expect(empty.exitCode).toBe(1);
    expect(empty.ends).toEqual([]);
  });

  once('a reporter of the user that divides the suite too: red before any test, in Playwright’s words', async () => {
    const suite = harness('esm');
    const listing = await suite.list();
    writeFileSync(
      join(suite.folder, 'divides.mjs'),
      'export default class { preprocess({ testRun }) { testRun.skipSharding(); } }\n',
    );
    writeFileSync(
      join(suite.folder, 'playwright.config.ts'),
      "export default { testDir: '.', reporter: './divides.mjs' };\n",
    );
    const ended = await suite.run(
      listing.tests.map(({ id }) => id),
      listing.version,
    ).finished;
    expect(ended.exitCode).toBe(1);
    expect(ended.ends).toEqual([]);
    const message = expect.stringContaining("Multiple reporters called 'skipSharding'");
    expect(ended.events).toContainEqual(expect.objectContaining({ event: 'error', message }));
  });

  once('a file that does not load, or does not compile, fails the listing, with its place', async () => {
    await expect(harness('broken').list()).rejects.toMatchObject({
      code: 'listing-failed',
      location: { file: 'throws.spec.ts', line: 4 },
      message: expect.stringContaining('throws.spec.ts:4: Error: no such fixture file'),
    });
    const suite = harness('esm');
    writeFileSync(
      join(suite.folder, 'half.spec.ts'),
      "import { test } from '@playwright/test';\n\ntest('half', () => {\n",
    );
    await expect(suite.list()).rejects.toMatchObject({
      code: 'listing-failed',
      location: { file: 'half.spec.ts', line: 4 },
      message: expect.stringContaining('SyntaxError'),
    });
  });

  once('a configuration that does not load leaves no listing, and says why', async () => {
    const suite = harness('esm');
    writeFileSync(join(suite.folder, 'playwright.config.ts'), 'throw new Error("no licence");');
    await expect(suite.list()).rejects.toMatchObject({ code: 'listing-failed', message: /no licence/ });
  });

  once('no test found is an empty listing', async () => {
    const { adapter, folder, suite } = harness('esm');
    const { command: _, ...withDefaultCommand } = suite;
    const listing = await new Harness(adapter, folder, withDefaultCommand).list(['-g', 'matches nothing']);
    expect(listing.tests).toEqual([]);
  });

  once('a webServer that starts a stack of its own is told', async () => {
    const suite = harness('esm');
    const config = (webServer: string) =>
      writeFileSync(
        join(suite.folder, 'playwright.config.ts'),
        `export default { testDir: '.', webServer: ${webServer} };\n`,
      );
    const url = "url: 'http://127.0.0.1:1'";
    for (const webServer of [
      `{ command: 'docker compose up -d', ${url} }`,
      `[{ command: 'npm start', ${url} }, { command: 'docker-compose -f e2e.yml up', ${url} }]`,
    ]) {
      config(webServer);
      expect((await suite.list()).warnings).toEqual([expect.stringContaining('webServer in the Playwright config')]);
    }
    config(`{ command: 'npm start', ${url} }`);
    expect((await suite.list()).warnings ?? []).toEqual([]);
  });

  once('.only is listed as it is run', async () => {
    const suite = harness('focused');
    const listing = await suite.list();
    expect(listing.tests.map(({ title }) => title)).toEqual([
      '[a] alone',
      '[a] whole › one',
      '[a] whole › two',
      '[a] partly › four',
    ]);
    expect(listing.warnings).toEqual(['.only leaves 4 tests of this suite, as Playwright does.']);
    const { exitCode, ends } = await suite.run(
      listing.tests.map(({ id }) => id),
      listing.version,
    ).finished;
    expect(exitCode).toBe(0);
    expect(ends.filter(({ setup }) => !setup)).toHaveLength(4);
  });

  once('a set-up project that is chosen alone is a project like any other', async () => {
    const suite = harness('mixed');
    const listing = await suite.list(['--project=login']);
    expect(listing.tests.map(({ title }) => title)).toEqual(['[login] log in']);
    expect(listing.setup.map(({ title }) => title)).toEqual(['[logout] log out']);
    const ids = listing.tests.map(({ id }) => id);
    const { exitCode, ends } = await suite.run(ids, listing.version, { index: 1, total: 1 }, ['--project=login'])
      .finished;
    expect(exitCode).toBe(0);
    expect(ends.map(({ setup }) => setup)).toEqual([false, true]);
  });

  once('a run that is killed keeps what it did', async () => {
    const suite = harness('endless');
    const listing = await suite.list();
    const { child, receipt, finished } = suite.run(
      listing.tests.map(({ id }) => id),
      listing.version,
    );
    await expect
      .poll(() => (existsSync(receipt) ? readFileSync(receipt, 'utf8') : ''), { timeout: 20_000 })
      .toMatch(/"start"[^\n]*\n[^\n]*"end"[^\n]*\n[^\n]*"start"/);
    child.kill('SIGKILL');
    const result = await finished;
    expect(result.ends.map(({ title }) => title)).toEqual(['quick']);
    expect(result.events.filter(({ event }) => event === 'start')).toHaveLength(2);
  });
});

describe.each(process.env.ISOSHARD_PROVE === '1' ? ['1.63.0', NEWEST] : [NEWEST])(
  'blob reports of Playwright %s',
  (version) => {
    test(
      'three shards merge into one report that counts every test once',
      async () => {
        const root = installPlaywright(version);
        const folder = copyFixture('playwright/mixed', root);
        folders.push(folder);
        const command = [join(root, 'node_modules', '.bin', 'playwright')];
        const some = ['--project=mobile', 'parallel', 'serial', 'titles'];
        const suite = new Harness(playwright, folder, suiteOf({ runner: 'playwright', command }));
        const listing = await suite.list(some);
        const blobs: string[] = [];
        for (const [position, ids] of cutAtRandom(listing, 3, 7).entries()) {
          const shard = { index: position + 1, total: 3 };
          const { exitCode, outputFolder } = await suite.run(ids, version, shard, some).finished;
          expect(exitCode).toBe(0);
          expect(readdirSync(join(outputFolder, 'blob'))).toEqual([`suite-${position + 1}.zip`]);
          blobs.push(join(outputFolder, 'blob', `suite-${position + 1}.zip`));
        }
        expect(existsSync(join(folder, 'blob-report'))).toBe(false);
        const merged = join(folder, 'merged');
        mkdirSync(merged);
        for (const blob of blobs) cpSync(blob, join(merged, blob.split('/').at(-1) ?? ''));
        const merge = new Harness({ ...playwright, list: () => invocation }, folder, suite.suite);
        const report = join(folder, 'merged.json');
        const invocation = {
          command: [...command, 'merge-reports', '--reporter=json', merged],
          env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
          prependPath: {},
          warnings: [],
        };
        await merge.list().catch(() => undefined);
        const ids = idsOf(JSON.parse(readFileSync(report, 'utf8')));
        expect(ids.filter((id) => listing.tests.some((test) => test.id === id)).sort()).toEqual(
          listing.tests.map(({ id }) => id).sort(),
        );
      },
      MANY_STARTS_MS,
    );
  },
);

interface JsonSuite {
  readonly suites?: readonly JsonSuite[];
  readonly specs?: readonly { readonly id: string }[];
}

function idsOf(suite: JsonSuite): string[] {
  return [...(suite.specs ?? []).map(({ id }) => id), ...(suite.suites ?? []).flatMap(idsOf)];
}
