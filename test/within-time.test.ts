import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withinTime } from '../src/within-time.js';

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });

test('what does not come in time is given up', async () => {
  await expect(withinTime(new AbortController().signal, 10, never)).rejects.toThrow('no answer within 0.01 s');
});

test('what is cancelled, before or meanwhile, ends with that reason', async () => {
  await expect(withinTime(AbortSignal.abort(new Error('cancelled')), 60_000, never)).rejects.toThrow('cancelled');
  const controller = new AbortController();
  const work = withinTime(controller.signal, 60_000, never);
  controller.abort(new Error('cancelled'));
  await expect(work).rejects.toThrow('cancelled');
});

test('what was in time is not aborted afterwards', async () => {
  const controller = new AbortController();
  const signal = await withinTime(controller.signal, 10, async (limited) => limited);
  controller.abort();
  await sleep(30);
  expect(signal.aborted).toBe(false);
});
