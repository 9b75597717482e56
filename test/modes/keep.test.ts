import { expect, test } from 'vitest';
import { keepPolicy } from '../../src/modes/keep.js';
import type { ShardOutcome } from '../../src/reports/results.js';
import { recordingLog } from '../fakes/log.js';

type Keep = 'never' | 'on-failure' | 'always';

test.each<[Keep, ShardOutcome, boolean]>([
  ['never', 'failed', false],
  ['on-failure', 'passed', false],
  ['on-failure', 'failed', true],
  ['on-failure', 'not-started', true],
  ['on-failure', 'error', true],
  ['on-failure', 'cancelled', false],
  ['always', 'passed', true],
])('keep: %s, and the shard %s: %s', (keep, outcome, expected) => {
  const log = recordingLog();
  expect(keepPolicy({ log, env: {} }, { keep }, 'web-1')(outcome)).toBe(expected);
  expect(log.entries).toEqual([]);
});

test.each<[string, Record<string, string>, string | undefined, RegExp]>([
  [
    'a hosted runner',
    { RUNNER_ENVIRONMENT: 'github-hosted' },
    undefined,
    /^keep: always is of no use on a hosted runner.*web-1 is removed$/,
  ],
  [
    "a fork's code",
    { RUNNER_ENVIRONMENT: 'self-hosted' },
    'the code is of a/b, a fork',
    /^keep: always is not for this code \(the code is of a\/b, a fork\)/,
  ],
])('on %s nothing is kept, and it is said', (_, env, foreign, said) => {
  const log = recordingLog();
  expect(keepPolicy({ log, env }, { keep: 'always' }, 'web-1', foreign)('failed')).toBe(false);
  expect(log.texts('warning')[0]).toMatch(said);
});
