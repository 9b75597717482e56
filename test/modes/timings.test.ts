/** Who keeps timings, and who only reads them: GitHub's services as fakes, events as GitHub writes them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../src/context.js';
import { learn, readTimings, weigh } from '../../src/modes/timings.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { memoryCache } from '../fakes/cache.js';
import { recordingLog } from '../fakes/log.js';
import { receiptsOf } from '../reports/receipts.js';
import { listed, listing } from '../sharding/listings.js';
import { planOf, suiteOf } from '../sharding/plans.js';

let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'timings-'));
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

const plan = planOf(suiteOf('ui', 4, 2));
const evidence = { receipts: receiptsOf(plan), problems: [], results: [] };
const repository = { default_branch: 'main' };
const pull = (name: string) => ({ repository, pull_request: { head: { repo: { full_name: name }, sha: 'head' } } });

type Services = Pick<Context, 'cache' | 'artifacts'>;
const services = () => {
  const [cache, artifacts] = [memoryCache(), memoryArtifacts()];
  const uploaded: string[] = [];
  return {
    cache,
    uploaded,
    artifacts: {
      ...artifacts,
      upload: (...[name, ...rest]: Parameters<typeof artifacts.upload>) => {
        uploaded.push(name);
        return artifacts.upload(name, ...rest);
      },
    },
  };
};

/** A job of a run that `event` started. */
function job(own: Services, eventName: string, ref: string, event: object, isCheckout = false): Context {
  const workspace = join(temp, 'workspace');
  mkdirSync(isCheckout ? join(workspace, '.git') : workspace, { recursive: true });
  const file = join(temp, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  const env = { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'merge', GITHUB_REF: ref, GITHUB_EVENT_NAME: eventName };
  const run = { repository: 'octo/farm', runId: '7', attempt: 1, job: 'report', commit: 'merge' };
  const paths = { temp, workspace, state: temp, plugins: temp };
  const part = { kind: 'action', env: { ...env, PATH: process.env.PATH, GITHUB_EVENT_PATH: file }, run, paths };
  return { ...part, ...own, log: recordingLog() } as unknown as Context;
}

const PUSH = ['push', 'refs/heads/main', { repository }] as const;

test.each<[string, readonly [string, string, object, boolean?], string[], string[]]>([
  ['the default branch', PUSH, ['isoshard-timings-1//7-1'], ['isoshard-timings']],
  ['another branch', ['push', 'refs/heads/next', { repository }], [], ['isoshard-timings']],
  ['a pull request', ['pull_request', 'refs/pull/7/merge', pull('octo/farm')], [], ['isoshard-timings']],
  ['a pull request of a fork', ['pull_request', 'refs/pull/7/merge', pull('guest/farm')], [], []],
  ['the default branch, with something else checked out', [...PUSH, true], [], []],
])('a report of %s keeps what it measured', async (_, event, cached, uploaded) => {
  const own = services();
  await learn(job(own, ...event), { plan, evidence, config: undefined, folder: join(temp, 'report') });
  expect(own.cache.keys).toEqual(cached);
  expect(own.uploaded).toEqual(uploaded);
});

test.each([
  ['a pull request', 'octo/farm'],
  ['a pull request of a fork', 'guest/farm'],
])('the plan of %s is weighed with what the default branch kept', async (_, head) => {
  const own = services();
  const tests = listing((plan.suites[0]?.tests ?? []).map(({ id, file }) => listed(id, { file })));
  const suites = [{ suite: { name: 'ui', runsOn: 'ubuntu-24.04' }, listing: tests, stacks: 1 }];
  const known = async () => {
    const context = job(own, 'pull_request', 'refs/pull/7/merge', pull(head));
    const { weights } = weigh(context, await readTimings(context, undefined, ''), suites);
    return weights.get('ui')?.known;
  };
  expect(await known()).toBeUndefined();
  await learn(job(own, ...PUSH), { plan, evidence, config: undefined, folder: join(temp, 'report') });
  expect(await known()).toBe(4);
});
