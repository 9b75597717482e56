import { expect, test } from 'vitest';
import { type CodeFacts, foreignBy } from '../../src/modes/foreign-code.js';

const OURS = { full_name: 'octo/farm' };
const pull = (repo: unknown, sha = 'head') => ({ pull_request: { head: { repo, sha } } });

test.each<[string, Partial<CodeFacts>, string | undefined]>([
  ['a push', {}, undefined],
  ['a pull request of the repository, as merged', { eventName: 'pull_request', event: pull(OURS) }, undefined],
  ['… its head', { eventName: 'pull_request', event: pull(OURS), head: 'head' }, undefined],
  [
    'a fork',
    { eventName: 'pull_request', event: pull({ full_name: 'guest/farm' }) },
    'the code is of guest/farm, a fork',
  ],
  [
    'a fork that is gone',
    { eventName: 'pull_request', event: pull(null) },
    'the code is of a repository that is gone, a fork',
  ],
  [
    'a fork, on behalf of the target',
    { eventName: 'pull_request_target', event: pull({ full_name: 'guest/farm' }) },
    'the code is of guest/farm, a fork',
  ],
  [
    'after the run of a fork',
    { eventName: 'workflow_run', event: { workflow_run: { head_repository: { full_name: 'guest/farm' } } } },
    'the code is of guest/farm, a fork',
  ],
  [
    'its own pull request, with the rights of the target: its head may be checked out',
    { eventName: 'pull_request_target', event: pull(OURS), head: 'head' },
    'commit head is checked out, which is not that of this run',
  ],
  [
    'after a run of its own',
    { eventName: 'workflow_run', event: { workflow_run: { head_repository: OURS, head_sha: 'up' } } },
    undefined,
  ],
  [
    '… and the commit of that run is checked out, which may be of any branch',
    { eventName: 'workflow_run', event: { workflow_run: { head_repository: OURS, head_sha: 'up' } }, head: 'up' },
    'commit up is checked out, which is not that of this run',
  ],
  [
    'a comment, and other code is checked out',
    { eventName: 'issue_comment', head: 'elsewhere-0123456789' },
    'commit elsewhere-01 is checked out, which is not that of this run',
  ],
  ['no checkout that git knows', { head: '' }, 'what is checked out is not known'],
  ['no event', { event: undefined }, 'the event that started this run cannot be read'],
  ['an event that is none', { event: 'x' }, 'the event that started this run cannot be read'],
  ['a pull request that is missing', { eventName: 'pull_request' }, 'the event names no pull request'],
])('%s', (_, over, expected) => {
  const facts = { repository: 'octo/farm', eventName: 'push', commit: 'merge', head: 'merge', event: {}, ...over };
  expect(foreignBy(facts)).toBe(expected);
});
