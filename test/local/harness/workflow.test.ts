/** A whole workflow on a script that stands in for the bundle. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GithubServices, startGithubServices } from '../../harness/github-services.js';
import { runWorkflow, type WorkflowOptions, type WorkflowResult } from '../../harness/workflow.js';

const fixtures = fileURLToPath(new URL('../../harness/fixtures/', import.meta.url));
let services: GithubServices;
beforeAll(async () => {
  services = await startGithubServices();
});
afterAll(() => services.close());

const run = (spoil: string, more: Partial<WorkflowOptions> = {}): Promise<WorkflowResult> =>
  runWorkflow({
    services,
    bundle: join(fixtures, 'workflow-action.mjs'),
    project: fixtures,
    inputs: { spoil },
    ...more,
  });
const needsOf = ({ report }: WorkflowResult): unknown => JSON.parse(report.outputs.needs ?? '');

test('every job has a clean checkout of the same commit, and the report what became of the others', async () => {
  const looked: string[] = [];
  const workflow = await run('', {
    afterJob: async (id, { folder }) => {
      looked.push(`${id}: ${await readFile(join(folder, 'made'), 'utf8')}`);
    },
  });
  const jobs = [workflow.plan, ...workflow.runs, workflow.report];
  expect(jobs.map(({ result }) => result)).toEqual(Array(5).fill('success'));
  expect(new Set(jobs.map(({ main }) => main.log.replace(/^\w+ /, ''))).size).toBe(1);
  expect(workflow.runs[0]?.main.log).toMatch(/^run clean=true sha=[0-9a-f]{40}\n$/);
  expect(looked.sort()).toEqual(['plan: plan', 'report: report', 'run-0: run', 'run-1: run', 'run-2: run']);
  expect(needsOf(workflow)).toEqual({
    plan: { result: 'success', outputs: { matrix: expect.stringContaining('include') } },
    run: { result: 'success', outputs: {} },
  });
});

test('one shard that fails makes the run job fail', async () => {
  const workflow = await run('shard');
  expect(workflow.runs.map(({ result }) => result)).toEqual(['success', 'failure', 'success']);
  expect(needsOf(workflow)).toMatchObject({ plan: { result: 'success' }, run: { result: 'failure' } });
});

test('without a plan nothing is run, and the report sees why', async () => {
  const workflow = await run('plan');
  expect(workflow.runs).toEqual([]);
  expect(needsOf(workflow)).toMatchObject({ plan: { result: 'failure' }, run: { result: 'skipped' } });
});
