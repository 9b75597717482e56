/** One run with everything in it, for what is rendered. */
import { makeReport } from '../../src/reports/merge.js';
import type { Report } from '../../src/reports/report.js';
import { listed, listing, weighed } from '../sharding/listings.js';
import { planWith, suiteOf } from '../sharding/plans.js';
import { receiptOf, resultsOf } from './receipts.js';

export const HOSTILE =
  '| `x` <img src=x onerror=alert(1)> @octocat **b** [l](javascript:alert(1)) \u202egnp.exe\u001b[31mred\u001b[0m\n::error::pwned';

const durations = new Map(Array.from({ length: 12 }, (_, index) => [`ui:${index}`, 1000 * (index + 1)] as const));
const bare = suiteOf('ui', 12, 3);
const ui = { ...bare, weights: { ...weighed(bare.listing.tests, durations), errorPermille: 63 } };
const odd = [
  listed('api:odd', { title: HOSTILE, file: '../../etc/pass|wd.py', line: 7 }),
  listed('api:ok', { title: 'serves', file: 'tests/test_ok.py', line: 3 }),
  listed('api:later', { title: 'serves later', file: 'tests/test_ok.py', line: 9 }),
];
const api = suiteOf('api', 0, 2, { listing: { ...listing(odd), runner: 'pytest', version: '9.0.1' }, root: 'backend' });

export const PLAN = planWith({ variant: 'mysql' }, ui, api);

export function greenReport(): Report {
  const names = PLAN.suites.flatMap((suite) => suite.shards.map((shard) => shard.name));
  return makeReport(PLAN, {
    receipts: names.map((name) => receiptOf(PLAN, name, name === 'ui-2' ? { courses: flaky('ui-2') } : {})),
    results: names.map((name) => resultsOf(PLAN, name, 'passed')),
  });
}

function flaky(name: string): Record<string, readonly ['failed', 'passed']> {
  const [id] = PLAN.suites.flatMap(({ shards }) => shards).find((shard) => shard.name === name)?.tests ?? [];
  return id === undefined ? {} : { [id]: ['failed', 'passed'] };
}

/** A failure with a hostile title, one of a set-up test, a flaky and a skipped test, a lost one, one shard with no receipt. */
export function redReport(): Report {
  const [api1, api2, ui1, ui2] = PLAN.suites.flatMap((suite) => suite.shards);
  const errors = [
    {
      message: `Error: \u001b[2mexpect(\u001b[22mlocator\u001b[2m)\u001b[22m\n\n\`\`\`\n${HOSTILE}\n${'at step\n'.repeat(60)}`,
      file: 'tests/test_ok.py',
      line: 12,
    },
  ];
  return makeReport(PLAN, {
    receipts: [
      receiptOf(PLAN, 'api-1', {
        courses: Object.fromEntries((api1?.tests ?? []).map((id) => [id, 'failed'])),
        errors,
      }),
      receiptOf(PLAN, 'api-2', { courses: { [api2?.tests[0] ?? '']: 'failed' }, errors }),
      receiptOf(PLAN, 'ui-1', {
        courses: { [ui1?.tests[0] ?? '']: ['failed', 'passed'], [ui1?.tests[1] ?? '']: 'skipped' },
        setup: { login: 'failed' },
      }),
      receiptOf(PLAN, 'ui-2', { attempt: 2, courses: { [ui2?.tests[1] ?? '']: 'missing' } }),
    ],
    results: [
      resultsOf(PLAN, 'api-1', 'failed', {
        cause: `port 80 is taken by <b>${HOSTILE}</b>`,
        startedAtMs: 1_760_000_000_500,
      }),
      resultsOf(PLAN, 'ui-1', 'failed', { exit: { code: 1, signal: null } }),
      resultsOf(PLAN, 'ui-2', 'passed', { attempt: 2, startedAtMs: 1_760_000_009_000 }),
      resultsOf(PLAN, 'ui-3', 'not-started', {
        cause: 'web did not become ready within 60 s',
        exit: null,
        phases: { images: 900, start: 1200, ready: 60_000 },
      }),
    ],
  });
}
