/** Real Playwright of each way to select: what a name gets wrong must neither lose a test nor run one twice. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Listing } from '../../../src/runners/listing.js';
import { playwright } from '../../../src/runners/playwright.js';
import { abilitiesOf } from '../../../src/runners/playwright-versions.js';
import { copyFixture, installPlaywright } from './installed.js';
import { cutAtRandom, Harness, suiteOf, withoutVitest } from './shell.js';

/** `ISOSHARD_PROVE=1`: every version at which something changes, and those in between. */
const VERSIONS =
  process.env.ISOSHARD_PROVE === '1'
    ? [
        '1.40.1',
        '1.44.1',
        '1.48.2',
        '1.52.0',
        '1.55.1',
        '1.56.1',
        '1.58.2',
        '1.59.1',
        '1.61.1',
        '1.62.1',
        '1.63.0',
        '1.65.1',
      ]
    : ['1.52.0', '1.58.2', '1.62.1', '1.65.1'];
const LIMIT_MS = 300_000;
const ARGS = ['--project', 'one two', 'small', '--grep-invert', '@left-out'];

describe.each(VERSIONS)('Playwright %s', (version) => {
  let suite: Harness;
  let listing: Listing;

  function harness(fixture: string, args: readonly string[]): Harness {
    const root = installPlaywright(version);
    const command = [join(root, 'node_modules', '.bin', 'playwright')];
    const fields = { runner: 'playwright', command, args, workers: 1 } as const;
    return new Harness(playwright, copyFixture(`playwright/${fixture}`, root), suiteOf(fields));
  }

  beforeAll(async () => {
    suite = harness('traps', ARGS);
    listing = await suite.list();
  }, LIMIT_MS);

  afterAll(() => rmSync(suite.folder, { recursive: true, force: true }));

  test('lists all of it, whatever the config shards', () => {
    expect(listing.version).toBe(version);
    expect(listing.setup.map(({ title }) => title).sort()).toEqual(['[login] log in', '[logout] log out']);
    expect(listing.tests).toHaveLength(32);
    expect(listing.tests.filter(({ title }) => title.includes('@left-out'))).toEqual([]);
  });

  test('groups are as large as a name makes them, and no larger', () => {
    const groupOf = (file: string, title: string, project = 'one two') =>
      listing.tests.find((one) => one.file === file && one.title === `[${project}] ${title}`)?.group ?? `no ${title}`;
    const names = 'names (1) [x] + $.spec.ts';
    const serial = [1, 2, 3].map((step) => groupOf('nested/a.spec.ts', `in this order › step ${step}`));
    expect(new Set(serial).size).toBe(1);
    const by = abilitiesOf(version)?.selectsBy;
    // A file of two projects is one argument; a helper's tests have one line, whichever file declares them.
    expect(groupOf('a.spec.ts', 'own') === groupOf('a.spec.ts', 'own', 'small')).toBe(by === 'files' || by === 'lines');
    expect(groupOf(names, 'same') === groupOf(names, 'same › x')).toBe(by !== 'ids');
    expect(groupOf(names, 'plain') === groupOf(names, 'plain and more')).toBe(by !== 'ids');
  });

  // Of the newest `playwright.test.ts` shows it, and 1.62 selects as the newest does.
  test.skipIf(['1.62.1', '1.65.1'].includes(version) && process.env.ISOSHARD_PROVE !== '1')(
    'two random shards run every test once, with the set-up in each',
    async () => {
      const ran: string[] = [];
      for (const [position, ids] of cutAtRandom(listing, 2, 3).entries()) {
        expect(ids.length).toBeGreaterThan(0);
        const result = await suite.run(ids, listing, { index: position + 1, total: 2 }).finished;
        expect(result.output).not.toContain('must not run');
        expect(result.exitCode).toBe(0);
        expect(result.events.at(-1)).toMatchObject({ event: 'finish', status: 'passed' });
        expect(result.ends.filter(({ setup }) => setup)).toHaveLength(2);
        ran.push(...result.ends.filter(({ setup }) => !setup).map(({ id }) => id));
        // The user's own reporter is as it was.
        expect(existsSync(join(suite.folder, 'mine.json'))).toBe(true);
        rmSync(join(suite.folder, 'mine.json'));
      }
      expect(ran.sort()).toEqual(listing.tests.map(({ id }) => id).sort());
    },
    LIMIT_MS,
  );

  // The newest's is in `playwright.test.ts`.
  test.runIf(process.env.ISOSHARD_PROVE === '1')(
    'a spec that does not compile fails the listing, with its place',
    async () => {
      const broken = harness('esm', []);
      try {
        writeFileSync(
          join(broken.folder, 'half.spec.ts'),
          "import { test } from '@playwright/test';\n\ntest('half', () => {\n",
        );
        await expect(broken.list()).rejects.toMatchObject({
          code: 'listing-failed',
          location: { file: 'half.spec.ts', line: 4 },
          message: expect.stringContaining('SyntaxError'),
        });
      } finally {
        rmSync(broken.folder, { recursive: true, force: true });
      }
    },
    LIMIT_MS,
  );

  // The option came with 1.44.
  test.runIf(process.env.ISOSHARD_PROVE === '1' && Number(version.split('.')[1]) >= 44)(
    '--last-failed lists what failed, and nothing else',
    async () => {
      const small = harness('small', []);
      try {
        // Its server has a port that another file's may hold, and then no test runs.
        const config = join(small.folder, 'playwright.config.ts');
        writeFileSync(config, readFileSync(config, 'utf8').replace(/^ *webServer:.*\n/m, ''));
        const all = await small.list();
        // One of its tests passes where none of our variables is.
        const env = { ...withoutVitest(process.env), ISOSHARD_PROVE: undefined, ISOSHARD_SEED: undefined };
        const [program = ''] = small.suite.command ?? [];
        const plain = spawnSync(program, ['test', '--reporter=json'], { cwd: small.folder, env, encoding: 'utf8' });
        expect(plain.status).toBe(1);
        // What failed there, in its own words: on a machine that has other work a short timeout may strike one more.
        const said = [...plain.stdout.matchAll(/"title": "([^"]+)",\s+"ok": false/g)].map(([, title]) => title);
        const failed = await small.list(['--last-failed']);
        expect(failed.tests.map(({ title }) => title)).toEqual(said);
        expect(failed.tests).not.toHaveLength(all.tests.length);
      } finally {
        rmSync(small.folder, { recursive: true, force: true });
      }
    },
    LIMIT_MS,
  );

  const by = abilitiesOf(version)?.selectsBy;
  test.runIf(by !== 'ids')(
    'a name that selects nothing, or too much, ends the run before any test',
    async () => {
      const [first] = listing.tests;
      if (first === undefined) throw new Error('no test');
      const files = first.select?.[0]?.startsWith('/');
      const naming = (select: string): Listing => ({
        ...listing,
        tests: [{ ...first, select: [select] }, ...listing.tests.slice(1)],
      });
      const nothing = naming(files ? '/no such file$/' : '[one two] › no-such.spec.ts › x');
      // The control: Playwright itself is content with a list that matches nothing.
      if (!files) {
        writeFileSync(join(suite.folder, 'nothing.txt'), '[one two] › a.spec.ts › no such test\n');
        const plain = spawnSync(suite.suite.command?.[0] ?? '', ['test', '--test-list=nothing.txt', '--shard=1/1'], {
          cwd: suite.folder,
          env: withoutVitest(process.env),
        });
        expect(plain.status).toBe(0);
      }
      const empty = await suite.run([first.id], nothing).finished;
      expect([empty.exitCode, empty.ends]).toEqual([1, []]);
      const whole = naming(files ? '/spec\\.ts$/' : '[one two] › names (1) [x] + $.spec.ts');
      const surplus = await suite.run([first.id], whole).finished;
      expect([surplus.exitCode, surplus.ends]).toEqual([1, []]);
      expect(surplus.events).toContainEqual(
        expect.objectContaining({ event: 'error', message: expect.stringMatching(/would also run \d+ tests/) }),
      );
    },
    LIMIT_MS,
  );
});
