/**
 * Set-up file of the tests without an engine: after every test no process of a session may be left that it started. Other files run at
 * the same time; theirs are told apart by a mark that children inherit.
 */
import { afterEach, beforeAll } from 'vitest';
import { assertNothingLeft, ownProcesses } from './nothing-left.js';
import { STARTED_BY } from './processes.js';

beforeAll(() => {
  process.env[STARTED_BY] = String(process.pid);
});

afterEach(() => assertNothingLeft([], 2000, async () => ownProcesses()));
