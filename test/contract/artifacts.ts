/** What every `Artifacts` keeps to, the fake as well as the real one. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Artifacts } from '../../src/context.js';

export interface OpenArtifacts {
  /** Of one run, empty: as one job sees them, and another. */
  readonly artifacts: Artifacts;
  readonly otherJob: Artifacts;
  /** For the test's files. */
  readonly folder: string;
  close(): Promise<void>;
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return Object.keys(files);
}

/** `open` is called for each test. */
export function artifactsContract(name: string, open: () => Promise<OpenArtifacts>): void {
  const withArtifacts = (work: (opened: OpenArtifacts) => Promise<void>) => async (): Promise<void> => {
    const opened = await open();
    try {
      await work(opened);
    } finally {
      await opened.close();
    }
  };

  describe(name, () => {
    test(
      'what one job uploads another downloads, folders and all',
      withArtifacts(async ({ artifacts, otherJob, folder }) => {
        const files = await write(join(folder, 'from'), { 'plan.json': '{}', 'receipts/a.ndjson': 'one\n' });
        const uploaded = await artifacts.upload('plan', join(folder, 'from'), files, 1);
        expect(uploaded).toMatchObject({
          id: expect.any(Number),
          url: expect.stringMatching(/^https:.*\/artifacts\/\d+$/),
        });
        expect(await otherJob.download('plan', join(folder, 'to', 'deep'))).toBe(true);
        expect(await readFile(join(folder, 'to', 'deep', 'plan.json'), 'utf8')).toBe('{}');
        expect(await readFile(join(folder, 'to', 'deep', 'receipts', 'a.ndjson'), 'utf8')).toBe('one\n');
      }),
    );

    test(
      'files may be named by absolute paths, and several artifacts unpacked into one folder',
      withArtifacts(async ({ artifacts, folder }) => {
        await write(folder, { 'one/same': 'first', 'one/a': 'a', 'two/same': 'second' });
        await artifacts.upload('one', join(folder, 'one'), [join(folder, 'one', 'same'), join(folder, 'one', 'a')]);
        await artifacts.upload('two', join(folder, 'two'), [join(folder, 'two', 'same')]);
        await artifacts.download('one', join(folder, 'to'));
        await artifacts.download('two', join(folder, 'to'));
        expect(await readFile(join(folder, 'to', 'a'), 'utf8')).toBe('a');
        expect(await readFile(join(folder, 'to', 'same'), 'utf8')).toBe('second');
      }),
    );

    test(
      'the first to take a name has it',
      withArtifacts(async ({ artifacts, otherJob, folder }) => {
        await write(folder, { 'mine/plan': 'mine', 'theirs/plan': 'theirs' });
        const results = await Promise.all([
          artifacts.upload('plan', join(folder, 'mine'), ['plan']),
          otherJob.upload('plan', join(folder, 'theirs'), ['plan']),
        ]);
        expect(results.filter((result) => result === 'exists')).toHaveLength(1);
        await artifacts.download('plan', join(folder, 'to'));
        const winner = results[0] === 'exists' ? 'theirs' : 'mine';
        expect(await readFile(join(folder, 'to', 'plan'), 'utf8')).toBe(winner);
      }),
    );

    test(
      'a list holds the names with a prefix, sorted',
      withArtifacts(async ({ artifacts, otherJob, folder }) => {
        const files = await write(folder, { a: 'a' });
        for (const artifact of ['shard-2', 'plan', 'shard-10', 'shard-1'])
          await artifacts.upload(artifact, folder, files);
        expect(await otherJob.list('shard-')).toEqual(['shard-1', 'shard-10', 'shard-2']);
        expect(await otherJob.list('nothing')).toEqual([]);
      }),
    );

    test(
      'there is nothing to download under a name that nobody took',
      withArtifacts(async ({ artifacts, folder }) => {
        expect(await artifacts.download('plan', join(folder, 'to'))).toBe(false);
      }),
    );

    test(
      'an artifact without files is an error',
      withArtifacts(async ({ artifacts, folder }) => {
        await expect(artifacts.upload('empty', folder, [])).rejects.toMatchObject({ code: 'service-unavailable' });
        expect(await artifacts.list('')).toEqual([]);
      }),
    );
  });
}
