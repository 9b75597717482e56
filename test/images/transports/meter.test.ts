import { expect, test } from 'vitest';
import { Meter } from '../../../src/images/transports/meter.js';

function metered(usual: number) {
  let atMs = 0;
  const meter = new Meter(usual, { now: () => atMs });
  const ends: (() => void)[] = [];
  return {
    meter,
    pass: (ms: number) => {
      atMs += ms;
    },
    begin: (bytes: number) => meter.of(bytes, () => new Promise<void>((resolve) => ends.push(resolve))),
    end: async (move: Promise<unknown>) => {
      ends.shift()?.();
      await move;
    },
  };
}

test('as usual at first, then as was seen', async () => {
  const { meter, pass, begin, end } = metered(100e6);
  expect(meter.rate).toBe(100e6);
  for (let times = 0; times < 100; times++) {
    const move = begin(10e6);
    pass(1000);
    await end(move);
    pass(60_000); // when nothing moves no time passes
  }
  expect(meter.rate).toBeGreaterThan(10e6);
  expect(meter.rate).toBeLessThan(10.5e6);
});

test('moves at the same time share it', async () => {
  const { meter, pass, begin, end } = metered(1);
  const moves = [begin(10e6), begin(10e6)];
  pass(1000);
  for (const move of moves) await end(move);
  expect(meter.rate).toBeGreaterThan(13e6);
});

test('a move that does not end makes it slower and slower', () => {
  const { meter, pass, begin } = metered(100e6);
  void begin(30e6);
  const rates = [1000, 10_000, 100_000].map((ms) => {
    pass(ms);
    return meter.rate;
  });
  expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  expect(rates.at(-1)).toBeLessThan(1e6);
});

test('what fails took time, and moved nothing', async () => {
  const { meter, pass } = metered(100e6);
  const failed = meter.of(50e6, () => Promise.reject(new Error('no')));
  pass(9500);
  await expect(failed).rejects.toThrow('no');
  expect(meter.rate).toBe(5e6);
});
