/** Work with an end: what is late is named, and the rest is there. */
import { expect, test } from 'vitest';
import { budgetOf } from '../../src/stack/budget.js';

test('what is done in time is there, what fails or never ends is named', async () => {
  const budget = budgetOf(50);
  const [done, failed, never] = await Promise.all([
    budget.of('done', () => 1),
    budget.of('failed', () => {
      throw new Error('no');
    }),
    budget.of('never', () => new Promise(() => undefined)),
  ]);
  expect([done, failed, never]).toEqual([1, undefined, undefined]);
  expect(budget.missing).toEqual(['failed: no', 'never: not within 0.05 s']);
  expect(await budget.of('after the end', () => new Promise(() => undefined))).toBeUndefined();
});
