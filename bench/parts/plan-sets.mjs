// Suites to divide: real durations, and generated ones.
// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib.mjs';
import { seeded } from './random.mjs';

/** @typedef {{ id: string, tests: string[], place: string, weight: number, keys?: string[] }} Unit */
/** @typedef {{ name: string, kind: 'real' | 'generated' | 'small' | 'costs', units: Unit[], costs: Map<string, number> }} PlanSet */

const DATA = join(ROOT, 'bench', 'data', 'durations');

/** @param {string} id @param {number} weight @param {string} file @param {string[]} [keys] @returns {Unit} */
const unit = (id, weight, file, keys) => ({ id, tests: [id], place: `${file} ${id}`, weight, ...(keys && { keys }) });

/** @returns {PlanSet[]} */
export function realSets() {
  return readdirSync(DATA)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const { tests } = JSON.parse(readFileSync(join(DATA, file), 'utf8'));
      const units = tests.map((/** @type {{ id: string, file: string, ms: number }} */ test) =>
        unit(test.id, Math.max(1, Math.round(test.ms)), test.file),
      );
      return { name: file.replace(/\.json$/, ''), kind: 'real', units, costs: new Map() };
    });
}

/** @param {string} name @param {PlanSet['kind']} kind @param {number} count @param {(at: number) => number} weightOf @returns {PlanSet} */
const generated = (name, kind, count, weightOf) => ({
  name,
  kind,
  units: Array.from({ length: count }, (_, at) => {
    return unit(`t${String(at).padStart(5, '0')}`, Math.max(1, Math.round(weightOf(at))), `f${at % 97}`);
  }),
  costs: new Map(),
});

/** The real sets again, where a shard pays for every file that it touches: half of the median test, and up to ten of them. @returns {PlanSet[]} */
export function costlySets() {
  return realSets()
    .filter(({ name }) => name !== 'idp' && name !== 'figgy' && name !== 'pupilfirst')
    .map((set) => {
      const random = seeded(set.units.length);
      const sorted = set.units.map(({ weight }) => weight).sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 1;
      const costs = new Map();
      const units = set.units.map((one) => {
        const key = `file ${one.place.split(' ')[0]}`;
        if (!costs.has(key)) costs.set(key, Math.round(median * (0.5 + 9.5 * random.next() ** 3)));
        return { ...one, keys: [key] };
      });
      return { name: `${set.name}+files`, kind: 'costs', units, costs };
    });
}

/** @returns {PlanSet[]} */
export function generatedSets() {
  const random = seeded(20261123);
  return [
    generated('uniform-10000', 'generated', 10_000, () => random.int(1, 5000)),
    generated('lognormal-10000', 'generated', 10_000, () => random.logNormal(400, 1.2)),
    generated('tail-3000', 'generated', 3000, () => 50 / (random.next() + 0.0005)),
    generated('equal-97', 'generated', 97, () => 1000),
    generated('lognormal-300', 'generated', 300, () => random.logNormal(2000, 0.8)),
  ];
}

/** Up to 40 units, where the best is known. @returns {PlanSet[]} */
export function smallSets() {
  const random = seeded(40);
  return Array.from({ length: 60 }, (_, at) => {
    const count = random.int(6, 40);
    const spread = [0.3, 0.8, 1.5][at % 3] ?? 1;
    return generated(`small-${at + 1}`, 'small', count, () => random.logNormal(5000, spread));
  });
}
