/** Processes here; the engine's objects are the docker tests' business. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { assertNothingLeft, findLeftovers, ownProcesses } from '../../harness/nothing-left.js';

const started: ReturnType<typeof spawn>[] = [];
function sleeper(seconds: string, session: string): number {
  const child = spawn('sleep', [seconds], { env: { ...process.env, ISOSHARD_SESSION: session }, stdio: 'ignore' });
  started.push(child);
  return child.pid ?? 0;
}
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

test('a process of a session is found, unless it was there before', async () => {
  const before = await findLeftovers();
  const pid = sleeper('60.5', 'left');
  await expect(assertNothingLeft(before, 0)).rejects.toThrow(`process ${pid} sleep 60.5`);
  const complaint = await assertNothingLeft([...before, `process ${pid} sleep 60.5`], 0).catch(String);
  expect(complaint ?? '').not.toContain(`process ${pid} `);
});

test('one that is just going has time to go', async () => {
  const before = await findLeftovers();
  const pid = sleeper('0.3', 'going');
  // Others may leave something on a machine that is shared.
  const complaint = await assertNothingLeft(before).catch(String);
  expect(complaint ?? '').not.toContain(`process ${pid} `);
});

test('what this test process started is told apart from what others did', async () => {
  const mine = sleeper('60.7', 'left');
  const others = spawn('sleep', ['60.8'], {
    env: { ISOSHARD_SESSION: 'left', PATH: process.env.PATH },
    stdio: 'ignore',
  });
  started.push(others);
  await Promise.all(started.map((child) => child.pid ?? once(child, 'spawn')));
  expect(ownProcesses()).toEqual([`process ${mine} sleep 60.7`]);
});
