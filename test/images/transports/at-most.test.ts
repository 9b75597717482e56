import { expect, test } from 'vitest';
import { atMost } from '../../../src/images/transports/at-most.js';

test('no more at once than that, each once, in the order of the calls, also where some fail', async () => {
  const limited = atMost(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((number) =>
      limited(async () => {
        begun.push(number);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (number === 2) throw new Error('two');
        return number;
      }),
    ),
  );
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});

test('what is more urgent comes before what waited longer', async () => {
  const limited = atMost(1);
  const begun: string[] = [];
  const work = (name: string, weight?: number) => limited(async () => void begun.push(name), weight);
  await Promise.all([work('first'), work('light', 1), work('heavy', 2), work('as heavy', 2), work('none')]);
  expect(begun).toEqual(['first', 'heavy', 'as heavy', 'light', 'none']);
});
