import type { SuiteConfig } from '../../src/config/config.js';
import type { RunRequest } from '../../src/runners/adapter.js';

/** A suite as `isoshard.yml` would give it, with what these tests do not look at filled in. */
export function suiteOf(fields: Partial<SuiteConfig> & Pick<SuiteConfig, 'runner'>): SuiteConfig {
  return {
    name: 'suite',
    place: { kind: 'service', service: 'tests' },
    args: [],
    env: {},
    shards: 4,
    maxShards: 8,
    prepare: [],
    collect: [],
    shardTimeoutMs: 60_000,
    runsOn: 'ubuntu-24.04',
    ...fields,
  };
}

export const PLACE = { plugins: '/isoshard/plugins', output: '/isoshard/output', files: [] };

export function requestOf(runnerVersion: string, index = 2, total = 4): RunRequest {
  return {
    ids: ['1'],
    suite: [{ id: '1', file: 'a' }],
    input: '/isoshard/output',
    header: { kind: 'isoshard-receipt', version: 1, plan: 'p', suite: 'suite', shard: `suite-${index}`, attempt: 1 },
    index,
    total,
    runnerVersion,
  };
}

/** The text of a `listing.json` without tests, with `fields` in place of its own. */
export function listingText(fields: Record<string, unknown>): string {
  return JSON.stringify({
    kind: 'isoshard-listing',
    version: 1,
    runner: 'playwright',
    runnerVersion: '1.65.1',
    rootDir: '/app/tests',
    errors: [],
    tests: [],
    setup: [],
    ...fields,
  });
}
