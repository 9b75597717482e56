/** Whom a failure is blamed on where the engine says another thing a moment later. */
import { expect, test } from 'vitest';
import type { ContainerDetails, Engine } from '../../src/docker/engine.js';
import { blame } from '../../src/stack/failure.js';

const running: ContainerDetails = {
  status: 'running',
  exitCode: 0,
  oomKilled: false,
  health: 'none',
  lastCheck: '',
  error: '',
  restarts: 1,
  startedAtMs: 20,
  finishedAtMs: 15,
  check: undefined,
  shell: [],
  addresses: [],
} as unknown as ContainerDetails;

/** An engine whose one container is now like `now`. */
const engineOf = (now: ContainerDetails) =>
  ({
    containers: async () => [{ id: 'c', service: 'api', oneOff: false }],
    state: async () => now,
    lines: async () => [],
    events: async () => [],
  }) as unknown as Engine;

const sentenceOf = async (now: ContainerDetails, seen: ContainerDetails) =>
  (
    await blame(
      engineOf(now),
      'p',
      { services: { api: {} } },
      { isOver: true, seen: { containerId: 'c', state: seen } },
    )
  )?.sentence;

test('who was started again meanwhile is blamed for what was seen', async () => {
  const seen = {
    ...running,
    status: 'restarting',
    exitCode: 137,
    oomKilled: true,
    startedAtMs: 10,
  } as ContainerDetails;
  expect(await sentenceOf(running, seen)).toMatch(/^`api` was killed for want of memory/);
});

test('who was not is blamed for what the engine knows by now: it hears of want of memory later than of the end', async () => {
  const seen = { ...running, status: 'exited', exitCode: 137, restarts: 0 } as ContainerDetails;
  expect(await sentenceOf({ ...seen, oomKilled: true }, seen)).toMatch(/^`api` was killed for want of memory/);
});
