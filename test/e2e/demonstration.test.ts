/** The demonstration, and its control: isolated it passes, on one shared stack it fails. */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/reports/report.js';
import { call, EXAMPLE, isoshard, ROOT, withExample } from '../harness/cli.js';

const reportOf = (folder: string): Report =>
  JSON.parse(readFileSync(join(folder, 'isoshard-report/report.json'), 'utf8'));

describe('the suites in parallel', () => {
  test('`npm run demo`: isolated, four stacks at once: green, merged, nothing left', async () => {
    const database = join(EXAMPLE, 'backend/test.db');
    const before = existsSync(database);
    const { code, stdout, stderr } = await call(process.execPath, [join(ROOT, 'scripts/demo.mjs')], { cwd: ROOT });
    expect(stderr).not.toContain('left behind');
    expect(stdout).toMatch(/✅ \d+ tests passed.* in 4 shards/);
    expect(code).toBe(0);
    for (const shard of ['backend-1', 'frontend-1', 'frontend-2', 'frontend-3']) {
      expect(stdout).toMatch(new RegExp(`^\\[${shard}\\] (\\d+) of \\1 tests$`, 'm'));
      // What the runner printed is apart, and not among the lines of progress.
      const printed = readFileSync(join(EXAMPLE, 'isoshard-report/shards', shard, 'tests.log'), 'utf8');
      expect(printed).toMatch(shard === 'backend-1' ? /\d+ passed/ : /Running \d+ tests using 1 worker/);
      expect(stdout).not.toContain(printed.slice(0, 200));
    }
    const report = reportOf(EXAMPLE);
    expect(report.totals.planned).toBeGreaterThan(70);
    expect(report.totals).toMatchObject({ failed: 0, flaky: 0, notRun: 0 });
    expect(report.suites.map(({ name, shards }) => [name, shards.length])).toEqual([
      ['backend', 1],
      ['frontend', 3],
    ]);
    expect(existsSync(join(EXAMPLE, 'isoshard-report/index.html'))).toBe(true);
    expect(existsSync(join(EXAMPLE, 'isoshard-report/playwright/frontend/index.html'))).toBe(true);
    expect(existsSync(database)).toBe(before);
  });

  test('the control: on one shared stack tests contaminate each other', async () => {
    const { code, stdout } = await call(process.execPath, [join(ROOT, 'scripts/demo-shared.mjs'), '--until', '1'], {
      cwd: ROOT,
    });
    expect(stdout).toContain('alone on one stack: all passed');
    expect(stdout).toMatch(/= [1-9]\d* tests failed/);
    expect(code).toBe(1);
  });
});

describe('tests on the host', () => {
  const SPECS = ['team.spec.ts', 'smoke.spec.ts'];
  const numbers = (config: string) => config.replace(/^ {4}env: \{PLAYWRIGHT_BASE_URL.*\n/m, '');
  const withHost = <T>(work: (folder: string) => Promise<T>, config?: (text: string) => string) =>
    withExample(async (folder) => {
      symlinkSync(join(EXAMPLE, 'frontend/node_modules'), join(folder, 'frontend/node_modules'));
      return work(folder);
    }, config);

  test('one stack: published ports keep the numbers that the tests know', async () => {
    await withHost(async (folder) => {
      const { code, stdout } = await isoshard(['run', '--suite', 'e2e', '--shards', '1', '--', 'smoke.spec.ts'], {
        cwd: folder,
      });
      expect(stdout).toMatch(/✅ \d+ tests passed/);
      expect(code).toBe(0);
      expect(existsSync(join(folder, 'frontend/playwright-report'))).toBe(true);
    }, numbers);
  });

  test('two stacks at once: assigned ports, named by the suite’s env, and a workspace each', async () => {
    await withHost(async (folder) => {
      const { code, stdout } = await isoshard(['run', '--suite', 'e2e', '--parallel', '2', '--', ...SPECS], {
        cwd: folder,
      });
      expect(stdout).toMatch(/✅ \d+ tests passed.* in 2 shards/);
      expect(code).toBe(0);
      expect(existsSync(join(folder, 'frontend/.auth'))).toBe(false);
      for (const shard of ['e2e-1', 'e2e-2'])
        expect(existsSync(join(folder, 'frontend/playwright-report', shard))).toBe(true);
    });
  });

  test('two stacks at once, and tests that know ports by number: refused with the line to add', async () => {
    await withHost(async (folder) => {
      const { code, stderr, stdout } = await isoshard(['run', '--suite', 'e2e', '--parallel', '2', '--', ...SPECS], {
        cwd: folder,
      });
      expect(stdout + stderr).toContain('{url:web:3000}');
      expect(stderr).toContain('port-unmapped');
      expect(code).toBe(2);
    }, numbers);
  });

  test('a port that is taken: an error that says so', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(3000, '127.0.0.1', resolve));
    try {
      await withHost(async (folder) => {
        const { code, stdout, stderr } = await isoshard(['run', '--suite', 'e2e', '--shards', '1', '--', ...SPECS], {
          cwd: folder,
        });
        expect(stdout + stderr).toMatch(/port 3000 is taken by a process of this host/);
        expect(code).toBe(3);
      });
    } finally {
      await new Promise((resolve) => holder.close(resolve));
    }
  });
});
