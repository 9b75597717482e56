import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../src/context.js';
import {
  cacheTimings,
  fetchTimings,
  readTimingsFile,
  uploadTimings,
  writeTimingsFile,
} from '../../src/timings/store.js';
import { makeTimings, serializeTimings } from '../../src/timings/timings-file.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { memoryCache } from '../fakes/cache.js';
import { recordingLog } from '../fakes/log.js';
import { timingsOf } from './timings-of.js';

let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'store-'));
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

const run = { repository: 'o/r', runId: '7', attempt: 1, job: 'report', commit: 'c' };
const ports = (extra: Partial<Pick<Context, 'artifacts'>> = {}) => {
  const paths = { temp, workspace: temp, state: temp, plugins: temp };
  return { cache: memoryCache(), artifacts: memoryArtifacts(), paths, log: recordingLog(), run, ...extra };
};
const timings = makeTimings([timingsOf('ui', { a: [1, 2] })]);
const newer = makeTimings([timingsOf('ui', { a: [1, 2, 3] })]);

test("the newest entry of the variant is found by its prefix, and no other variant's", async () => {
  const here = ports();
  await cacheTimings(here, 'pg', timings);
  await cacheTimings({ ...here, run: { ...run, runId: '8' } }, 'pg', newer);
  await cacheTimings({ ...here, run: { ...run, runId: '9' } }, 'pg-16', timings);
  expect(await fetchTimings(here, 'pg')).toEqual(newer);
  expect(await fetchTimings(here, 'p')).toBeUndefined();
  expect(await fetchTimings(here, '')).toBeUndefined();
});

test("where the cache has none, the last run's artifact counts", async () => {
  const artifacts = memoryArtifacts();
  const here = ports({ artifacts: { ...artifacts, downloadPast: (name, folder) => artifacts.download(name, folder) } });
  expect(await fetchTimings(here, 'pg')).toBeUndefined();
  await uploadTimings(here, 'pg', timings, join(temp, 'own'));
  expect(await fetchTimings(here, 'pg')).toEqual(timings);
});

test('services that fail are a warning', async () => {
  const failing = async () => {
    throw new Error('503');
  };
  const here = ports({ artifacts: { ...memoryArtifacts(), downloadPast: failing, upload: failing } });
  expect(await fetchTimings(here, '')).toBeUndefined();
  await uploadTimings(here, '', timings, join(temp, 'own'));
  expect(here.log.texts('warning')).toHaveLength(2);
});

test.each([
  ['cut off', serializeTimings(timings).slice(0, 60)],
  ['of another kind', '{"kind":"package","version":1}'],
])('a file that is %s is left aside with one warning', (_, text) => {
  const here = ports();
  const file = join(temp, 'timings.json');
  writeFileSync(file, text);
  expect(readTimingsFile(file, 'the timings', here.log)).toBeUndefined();
  expect(here.log.texts('warning')).toHaveLength(1);
});

test('a file that is not there is no warning; what is written is read', () => {
  const here = ports();
  const file = join(temp, 'deep', 'timings.json');
  expect(readTimingsFile(file, 'the timings', here.log)).toBeUndefined();
  writeTimingsFile(file, timings);
  expect(readTimingsFile(file, 'the timings', here.log)).toEqual(timings);
  expect(here.log.entries).toEqual([]);
});
