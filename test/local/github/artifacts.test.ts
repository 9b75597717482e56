/** The real artifact library against the services on loopback: the contract, and what goes wrong in life. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Artifacts } from '../../../src/context.js';
import { actionArtifacts } from '../../../src/github/artifacts.js';
import { artifactsContract } from '../../contract/artifacts.js';
import { type RecordingLog, recordingLog } from '../../fakes/log.js';
import { type LoopbackJob, loopbackJob } from './job.js';
import { zipOf } from './zip.js';

const unavailable = { code: 'service-unavailable' };

artifactsContract('the artifacts of a run', async () => {
  const job = await loopbackJob();
  const log = recordingLog();
  /** Each call is made as its own job: the library looks for its token when it is called. */
  const artifactsOf = (id: string): Artifacts => {
    const artifacts = () => actionArtifacts(job.become({ job: id }), log);
    return {
      available: true,
      upload: (...args) => artifacts().upload(...args),
      list: (prefix) => artifacts().list(prefix),
      download: (...args) => artifacts().download(...args),
      downloadPast: (...args) => artifacts().downloadPast(...args),
    };
  };
  return { artifacts: artifactsOf('a'), otherJob: artifactsOf('b'), folder: job.folder, close: () => job.close() };
});

describe('artifacts in life', () => {
  let job: LoopbackJob;
  let log: RecordingLog;
  let env: Record<string, string>;
  let from: string;
  let to: string;
  const times = { answerMs: 400, silentMs: 1000, downloadMs: 1000 };

  beforeEach(async () => {
    job = await loopbackJob();
    log = recordingLog();
    env = job.become({ job: 'a' });
    from = join(job.folder, 'from');
    to = join(job.folder, 'to');
    await mkdir(from);
    await writeFile(join(from, 'file'), 'text');
  });
  afterEach(() => job.close());

  test.each([
    ['no token', { ACTIONS_RUNTIME_TOKEN: '' }],
    ['no address', { ACTIONS_RESULTS_URL: '' }],
    ['an enterprise server', { GITHUB_SERVER_URL: 'https://github.example.com' }],
  ])('%s: there is no service, and each call says so', async (_what, without) => {
    const artifacts = actionArtifacts({ ...env, ...without }, log);
    expect(artifacts.available).toBe(false);
    await expect(artifacts.upload('a', from, ['file'])).rejects.toMatchObject(unavailable);
    await expect(artifacts.list('')).rejects.toMatchObject(unavailable);
    await expect(artifacts.download('a', to)).rejects.toMatchObject(unavailable);
    expect(job.services.requests).toEqual([]);
  });

  test.each([503, 429])('%i for good is an error after our own time', async (status) => {
    job.services.faults.add({ match: /ArtifactService/, status, times: Number.POSITIVE_INFINITY });
    const artifacts = actionArtifacts(env, log, times);
    await expect(artifacts.upload('a', from, ['file'])).rejects.toMatchObject(unavailable);
    await expect(artifacts.list('')).rejects.toMatchObject(unavailable);
    await expect(artifacts.download('a', to)).rejects.toMatchObject(unavailable);
  });

  test('503 once is tried again', async () => {
    job.services.faults.add({ match: /CreateArtifact/, status: 503 });
    expect(await actionArtifacts(env, log).upload('a', from, ['file'])).toMatchObject({ id: 1 });
  });

  test('a retention in days becomes a date', async () => {
    await actionArtifacts(env, log).upload('a', from, ['file'], 1);
    const expires = Date.parse(job.services.artifacts[0]?.expiresAt ?? '');
    expect((expires - Date.now()) / 3_600_000).toBeCloseTo(24, 0);
  });

  test('uploads and downloads that stall are errors', async () => {
    const artifacts = actionArtifacts(env, log, times);
    await artifacts.upload('whole', from, ['file']);
    job.services.faults.add({ match: /^PUT \/blobs/, connection: 'stall', times: 9 });
    await expect(artifacts.upload('part', from, ['file'])).rejects.toMatchObject(unavailable);
    job.services.faults.add({ match: /^GET \/blobs/, connection: 'stall', afterBytes: 10, times: 9 });
    await expect(artifacts.download('whole', to)).rejects.toMatchObject(unavailable);
    expect(await readdir(to)).toEqual([]);
  });

  test('a name whose upload failed stays taken, and is not listed', async () => {
    const artifacts = actionArtifacts(env, log, times);
    job.services.faults.add({ match: /^PUT \/blobs/, status: 400 });
    await expect(artifacts.upload('a', from, ['file'])).rejects.toMatchObject(unavailable);
    expect(await artifacts.upload('a', from, ['file'])).toBe('exists');
    expect(await artifacts.list('')).toEqual([]);
    expect(await artifacts.download('a', to)).toBe(false);
  });

  test('an answer that is lost on its way makes our own artifact look like that of another', async () => {
    job.services.faults.add({ match: /CreateArtifact/, connection: 'lose-answer' });
    const artifacts = actionArtifacts(env, log);
    const result = await artifacts.upload('a', from, ['file']).catch((error: unknown) => error);
    expect(result).toMatchObject(unavailable);
    expect(await artifacts.upload('a', from, ['file'])).toBe('exists');
  });

  /** Puts other bytes in the place of what was uploaded; `digest`: what the service says of them. */
  async function replaceBlob(bytes: Buffer, digest?: string): Promise<void> {
    const [artifact] = job.services.artifacts;
    if (artifact?.finalized === undefined) throw new Error('no artifact');
    await writeFile(job.services.blobs.file(artifact.blob), bytes);
    artifact.blob.sizeBytes = bytes.length;
    artifact.finalized = { ...artifact.finalized, digest };
  }

  test('bytes that are not those that were uploaded are an error, and do not arrive', async () => {
    const artifacts = actionArtifacts(env, log);
    await artifacts.upload('a', from, ['file']);
    await replaceBlob(zipOf({ file: 'other' }), job.services.artifacts[0]?.finalized?.digest);
    await expect(artifacts.download('a', to)).rejects.toThrow('not what was uploaded');
    expect(await readdir(to)).toEqual([]);
  });

  test('an archive cannot write outside of its folder', async () => {
    const artifacts = actionArtifacts(env, log);
    await artifacts.upload('a', from, ['file']);
    await replaceBlob(zipOf({ '../../up': 'x', '/rooted': 'x', '..\\back': 'x', 'a/../../../b': 'x', good: 'x' }));
    expect(await artifacts.download('a', to)).toBe(true);
    expect(await readdir(job.folder)).toEqual(['from', 'to']);
    expect(await readdir(join(job.folder, '..'))).toEqual(['workspace']);
    expect(await readdir(to)).toContain('good');
    expect(existsSync('/rooted')).toBe(false);
  });

  test('nor through a link that lies in it', async () => {
    const artifacts = actionArtifacts(env, log);
    await artifacts.upload('a', from, ['file']);
    await replaceBlob(zipOf({ 'linked/in': 'x' }));
    const outside = join(job.folder, 'outside');
    await mkdir(outside);
    await mkdir(to);
    await symlink(outside, join(to, 'linked'));
    await expect(artifacts.download('a', to)).rejects.toThrow('leads outside');
    expect(await readdir(outside)).toEqual([]);
  });

  test('what cannot be uploaded is left out with a warning, and the rest arrives', async () => {
    await writeFile(join(from, 'a:b.png'), 'colon');
    await writeFile(join(job.folder, 'secret'), 'secret');
    await symlink(join(job.folder, 'secret'), join(from, 'link-out'));
    await symlink('nowhere', join(from, 'link-dead'));
    await symlink('file', join(from, 'link-in'));
    await mkdir(join(from, 'folder'));
    const artifacts = actionArtifacts(env, log);
    const names = ['file', 'a:b.png', 'link-out', 'link-dead', 'link-in', 'folder', 'gone', '../secret'];
    expect(await artifacts.upload('a', from, names)).toMatchObject({ id: 1 });
    await artifacts.download('a', to);
    expect((await readdir(to)).sort()).toEqual(['file', 'link-in']);
    expect(log.texts('warning')).toHaveLength(6);
  });

  test.skipIf(process.getuid?.() === 0)('nor does a file that may not be read', async () => {
    await writeFile(join(from, 'locked'), 'x');
    await chmod(join(from, 'locked'), 0);
    const artifacts = actionArtifacts(env, log);
    expect(await artifacts.upload('a', from, ['file', 'locked'])).toMatchObject({ id: 1 });
    expect(log.texts('warning')[0]).toContain('EACCES');
  });

  test('artifacts of an earlier attempt are there for a later one, those of another run are not', async () => {
    await actionArtifacts(env, log).upload('plan', from, ['file']);
    const later = actionArtifacts(job.become({ attempt: 2 }), log);
    expect(await later.list('')).toEqual(['plan']);
    expect(await later.download('plan', to)).toBe(true);
    expect(await later.upload('plan', from, ['file'])).toBe('exists');
    const other = actionArtifacts(job.become({ runId: '2' }), log);
    expect(await other.list('')).toEqual([]);
  });
});
