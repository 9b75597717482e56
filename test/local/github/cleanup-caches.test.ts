/** `cleanup --scope caches` against the REST API: only our keys, only refs that are gone, and any doubt leaves an entry. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CleanupInputs } from '../../../src/config/inputs.js';
import type { Context } from '../../../src/context.js';
import { githubApi } from '../../../src/github/api.js';
import { imagePrefix, statePrefix } from '../../../src/images/transports/entries.js';
import { cleanupCaches } from '../../../src/modes/cleanup-caches.js';
import { recordingLog } from '../../fakes/log.js';
import { type LoopbackJob, loopbackJob } from './job.js';

let job: LoopbackJob;
beforeEach(async () => {
  job = await loopbackJob();
  job.become({});
});
afterEach(() => job.close());

const OURS = (digit: string) => `${imagePrefix(`sha256:${digit.repeat(64)}`)}0`;

/** Entries by ref, in the order of their ids. */
function fill(entries: readonly (readonly [key: string, ref: string])[]): void {
  for (const [key, scope] of entries) {
    const blob = job.services.blobs.create('application/octet-stream');
    blob.sizeBytes = 42e6;
    job.services.caches.push({ key, version: 'v', scope, blob, id: job.services.caches.length + 1 });
  }
}

const kept = () => job.services.caches.map(({ key, scope }) => `${scope} ${key.slice(0, 15)}`);

async function cleanup(over: Partial<CleanupInputs> = {}, repository = 'octo/farm') {
  const inputs: CleanupInputs = {
    mode: 'cleanup',
    olderThanMs: 0,
    dryRun: false,
    scope: 'caches',
    token: 'secret',
    json: false,
    ...over,
  };
  const log = recordingLog();
  const outputs: Record<string, string> = {};
  const context = {
    run: { repository },
    log,
    clock: { now: () => Date.parse('2026-01-03T00:00:00Z'), sleep: async () => {} },
    outputs: { set: (name: string, value: string) => Object.assign(outputs, { [name]: value }) },
  } as unknown as Context;
  const api = githubApi({ token: inputs.token, apiUrl: job.services.url, log, timeoutMs: 2000 });
  const { json } = await cleanupCaches(context, inputs, api);
  const { caches } = json as { caches: { outcome: string; whose: string; why: string }[] };
  return { outputs, lines: caches.map(({ whose, outcome, why }) => `${whose}: ${outcome}, ${why}`), log };
}

test('what is ours goes with its ref, over several pages; what is not ours is not even asked about', async () => {
  const { refs, pulls, requests } = job.services;
  refs.add('refs/heads/gone-but-longer');
  refs.add('refs/tags/v1');
  pulls.set(7, 'closed').set(8, 'open');
  fill([
    [OURS('a'), 'refs/heads/main'],
    [OURS('b'), 'refs/heads/gone'],
    [OURS('c'), 'refs/pull/7/merge'],
    [OURS('d'), 'refs/pull/8/merge'],
    [OURS('e'), 'refs/tags/v1'],
    [OURS('f'), 'refs/tags/v0'],
    [`${statePrefix('a'.repeat(64))}0`, 'refs/heads/gone'],
    ['isoshard-state-mine', 'refs/heads/not-ours'],
    ['isoshard-image-mine', 'refs/heads/not-ours'],
    ['node-cache-1', 'refs/heads/not-ours'],
    [`${OURS('a')}-suffix`, 'refs/heads/not-ours'],
  ]);
  const { lines, outputs } = await cleanup();
  expect(lines).toEqual([
    'refs/heads/main: left, its ref is there',
    'refs/heads/gone: removed, its ref is gone',
    'refs/pull/7/merge: removed, its ref is gone',
    'refs/pull/8/merge: left, its ref is there',
    'refs/tags/v1: left, its ref is there',
    'refs/tags/v0: removed, its ref is gone',
    'refs/heads/gone: removed, its ref is gone',
  ]);
  expect(outputs.removed).toBe('4');
  expect(kept()).toHaveLength(7);
  expect(requests.filter(({ line }) => line.includes('not-ours'))).toEqual([]);
});

test('a dry run removes nothing', async () => {
  fill([[OURS('b'), 'refs/heads/gone']]);
  const { lines, outputs, log } = await cleanup({ dryRun: true });
  expect(lines).toEqual(['refs/heads/gone: would be removed, its ref is gone']);
  expect(outputs.removed).toBe('0');
  expect(kept()).toHaveLength(1);
  expect(job.services.requests.some(({ line }) => line.startsWith('DELETE'))).toBe(false);
  expect(JSON.stringify(log)).toContain('refs/heads/gone');
});

test.each([
  ['a token that may not see refs', { status: 404 }],
  ['a server that fails', { status: 500 }],
  ['a refusal', { status: 403 }],
] as const)('%s leaves the entry, and it is said', async (_, fault) => {
  fill([
    [OURS('b'), 'refs/heads/gone'],
    [OURS('c'), 'refs/heads/other'],
  ]);
  job.services.faults.add({ match: /matching-refs\/heads.*gone/, ...fault });
  const { lines } = await cleanup();
  expect(lines).toEqual([
    'refs/heads/gone: left, whether its ref is gone could not be learned',
    'refs/heads/other: removed, its ref is gone',
  ]);
  expect(kept()).toHaveLength(1);
});

test('a pull request that is not there, and a ref of no known kind, leave the entry', async () => {
  fill([
    [OURS('b'), 'refs/pull/9/merge'],
    [OURS('c'), 'refs/other/x'],
  ]);
  const { lines } = await cleanup();
  expect(lines.every((line) => line.includes(': left, whether'))).toBe(true);
});

test('one that cannot be removed is left and said, and the others go', async () => {
  fill([
    [OURS('b'), 'refs/heads/gone'],
    [OURS('c'), 'refs/heads/gone'],
  ]);
  job.services.faults.add({ match: /DELETE .*caches\/1$/, status: 403 });
  const { lines, outputs } = await cleanup();
  expect(lines[0]).toMatch(/^refs\/heads\/gone: left, its ref is gone, but Cache 1 could not be removed: /);
  expect(lines[1]).toBe('refs/heads/gone: removed, its ref is gone');
  expect(outputs.removed).toBe('1');
});

test('without a list nothing is removed', async () => {
  fill([[OURS('b'), 'refs/heads/gone']]);
  job.services.faults.add({ match: /actions\/caches\?/, status: 403 });
  await expect(cleanup()).rejects.toMatchObject({ code: 'service-unavailable' });
  expect(kept()).toHaveLength(1);
});

test.each<[string, Partial<CleanupInputs>, string]>([
  ['a token', { token: '' }, 'octo/farm'],
  ['a repository', {}, ''],
])('without %s it is refused', async (_, over, repository) => {
  await expect(cleanup(over, repository)).rejects.toMatchObject({ code: 'bad-input' });
});
