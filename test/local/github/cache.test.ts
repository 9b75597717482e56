/** The real cache library against the services on loopback: the contract, and what goes wrong in life. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cache } from '../../../src/context.js';
import { actionCache } from '../../../src/github/cache.js';
import { cacheContract } from '../../contract/cache.js';
import { type RecordingLog, recordingLog } from '../../fakes/log.js';
import { type LoopbackJob, loopbackJob } from './job.js';

const createEntry = /CreateCacheEntry/;
const findEntry = /GetCacheEntryDownloadURL/;
const download = /^GET \/blobs\//;
const upload = /^PUT \/blobs\//;

cacheContract('the Actions cache', async () => {
  const job = await loopbackJob();
  const log = recordingLog();
  /** Each call is made as its own job: the library looks for its token when it is called. */
  const cacheOf = (caches: 'read' | 'write'): Cache => {
    const cache = () => actionCache(job.become({ caches }), log);
    return {
      available: true,
      find: (key, paths) => cache().find(key, paths),
      restore: (key, paths) => cache().restore(key, paths),
      save: (key, paths) => cache().save(key, paths),
    };
  };
  return { cache: cacheOf('write'), readOnly: cacheOf('read'), folder: job.folder, close: () => job.close() };
});

describe('a cache service that fails', () => {
  let job: LoopbackJob;
  let log: RecordingLog;
  let file: string;
  let env: Record<string, string>;
  const times = { answerMs: 400, silentMs: 1000 };

  beforeEach(async () => {
    job = await loopbackJob();
    log = recordingLog();
    env = job.become({ caches: 'write' });
    file = join(job.folder, 'file');
    await writeFile(file, 'saved');
  });
  afterEach(() => job.close());

  async function saved(): Promise<void> {
    expect(await actionCache(env, log).save('key', [file])).toBe('saved');
    await rm(file);
  }

  test.each([
    ['no token', { ACTIONS_RUNTIME_TOKEN: '' }],
    ['no address', { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '' }],
    ['no folder of the runner', { RUNNER_TEMP: '' }],
  ])('%s: there is no cache, and nobody is asked', async (_what, without) => {
    const cache = actionCache({ ...env, ...without }, log);
    expect(cache.available).toBe(false);
    expect(await cache.restore('key', [file])).toBe(false);
    expect(await cache.save('key', [file])).toBe('unavailable');
    expect(job.services.requests).toEqual([]);
    expect(log.entries).toEqual([]);
  });

  test('503 for good is given up after our own time, once for each call', async () => {
    job.services.faults.add({ match: /CacheService/, status: 503, times: Number.POSITIVE_INFINITY });
    expect(await actionCache(env, log, times).restore('key', [file])).toBe(false);
    expect(await actionCache(env, log, times).save('key', [file])).toBe('unavailable');
    expect(log.texts('warning')).toHaveLength(2);
    expect(log.texts('warning')[0]).toContain('no answer in time');
  });

  test('503 once is tried again', async () => {
    await saved();
    job.services.faults.add({ match: findEntry, status: 503 });
    expect(await actionCache(env, log).restore('key', [file])).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('saved');
  });

  test('429 is a miss at once', async () => {
    job.services.faults.add({ match: findEntry, status: 429, headers: { 'retry-after': '60' } });
    expect(await actionCache(env, log).restore('key', [file])).toBe(false);
    job.services.faults.add({ match: createEntry, status: 429 });
    expect(await actionCache(env, log).save('key', [file])).toBe('unavailable');
    expect(log.texts('warning')[0]).toContain('Rate limited');
  });

  test('an entry that is found too late is not unpacked any more', async () => {
    await saved();
    job.services.faults.add({ match: findEntry, delayMs: 1000 });
    expect(await actionCache(env, log, times).restore('key', [file])).toBe(false);
    await writeFile(file, 'made meanwhile');
    await vi.waitFor(() => expect(job.services.requests.at(-1)?.status).toBe(200), 5000);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await readFile(file, 'utf8')).toBe('made meanwhile');
    expect(job.services.requests.filter(({ line }) => download.test(line))).toEqual([]);
  });

  test('a download that stalls is a miss', async () => {
    await saved();
    job.services.faults.add({ match: download, connection: 'stall', afterBytes: 10, times: 9 });
    expect(await actionCache(env, log, times).restore('key', [file])).toBe(false);
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  test('an upload that stalls is given up', async () => {
    job.services.faults.add({ match: upload, connection: 'stall', times: 9 });
    expect(await actionCache(env, log, times).save('key', [file])).toBe('unavailable');
  });

  test('an entry that is being made by another job exists, though it cannot be restored yet', async () => {
    job.services.faults.add({ match: upload, status: 400 });
    expect(await actionCache(env, log).save('key', [file])).toBe('unavailable');
    expect(await actionCache(env, log).save('key', [file])).toBe('exists');
    expect(await actionCache(env, log).restore('key', [file])).toBe(false);
  });

  test('a run that may only read says so without a warning', async () => {
    vi.stubEnv('ACTIONS_CACHE_MODE', 'read');
    expect(await actionCache(env, log).save('key', [file])).toBe('denied');
    vi.stubEnv('ACTIONS_CACHE_MODE', 'write');
    expect(await actionCache(job.become({ caches: 'read' }), log).save('key', [file])).toBe('denied');
    expect(log.texts('warning')).toEqual([]);
  });

  test('a token that may not even read is a miss with a warning', async () => {
    expect(await actionCache(job.become({ caches: 'none' }), log).restore('key', [file])).toBe(false);
    expect(log.texts('warning')[0]).toContain('cache read denied');
  });

  test('what the library prints is in the debug log and nowhere else', async () => {
    const write = vi.spyOn(process.stdout, 'write');
    await mkdir(join(job.folder, 'folder'));
    await actionCache(env, log).save('key', [file, join(job.folder, 'folder')]);
    await actionCache(env, log).restore('key', [file, join(job.folder, 'folder')]);
    const printed = write.mock.calls.map(([chunk]) => String(chunk)).join('');
    write.mockRestore();
    expect(printed.replaceAll(/^::add-mask::.*\n/gm, '')).toBe('');
    expect(log.texts('debug')).toContain('Cache hit for: key');
  });
});
