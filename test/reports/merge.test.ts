import { describe, expect, test } from 'vitest';
import { earlierAttempts } from '../../src/reports/earlier-attempts.js';
import { headline } from '../../src/reports/headline.js';
import { makeReport, makeReportWithoutPlan } from '../../src/reports/merge.js';
import type { NeededJob } from '../../src/reports/needs.js';
import type { Verdict } from '../../src/reports/verdict.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { receiptsOf, resultsOf } from './receipts.js';

const plan = planOf(suiteOf('ui', 4, 2));
const green = { receipts: receiptsOf(plan) };
const needs = (results: Readonly<Record<string, Verdict>>): NeededJob[] =>
  Object.entries(results).map(([job, result]) => ({ job, result }));

test('shards that the last attempt left nothing of are named', () => {
  const again = makeReport(plan, { receipts: receiptsOf(plan, { 'ui-1': { attempt: 2 } }) });
  expect(again.verdict).toBe('success');
  expect(earlierAttempts(again, 2)).toMatch(/attempt 2 left nothing of some shards.*: ui-2 by attempt 1$/);
  const all = { 'ui-1': { attempt: 2 }, 'ui-2': { attempt: 2 } };
  expect(earlierAttempts(makeReport(plan, { receipts: receiptsOf(plan, all) }), 2)).toBeUndefined();
  expect(earlierAttempts(makeReport(plan, green), 1)).toBeUndefined();
});

describe('needed jobs', () => {
  test.each<[Readonly<Record<string, Verdict>>, Verdict, number]>([
    [{}, 'success', 0],
    [{ plan: 'success', test: 'success' }, 'success', 0],
    [{ lint: 'skipped', test: 'success' }, 'success', 0],
    [{ plan: 'success', test: 'failure' }, 'failure', 1],
    [{ plan: 'cancelled' }, 'cancelled', 1],
    [{ plan: 'cancelled', test: 'failure' }, 'failure', 2],
  ])('with every test proved: %j is %s', (results, verdict, findings) => {
    const report = makeReport(plan, green, needs(results));
    expect([report.verdict, report.findings.length]).toEqual([verdict, findings]);
  });

  test('add nothing to what the tests say by themselves', () => {
    const red = { receipts: receiptsOf(plan, { 'ui-1': { courses: { 'ui:0': 'failed' } } }) };
    expect(makeReport(plan, red, needs({ test: 'failure' })).findings).toEqual([]);
  });

  test.each<[Readonly<Record<string, Verdict>>, Verdict, string]>([
    [{ plan: 'skipped', test: 'skipped' }, 'skipped', '⏭️ Nothing was run: the plan was skipped'],
    [{ lint: 'success', plan: 'skipped' }, 'skipped', '⏭️ Nothing was run: the plan was skipped'],
    [{ plan: 'failure', test: 'skipped' }, 'failure', '❌ There is no plan, and nothing is proved'],
    [{ plan: 'cancelled', test: 'skipped' }, 'cancelled', '⏹️ Cancelled before there was a plan'],
    [{ plan: 'success' }, 'failure', '❌ There is no plan, and nothing is proved'],
    [{}, 'failure', '❌ There is no plan, and nothing is proved'],
  ])('with no plan: %j is %s', (results, verdict, line) => {
    const report = makeReportWithoutPlan(needs(results));
    expect([report.verdict, headline(report)]).toEqual([verdict, line]);
    expect(report.cause).not.toBe('');
  });
});

describe('a report', () => {
  test('of an empty plan passes and says so', () => {
    const report = makeReport(planOf(), { receipts: [] });
    expect(headline(report)).toBe('✅ No tests to run');
    expect(makeReport(planOf(suiteOf('ui', 0, 2)), { receipts: [] }).verdict).toBe('success');
  });

  test('takes its time from the longest shard, and its cause from the one that failed first', () => {
    const results = [
      resultsOf(plan, 'ui-1', 'not-started', { cause: 'late', startedAtMs: 5000, exit: null }),
      resultsOf(plan, 'ui-2', 'not-started', { cause: 'early', startedAtMs: 1000, exit: null }),
    ];
    const report = makeReport(plan, { receipts: [], results });
    expect([report.durationMs, report.cause]).toEqual([27_500, 'early']);
    expect(report.totals).toMatchObject({ planned: 4, notRun: 4 });
  });

  test('names a test that never ended by the plan', () => {
    const lines = receiptsOf(plan, { 'ui-1': { finish: 'interrupted', exit: 1 } });
    const cut = lines.map((receipt) => ({
      ...receipt,
      events: receipt.events.filter((event) => event.event !== 'end'),
    }));
    expect(makeReport(plan, { receipts: cut }).suites[0]?.shards[0]?.tests[0]).toMatchObject({
      title: 'case 0',
      outcome: 'interrupted',
    });
  });

  test('needs no order of its receipts', () => {
    expect(makeReport(plan, { receipts: [...green.receipts].reverse() })).toEqual(makeReport(plan, green));
  });
});
