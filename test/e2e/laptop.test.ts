/** The same program on a laptop: part of a suite, a failure, keeping a stack, and what is left after a kill. */
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUNDLE, call, isoshard, withExample } from '../harness/cli.js';

const FAILING = '\n\ndef test_that_fails():\n    assert "one" == "another"\n';
const ours = (folder: string) =>
  call('docker', ['ps', '-aq', '--filter', 'label=dev.isoshard.suite=backend'], { cwd: folder });

describe('isoshard on a laptop', () => {
  test('part of a suite, in JSON: one document and nothing else', async () => {
    await withExample(async (folder) => {
      const { code, stdout } = await isoshard(['run', '--suite', 'backend', '--json', '--', 'tests/test_health.py'], {
        cwd: folder,
      });
      const report = JSON.parse(stdout);
      expect(report.verdict).toBe('success');
      expect(report.totals.planned).toBeLessThan(10);
      expect(code).toBe(0);
    });
  });

  test('coverage comes out where the plain command would leave it', async () => {
    await withExample(async (folder) => {
      const args = ['--cov=app', '--cov-report=html:htmlcov', '--cov-report=term'];
      const { code } = await isoshard(['run', '--suite', 'backend', '--', 'tests/test_health.py', ...args], {
        cwd: folder,
      });
      expect(code).toBe(0);
      expect(readFileSync(join(folder, 'backend/htmlcov/index.html'), 'utf8')).toContain('Coverage report');
    });
  });

  test('a failed test: exit 1, its place, and the command that runs it again', async () => {
    await withExample(async (folder) => {
      appendFileSync(join(folder, 'backend/tests/test_health.py'), FAILING);
      const { code, stdout } = await isoshard(['run', '--suite', 'backend', '--', 'tests/test_health.py'], {
        cwd: folder,
      });
      expect(stdout).toMatch(/tests\/test_health\.py:\d+/);
      expect(stdout).toContain('isoshard run --suite backend -- tests/test_health.py::test_that_fails');
      expect(code).toBe(1);
    });
  });

  test('keep on failure: the stack stays, it is said how to attach, and cleanup removes it', async () => {
    await withExample(async (folder) => {
      appendFileSync(join(folder, 'backend/tests/test_health.py'), FAILING);
      const { code, stdout } = await isoshard(
        ['run', '--suite', 'backend', '--keep', 'on-failure', '--', 'tests/test_health.py'],
        {
          cwd: folder,
        },
      );
      expect(code).toBe(1);
      expect(stdout).toContain('docker exec -it');
      expect((await ours(folder)).stdout.trim()).not.toBe('');
      expect((await isoshard(['cleanup'], { cwd: folder })).stdout).toContain('kept for debugging');
      expect((await ours(folder)).stdout.trim()).not.toBe('');
      expect((await isoshard(['cleanup', '--older-than', '0s'], { cwd: folder })).code).toBe(0);
      expect((await ours(folder)).stdout.trim()).toBe('');
    });
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
