/** The bundle as the runner runs it: plan, three run jobs at once on one engine, report; green, red, killed. Cancels are in `cancel.test.ts`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUNDLE, call, withExample } from '../harness/cli.js';
import { type GithubServices, startGithubServices } from '../harness/github-services.js';
import { runAction } from '../harness/runner.js';
import { tempWorkspace } from '../harness/temp-workspace.js';
import { runWorkflow, type WorkflowResult } from '../harness/workflow.js';
import { namesIn } from '../local/github/zip.js';

/** A part of the suite: what is shown here is the action, not the example. */
const SPECS = ['smoke', 'team', 'auth'].map((name) => `${name}.spec.ts`);
const only = (specs: readonly string[]) => (config: string) =>
  config.replace(/^( {4}service: frontend-test)$/m, `$1\n    args: ${JSON.stringify(specs)}`);
const part = only(SPECS);
/** Images stay on this machine: how they move is shown elsewhere. */
const HERE = { transport: 'none' };
/** One spec, in one shard. */
const least = (config: string) => only(['smoke.spec.ts'])(config).replace('shards: 3', 'shards: 1');
/** What any shard leaves. */
const EACH_SHARD = ['receipt.ndjson', 'results.json', 'tests.log', 'services/backend-api.log'];
const node = process.env.TEST_NODE24 ?? process.execPath;

let services: GithubServices;
let events: string;
beforeAll(async () => {
  services = await startGithubServices({ samePaths: true });
  events = mkdtempSync(join(tmpdir(), 'events-'));
});
afterAll(async () => {
  await services.close();
  rmSync(events, { recursive: true, force: true });
});

/** What started the run: a push to the default branch, or a pull request of a fork. */
function startedBy(folder: string, name: 'push' | 'fork'): Record<string, string> {
  const repository = { default_branch: 'main' };
  const pull_request = { head: { repo: { full_name: 'guest/farm' }, sha: 'f'.repeat(40) } };
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(name === 'push' ? { repository } : { repository, pull_request }));
  const [event, ref] = name === 'push' ? ['push', 'refs/heads/main'] : ['pull_request', 'refs/pull/7/merge'];
  return { GITHUB_EVENT_PATH: file, GITHUB_EVENT_NAME: event, GITHUB_REF: ref };
}

const workflow = (
  project: string,
  runId: string,
  event: 'push' | 'fork',
  inputs: Readonly<Record<string, string>> = {},
): Promise<WorkflowResult> =>
  runWorkflow({
    services,
    bundle: BUNDLE,
    project,
    node,
    // One job on the machine's own Node.
    runJob: (_, index) => (index === 0 ? { node: process.execPath } : {}),
    job: { runId },
    inputs: { suite: 'frontend', ...inputs },
    env: startedBy(events, event),
  });

/** Of which runs there are timings, in the cache and as artifacts. */
const timingsKept = () => ({
  cached: services.caches.filter(({ key }) => key.startsWith('isoshard-timings')).map(({ key }) => key),
  uploaded: services.artifacts.filter(({ name }) => name.startsWith('isoshard-timings')).length,
});

/** The files in the artifact of that name of a run. */
const filesIn = (runId: string, wanted: string): string[] => {
  const artifact = services.artifacts.find(({ run, name }) => run.startsWith(runId) && name === wanted);
  if (artifact === undefined) throw new Error(`run ${runId} has no artifact ${wanted}`);
  return namesIn(readFileSync(services.blobs.file(artifact.blob)));
};

