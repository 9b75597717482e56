/** A plan from a file is one of a commit, and refused where another is checked out. No engine: what is refused is refused before. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planId, serializePlan } from '../../src/sharding/plan-text.js';
import { call, isoshard } from '../harness/cli.js';
import { planOf, suiteOf } from '../sharding/plans.js';

let folder: string;
let head: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
  writeFileSync(join(folder, 'compose.yml'), 'services: {web: {image: "nowhere.invalid/web"}}\n');
  writeFileSync(join(folder, 'isoshard.yml'), 'version: 1\nsuites: {api: {runner: pytest, service: web}}\n');
  const git = (...args: string[]) =>
    call('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], { cwd: folder });
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'all');
  head = (await git('rev-parse', 'HEAD')).stdout.trim();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `isoshard run` by a plan of `commit`, where no engine is. */
function runBy(commit: string) {
  const { id: _, ...rest } = planOf(suiteOf('api', 2, 1));
  const content = { ...rest, commit };
  writeFileSync(join(folder, 'plan.json'), serializePlan({ ...content, id: planId(content) }));
  const state = { XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: join(folder, 'cache') };
  return isoshard(['run', '--plan', 'plan.json'], {
    cwd: folder,
    env: { ...state, DOCKER_HOST: `unix://${join(folder, 'no-engine.sock')}` },
  });
}

test.each(['0123456789012345678901234567890123456789', ''])('a plan of commit "%s"', async (commit) => {
  const { code, stderr } = await runBy(commit);
  expect(stderr).toContain('plan-mismatch');
  expect(stderr).toContain(`the plan is of commit ${commit || 'unknown'}, and ${head} is checked out`);
  expect(code).toBe(2);
});

test('the control: one of this commit is taken, and only then an engine is looked for', async () => {
  const { code, stderr } = await runBy(head);
  expect(stderr).not.toContain('plan-mismatch');
  expect(stderr).toContain('no-engine.sock');
  expect(code).toBe(3);
});
