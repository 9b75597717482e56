/** Who asked for resets between retries, and who did not. */
import { expect, test } from 'vitest';
import { unresetRetries } from '../../src/modes/shard-door.js';
import type { ReceiptEvent } from '../../src/reports/receipt.js';

const starts = (...retries: number[]) => ({
  events: retries.map((retry, at): ReceiptEvent => ({ event: 'start', id: `${at}`, retry, atMs: 0, worker: 0 })),
});

test.each([
  ['no test was tried again', starts(0, 0), 0, undefined],
  ['each retry asked', starts(0, 1, 2), 2, undefined],
  ['none of them did', starts(0, 1, 2), 0, '2 of 2 retries'],
  ['one did not', starts(0, 1, 2), 1, '1 of 2 retries'],
  ['nothing is known', undefined, 0, undefined],
])('%s', (_, receipt, resets, said) => {
  expect(unresetRetries(receipt, resets)?.slice(0, 14)).toBe(said);
});