describe('the action, on the runner’s own Node', () => {
  test('plan, three jobs at once, report: green', async () => {
    await withExample(async (project) => {
      const { plan, matrix, runs, report } = await workflow(project, '101', 'push', HERE);
      expect(plan.main.log).toContain('frontend');
      expect(plan.result).toBe('success');
      expect(plan.outputs).toMatchObject({ 'shard-count': '3', result: 'success' });
      expect(matrix.map(({ suite, shard, index, total }) => ({ suite, shard, index, total }))).toEqual(
        [1, 2, 3].map((index) => ({ suite: 'frontend', shard: `frontend-${index}`, index, total: 3 })),
      );
      expect(runs.map(({ result }) => result)).toEqual(['success', 'success', 'success']);
      expect(runs.map(({ outputs }) => outputs['cache-hit'])).toEqual(['true', 'true', 'true']);
      expect(report.result).toBe('success');
      expect(report.outputs.result).toBe('success');
      expect(report.outputs['artifact-id']).toMatch(/^\d+$/);
      expect(report.main.summary).toMatch(/✅ \d+ tests passed in 3 shards/);
      expect(report.main.parsed.annotations.filter(({ level }) => level === 'error')).toEqual([]);
      for (const { post, leftovers } of [plan, ...runs, report]) {
        expect(post?.exitCode).toBe(0);
        expect(leftovers).toEqual([]);
      }
      for (const { outputs } of runs) {
        expect(outputs).toMatchObject({ result: 'success', 'artifact-id': expect.stringMatching(/^\d+$/) });
      }
      expect(filesIn('101', 'isoshard-plan')).toEqual(['plan.json']);
      expect(filesIn('101', 'isoshard-shard-frontend-1-attempt-1')).toEqual(expect.arrayContaining(EACH_SHARD));
      const reported = filesIn('101', 'isoshard-report-attempt-1');
      expect(reported).toEqual(expect.arrayContaining(['index.html', 'report.json', 'playwright/frontend/index.html']));
      // Of the default branch: nothing was known when it was planned, and what it measured is kept.
      expect(plan.main.log).not.toContain('should take');
      expect(timingsKept()).toEqual({ cached: [expect.stringMatching(/101-1$/)], uploaded: 1 });
    }, part);
  });

  test('one test that fails, in a pull request of a fork: red, with its file and line; planned by past times, which it does not add to', async () => {
    await withExample(async (project) => {
      const spec = join(project, 'frontend/tests/smoke.spec.ts');
      const text = readFileSync(spec, 'utf8').replace('Hello, Ada Admin', 'Hello, nobody');
      // An image that no run before can have built.
      writeFileSync(spec, `${text}// ${Date.now()}\n`);
      const line = text.split('\n').findIndex((one) => one.includes('Hello, nobody')) + 1;
      const settings = join(project, 'frontend/playwright.config.ts');
      const traced = readFileSync(settings, 'utf8').replace(
        "'on-first-retry'",
        "'retain-on-failure', screenshot: 'only-on-failure'",
      );
      writeFileSync(settings, traced);
      const before = timingsKept();
      const { plan, runs, report } = await workflow(project, '102', 'fork', HERE);
      const [, built = ''] = /image frontend-test ([0-9a-f]{12}): built/.exec(plan.main.log) ?? [];
      expect(built).not.toBe('');
      expect(plan.outputs['cache-hit']).toBe('false');
      expect(runs.map(({ outputs }) => outputs['cache-hit'])).toEqual(runs.map(() => 'true'));
      expect(plan.main.log).toContain('the longest shard should take');
      expect(report.main.log).toContain('the timings of this run are not kept: the code is of guest/farm, a fork');
      expect(timingsKept()).toEqual(before);
      const ended = runs.map(({ result, main, post, outputs }) => [
        result,
        main.exitCode,
        post?.exitCode,
        outputs.result,
      ]);
      expect(ended).toEqual([['failure', 1, 0, 'failure']]);
      const left = filesIn('102', 'isoshard-shard-frontend-1-attempt-1');
      expect(left).toEqual(expect.arrayContaining(EACH_SHARD));
      for (const file of [
        /^blob\/.*\.zip$/,
        /the-farm-is-open.*\/trace\.zip$/,
        /the-farm-is-open.*\.png$/,
        /^evidence\//,
      ]) {
        expect(left).toContainEqual(expect.stringMatching(file));
      }
      expect(report.result).toBe('failure');
      expect(report.main.exitCode).toBe(1);
      expect(report.outputs.result).toBe('failure');
      const annotations = report.main.parsed.annotations.filter(({ level }) => level === 'error');
      expect(annotations).toContainEqual(expect.objectContaining({ file: 'frontend/tests/smoke.spec.ts', line }));
      expect(report.main.summary).toContain('❌');
      expect(report.main.summary).toContain('the farm is open');
      const tags = (await call('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'], { cwd: project }))
        .stdout;
      const made = tags.split('\n').filter((tag) => tag.startsWith(`isoshard/image:${built}`));
      await call('docker', ['image', 'rm', ...made], { cwd: project });
    }, least);
  });
});

describe('what the runner does to main', () => {
  const backend = async (runId: string, options: { kill?: RegExp }) =>
    withExample(async (project) => {
      const workspace = await tempWorkspace(project);
      try {
        return await runAction({
          main: BUNDLE,
          post: BUNDLE,
          node,
          workspace: workspace.folder,
          temp: workspace.temp,
          inputs: { mode: 'run', suite: 'frontend', parallel: '3', ...HERE },
          env: { HOME: join(workspace.temp, 'home'), GITHUB_SHA: workspace.commit, ...services.jobEnv({ runId }) },
          ...(options.kill && { killMainWhen: options.kill }),
        });
      } finally {
        await workspace.remove();
      }
    }, part);

  test('killed half-way: post removes everything', async () => {
    const { main, post, leftovers } = await backend('103', { kill: /ready in/ });
    expect(main.signal).toBe('SIGKILL');
    expect(post?.exitCode).toBe(0);
    expect(post?.log).toMatch(/removed [1-9]\d* objects/);
    expect(leftovers).toEqual([]);
  });
});
