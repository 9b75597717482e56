/** One plan a run: jobs that each made another agree on the first, and a rerun has it too, through the real artifact library. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionArtifacts } from '../../../src/github/artifacts.js';
import { agreeOnPlan, downloadPlan } from '../../../src/modes/plan-artifact.js';
import { recordingLog } from '../../fakes/log.js';
import { weighed } from '../../sharding/listings.js';
import { planOf, suiteOf } from '../../sharding/plans.js';
import { type LoopbackJob, loopbackJob } from './job.js';

let job: LoopbackJob;
beforeEach(async () => {
  job = await loopbackJob();
});
afterEach(() => job.close());

/** What a job would plan that knows other timings than the others do. */
const planBy = (number: number) => {
  const suite = suiteOf('ui', 8, 4);
  const durations = new Map(suite.listing.tests.map(({ id }, at) => [id, 100 * (1 + ((at * number) % 7))]));
  return planOf({ ...suite, weights: weighed(suite.listing.tests, durations) });
};

function become(id: string, attempt: number, runId = '1') {
  const env = job.become({ job: id, attempt, runId });
  const temp = join(job.folder, `${id}-${attempt}`);
  mkdirSync(temp, { recursive: true });
  return {
    artifacts: actionArtifacts(env, recordingLog()),
    paths: { temp, workspace: temp, state: temp, plugins: temp },
    clock: { now: Date.now, sleep: (ms: number) => sleep(ms / 20) },
    signal: new AbortController().signal,
  };
}

test('four jobs at once, then one of them again with other timings', async () => {
  const jobs = [1, 2, 3, 4].map((number) => ({ number, context: become(`shard-${number}`, 1) }));
  const agreed = await Promise.all(jobs.map(({ number, context }) => agreeOnPlan(context, planBy(number))));
  const ids = new Set(agreed.map(({ id }) => id));
  expect(ids.size).toBe(1);
  const own = [1, 2, 3, 4].map((number) => planBy(number).id);
  expect(new Set(own).size).toBe(4);
  expect(own).toContain([...ids][0]);

  const again = become('shard-2', 2);
  expect((await downloadPlan(again, ''))?.id).toBe([...ids][0]);
  // The control: another run has none, and takes its own.
  const other = become('shard-2', 1, '2');
  expect(await downloadPlan(other, '')).toBeUndefined();
  expect((await agreeOnPlan(other, planBy(5))).id).toBe(planBy(5).id);
});
