import { expect, test } from 'vitest';
import { shardProgress } from '../../src/modes/shard-progress.js';
import { recordingLog } from '../fakes/log.js';

const end = (title: string, more: object = {}) => `${JSON.stringify({ event: 'end', title, ok: true, ...more })}\n`;

/** What is said as the receipt grows to `parts`, so many ms after each other. */
function said(planned: number, everyMs: number, parts: readonly string[]): readonly string[] {
  const log = recordingLog();
  let now = 0;
  const progress = shardProgress(log, 'web-1', planned, () => now);
  let receipt = '';
  for (const part of parts) {
    now += everyMs;
    receipt += part;
    progress(receipt);
  }
  return log.texts('info');
}

test('a count now and then, and one when all have ended', () => {
  expect(said(3, 2000, [end('a'), end('b'), end('c')])).toEqual(['[web-1] 3 of 3 tests']);
  expect(said(9, 6000, [end('a'), '', end('b')])).toEqual(['[web-1] 1 of 9 tests', '[web-1] 2 of 9 tests']);
});

test('a failure at once, by its title on one line', () => {
  expect(said(9, 10, [end('shows\n the   list', { ok: false })])).toEqual(['[web-1] failed: shows the list']);
});

test('set-up and what is tried again do not count', () => {
  const parts = [end('log in', { setup: true }), end('a', { ok: false, willRetry: true }), end('a')];
  expect(said(1, 10, parts)).toEqual(['[web-1] 1 of 1 tests']);
});

test('a line that is cut off waits for its end, and one that is none is passed over', () => {
  const line = end('a');
  expect(said(1, 10, ['no JSON\n', line.slice(0, 9), line.slice(9)])).toEqual(['[web-1] 1 of 1 tests']);
});
