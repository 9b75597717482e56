/** Which plan a job takes: what fits neither its commit nor its suites is refused before anything is made. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/load.js';
import type { ShardSelection } from '../../src/config/shard-selection.js';
import { selectSuites } from '../../src/config/suites.js';
import { agreeOnPlan } from '../../src/modes/plan-artifact.js';
import { knownPlan } from '../../src/modes/plan-to-run.js';
import type { PlanFile } from '../../src/sharding/plan-file.js';
import { serializePlan } from '../../src/sharding/plan-text.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { planOf, suiteOf } from '../sharding/plans.js';

let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'plan-to-run-'));
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

const text =
  'version: 1\ncompose: false\nsuites:\n  a: {runner: pytest, runs-in: host}\n  b: {runner: pytest, runs-in: host}\n';
const project = (suites: readonly string[]) => {
  const config = parseConfig(text, { file: '/app/isoshard.yml', root: '/app' });
  return { config, suites: selectSuites(config, suites) };
};
const context = (artifacts = memoryArtifacts(), commit = 'c0ffee') => ({
  kind: 'action' as const,
  run: { commit, repository: 'o/r', runId: '1', attempt: 1, job: 'j' },
  paths: { temp, workspace: temp, state: temp, plugins: temp },
  clock: { now: () => 0, sleep: () => Promise.resolve() },
  signal: new AbortController().signal,
  artifacts,
});
const part = (total: number): ShardSelection => ({ kind: 'fraction', index: 1, total });
const names: ShardSelection = { kind: 'names', names: ['a-1'] };
const [a, b] = [suiteOf('a', 6, 3), suiteOf('b', 6, 2)];

test.each<[string, PlanFile, ShardSelection, string[], string | undefined]>([
  ['its own', planOf(a, b), part(3), [], undefined],
  ['of one suite, for a job that names shards', planOf(a), names, [], undefined],
  ['of its suite alone', planOf(a), part(3), ['a'], undefined],
  ['of another suite that the configuration has', planOf(a), part(2), ['b'], 'is of a, and this job runs b'],
  ['of another suite, for a job that names shards', planOf(a), names, ['b'], 'is of a, and this job runs b'],
  ['of fewer suites than i/N runs', planOf(a), part(3), [], 'is of a, and this job runs b'],
  ['of a suite that the configuration does not have', planOf(suiteOf('web', 6, 3)), part(3), [], 'has a suite web'],
])('a plan %s', async (_, plan, shard, suites, problem) => {
  const own = context();
  await agreeOnPlan(own, plan);
  writeFileSync(join(temp, 'plan.json'), serializePlan(plan));
  for (const file of [undefined, 'plan.json']) {
    const inputs = { shard, suites, variant: '', ...(file !== undefined && { plan: file }) };
    const found = knownPlan(own, project(suites), inputs);
    if (problem === undefined) expect(await found).toEqual(plan);
    else
      await expect(found).rejects.toMatchObject({ code: 'plan-mismatch', message: expect.stringContaining(problem) });
  }
});

test('a plan of another commit', async () => {
  const artifacts = memoryArtifacts();
  await agreeOnPlan(context(artifacts), planOf(a, b));
  const found = knownPlan(context(artifacts, 'other'), project([]), { shard: part(3), suites: [], variant: '' });
  await expect(found).rejects.toMatchObject({ code: 'plan-mismatch' });
});

test('no plan yet: i/N makes one, a job that names shards cannot', async () => {
  const inputs = { suites: [], variant: '' };
  expect(await knownPlan(context(), project([]), { ...inputs, shard: part(3) })).toBeUndefined();
  await expect(knownPlan(context(), project([]), { ...inputs, shard: names })).rejects.toMatchObject({
    code: 'plan-invalid',
  });
});
