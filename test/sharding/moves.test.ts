/** Small changes of a suite move few tests: the same timings, two branches, each planned as `plan` does it. */
import { expect, test } from 'vitest';
import type { ListedTest } from '../../src/runners/listing.js';
import { makePlan } from '../../src/sharding/make-plan.js';
import type { Weights } from '../../src/sharding/weights.js';
import { fitWeights } from '../../src/timings/model.js';
import type { SuiteTimings } from '../../src/timings/timings-file.js';
import { timingsOf } from '../timings/timings-of.js';
import { listed, listing } from './listings.js';
import { suiteOf } from './plans.js';
import { seeded } from './prng.js';

const SHARDS = 6;
const fileOf = (at: number): string => `f${at % 45}.spec.ts`;
const one = (at: number): ListedTest => listed(`t${at}`, { file: fileOf(at), line: at + 1 });
const asFile = (tests: readonly ListedTest[]) => tests.map((own) => ({ ...own, group: own.file }));
const all = Array.from({ length: 180 }, (_, at) => one(at));
const added = listed('new', { file: fileOf(7), line: 999 });

function measured(extra: Partial<SuiteTimings> = {}): SuiteTimings {
  const random = seeded(3);
  const suite = timingsOf(
    's',
    Object.fromEntries(all.map(({ id }) => [id, Array.from({ length: random.int(1, 5) }, () => random.int(50, 5000))])),
    extra,
  );
  const tests = [...suite.tests].map(([id, own]) => [id, { ...own, file: fileOf(Number(id.slice(1))) }] as const);
  return { ...suite, tests: new Map(tests) };
}
const dear: Partial<SuiteTimings> = { files: new Map(all.map(({ file }, at) => [file, [400 + (at % 45) * 20]])) };

function placesOf(tests: readonly ListedTest[], timings: SuiteTimings, workers: number, of = (own: Weights) => own) {
  const weights = of(fitWeights(timings, listing(tests), workers));
  const suite = { ...suiteOf('s', 0, SHARDS, { workers }), listing: listing(tests), weights };
  const { plan } = makePlan({ commit: 'c', variant: '', parallel: 1, images: [], suites: [suite] });
  return new Map(
    plan.suites.flatMap(({ shards }) => shards.flatMap(({ index, tests: ids }) => ids.map((id) => [id, index]))),
  );
}

/** Tests of both that are in another shard. */
const moved = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): number =>
  [...now].filter(([id, at]) => (before.get(id) ?? at) !== at).length;

test.each<[string, readonly ListedTest[], readonly ListedTest[], SuiteTimings, number, number]>([
  ['one more', all, [...all, added], measured(), 1, 20],
  ['one less', all, all.slice(1), measured(), 1, 20],
  [
    'three of a hundred are others',
    all,
    [...all.slice(3), added, listed('other', { file: 'other.spec.ts' })],
    measured(),
    1,
    20,
  ],
  ['one more, where files cost', all, [...all, added], measured(dear), 1, 20],
  ['one less, where files cost', all, all.slice(1), measured(dear), 1, 20],
  ['one more, two workers', all, [...all, added], measured(), 2, 30],
  ['one more in a file that stays whole', asFile(all), asFile([...all, added]), measured(), 1, 40],
  ['one less in a file that stays whole', asFile(all), asFile(all.slice(1)), measured(), 1, 40],
])('%s', (_, main, branch, timings, workers, few) => {
  const before = placesOf(main, timings, workers);
  expect(moved(before, placesOf(branch, timings, workers))).toBeLessThan(few);
  // The control: who does not divide what was measured first, divides anew.
  const anew = placesOf(branch, timings, workers, (own) => ({ ...own, base: new Map() }));
  expect(moved(before, anew)).toBeGreaterThan(90);
});
