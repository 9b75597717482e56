/** What a run adds to the timings. */
import type { Receipt, ReceiptEvent } from '../reports/receipt.js';
import { by } from '../sharding/order.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { ID_LIMIT, makeTimings, TESTS_LIMIT, type TimingsFile } from './timings-file.js';

type End = Extract<ReceiptEvent, { event: 'end' }>;

/**
 * `old` with one more duration for each test that passed at its first and only try; what failed, was tried again or skipped
 * says nothing about the next run, and set-up tests are not divided. Of several attempts of a shard the latest counts. With
 * `plan` (of a whole run, not of a selection) tests of its suites that it no longer has are forgotten. The order of
 * `receipts` does not matter.
 */
export function foldTimings(old: TimingsFile | undefined, receipts: readonly Receipt[], plan?: PlanFile): TimingsFile {
  const suites = new Map<string, Map<string, readonly number[]>>();
  for (const { name, tests } of old?.suites ?? []) suites.set(name, new Map(tests.map(({ id, ms }) => [id, ms])));
  for (const [suite, measured] of durationsOf(receipts)) {
    const known = suites.get(suite) ?? new Map<string, readonly number[]>();
    suites.set(suite, known);
    for (const [id, ms] of measured) {
      if (known.has(id) || (known.size < TESTS_LIMIT && id.length <= ID_LIMIT))
        known.set(id, [...(known.get(id) ?? []), ms]);
    }
  }
  for (const suite of plan?.suites ?? []) {
    const planned = new Set(suite.tests.map((test) => test.id));
    const known = suites.get(suite.name);
    for (const id of known?.keys() ?? []) if (!planned.has(id)) known?.delete(id);
  }
  return makeTimings(suites);
}

function durationsOf(receipts: readonly Receipt[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const suites = new Map<string, Map<string, number>>();
  const ordered = [...receipts].sort(
    by(
      ({ header }) => header.attempt,
      ({ header }) => header.shard,
      ({ header }) => header.plan,
    ),
  );
  for (const { header, events } of ordered) {
    const measured = suites.get(header.suite) ?? new Map<string, number>();
    suites.set(header.suite, measured);
    const tries = new Map<string, End[]>();
    for (const event of events) {
      if (event.event !== 'end' || event.setup) continue;
      tries.set(event.id, [...(tries.get(event.id) ?? []), event]);
    }
    for (const [id, [only, ...again]] of tries) {
      if (only && again.length === 0 && only.retry === 0 && only.ok && only.status === 'passed') {
        measured.set(id, only.durationMs);
      }
    }
  }
  return suites;
}
