/** The same program on a laptop: part of a suite, a failure, keeping a stack, and what is left after a kill. */
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUNDLE, call, isoshard, withExample } from '../harness/cli.js';

const FAILING = '\n\ndef test_that_fails():\n    assert "one" == "another"\n';
const ours = (folder: string) =>
  call('docker', ['ps', '-aq', '--filter', 'label=dev.isoshard.suite=backend'], { cwd: folder });

describe('isoshard on a laptop', () => {
  test('part of a suite, in JSON: one document and nothing else; coverage comes out where the plain command leaves it; workers that the runner chose are seen', async () => {
    const waits = 'import time\n\n\ndef test_one():\n    time.sleep(1)\n\n\ndef test_two():\n    time.sleep(1)\n';
    await withExample(
      async (folder) => {
        writeFileSync(join(folder, 'backend/test_waits.py'), waits);
        const args = ['test_waits.py', '-n', '2', '--cov=app', '--cov-report=html:htmlcov', '--cov-report=term'];
        const { code, stdout, stderr } = await isoshard(['run', '--suite', 'backend', '--json', '--', ...args], {
          cwd: folder,
        });
        const report = JSON.parse(stdout);
        expect(report.verdict).toBe('success');
        expect(report.totals.planned).toBe(2);
        expect(stderr).toContain('suite backend: 2 workers of pytest share one backend');
        expect(code).toBe(0);
        expect(readFileSync(join(folder, 'backend/htmlcov/index.html'), 'utf8')).toContain('Coverage report');
      },
      (config) => config.replace('    workers: 2\n', '').replace(/^ {4}database: .*$/m, ''),
    );
  });

  test('a failed test: its place and the command that runs it again; kept on failure: the stack stays, what is printed works in it, and cleanup removes just that one', async () => {
    const withIdle = (config: string) => config.replace('    service: backend-test\n', '$&    services: [idle]\n');
    await withExample(async (folder) => {
      appendFileSync(join(folder, 'backend/tests/test_health.py'), FAILING);
      // Who attaches needs something that still runs.
      const compose = join(folder, 'docker-compose.test.yml');
      const idle = 'services:\n  idle: {image: "debian:trixie-slim", command: [sleep, infinity]}';
      writeFileSync(compose, readFileSync(compose, 'utf8').replace(/^services:$/m, idle));
      const { code, stdout } = await isoshard(['run', '--suite', 'backend', '--', 'tests/test_health.py'], {
        cwd: folder,
        env: { ISOSHARD_KEEP: '1' },
      });
      expect(code).toBe(1);
      expect(stdout).toMatch(/tests\/test_health\.py:\d+/);
      expect(stdout).toContain('isoshard run --suite backend -- tests/test_health.py::test_that_fails');
      const printed = (label: string) => new RegExp(`^  ${label} +(.+)$`, 'm').exec(stdout)?.[1] ?? `no ${label}`;
      const shell = (line: string) => call('sh', ['-c', line], { cwd: folder });
      const isThere = async () => (await ours(folder)).stdout.trim() !== '';
      expect(await isThere()).toBe(true);
      expect((await shell(printed('read logs').replace(' --follow', ''))).code).toBe(0);
      const inside = await shell(`${printed('attach').replace(' -it ', ' ')} -c 'echo here'`);
      expect(inside).toMatchObject({ code: 0, stdout: 'here\n' });
      const again = await shell(printed('run it again').replace(' run ', ' run -T '));
      expect(again.stdout).toContain('test_that_fails');
      expect(again.stdout).toMatch(/1 failed/);
      expect((await isoshard(['cleanup'], { cwd: folder })).stdout).toContain('kept for debugging');
      expect(await isThere()).toBe(true);
      const [program, ...args] = printed('remove it').split(' ');
      expect(program).toBe('isoshard');
      const other = await isoshard(['cleanup', '--session', '0'.repeat(10)], { cwd: folder });
      expect(other.stdout).toContain('nothing of session');
      expect(await isThere()).toBe(true);
      expect((await isoshard(args, { cwd: folder })).stdout).toContain('it was asked for');
      expect(await isThere()).toBe(false);
    }, withIdle);
  });

  test('the second run is divided by what the first measured, and --failed runs only what failed', async () => {
    const config = `version: 1
compose: [docker-compose.test.yml]
suites:
  backend: {runner: pytest, service: backend-test, args: [tests/test_health.py, tests/test_clock.py], shards: 2, workers: 1}
`;
    await withExample(
      async (folder) => {
        const env = { XDG_CACHE_HOME: join(folder, 'cache') };
        const first = await isoshard(['run'], { cwd: folder, env });
        expect(first.code).toBe(0);
        expect(first.stdout).not.toContain('Planned:');
        const [file] = readdirSync(join(folder, 'cache'), { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('timings.json'),
        );
        expect(JSON.parse(readFileSync(join(folder, 'cache', file ?? ''), 'utf8')).suites[0].name).toBe('backend');
        appendFileSync(join(folder, 'backend/tests/test_health.py'), FAILING);
        const second = await isoshard(['run'], { cwd: folder, env });
        expect(second.stdout).toMatch(/Planned: .+ for the tests of the longest shard; it took/);
        expect(second.stdout).toContain('1 tests have no timings yet');
        const again = await isoshard(['run', '--failed', '--json'], { cwd: folder, env });
        expect(again.code).toBe(1);
        expect(JSON.parse(again.stdout).totals).toMatchObject({ planned: 1, failed: 1 });
      },
      () => config,
    );
  });

  test('killed: cleanup removes what the dead session left', async () => {
    await withExample(async (folder) => {
      const child = spawn(process.execPath, [BUNDLE, 'run', '--suite', 'backend'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      await new Promise<void>((resolve) => {
        child.stdout.on('data', (text) => {
          if (/ready in/.test(String(text))) child.kill('SIGKILL');
        });
        child.on('close', () => resolve());
      });
      const { stdout } = await isoshard(['cleanup', '--json'], { cwd: folder });
      const { removed, sessions } = JSON.parse(stdout);
      expect(removed).toBeGreaterThan(0);
      expect(sessions).toContainEqual(expect.objectContaining({ dead: true, why: 'its process is gone' }));
      expect((await ours(folder)).stdout.trim()).toBe('');
    });
  });
});
