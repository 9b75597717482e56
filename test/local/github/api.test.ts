/** The REST API as `@actions/github` asks it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { githubApi } from '../../../src/github/api.js';
import { recordingLog } from '../../fakes/log.js';
import { type LoopbackJob, loopbackJob } from './job.js';

let job: LoopbackJob;
beforeEach(async () => {
  job = await loopbackJob();
  job.become({});
});
afterEach(() => job.close());

const api = (more: { token?: string; timeoutMs?: number } = {}) =>
  githubApi({ token: 'secret', apiUrl: job.services.url, log: recordingLog(), ...more });

test.each([
  ['completed', 'completed'],
  ['in_progress', 'in-progress'],
  ['queued', 'in-progress'],
] as const)('an attempt that is %s', async (status, expected) => {
  job.services.runs.set('7/2', status);
  expect(await api().runAttemptStatus('octo/farm', '7', 2)).toBe(expected);
});

test('whatever prevents an answer is unknown', async () => {
  job.services.runs.set('7/1', 'completed');
  expect(await api().runAttemptStatus('octo/farm', '8', 1)).toBe('unknown');
  expect(await api({ token: '' }).runAttemptStatus('octo/farm', '7', 1)).toBe('unknown');
  expect(await api().runAttemptStatus('no-owner', '7', 1)).toBe('unknown');
  expect(await api().runAttemptStatus('octo/farm', '../7', 1)).toBe('unknown');
  for (const status of [403, 500]) {
    job.services.faults.add({ match: /attempts/, status });
    expect(await api().runAttemptStatus('octo/farm', '7', 1)).toBe('unknown');
  }
  job.services.faults.add({ match: /attempts/, connection: 'stall' });
  expect(await api({ timeoutMs: 100 }).runAttemptStatus('octo/farm', '7', 1)).toBe('unknown');
});
