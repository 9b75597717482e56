import { expect, test } from 'vitest';
import { coldBuildMs, isSlowerToFetch, isSlowerToPublish } from '../../../src/images/transports/worth.js';

test.each([
  ['a gigabyte that was built in a second', 1e9, 1000, true],
  ['a gigabyte that took two minutes', 1e9, 120_000, false],
  ['400 MB that a step copies', 400e6, 4000, true],
  ['a few files', 1e6, 500, false],
  ['a build of which nothing is known', 1e12, 0, false],
])('kept, unless that is slower than to build it twice: %s', (_what, bytes, buildMs, slower) => {
  expect(isSlowerToPublish(bytes, buildMs)).toBe(slower);
});

test.each([
  ['400 MB of a gigabyte that was built in a second', 400e6, 1e9, 1000, true],
  ['… in a quarter of a minute', 400e6, 1e9, 15_000, false],
  ['a tenth slower, as far as that can be guessed', 90e6, 0, 950, false],
  ['a build of which nothing is known', 1e12, 1e12, 0, false],
])('fetched, unless that is slower than to build it: %s', (_what, packed, unpacked, buildMs, slower) => {
  expect(isSlowerToFetch(packed, unpacked, buildMs)).toBe(slower);
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
