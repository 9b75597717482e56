import { expect, test } from 'vitest';
import type { ContainerState } from '../../src/docker/engine.js';
import { readinessOf } from '../../src/stack/readiness.js';

const state = (over: Partial<ContainerState>): ContainerState => ({
  status: 'running',
  exitCode: 0,
  oomKilled: false,
  health: 'none',
  lastCheck: '',
  error: '',
  restarts: 0,
  startedAtMs: 1,
  finishedAtMs: 0,
  ...over,
});

test.each<[string, Partial<ContainerState>, boolean, string]>([
  ['running, no check', {}, false, 'ready'],
  ['running, and another waits for its end', {}, true, 'waiting'],
  ['healthy', { health: 'healthy' }, false, 'ready'],
  ['its check has not passed yet', { health: 'starting' }, false, 'waiting'],
  ['unhealthy', { health: 'unhealthy', lastCheck: 'refused\n' }, false, 'failed: is unhealthy: refused'],
  ['unhealthy without a word', { health: 'unhealthy' }, false, 'failed: is unhealthy: its check failed'],
  ['not started yet', { status: 'created' }, false, 'waiting'],
  ['tries again', { status: 'restarting', exitCode: 1 }, false, 'waiting'],
  ['done', { status: 'exited' }, false, 'ready'],
  ['done, as another waits for', { status: 'exited' }, true, 'ready'],
  ['failed', { status: 'exited', exitCode: 3 }, false, 'failed: exited with status 3'],
  ['failed, and another waits for its end', { status: 'exited', exitCode: 3 }, true, 'failed: exited with status 3'],
  [
    'out of memory',
    { status: 'exited', exitCode: 137, oomKilled: true },
    false,
    'failed: was killed for want of memory',
  ],
  ['dead', { status: 'dead', exitCode: 1 }, false, 'failed: exited with status 1'],
])('%s', (_, over, mustComplete, expected) => {
  const readiness = readinessOf(state(over), mustComplete);
  expect(readiness.kind === 'failed' ? `failed: ${readiness.why}` : readiness.kind).toBe(expected);
});
