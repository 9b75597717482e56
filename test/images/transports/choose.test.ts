import { describe, expect, test } from 'vitest';
import { chooseTransport, type Services, type TrustFacts } from '../../../src/images/transports/choose.js';

const all: Services = { cache: true, artifacts: true, registry: undefined };
const trusted: TrustFacts = { foreign: undefined, eventName: 'push', ref: 'refs/heads/main', defaultBranch: 'main' };
const fork = 'the code is of a/fork, a fork';

describe('auto', () => {
  test.each<[string, Partial<Services>, Partial<TrustFacts>, readonly string[], string | undefined]>([
    ['the default branch', {}, {}, ['cache'], 'cache'],
    ['another branch', {}, { ref: 'refs/heads/topic' }, ['artifact', 'cache'], 'artifact'],
    ['a tag', {}, { ref: 'refs/tags/v1' }, ['artifact', 'cache'], 'artifact'],
    ['a pull request', {}, { eventName: 'pull_request', ref: 'refs/pull/7/merge' }, ['artifact', 'cache'], 'artifact'],
    [
      'a merge queue',
      {},
      { eventName: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7' },
      ['artifact', 'cache'],
      'artifact',
    ],
    [
      'a fork’s pull request',
      {},
      { eventName: 'pull_request', ref: 'refs/pull/7/merge', foreign: fork },
      ['artifact', 'cache'],
      'artifact',
    ],
    [
      'a fork’s code on the default branch',
      {},
      { eventName: 'pull_request_target', foreign: fork },
      ['artifact', 'cache'],
      undefined,
    ],
    [
      'another commit than the run’s',
      {},
      { eventName: 'workflow_run', foreign: 'another' },
      ['artifact', 'cache'],
      undefined,
    ],
    ['a default branch that is not known', {}, { defaultBranch: '' }, ['artifact', 'cache'], 'artifact'],
    ['no artifacts, a pull request', { artifacts: false }, { ref: 'refs/pull/7/merge' }, ['cache'], undefined],
    ['no cache, the default branch', { cache: false }, {}, ['artifact'], 'artifact'],
    ['neither', { cache: false, artifacts: false }, {}, [], undefined],
    ['a registry', { registry: 'ghcr.io/a/b' }, {}, ['registry'], 'registry'],
    [
      'a registry and a fork',
      { registry: 'ghcr.io/a/b' },
      { eventName: 'pull_request', foreign: fork },
      ['artifact', 'cache'],
      'artifact',
    ],
  ])('%s', (_what, services, trust, from, to) => {
    expect(chooseTransport('auto', { ...all, ...services }, { ...trusted, ...trust })).toMatchObject({ from, to });
  });
});

test.each(['cache', 'registry'] as const)('%s: foreign code never writes, and says why', (transport) => {
  const services = { ...all, registry: 'ghcr.io/a/b' };
  expect(chooseTransport(transport, services, trusted).to).toBe(transport);
  for (const eventName of ['pull_request', 'pull_request_target', 'push', '']) {
    const choice = chooseTransport(transport, services, { ...trusted, eventName, foreign: fork });
    expect(choice).toMatchObject({ from: [transport], to: undefined, why: expect.stringContaining(fork) });
  }
});

test('none moves nothing; a service that is not there is said', () => {
  expect(chooseTransport('none', all, trusted)).toMatchObject({ from: [], to: undefined });
  expect(chooseTransport('cache', { ...all, cache: false }, trusted)).toMatchObject({
    from: [],
    why: expect.stringContaining('no cache'),
  });
});
