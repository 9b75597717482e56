import { expect, test } from 'vitest';
import { type Outcome, toOutcomes } from '../../src/reports/outcomes.js';
import { planOf, suiteOf } from '../sharding/plans.js';
import { type Course, receiptOf } from './receipts.js';

const plan = planOf(suiteOf('ui', 1, 1));

test.each<[Course, Outcome, number]>([
  ['passed', 'passed', 1],
  ['failed', 'failed', 1],
  ['timedOut', 'failed', 1],
  ['skipped', 'skipped', 1],
  ['interrupted', 'interrupted', 1],
  [['failed', 'passed'], 'flaky', 2],
  [['failed', 'failed'], 'failed', 2],
  [['failed', 'interrupted'], 'interrupted', 2],
  [['failed', 'skipped'], 'failed', 2],
  [['skipped', 'passed'], 'passed', 2],
  [['passed', 'passed'], 'passed', 2],
])('%j is %s', (course, outcome, tries) => {
  const [ran] = toOutcomes([receiptOf(plan, 'ui-1', { courses: { 'ui:0': course } })]).tests;
  expect(ran).toMatchObject({ outcome, tries, durationMs: 200 * tries });
});

test('set-up tests are apart', () => {
  const { tests, setup } = toOutcomes([receiptOf(plan, 'ui-1', { setup: { login: 'passed' } })]);
  expect([tests.map(({ id }) => id), setup.map(({ id }) => id)]).toEqual([['ui:0'], ['login']]);
});
