/** Listings made up for tests. */
import type { ListedTest, Listing } from '../../src/runners/listing.js';
import { median } from '../../src/sharding/units.js';
import type { Weights } from '../../src/sharding/weights.js';
import type { Random } from './prng.js';

export function listed(id: string, extra: Partial<ListedTest> = {}): ListedTest {
  return { id, title: `does ${id}`, file: 'a.spec.ts', line: 1, group: id, ...extra };
}

export function listing(tests: readonly ListedTest[], setup: readonly ListedTest[] = []): Listing {
  return { runner: 'playwright', version: '1.65.1', tests, setup, rootDir: '/app' };
}

/** Up to `limit` tests in files and groups, with durations of a heavy tail for most of them. */
export function randomSuite(random: Random, limit: number): { tests: ListedTest[]; durations: Map<string, number> } {
  const tests = Array.from({ length: random.int(1, limit) }, (_, index) => {
    const file = `f${random.int(0, 9)}.spec.ts`;
    const group = random.next() < 0.3 ? `${file} serial ${random.int(0, 3)}` : `t${index}`;
    return listed(`t${index}`, { file, line: random.int(0, 400), group });
  });
  const durations = new Map<string, number>();
  for (const { id } of tests) if (random.next() < 0.8) durations.set(id, Math.round(50 / (random.next() + 0.001)));
  return { tests, durations };
}

/** Just these durations; a test that has none gets the median. */
export function weighed(tests: readonly ListedTest[], durations: ReadonlyMap<string, number>): Weights {
  const known = tests.flatMap(({ id }) => durations.get(id) ?? []);
  return {
    ms: new Map(tests.map(({ id }) => [id, Math.max(1, durations.get(id) ?? median(known))])),
    known: known.length,
    keys: new Map(),
    costs: new Map(),
    fixed: { runnerMs: 0, stackMs: 0 },
    workers: 1,
    base: new Map(),
    gone: new Map(),
  };
}
