import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failedTests, onlyGroupsOf } from '../../src/modes/failed-tests.js';
import { stableJson } from '../../src/sharding/stable-json.js';
import { greenReport, redReport } from '../reports/sample.js';
import { listed, listing } from '../sharding/listings.js';

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

test.each([['{'], ['null'], ['{"suites":[{"name":"a"}],"findings":[]}']])('%s is no report', (text) => {
  write(text);
  expect(() => failedTests(folder)).toThrow(/is no report/);
});

test('no report at all', () => {
  expect(() => failedTests(folder)).toThrow(/there is no .*report\.json/);
});

test('what may not be separated runs whole', () => {
  const tests = [listed('a', { group: 'serial' }), listed('b', { group: 'serial' }), listed('c')];
  expect(onlyGroupsOf(listing(tests), new Set(['b', 'gone'])).tests.map(({ id }) => id)).toEqual(['a', 'b']);
});
