import { expect, test } from 'vitest';
import { sharedBackendTeller } from '../../src/modes/shared-backend.js';

const suite = { name: 'web', runner: 'playwright' } as const;
const perWorker = { ...suite, database: { strategy: 'per-worker' } } as const;
const shared = { ...suite, database: { strategy: 'shared' } } as const;

test.each([
  ['as many as the configuration says', suite, [4], ['4 workers of playwright share one backend']],
  ['as many as were seen, of each suite once', suite, [undefined, 3, 2], ['3 workers of playwright share one backend']],
  ['a database that is said to be shared', shared, [2], ['2 workers of playwright share one backend']],
  ['one worker', suite, [1, undefined], []],
  ['a database for each worker', perWorker, [4], []],
])('%s', (_, one, workers, expected) => {
  const said: string[] = [];
  const tell = sharedBackendTeller({ log: { warning: (text) => said.push(text) } }, true);
  for (const seen of workers) tell(one, seen);
  expect(said).toEqual(expected.map((text) => expect.stringContaining(text)));
});

test('without a stack there is no backend', () => {
  const said: string[] = [];
  sharedBackendTeller({ log: { warning: (text) => said.push(text) } }, false)(suite, 4);
  expect(said).toEqual([]);
});
