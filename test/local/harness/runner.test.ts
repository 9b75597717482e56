/** The runner that tests run the bundle with, on a script that is simple enough to be sure of. */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processesWith } from '../../harness/processes.js';
import { type ActionOptions, type ActionResult, runAction } from '../../harness/runner.js';

const script = fileURLToPath(new URL('../../harness/fixtures/action.mjs', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'runner-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function act(what: string, more: Partial<ActionOptions> = {}): Promise<ActionResult> {
  const grace = { interruptMs: 150, terminateMs: 100 };
  const options = { main: script, post: script, workspace: folder, temp: join(folder, 'temp'), grace, ...more };
  return runAction({ ...options, inputs: { do: what, ...more.inputs } });
}

test('answers of main reach the result and post', async () => {
  const { main, post, ...job } = await act('answers', { inputs: { 'max-shards': '4' }, env: { FROM_SERVICES: 'yes' } });
  expect(job).toMatchObject({
    result: 'success',
    outputs: { result: 'success', matrix: '{"include":\n[]}' },
    state: { started: 'yes', session: 'abc-1' },
    env: { FROM_MAIN: '1' },
    leftovers: [],
  });
  expect(main).toMatchObject({ exitCode: 0, signal: null, signals: [], summary: '# Done\n' });
  expect(main.log).toContain(`in ${folder} input=4 services=yes`);
  expect(main.log).toContain('stdin ended');
  expect(main.parsed.annotations).toEqual([{ level: 'error', message: 'broken', file: 'a.spec.ts', line: 3 }]);
  expect(post?.log).toMatch(/STATE_session=abc-1\nFROM_MAIN=1\nPATH=\/main\/bin:/);
});

test('a failure of main or of post is the job’s, and post runs after either', async () => {
  const failed = await act('fails');
  expect(failed).toMatchObject({ result: 'failure', main: { exitCode: 3 }, post: { exitCode: 0 } });
  expect(await act('fails-in-post')).toMatchObject({ result: 'failure', main: { exitCode: 0 } });
});

test('a cancel is SIGINT, and no more for one that listens', async () => {
  const { main, post, result } = await act('polite', { cancelWhen: /ready/ });
  expect(main).toMatchObject({ exitCode: 130, cancelled: true });
  expect(main.signals.map(({ signal }) => signal)).toEqual(['SIGINT']);
  expect(result).toBe('cancelled');
  expect(post?.exitCode).toBe(0);
});

test('one that does not listen gets SIGINT, SIGTERM, SIGKILL, each in its time', async () => {
  const { main, post } = await act('deaf', { cancelWhen: /ready/ });
  expect(main.signals.map(({ signal }) => signal)).toEqual(['SIGINT', 'SIGTERM', 'SIGKILL']);
  const [first, second, third] = main.signals.map(({ atMs }) => atMs);
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(145);
  expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(95);
  expect(main).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
  // What else it says may come in between.
  expect(main.log.split('\n').filter((line) => line.startsWith('ignored'))).toEqual([
    'ignored SIGINT',
    'ignored SIGTERM',
  ]);
  expect(post?.exitCode).toBe(0);
});

test.each([[/ready/], [400]])('main is killed at %s, and post finds what it had saved', async (killMainWhen) => {
  const { main, post, result } = await act('deaf', { killMainWhen });
  expect(main).toMatchObject({ signal: 'SIGKILL', cancelled: false });
  expect(result).toBe('failure');
  expect(post?.log).toContain('STATE_session=\n');
});

test('what outlives the job is named, and killed', async () => {
  const { leftovers, result } = await act('leaves');
  expect(leftovers).toEqual([{ pid: expect.any(Number), command: 'sleep 60' }]);
  expect(result).toBe('success');
  await expect.poll(() => processesWith('INPUT_DO=leaves')).toEqual([]);
});
