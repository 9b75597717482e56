import { expect, test } from 'vitest';
import { coldBuildMs, isClearlySlower } from '../../../src/images/transports/worth.js';

test.each([
  ['a gigabyte that was built in a second', 1e9, 1000, true],
  ['a gigabyte that took a minute', 1e9, 60_000, false],
  ['about the same', 90e6, 800, false],
  ['a build of which nothing is known', 1e12, 0, false],
])('%s', (_what, bytes, buildMs, slower) => {
  expect(isClearlySlower(bytes, buildMs)).toBe(slower);
});

const step = (createdMs: number, sizeBytes = 10) => ({ createdMs, sizeBytes });

test.each([
  ['all of it is new', [step(9000), step(8000)], 0, 5000],
  ['all but the base', [step(9000), step(8000), step(1)], 1, 5000],
  ['the builder had a layer', [step(9000), step(10), step(1)], 1, 0],
  ['steps without a layer do not count', [step(9000), step(10, 0), step(1)], 1, 5000],
  ['nothing of its own', [step(1)], 1, 0],
])('what a build took, elsewhere: %s', (_what, steps, base, ms) => {
  expect(coldBuildMs(steps, base, { beganMs: 7000, ms: 5000 })).toBe(ms);
});
