import { describe, expect, test } from 'vitest';
import type { ContainerDetails } from '../../src/docker/engine.js';
import { checkVerdict } from '../../src/stack/check-verdict.js';
import { missingProgram } from '../../src/stack/missing-program.js';

const START = 1_000_000;
const run = (atMs: number, exitCode: number, output: string, ms = 10) => ({
  startMs: START + atMs,
  endMs: START + atMs + ms,
  exitCode,
  output,
});
const state = (over: Partial<ContainerDetails>): ContainerDetails => ({
  status: 'running',
  exitCode: 0,
  oomKilled: false,
  health: 'starting',
  lastCheck: '',
  error: '',
  restarts: 0,
  startedAtMs: START,
  finishedAtMs: 0,
  check: undefined,
  shell: [],
  checkRuns: [],
  addresses: [],
  networkMode: 'default',
  ...over,
});
const DASH = '/bin/sh: 1: curl: not found\n';
const patience = { intervalMs: 5000, retries: 3, startPeriodMs: 0 };

describe('what a check could not start', () => {
  test.each<[string, number, string, string | undefined]>([
    [
      'the engine, no such program',
      -1,
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "curl": executable file not found in $PATH: unknown',
      '`curl`, which is not in its image',
    ],
    [
      'the engine, no such file',
      -1,
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "/check.sh": stat /check.sh: no such file or directory: unknown',
      '`/check.sh`, which is not in its image',
    ],
    [
      'the engine, not executable',
      -1,
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "/check.sh": permission denied: unknown',
      '`/check.sh`, which its image does not let it run',
    ],
    ['dash, and the line goes on', 1, DASH, '`curl`, which is not in its image'],
    ['busybox', 127, '/bin/sh: curl: not found', '`curl`, which is not in its image'],
    ['bash', 127, 'bash: line 1: pg_isready: command not found\n', '`pg_isready`, which is not in its image'],
    ['a status without words', 127, '', 'a program that is not in its image (127)'],
    ['a status without words', 126, '', 'a program that cannot be run (126)'],
    ['a server that answers 404', 1, 'curl: (22) The requested URL returned error: 404 not found', undefined],
    ['a refusal', 7, 'curl: (7) Failed to connect', undefined],
  ])('%s', (_, exitCode, output, expected) => {
    expect(missingProgram({ exitCode, output })).toBe(expected);
  });
});

describe('a service whose check fails', () => {
  const verdict = (over: Partial<ContainerDetails>, rules = { patience, mayInstall: false }) =>
    checkVerdict(state(over), rules);

  test.each<[string, Partial<ContainerDetails>, RegExp | undefined]>([
    ['nothing ran yet', {}, undefined],
    ['it passed last', { checkRuns: [run(60_000, 0, '')] }, undefined],
    ['in time', { checkRuns: [run(14_000, 1, 'refused')] }, undefined],
    [
      'too late',
      { checkRuns: [run(15_100, 1, 'refused')] },
      /^did not pass its check within 15 s.*`refused` \(its check\)$/,
    ],
    ['too late, silently', { checkRuns: [run(15_100, 7, '')] }, /: it exits 7 \(its check\)$/],
    ['its checks take long themselves', { checkRuns: [run(15_100, 1, 'refused', 2000)] }, undefined],
    [
      'its program is missing',
      { checkRuns: [run(0, 1, DASH)] },
      /^cannot become healthy, since .*`curl`, which is not in its image/,
    ],
    ['that was before it was started again', { checkRuns: [run(-500, 1, DASH)] }, undefined],
    ['it is not running', { status: 'exited', checkRuns: [run(0, 1, DASH)] }, undefined],
    ['it is healthy', { health: 'healthy', checkRuns: [run(0, 1, DASH)] }, undefined],
  ])('%s', (_, over, expected) => {
    if (expected === undefined) expect(verdict(over)).toBeUndefined();
    else expect(verdict(over)).toMatch(expected);
  });

  test('its own start period comes on top', () => {
    const rules = { patience: { ...patience, startPeriodMs: 60_000 }, mayInstall: false };
    expect(verdict({ checkRuns: [run(74_000, 1, 'x')] }, rules)).toBeUndefined();
    expect(verdict({ checkRuns: [run(76_000, 1, 'x')] }, rules)).toBeDefined();
  });

  test('less than ten seconds is nobody asked for', () => {
    const rules = { patience: { intervalMs: 100, retries: 1, startPeriodMs: 0 }, mayInstall: false };
    expect(verdict({ checkRuns: [run(9000, 1, 'x')] }, rules)).toBeUndefined();
    expect(verdict({ checkRuns: [run(10_000, 1, 'x')] }, rules)).toBeDefined();
  });

  test('a service that installs the program itself has the time that its author gives', () => {
    const rules = { patience, mayInstall: true };
    expect(verdict({ checkRuns: [run(0, 1, DASH)] }, rules)).toBeUndefined();
    expect(verdict({ checkRuns: [run(15_100, 1, DASH)] }, rules)).toMatch(/^did not pass/);
  });
});
