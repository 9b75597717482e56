// What is remembered of runs, and what it lets expect of the next.
// @ts-check
import { join } from 'node:path';
import { median } from './median.mjs';

/**
 * @typedef {import('./histories.mjs').RunTest} RunTest
 * @typedef {{ ms: (id: string) => number }} Expectation
 * @typedef {object} Memory
 * @property {(tests: readonly RunTest[]) => Expectation} expect
 * @property {(ran: readonly RunTest[][], slowness: (shard: number) => number) => void} learn
 */

/** What a report says of a test: all its tries together. @param {RunTest} test @param {number} slowness */
const reported = ({ work, flaky }, slowness) => Math.round(work * slowness * (flaky ? 2 : 1));

/** @param {(samples: number[]) => number} estimate @returns {() => Memory} */
const simple = (estimate) => () => {
  /** @type {Map<string, number[]>} */
  const known = new Map();
  return {
    expect(tests) {
      const values = tests.flatMap(({ id }) => (known.has(id) ? [estimate(known.get(id) ?? [])] : []));
      // As the other tools do: the mean of those that are known.
      const mean = values.length === 0 ? 1000 : values.reduce((sum, value) => sum + value, 0) / values.length;
      return { ms: (id) => Math.max(1, Math.round(known.has(id) ? estimate(known.get(id) ?? []) : mean)) };
    },
    learn(ran, slowness) {
      for (const [shard, tests] of ran.entries()) {
        for (const test of tests) known.set(test.id, [...(known.get(test.id) ?? []), reported(test, slowness(shard))]);
      }
    },
  };
};

/** @type {Record<string, () => Memory>} */
export const MEMORIES = {
  last: simple((samples) => samples.at(-1) ?? 0),
  average: simple((samples) => samples.reduce((sum, value) => sum + value, 0) / samples.length),
  'exponential-average': simple((samples) => samples.reduce((estimate, value) => 0.7 * estimate + 0.3 * value)),
  'median-of-five': simple((samples) => median(samples.slice(-5))),
};

/** Ours: receipts folded into timings, timings fitted to weights. @param {string} built @returns {Promise<() => Memory>} */
export async function isoshardMemory(built) {
  const { foldTimings } = await import(join(built, 'timings/fold.js'));
  const { fitWeights } = await import(join(built, 'timings/model.js'));
  return () => {
    /** @type {any} */
    let timings;
    return {
      expect(tests) {
        const listed = tests.map(({ id, file }) => ({ id, title: id, file, line: 1, group: id }));
        const listing = { runner: 'made-up', version: '1', tests: listed, setup: [], rootDir: '/' };
        const suite = timings?.suites[0];
        if (suite === undefined) return { ms: () => 1000 };
        const { ms } = fitWeights(suite, listing, 1);
        return { ms: (id) => ms.get(id) ?? 1 };
      },
      learn(ran, slowness) {
        const planned = ran.map((tests, at) => ({
          name: `s-${at + 1}`,
          index: at + 1,
          total: ran.length,
          estimateMs: 0,
          tests: tests.map(({ id }) => id),
        }));
        const tests = ran.flat().map(({ id, file }) => ({ id, title: id, file, line: 1 }));
        const plan = { id: 'p', parallel: 1, suites: [{ name: 's', shards: planned, tests, setup: [] }] };
        const receipts = ran.map((own, shard) => receiptOf(own, planned[shard]?.name ?? '', slowness(shard)));
        const conditions = { on: 'here', stacks: 1, workers: 1 };
        timings = foldTimings(timings, { plan, receipts, results: [], attempt: 1, conditionsOf: () => conditions });
      },
    };
  };
}

/** @param {readonly RunTest[]} tests @param {string} shard @param {number} slowness */
function receiptOf(tests, shard, slowness) {
  let atMs = 1_760_000_000_000;
  const header = { kind: 'isoshard-receipt', version: 1, plan: 'p', suite: 's', shard, attempt: 1 };
  const events = [...tests]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
    .flatMap(({ id, file, work, flaky }) =>
      (flaky ? ['failed', 'passed'] : ['passed']).flatMap((status, retry) => {
        const durationMs = Math.round(work * slowness);
        const begun = atMs;
        atMs += durationMs;
        const common = { id, retry, worker: 0 };
        const ok = status === 'passed';
        const end = { status, ok, willRetry: !ok, durationMs, setup: false, title: id, file, line: 1, errors: [] };
        return [
          { event: 'start', atMs: begun, ...common },
          { event: 'end', atMs, ...common, ...end },
        ];
      }),
    );
  return { header, events, truncated: false };
}
