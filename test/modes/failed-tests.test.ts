import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failedTests, onlyGroupsOf } from '../../src/modes/failed-tests.js';
import { makeReport } from '../../src/reports/merge.js';
import { makePlan } from '../../src/sharding/make-plan.js';
import { stableJson } from '../../src/sharding/stable-json.js';
import { receiptsOf, shardOf, type Told } from '../reports/receipts.js';
import { greenReport, redReport } from '../reports/sample.js';
import { listed, listing } from '../sharding/listings.js';
import { planOf, suiteOf } from '../sharding/plans.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'failed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (text: string) => writeFileSync(join(folder, 'report.json'), text);

test('what failed, did not run or was lost, by suite', () => {
  const report = redReport();
  write(stableJson(report));
  const failed = failedTests(folder);
  const bad = report.suites.flatMap(({ shards }) =>
    shards.flatMap(({ tests, notRun }) => [...tests.filter(({ outcome }) => outcome === 'failed'), ...notRun]),
  );
  expect(bad.length).toBeGreaterThan(1);
  const all = new Set([...failed.values()].flatMap((ids) => [...ids]));
  for (const { id } of bad) expect(all).toContain(id);
});

test('nothing, where all passed', () => {
  write(stableJson(greenReport()));
  expect(failedTests(folder).size).toBe(0);
});

test.each([['{'], ['null'], ['{"verdict":"failure","suites":[{"name":"a"}],"findings":[]}']])(
  '%s is no report',
  (text) => {
    write(text);
    expect(() => failedTests(folder)).toThrow(/is no report/);
  },
);

test('no report at all', () => {
  expect(() => failedTests(folder)).toThrow(/there is no .*report\.json/);
});

describe('red without a failed test', () => {
  const plan = planOf(suiteOf('ui', 6, 2), suiteOf('api', 2, 1));
  const ids = (name: string) => shardOf(plan, name).shard.tests;
  const failedOf = (told: Readonly<Record<string, Told>>, needs: Parameters<typeof makeReport>[2] = []) => {
    const report = makeReport(plan, { receipts: receiptsOf(plan, told) }, needs);
    write(stableJson(report));
    return [report.verdict, Object.fromEntries([...failedTests(folder)].map(([name, own]) => [name, [...own].sort()]))];
  };
  const one = ids('ui-1')[0] ?? '';

  test('a flaky test that the runner does not forgive: its shard runs', () => {
    const flaky: Told = { courses: { [one]: ['failed', 'passed'] }, finish: 'failed', exit: 1 };
    expect(failedOf({ 'ui-1': flaky })).toEqual(['failure', { ui: [...ids('ui-1')].sort() }]);
  });

  test('a set-up test that failed after them: its shard runs', () => {
    expect(failedOf({ 'api-1': { setup: { teardown: 'failed' } } })).toEqual([
      'failure',
      { api: [...ids('api-1')].sort() },
    ]);
  });

  test('a failed test that explains it: that one', () => {
    expect(failedOf({ 'ui-1': { courses: { [one]: 'failed' } } })).toEqual(['failure', { ui: [one] }]);
  });

  test('a job before it: everything', () => {
    const all = { ui: [...ids('ui-1'), ...ids('ui-2')].sort(), api: [...ids('api-1')].sort() };
    expect(failedOf({}, [{ job: 'lint', result: 'failure' }])).toEqual(['failure', all]);
  });

  test('of no test at all: refused', () => {
    write(stableJson(makeReport(planOf(), { receipts: [] }, [{ job: 'lint', result: 'failure' }])));
    expect(() => failedTests(folder)).toThrow(/knows of no test/);
  });

  test('the control: nothing was red', () => {
    expect(failedOf({ 'ui-1': { courses: { [one]: ['failed', 'passed'] } } })).toEqual(['success', {}]);
  });
});

test('four failures are spread over both shards', () => {
  const suite = suiteOf('ui', 20, 2);
  const four = new Set(['ui:0', 'ui:3', 'ui:6', 'ui:9']);
  const { plan } = makePlan({
    commit: 'c',
    variant: '',
    parallel: 1,
    images: [],
    suites: [{ ...suite, listing: onlyGroupsOf(suite.listing, four) }],
  });
  const shards = plan.suites[0]?.shards.map(({ tests }) => tests) ?? [];
  expect(shards.map(({ length }) => length)).toEqual([2, 2]);
  expect(new Set(shards.flat())).toEqual(four);
});

test('what may not be separated runs whole', () => {
  const tests = [listed('a', { group: 'serial' }), listed('b', { group: 'serial' }), listed('c')];
  expect(onlyGroupsOf(listing(tests), new Set(['b', 'gone'])).tests.map(({ id }) => id)).toEqual(['a', 'b']);
});
