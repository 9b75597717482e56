// Made-up histories of suites: what each run really takes, and what a recorder would measure of it.
// @ts-check
import { seeded } from './random.mjs';

/**
 * `work`: what the test takes on a machine of the usual speed, `usual`: what it would without this run's noise. `flaky`: it failed
 * first, and was tried again.
 * @typedef {{ id: string, file: string, work: number, usual: number, flaky: boolean }} RunTest
 * @typedef {{ tests: RunTest[] }} Run
 * @typedef {{ name: string, shards: number, runs: Run[], slowness: (run: number, shard: number) => number }} History
 */

/**
 * @typedef {object} Kind
 * @property {string} name
 * @property {number} tests
 * @property {number} shards
 * @property {number} spread of the tests of a suite, in logarithms
 * @property {number} noise of one test between two runs, in logarithms
 * @property {number} drift of one test a run, in logarithms
 * @property {number} steps share of tests that change for good in a run, by a factor of a half to two
 * @property {number} accidents share of runs of a test that take two to five times as long
 * @property {number} flaky share of runs of a test that fail first
 * @property {number} renewed share of tests that are replaced by new ones, or renamed, in a run
 * @property {number} machines spread of the speed of a shard's machine, in logarithms
 */

/** @type {Kind[]} */
const KINDS = [
  {
    name: 'calm',
    tests: 600,
    shards: 8,
    spread: 1.1,
    noise: 0.05,
    drift: 0.01,
    steps: 0.002,
    accidents: 0.002,
    flaky: 0.005,
    renewed: 0.005,
    machines: 0.05,
  },
  {
    name: 'noisy',
    tests: 600,
    shards: 8,
    spread: 1.1,
    noise: 0.15,
    drift: 0.01,
    steps: 0.005,
    accidents: 0.005,
    flaky: 0.02,
    renewed: 0.01,
    machines: 0.15,
  },
  {
    name: 'drifting',
    tests: 400,
    shards: 6,
    spread: 1,
    noise: 0.08,
    drift: 0.05,
    steps: 0.02,
    accidents: 0.003,
    flaky: 0.01,
    renewed: 0.01,
    machines: 0.1,
  },
  {
    name: 'growing',
    tests: 500,
    shards: 8,
    spread: 1.2,
    noise: 0.08,
    drift: 0.01,
    steps: 0.005,
    accidents: 0.003,
    flaky: 0.01,
    renewed: 0.04,
    machines: 0.1,
  },
  {
    name: 'overloaded',
    tests: 500,
    shards: 8,
    spread: 1.1,
    noise: 0.08,
    drift: 0.01,
    steps: 0.005,
    accidents: 0.003,
    flaky: 0.01,
    renewed: 0.01,
    machines: 0.35,
  },
  {
    name: 'large',
    tests: 3000,
    shards: 16,
    spread: 1.3,
    noise: 0.1,
    drift: 0.02,
    steps: 0.005,
    accidents: 0.003,
    flaky: 0.01,
    renewed: 0.01,
    machines: 0.15,
  },
];

export const RUNS = 16;

/** @param {number} seed @returns {History[]} */
export function histories(seed) {
  return KINDS.map((kind, at) => historyOf(kind, seed * 1000 + at));
}

/** @param {Kind} kind @param {number} seed @returns {History} */
function historyOf(kind, seed) {
  const random = seeded(seed);
  const files = Math.ceil(kind.tests / 8);
  const ofFile = Array.from({ length: files }, () => random.logNormal(900, kind.spread * 0.7));
  let number = 0;
  const fresh = (/** @type {number} */ file) => {
    number += 1;
    const level = (ofFile[file] ?? 900) * Math.exp(kind.spread * 0.7 * random.normal());
    return { id: `t${number}`, file: `f${file}`, level: Math.min(level, 60_000) };
  };
  let suite = Array.from({ length: kind.tests }, (_, at) => fresh(at % files));
  const runs = Array.from({ length: RUNS }, () => {
    suite = suite.map((test) => {
      let { level } = test;
      level *= Math.exp(kind.drift * random.normal());
      if (random.next() < kind.steps) level *= Math.exp((random.next() - 0.5) * 2 * Math.LN2);
      if (random.next() >= kind.renewed) return { ...test, level };
      // Half of them are the same test under another name.
      const other = fresh(Number(test.file.slice(1)));
      return random.next() < 0.5 ? { ...other, level } : other;
    });
    return {
      tests: suite.map(({ id, file, level }) => {
        const accident = random.next() < kind.accidents ? 2 + 3 * random.next() : 1;
        const work = Math.max(1, Math.round(level * Math.exp(kind.noise * random.normal()) * accident));
        return { id, file, work, usual: Math.max(1, Math.round(level)), flaky: random.next() < kind.flaky };
      }),
    };
  });
  const machine = seeded(seed + 1);
  const speeds = Array.from({ length: RUNS * kind.shards }, () => {
    return Math.exp(kind.machines * machine.normal()) * (machine.next() < 0.03 ? 1.6 : 1);
  });
  return {
    name: kind.name,
    shards: kind.shards,
    runs,
    slowness: (run, shard) => speeds[run * kind.shards + shard] ?? 1,
  };
}
