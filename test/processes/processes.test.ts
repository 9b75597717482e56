import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endMarked, findMarked } from '../../src/processes/find.js';
import { run } from '../../src/processes/spawn.js';

const env = { PATH: process.env.PATH ?? '' };
const sh = (script: string) => ({ argv: ['sh', '-c', script], env });

let session: string;
beforeEach(() => {
  session = randomBytes(5).toString('hex');
});
afterEach(async () => {
  await endMarked(session, sleep);
});

describe('run', () => {
  test('tells status, output and the order of the streams', async () => {
    const chunks: string[] = [];
    const ended = await run({
      ...sh('echo out; sleep 0.1; echo err >&2; exit 3'),
      onOutput: (chunk, stream) => chunks.push(`${stream}: ${chunk}`),
    });
    expect(ended).toEqual({ code: 3, signal: null, stdout: 'out\n', stderr: 'err\n', timedOut: false });
    expect(chunks).toEqual(['stdout: out\n', 'stderr: err\n']);
  });

  test('hands over its input, its environment and nothing else', async () => {
    expect(
      (await run({ argv: ['sh', '-c', 'cat; env | grep -v -e ^PWD -e ^SHLVL -e ^_'], env: { A: '$x' }, input: 'in\n' }))
        .stdout,
    ).toBe('in\nA=$x\n');
  });

  test('marks a child with its session', async () => {
    expect((await run({ ...sh('echo "$ISOSHARD_SESSION"'), session })).stdout).toBe(`${session}\n`);
  });

  test('a program that is not there is the environment’s mistake', async () => {
    await expect(run({ argv: ['no-such-program'], env })).rejects.toMatchObject({ code: 'command-missing' });
    await expect(run({ argv: ['sh'], env, cwd: '/no/such/folder' })).rejects.toMatchObject({ code: 'command-missing' });
  });

  test('a command that takes too long is ended with all that it started', async () => {
    const ended = await run({ ...sh('sleep 60 & sleep 60'), session, timeoutMs: 100 });
    expect(ended).toMatchObject({ signal: 'SIGTERM', timedOut: true });
    await expect.poll(() => findMarked(session)).toEqual([]);
  });

  test('a child that ignores SIGTERM is killed after its grace', async () => {
    const aborting = new AbortController();
    const running = run({
      ...sh('trap "" TERM; echo ready; while :; do sleep 0.05; done'),
      graceMs: 100,
      signal: aborting.signal,
      onOutput: () => aborting.abort(),
    });
    expect(await running).toMatchObject({ signal: 'SIGKILL', timedOut: false });
  });

  test('a signal that came before ends it at once', async () => {
    expect((await run({ ...sh('sleep 60'), signal: AbortSignal.abort() })).signal).toBe('SIGTERM');
  });

  test('a grandchild that holds the pipes open does not hold us, and goes with the group', async () => {
    // Else the test takes longer than it may.
    expect((await run({ ...sh('sleep 60 & echo done'), session })).stdout).toBe('done\n');
    await expect.poll(() => findMarked(session)).toEqual([]);
  });
});

describe('what outlived its parent', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'isoshard-outlived-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a process that leaves its group, as a daemon does, and keeps its environment. */
  async function daemon(): Promise<number> {
    const file = join(folder, 'pid');
    const leave = `setsid sh -c 'echo $$ > ${file}.new; mv ${file}.new ${file}; exec sleep 60' >/dev/null 2>&1 &`;
    await run({ ...sh(`${leave} while [ ! -e ${file} ]; do sleep 0.02; done`), session });
    return Number(readFileSync(file, 'utf8'));
  }

  test('is found by its marker, and ended', async () => {
    const pid = await daemon();
    expect(findMarked(session)).toEqual([pid]);
    expect(findMarked(undefined)).toContain(pid);
    expect(await endMarked(session, sleep)).toBe(1);
    expect(findMarked(session)).toEqual([]);
  });

  test('of another session stays', async () => {
    const pid = await daemon();
    expect(await endMarked(session.slice(1), sleep)).toBe(0);
    expect(await endMarked(`${session}0`, sleep)).toBe(0);
    expect(findMarked(session)).toEqual([pid]);
  });
});
