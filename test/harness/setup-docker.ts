/**
 * Set-up file of the tests against an engine: after every test, and again after every file, nothing may be left. What was there
 * before the file belongs to others.
 */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { assertNothingLeft, findLeftovers, type Leftovers } from './nothing-left.js';

let before: Leftovers = [];
let stackIsShared = false;

/** For a file whose `beforeAll` starts what all its tests use: only what is left after the whole file counts. */
export function sharesStackBetweenTests(): void {
  stackIsShared = true;
}

beforeAll(async () => {
  before = await findLeftovers();
});

afterEach(async () => {
  if (!stackIsShared) await assertNothingLeft(before);
});

afterAll(async () => {
  await assertNothingLeft(before);
});
